import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { matchesGlob } from "../../../server/src/files/glob.ts";

describe("a glob", () => {
  for (const [glob, matching, others] of [
    ["*.json", ["a.json", ".json", "a b.é.json"], ["a/b.json", "a.jsonl", "json"]],
    ["?.json", ["a.json", "é.json", "😀.json"], [".json", "ab.json", "/.json"]],
    ["**/*.json", ["a.json", "x/a.json", "x/.y/a.json"], ["a.csv", "x/a.json/b"]],
    ["**", ["a", "x/y/a"], []],
    ["x/**", ["x/a", "x/y/a"], ["xa", "y/a"]],
    ["x/**/**/a", ["x/a", "x/y/a"], ["x/ya"]],
    ["a**b", ["ab", "axb"], ["a/b"]],
    ["{a,b}.json", ["a.json", "b.json"], ["ab.json", "{a,b}.json", ".json"]],
    ["{x/*,y{1,2}}/a", ["x/z/a", "y1/a", "y2/a"], ["x/a", "y/a"]],
    ["{**/a,b}.json", ["a.json", "x/a.json", "b.json"], ["x/b.json"]],
    ["a{,b}", ["a", "ab"], ["b"]],
    ["{a,b", ["a", "b"], ["{a,b"]],
    ["[a-c_]", ["a", "b", "_"], ["d", "-", "ab"]],
    ["[!a-c]", ["d", "!"], ["a", "/"]],
    ["[]-]", ["]", "-"], ["a"]],
    ["[a", ["[a"], ["a"]],
    ["!(a).json", ["!(a).json"], ["b.json"]],
    ["+(a)", ["+(a)"], ["aa"]],
    ["", [""], ["a"]],
  ] as const) {
    it(`${glob} matches ${matching.join(", ")}, and not ${others.join(", ")}`, () => {
      for (const path of matching) assert.ok(matchesGlob(path, glob), path);
      for (const path of others) assert.ok(!matchesGlob(path, glob), path);
    });
  }

  it("takes time in proportion to its length", () => {
    const name = "a".repeat(250);
    // Glob libraries take practically forever for the first one.
    for (const glob of ["*a*a*a*a*a*a*a*a*b", "{,a}".repeat(1_000), "**/*a".repeat(500), "*".repeat(4_000)]) {
      assert.equal(matchesGlob(name, `${glob}c`), false);
    }
    for (const open of ["{", "{a,", "["]) assert.equal(matchesGlob(name, open.repeat(2_000)), false);
  });
});
