import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defaultTemplate as template } from "../../server/src/template/template.ts";
import { joined } from "./joined.ts";
import pairs from "./joined-lists/pairs.json" with { type: "json" };

describe("finds the key of two files, and proposes the mapping that a person would make", () => {
  for (const { name, main, other, key, wanted, said } of pairs) {
    it(name, () => {
      const { keys, join, report } = joined(main, other, template);
      assert.deepEqual([keys[0]?.main.name, keys[0]?.other.name], key);
      const found = join.plan.proposals.map(({ column, source }) => [column.header, source.name]);
      assert.deepEqual(Object.fromEntries(found), wanted);
      assert.deepEqual(report.sentences, said);
    });
  }
});
