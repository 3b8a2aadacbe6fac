import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, check, clean, file, finds, fixes, partOf } from "./marked.ts";

test("reports a header that is not in the template", () => {
  finds(file("⟦Comment by sales⟧", "Acme,ACME1,HQ,HQ1,US,call first"), [
    ["header-unknown", "warning", { text: "Comment by sales" }],
  ]);
});

test("suggests the closest columns that the file does not have", () => {
  const offered = (further: string) => fixes(file(further), "header-unknown").map(([title]) => title);
  assert.deepEqual(offered("Zipp"), ['Replace "Zipp" with "Zip" (similar name)', 'Delete the column "Zipp"']);
  assert.deepEqual(offered("Zip,Zipp"), ['Delete the column "Zipp"']);
  assert.deepEqual(offered("Address Line 3"), [
    'Replace "Address Line 3" with "Address Line 1" (similar name)',
    'Replace "Address Line 3" with "Address Line 2" (similar name)',
    'Delete the column "Address Line 3"',
  ]);
});

test("reports a column without a header", () => {
  finds(file("⟦⟧", "Acme,ACME1,HQ,HQ1,US,"), [["header-unknown", "warning", { text: "" }]]);
});

test("checks only the first thousand columns", () => {
  const many = Array.from({ length: 995 }, () => "City").join();
  const findings = check(file(`${many},Zipp,City,Zip`)).findings();
  assert.deepEqual(
    findings
      .filter(({ rule }) => rule.code === "header-unknown")
      .map(({ cell, data }) => [cell, partOf(data, { further: 0 })]),
    [[1000, { further: 2 }]],
  );
});

test("accepts columns that a setting adds, and those of a response file with any content", () => {
  clean(file("Notes", "Acme,ACME1,HQ,HQ1,US,call first"), { columns: { Notes: {} } });
  const rules = { "response-reason": "off" } as const;
  clean(file("Row,Status,Reason for Failure", 'Acme,ACME1,HQ,HQ1,US,2,Failed," No, not ""this""; nor\nthat"'), {
    rules,
  });
});

test("suggests renaming the header to the closest one or deleting the column", () => {
  assert.deepEqual(fixes(file("Zipp,City", "Acme,ACME1,HQ,HQ1,US,02110,Boston", "Beta,BETA1"), "header-unknown"), [
    [
      'Replace "Zipp" with "Zip" (similar name)',
      "suggested",
      file("Zip,City", "Acme,ACME1,HQ,HQ1,US,02110,Boston", "Beta,BETA1"),
    ],
    ['Delete the column "Zipp"', "suggested", file("City", "Acme,ACME1,HQ,HQ1,US,Boston", "Beta,BETA1")],
  ]);
  assert.deepEqual(fixes(file("", "Acme,ACME1,HQ,HQ1,US,").replace("Country", "Country,"), "header-unknown"), [
    ["Delete column 6", "suggested", file("", "Acme,ACME1,HQ,HQ1,US")],
  ]);
});

test("the severity can be set", () => canBeSet("header-unknown", "warning", file("Notes")));
