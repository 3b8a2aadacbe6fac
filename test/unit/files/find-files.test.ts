import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { findFiles } from "../../../server/src/files/node/find-files.ts";

/** A folder with these files, which is removed after the test. */
function folderOf(t: TestContext, ...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "asio import é "));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), "");
  }
  return folder;
}

async function found(folder: string, glob: string, within = folder): Promise<string[]> {
  const { paths, leftOut } = await findFiles(folder, glob, within);
  return [...paths.map((path) => relative(folder, path)), ...leftOut.map((clause) => `! ${clause}`)];
}

describe("a glob finds", () => {
  const names = ["b.json", "a.json", ".c.json", "x/d.json", "x/y/e.json", "z (old)/d.json", "!f.json", "g.txt"];

  for (const [glob, ...expected] of [
    ["*.json", "!f.json", ".c.json", "a.json", "b.json"],
    ["**/*.json", "!f.json", ".c.json", "a.json", "b.json", "x/d.json", "x/y/e.json", "z (old)/d.json"],
    ["*/d.json", "x/d.json", "z (old)/d.json"],
    ["{x/y,z*}/*.json", "x/y/e.json", "z (old)/d.json"],
    ["[ab].json", "a.json", "b.json"],
    ["!*.json", "!f.json"],
    ["*", "!f.json", ".c.json", "a.json", "b.json", "g.txt"],
    ["*.csv"],
  ] as const) {
    it(`${glob}: ${expected.join(", ") || "nothing"}`, async (t) => {
      assert.deepEqual(await found(folderOf(t, ...names), glob), expected);
    });
  }

  it("nothing in node_modules, nor in a missing folder", async (t) => {
    const folder = folderOf(t, "node_modules/a.json", "x/node_modules/b.json");
    assert.deepEqual(await found(folder, "**/*.json"), []);
    assert.deepEqual(await found(join(folder, "none"), "**/*.json", folder), []);
  });

  it("a file through a link within the workspace folder, and reports links out of it", async (t) => {
    const [folder, other] = [folderOf(t, "w/in.json", "w/x/a.json"), folderOf(t, "out.json")];
    const place = join(folder, "w");
    symlinkSync("x/a.json", join(place, "link.json"));
    symlinkSync("x", join(place, "y"));
    assert.deepEqual(await found(place, "**/*.json"), ["in.json", "link.json", "x/a.json"]);
    symlinkSync(join(other, "out.json"), join(place, "out.json"));
    assert.deepEqual(await found(place, "*.csv"), []);
    assert.deepEqual(await found(place, "o*.json"), [
      "! follows no link out of the workspace folder, such as out.json",
    ]);
    symlinkSync(other, join(place, "x", "other"));
    assert.deepEqual(await found(join(place, "x"), "*.json", place), ["a.json"]);
    assert.deepEqual(await found(join(place, "x"), "**/a*.json", place), [
      "a.json",
      "! follows no link out of the workspace folder, such as other",
    ]);
    assert.deepEqual(await found(join(place, "x", "other"), "*.json", place), [
      "! leads through a link out of the workspace folder, which is not followed",
    ]);
  });

  it("nothing more once it is aborted", async (t) => {
    const { paths, leftOut } = await findFiles(folderOf(t, "a.json"), "*.json", tmpdir(), AbortSignal.abort());
    assert.deepEqual([paths, leftOut], [[], []]);
  });
});
