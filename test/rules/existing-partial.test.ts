import assert from "node:assert/strict";
import { test } from "node:test";
import { verdictOf } from "../../server/src/checker/verdict.ts";
import { canBeSet, check, clean, file, finds, fixes, header } from "./marked.ts";

const page = "companies.json is page 1 of 9.";
const given = { partialExports: [page], existing: [{ id: "u1", name: "Acme" }] };
const right = file("", "Beta,BETA1,HQ,HQ1,US");

test("reports a partial export on the header row", () => {
  finds(`⟦${header}⟧\nBeta,BETA1,HQ,HQ1,US\n`, [["existing-partial", "warning", { sentence: page }]], given);
});

test("reports each partial export", () => {
  const other = "more.json says that another page follows.";
  finds(
    `⟦⟦${header}⟧⟧\nBeta,BETA1,HQ,HQ1,US\n`,
    [
      ["existing-partial", "warning", { sentence: page }],
      ["existing-partial", "warning", { sentence: other }],
    ],
    { ...given, partialExports: [page, other] },
  );
});

test("checks the companies that the export contains", () => {
  finds(
    `⟦${header}⟧\n⟦Acme⟧,ACME1,HQ,HQ1,US\n`,
    [
      ["existing-partial", "warning", { sentence: page }],
      ["company-exists", "error", { match: { on: "name", value: "Acme", record: { index: 0 } } }],
    ],
    given,
  );
});

test("makes the file unchecked at best, and fails no record", () => {
  assert.deepEqual(verdictOf(check(right, given)), {
    verdict: "unchecked",
    sentence: `Unchecked: no row would fail, but not all existing companies are checked. ${page}`,
  });
  assert.equal(check(right, given).summary.failedRows, 0);
  assert.equal(verdictOf(check(file("", "Beta,,HQ,HQ1,US"), given)).verdict, "failed-rows");
  assert.equal(verdictOf(check(file("", "Acme,A1,HQ,HQ1,US"), given)).verdict, "invalid-csv");
  clean(right, { existing: given.existing });
});

test("accepts the file when the rule is off, and says in the verdict what is not checked", () => {
  assert.deepEqual(verdictOf(check(right, { ...given, rules: { "existing-partial": "off" } })), {
    verdict: "accepted",
    sentence: `Accepted: the one row would be created. Not all existing companies are checked: ${page}`,
  });
});

test("offers to add other pages or open the export", () => {
  assert.deepEqual(fixes(right, "existing-partial", given), [
    ["Add the other pages of the export…", "suggested", { kind: "selectExport" }],
    ["Open the export", "suggested", { kind: "openExport" }],
  ]);
});

test("the severity can be set", () => canBeSet("existing-partial", "warning", right, given));
