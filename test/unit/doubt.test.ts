import assert from "node:assert/strict";
import { describe, it, test } from "node:test";
import { verdictOf } from "../../server/src/checker/verdict.ts";
import { check, type Given, header } from "../rules/marked.ts";

const accepted = "Accepted: the one row would be created.";
const doubted = "The platform may still refuse the whole file, because";

function sentence(text: string, given: Given): string {
  return verdictOf(check(text, { rules: { spaces: "off" }, ...given })).sentence;
}

describe("mentions a company that may exist beside the verdict", () => {
  for (const [name, existing] of [
    ["Smith and Sons", "Smith & Sons"],
    ["Muller", "M\u00fcller"],
    ["OBrien", "O\u2019Brien"],
    ["Fabrikam Inc", "Fabrikam, Inc."],
    ["ATT", "AT&T"],
    ["Smith Jones", "Smith-Jones"],
    ["Acme US", "Acme (US)"],
    ["Cafe Regal", "Caf\u00e9 R\u00e9gal"],
    ["Stjohns", "St. John's"],
    ["Zurich AG", "Z\u00fcrich-AG"],
  ] as const) {
    it(`${name} beside ${existing}`, () => {
      assert.equal(
        sentence(`${header}\n${name},NEW1,HQ,S1,US\n`, { existing: [{ name: existing }] }),
        `${accepted} ${doubted} 1 row has a company that may already exist.`,
      );
    });
  }
  it("an inactive record", () => {
    const text = `${header}\nOld,NEW1,HQ,S1,US\nOld,NEW1,West,S2,US\n`;
    assert.equal(
      sentence(text, { existing: [{ name: "Old", active: false }] }),
      `Accepted: both rows would be created. ${doubted} 2 rows have companies that may already exist.`,
    );
  });
});

test("mentions other warnings that could fail the upload beside any verdict", () => {
  const text = `${header},Notes\nOld,NEW1,HQ,S1,US,\n,,,,,\nNew,NEW2,HQ,S1,XX,\n`;
  const part = "companies.json is page 1 of 2.";
  const reasons = "its header row is not the template's and it has blank rows";
  assert.equal(sentence(text, { existing: [] }), `1 of 2 rows would fail. ${doubted} ${reasons}.`);
  assert.equal(
    sentence(text.replace("XX", "US"), { existing: [{ name: "Old", active: false }], partialExports: [part] }),
    `Unchecked: no row would fail, but not all existing companies are checked. ${part} ${doubted} its header row is not the template's, it has blank rows and 1 row has a company that may already exist.`,
  );
});

test("does not mention findings below a warning, or doubts about a refused file", () => {
  const text = `${header}\nOld,NEW1,HQ,S1,US\n`;
  const existing = [{ name: "Old", active: false }];
  assert.equal(sentence(text, { existing, rules: { "company-may-exist": "information" } }), accepted);
  assert.equal(sentence(text, { existing, rules: { "company-may-exist": "off" } }), accepted);
  assert.doesNotMatch(sentence(`${text}New,N1,HQ,S1,US\n`.replaceAll(",", ";"), { existing }), /may still/);
});
