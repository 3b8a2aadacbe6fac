import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultColumns } from "../../server/src/template/columns.ts";
import { canBeSet, clean, codes, file, finds, fixedAll, fixes, header } from "./marked.ts";

test("reports each missing required column once, on the header row", () => {
  finds("⟦⟦Company Name,Company ID,Site Name⟧⟧\nAcme,ACME1,HQ\nBeta,BETA1,HQ\n", [
    ["header-missing", "error", { headers: ["Site ID"], required: true, row: false }],
    ["header-missing", "error", { headers: ["Country"], required: true }],
  ]);
});

test("reports only this fault for a file without a header row", () => {
  finds("⟦⟧", [
    [
      "header-missing",
      "error",
      { headers: ["Company Name", "Company ID", "Site Name", "Site ID", "Country"], row: true },
    ],
  ]);
  const whole = defaultColumns.map((column) => column.header).join(",");
  assert.deepEqual(fixes("", "header-missing"), [["Insert the header row", "safe", whole]]);
});

test("reports a file that starts with a record, even if some values look like headers", () => {
  for (const first of ["Acme,ACME,Main,M1,US", "Acme,ACME,Phone,M1,Germany,,,,Boston", "City,CITY,Site 1,S1,GB,,,"]) {
    assert.deepEqual(codes(`${first}\n`), ["header-missing"], first);
    const [insert] = fixes(`${first}\n`, "header-missing");
    const headers = defaultColumns.slice(0, first.split(",").length).map((column) => column.header);
    assert.deepEqual(insert, ["Insert the header row", "suggested", `${headers.join()}\n${first}\n`]);
  }
  // A column may be named IT, and a header may be unknown.
  assert.deepEqual(codes(`${header.replace("Country", "IT")}\n`), ["header-missing", "header-unknown"]);
});

test("only suggests inserting a column that an ambiguous or unknown column may be", () => {
  for (const first of ["Name,ID,Site Name,Site ID,Country", "Company,Site Name,ID,Site ID,Country"]) {
    const text = `${first}\nAcme,ACME1,HQ,HQ1,US\n`;
    assert.equal(fixes(text, "header-missing")[0]?.[1], "suggested", first);
  }
  const foreign = "Company Name    Company ID    Country\nAcme Corp       AC1           US\n";
  assert.equal(fixedAll(foreign), foreign);
});

test("accepts missing optional columns, unless a setting requires them", () => {
  clean(`${header}\n`);
  finds(`⟦${header}⟧\n`, [["header-missing", "error", { headers: ["Zip"], required: true }]], {
    columns: { Zip: { required: true } },
  });
});

test("does not report a header that is recognised", () => {
  finds("⟦company⟧,Company ID,Site Name,Site ID,Country\n", [
    ["header-name", "error", { text: "company", header: "Company Name" }],
  ]);
});

test("inserts the column in its place, into every row that is long enough", () => {
  const title = 'Insert the column "Site Name"';
  assert.deepEqual(fixes('Company Name,Company ID,Site ID,Country\nAcme,ACME1,"HQ1",US\n', "header-missing"), [
    [title, "safe", `${header}\nAcme,ACME1,,"HQ1",US\n`],
  ]);
  // It is unknown what a truncated row lacks.
  assert.deepEqual(fixes("Company Name,Company ID,Site ID,Country\nBeta,BETA1\nGamma\n", "header-missing"), [
    [title, "suggested", `${header}\nBeta,BETA1,\nGamma\n`],
  ]);
  assert.deepEqual(fixes("Company ID,Site Name,Site ID,Country\r\nACME1,HQ,HQ1,US", "header-missing"), [
    ['Insert the column "Company Name"', "safe", `${header}\r\n,ACME1,HQ,HQ1,US`],
  ]);
  assert.deepEqual(fixes("Company Name,Company ID,Site Name,Site ID\nAcme,ACME1,HQ,HQ1\n", "header-missing"), [
    ['Insert the column "Country"', "safe", `${header}\nAcme,ACME1,HQ,HQ1,\n`],
  ]);
});

test("reports a mistyped header as the missing one, as one fault", () => {
  finds("Company Name,⟦Compny IDD⟧,Site Name,Site ID,⟦Contry⟧\nAcme,ACME1,HQ,HQ1,US\n", [
    ["header-missing", "error", { headers: ["Company ID"], required: true, meant: "Compny IDD" }],
    ["header-missing", "error", { headers: ["Country"], required: true, meant: "Contry" }],
  ]);
  // Of two similar headers, one is the missing one; with this rule off, both are unknown.
  const twice = "Company Name,Company ID,Site Name,Site ID,⟦Contry⟧,⟦Coutnry⟧\n";
  finds(twice, [
    ["header-missing", "error", { headers: ["Country"], required: true, meant: "Contry" }],
    ["header-unknown", "warning", { text: "Coutnry" }],
  ]);
  finds(
    twice,
    [
      ["header-unknown", "warning", { text: "Contry" }],
      ["header-unknown", "warning", { text: "Coutnry" }],
    ],
    { rules: { "header-missing": "off" } },
  );
});

test("suggests renaming the similar header or inserting the column", () => {
  const text = "Company Name,Company ID,Site Name,Site ID,Cuontry\nAcme,ACME1,HQ,HQ1,US\n";
  assert.deepEqual(fixes(text, "header-missing"), [
    ['Replace "Cuontry" with "Country" (similar name)', "suggested", file("", "Acme,ACME1,HQ,HQ1,US")],
    [
      'Insert the column "Country"',
      "suggested",
      "Company Name,Company ID,Site Name,Site ID,Country,Cuontry\nAcme,ACME1,HQ,HQ1,,US\n",
    ],
  ]);
});

test("only suggests inserting a column while a row is split at a comma", () => {
  const text = "Company Name,Company ID,Site Name,Site ID\nAcme, Inc,ACME1,HQ,HQ1\n";
  assert.deepEqual(fixes(text, "header-missing"), [
    ['Insert the column "Country"', "suggested", `${header}\nAcme, Inc,ACME1,HQ,,HQ1\n`],
  ]);
});

test("the severity can be set", () =>
  canBeSet("header-missing", "error", "Company Name,Company ID,Site Name,Site ID\n"));
