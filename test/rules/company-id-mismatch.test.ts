import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, file, finds, fixes, relatedText } from "./marked.ts";

const [hq, north, south] = ["Acme,A1,HQ,HQ1,US", "Acme,A1,North,N1,US", "Acme,A1,South,SO1,US"];

test("reports one name with two IDs on the rows that differ from the majority", () => {
  finds(file("", "Acme,⟦A2⟧,HQ,HQ1,US", north, south), [
    [
      "company-id-mismatch",
      "error",
      { same: "Company Name", value: "Acme", other: "A2", majority: "A1", onlySite: undefined },
    ],
  ]);
  finds(file("", hq, north, south, "Acme,⟦A2⟧,East,E1,US", "Acme,⟦A3⟧,West,W1,US"), [
    [
      "company-id-mismatch",
      "error",
      { same: "Company Name", value: "Acme", other: "A2", majority: "A1", onlySite: undefined },
    ],
    [
      "company-id-mismatch",
      "error",
      { same: "Company Name", value: "Acme", other: "A3", majority: "A1", onlySite: undefined },
    ],
  ]);
});

test("reports one ID with two names", () => {
  finds(file("", hq, "⟦Beta⟧,A1,North,N1,US", south), [
    ["company-id-mismatch", "error", { same: "Company ID", value: "A1", other: "Beta", majority: "Acme" }],
  ]);
});

test("treats the first value as correct in a tie, and names the site if one row has it", () => {
  finds(file("", hq, "Acme,⟦A2⟧,North,N1,US"), [
    [
      "company-id-mismatch",
      "error",
      { same: "Company Name", value: "Acme", other: "A2", majority: "A1", onlySite: "HQ" },
    ],
  ]);
  finds(file("", "Acme,A1,⟦⟧,HQ1,US", "Acme,⟦A2⟧,North,N1,US"), [
    ["required", "error"],
    ["company-id-mismatch", "error", { other: "A2", majority: "A1", onlySite: "" }],
  ]);
  const text = file("", hq, "Acme,A2,North,N1,US");
  assert.deepEqual(relatedText(text, "company-id-mismatch"), ["A1", text.indexOf("A1")]);
});

test("reports names that share an ID and differ only in case here, not as a spelling", () => {
  finds(file("", hq, "⟦ACME⟧,A1,North,N1,US"), [
    [
      "company-id-mismatch",
      "error",
      { same: "Company ID", value: "A1", other: "ACME", majority: "Acme", onlySite: "HQ" },
    ],
  ]);
});

test("accepts companies whose rows agree, and ignores empty cells", () => {
  clean(file("", hq, north, south, "Beta,B1,HQ,HQ2,US"));
  finds(file("", hq, "Acme,⟦⟧,North,N1,US"), [["required", "error", { column: "Company ID" }]]);
});

test("suggests the majority's value", () => {
  assert.deepEqual(fixes(file("", hq, "Acme,A2,East,E1,US", south), "company-id-mismatch"), [
    ['Replace "A2" with "A1"', "suggested", file("", hq, "Acme,A1,East,E1,US", south)],
  ]);
  assert.deepEqual(fixes(file("", hq, "Beta,A1,East,E1,US", south), "company-id-mismatch"), [
    ['Replace "Beta" with "Acme"', "suggested", file("", hq, "Acme,A1,East,E1,US", south)],
  ]);
});

test("warns about IDs of two companies that differ only in case", () => {
  finds(file("", "Acme,a1,HQ,H1,US", "Beta,A1,B,B1,US").replace("Beta,", "⟦Beta⟧,"), [
    [
      "company-id-mismatch",
      "warning",
      { same: "Company ID", value: "A1", other: "Beta", majority: "Acme", onlySite: "HQ" },
    ],
  ]);
});

test("the severity can be set", () => {
  canBeSet("company-id-mismatch", "error", file("", hq, "Acme,A2,North,N1,US"));
});
