import assert from "node:assert/strict";
import { test } from "node:test";
import { verdictOf } from "../../server/src/checker/verdict.ts";
import { parseExport } from "../../server/src/existing/export.ts";
import { canBeSet, check, clean, file, finds, fixes, header } from "./marked.ts";

const missing = "companies.json does not exist.";
const given = { exportProblems: [missing] };
const right = file("", "Acme,ACME1,HQ,HQ1,US");

test("reports an unusable export on the header row: existing companies are not checked", () => {
  finds(
    `⟦${header}⟧\nAcme,ACME1,HQ,HQ1,US\n`,
    [["existing-export", "error", { sentence: `Existing companies are not checked: ${missing}` }]],
    given,
  );
});

test("describes the problem of each malformed or unknown export", () => {
  for (const [text, problem] of [
    ["", "companies.json is empty."],
    ['{"companies": [', "companies.json is cut off: its JSON"],
    ['{"error": "denied"}', 'companies.json contains no list of companies, only an object with the key "error"'],
  ] as const) {
    const parsed = parseExport(text, "companies.json");
    assert(!parsed.ok);
    assert.equal(parsed.problem.slice(0, problem.length), problem);
  }
});

test("still checks the companies of another export that is readable", () => {
  finds(
    `⟦${header}⟧\n⟦Acme⟧,ACME1,HQ,HQ1,US\n`,
    [
      ["existing-export", "error", { sentence: `Not all existing companies are checked: ${missing}` }],
      ["company-exists", "error", { match: { on: "name", value: "Acme", record: { index: 0 } } }],
    ],
    { ...given, existing: [{ id: "u1", name: "Acme" }] },
  );
});

test('does not treat an unusable export as "no companies exist": the verdict is unchecked', () => {
  assert.equal(verdictOf(check(right, given)).verdict, "unchecked");
  assert.equal(verdictOf(check(right)).verdict, "accepted");
  clean(right, { existing: [] });
});

test("keeps the note in the verdict when the rule is off", () => {
  const off = { ...given, rules: { "existing-export": "off" } } as const;
  assert.deepEqual(verdictOf(check(right, off)), {
    verdict: "accepted",
    sentence: `Accepted: the one row would be created. Existing companies are not checked: ${missing}`,
  });
});

test("fails no record", () => {
  assert.equal(check(right, given).summary.failedRows, 0);
});

test("offers to choose another export or open this one", () => {
  assert.deepEqual(fixes(right, "existing-export", given), [
    ["Choose another existing-company export…", "suggested", { kind: "selectExport" }],
    ["Open the export", "suggested", { kind: "openExport" }],
  ]);
});

test("says that there is nothing to import for a file without rows", () => {
  assert.deepEqual(verdictOf(check(file(""), given)), {
    verdict: "unchecked",
    sentence: `Nothing to import: the file has no rows yet. Existing companies are not checked: ${missing}`,
  });
});

test("the severity can be set", () => canBeSet("existing-export", "error", right, given));
