import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, file, finds, fixes } from "./marked.ts";

test("reports the second of two equal headers, once for the file", () => {
  finds(file("Zip,⟦Zip⟧", "Acme,ACME1,HQ,HQ1,US,1,2", "Beta,BETA1,HQ,HQ2,US,1,2"), [
    ["header-duplicate", "error", { text: "Zip", other: { index: 5 } }],
  ]);
});

test("reports the inexact header as the duplicate, wherever it is", () => {
  finds(file("Zip,⟦zip⟧"), [["header-duplicate", "error", { text: "zip", other: { index: 5 } }]]);
  finds(file("⟦ZIP *⟧,Zip"), [["header-duplicate", "error", { text: "ZIP *", other: { index: 6 } }]]);
});

test("reports two aliases of one column", () => {
  finds(file("⟦Postal Code⟧,⟦Post Code⟧"), [
    ["header-name", "error", { text: "Postal Code", header: "Zip" }],
    ["header-duplicate", "error", { text: "Post Code", other: { index: 5 } }],
  ]);
});

test("reports a repeated unknown header", () => {
  finds(file("⟦Notes⟧,⟦Notes⟧"), [
    ["header-unknown", "warning", { text: "Notes" }],
    ["header-duplicate", "error", { text: "Notes", other: { index: 5 } }],
  ]);
});

test("accepts similar headers of different columns", () => {
  clean(file("Address Line 1,Address Line 2"));
});

test("suggests deleting either column", () => {
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
