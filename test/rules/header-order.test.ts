import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, file, finds, fixes } from "./marked.ts";

const swapped = "Company Name,Site Name,Company ID,Site ID,Country\n";

test("reports a wrong order once, on the first column that comes too late", () => {
  finds("Company Name,Site Name,⟦Company ID⟧,Site ID,Country\nAcme,HQ,ACME1,HQ1,US\n", [
    ["header-order", "warning", { header: "Company ID", before: "Site Name" }],
  ]);
  finds("Country,⟦Site ID⟧,Site Name,Company ID,Company Name\n", [
    ["header-order", "warning", { header: "Site ID", before: "Country" }],
  ]);
});

test("accepts missing columns, and unknown columns in any place", () => {
  clean(file("City,Zip,Social Media"));
  finds("⟦Notes⟧,Company Name,Company ID,Site Name,Site ID,Country\n", [
    ["header-unknown", "warning", { text: "Notes" }],
  ]);
});

test("reorders the columns with their cells, and puts unknown columns at the end", () => {
  const title = "Put the columns in the template's order";
  assert.deepEqual(fixes(`${swapped}Acme,HQ,ACME1,HQ1,US\n\n`, "header-order"), [
    [title, "safe", file("", "Acme,ACME1,HQ,HQ1,US", "")],
  ]);
  // It is unknown what a truncated row lacks.
  assert.deepEqual(fixes(`${swapped}Beta,HQ\n`, "header-order"), [[title, "suggested", file("", "Beta,,HQ,,")]]);
  assert.deepEqual(
    fixes('Notes,Country,Company Name,Company ID,Site Name,Site ID\r\n"a, ""b""",US,Acme,ACME1,HQ,HQ1', "header-order"),
    [[title, "safe", 'Company Name,Company ID,Site Name,Site ID,Country,Notes\r\nAcme,ACME1,HQ,HQ1,US,"a, ""b"""']],
  );
});

test("offers no fix while a row is split at a comma", () => {
  assert.deepEqual(fixes(`${swapped}Acme, Inc,HQ,ACME1,HQ1,US\n`, "header-order"), []);
});

test("the severity can be set", () => canBeSet("header-order", "warning", swapped));

test("only suggests the fix if a quote is never closed", () => {
  const header = "Site Name,Company Name,Company ID,Site ID,Country,City";
  const kinds = (city: string) =>
    fixes(`${header}\nHQ,Acme,A1,S1,US,${city}\n`, "header-order").map(([, kind]) => kind);
  assert.deepEqual(kinds("x"), ["safe"]);
  assert.deepEqual(kinds('"x'), ["suggested"]);
});
