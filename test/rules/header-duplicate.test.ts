import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, file, finds, fixes } from "./marked.ts";

test("the same header twice is found on the second, once however many rows there are", () => {
  finds(file("Zip,⟦Zip⟧", "Acme,ACME1,HQ,HQ1,US,1,2", "Beta,BETA1,HQ,HQ2,US,1,2"), [
    ["header-duplicate", "error", 'The header "Zip" is also in column 6. Delete one of the two columns.'],
  ]);
});

test("one that is recognisable repeats the exact one, wherever it stands", () => {
  const message = (text: string, column: number) =>
    `The header "${text}" means the same as "Zip" in column ${column}. Delete one of the two columns.`;
  finds(file("Zip,⟦zip⟧"), [["header-duplicate", "error", message("zip", 6)]]);
  finds(file("⟦ZIP *⟧,Zip"), [["header-duplicate", "error", message("ZIP *", 7)]]);
});

test("two names of one column repeat each other", () => {
  finds(file("⟦Postal Code⟧,⟦Post Code⟧"), [
    ["header-name", "error", 'The header "Postal Code" must be exactly "Zip".'],
    [
      "header-duplicate",
      "error",
      'The header "Post Code" means the same as "Postal Code" in column 6. Delete one of the two columns.',
    ],
  ]);
});

test("a header that is unknown can stand twice as well", () => {
  finds(file("⟦Notes⟧,⟦Notes⟧"), [
    ["header-unknown", "warning", 'The header "Notes" is not in the template.'],
    ["header-duplicate", "error", 'The header "Notes" is also in column 6. Delete one of the two columns.'],
  ]);
});

test("similar headers of different columns are none", () => {
  clean(file("Address Line 1,Address Line 2"));
});

test("either column can be deleted", () => {
  assert.deepEqual(fixes(file("Zip,Zip", "Acme,ACME1,HQ,HQ1,US,1,2", "Beta,BETA1,HQ,HQ2,US,1"), "header-duplicate"), [
    [
      'Delete column 7 with the header "Zip"',
      "suggested",
      file("Zip", "Acme,ACME1,HQ,HQ1,US,1", "Beta,BETA1,HQ,HQ2,US,1"),
    ],
    [
      'Delete column 6 with the header "Zip"',
      "suggested",
      file("Zip", "Acme,ACME1,HQ,HQ1,US,2", "Beta,BETA1,HQ,HQ2,US"),
    ],
  ]);
});

test("the severity can be set", () => canBeSet("header-duplicate", "error", file("Zip,Zip")));
