import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, finds, fixes, header } from "./marked.ts";

const others = "Company ID,Site Name,Site ID,Country";

test("reports other case, spaces, underscores, hyphens, accents or a final asterisk in a header", () => {
  for (const text of [
    "company name",
    "COMPANY NAME",
    "CompanyName",
    "company_name",
    "Company-Name",
    "Company Name*",
    "Company Name *",
    "Cömpany Name",
  ]) {
    finds(`⟦${text}⟧,${others}\n`, [["header-name", "error", { text, header: "Company Name" }]]);
  }
});

test("reports white space and invisible characters in a header", () => {
  for (const text of [" Company Name", "Company Name ", "Company  Name", "Company\u00a0Name", "\u200bCompany Name"]) {
    finds(`⟦${text}⟧,${others}\n`, [["header-name", "error", { text, header: "Company Name" }]]);
  }
});

test("fixes a header with a byte order mark saved as text, or garbled otherwise", () => {
  for (const text of [
    "ï»¿Company Name",
    'ï»¿"Company Name"',
    "ï»¿ï»¿Company Name",
    "Ã¯Â»Â¿Company Name",
    "ÔªøCompany Name",
    "∩╗┐Company Name",
    "\ufeffCompany Name",
    "CompanyÂ\u00a0Name",
  ]) {
    finds(`⟦${text}⟧,${others}\n`, [["header-name", "error", { text, header: "Company Name" }]]);
    assert.deepEqual(fixes(`${text},${others}\n`, "header-name"), [
      [`Replace "${text}" with "Company Name"`, "safe", `${header}\n`],
    ]);
  }
});

test("recognises aliases of a column", () => {
  finds(
    "⟦Company⟧,⟦Company Identifier⟧,⟦Site⟧,⟦Site Identifier⟧,⟦Country Code⟧,⟦Address1⟧,⟦Town⟧,⟦Province⟧,⟦Postal Code⟧\n",
    [
      ["header-name", "error", { text: "Company", header: "Company Name" }],
      ["header-name", "error", { text: "Company Identifier", header: "Company ID" }],
      ["header-name", "error", { text: "Site", header: "Site Name" }],
      ["header-name", "error", { text: "Site Identifier", header: "Site ID" }],
      ["header-name", "error", { text: "Country Code", header: "Country" }],
      ["header-name", "error", { text: "Address1", header: "Address Line 1" }],
      ["header-name", "error", { text: "Town", header: "City" }],
      ["header-name", "error", { text: "Province", header: "State" }],
      ["header-name", "error", { text: "Postal Code", header: "Zip" }],
    ],
  );
});

test("reports the fault once, not per row, and still checks the cells", () => {
  finds(`⟦company⟧,${others}\nAcme,ACME1,HQ,HQ1,US\nBeta⟦!⟧,BETA1,HQ,HQ2,US\n`, [
    ["header-name", "error", { text: "company", header: "Company Name" }],
    ["characters", "error", { column: "Company Name" }],
  ]);
});

test("accepts the exact header, even in quotes", () => {
  clean(`"Company Name",${others}\n`);
});

test("renames the header", () => {
  assert.deepEqual(fixes(`company_name,${others}\nAcme,ACME1,HQ,HQ1,US\n`, "header-name"), [
    ['Replace "company_name" with "Company Name"', "safe", `${header}\nAcme,ACME1,HQ,HQ1,US\n`],
  ]);
});

test("the severity can be set", () => canBeSet("header-name", "error", `company,${others}\n`));
