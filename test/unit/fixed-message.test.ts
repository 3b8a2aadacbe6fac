import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fixedMessage } from "../../server/src/lsp/fixed-message.ts";
import type { ProblemCounts } from "../../server/src/lsp/protocol.ts";
import { allRules } from "../../server/src/rules/registry.ts";

const nouns = new Map(allRules.map(({ code, noun }) => [code, noun]));

/** Problem counts by rule. */
function counts(numbers: Record<string, number>): ProblemCounts {
  return Object.fromEntries(
    Object.entries(numbers).map(([code, number]) => [code, { number, noun: nouns.get(code) ?? assert.fail(code) }]),
  );
}

describe("the message after fixing all", () => {
  it("says how many problems of each kind were fixed, and that none are left", () => {
    assert.equal(
      fixedMessage(counts({ "country-code": 2, "row-blank": 1 }), {}),
      "3 problems fixed: 2 country codes, 1 blank row. No problems are left.",
    );
  });

  it("says how many are left", () => {
    assert.equal(
      fixedMessage(counts({ spaces: 1, "country-code": 1_201 }), counts({ spaces: 1, "country-code": 1 })),
      "1,200 problems fixed: 1,200 country codes. 2 problems left: 1 name or ID with a space, 1 country code.",
    );
  });

  it("names at most four kinds, the most frequent first", () => {
    const five = counts({ comma: 1, email: 2, length: 3, required: 4, characters: 5 });
    assert.equal(
      fixedMessage(five, {}),
      "15 problems fixed: 5 names or IDs with special characters, 4 empty required cells, 3 long values, 3 others. No problems are left.",
    );
  });

  it("counts problems that a fix has revealed as left", () => {
    assert.equal(
      fixedMessage(counts({ whitespace: 1 }), counts({ spaces: 1 })),
      "1 problem fixed: 1 value with stray white space. 1 problem left: 1 name or ID with a space.",
    );
  });
});
