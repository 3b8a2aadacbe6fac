import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, finds, fixes, header } from "./marked.ts";

const others = "Company ID,Site Name,Site ID,Country";

test("case, spaces, underscores, hyphens, accents and a trailing asterisk are recognised, and are not right", () => {
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

test("what cannot be seen beside the name is named", () => {
  for (const text of [" Company Name", "Company Name ", "Company  Name", "Company\u00a0Name", "\u200bCompany Name"]) {
    finds(`⟦${text}⟧,${others}\n`, [["header-name", "error", { text, header: "Company Name" }]]);
  }
});

test("a byte order mark that was saved as text before the first name, or another garbled name", () => {
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

test("other names of a column are recognised", () => {
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

test("it is told once, however many rows there are, and the cells are still checked", () => {
  finds(`⟦company⟧,${others}\nAcme,ACME1,HQ,HQ1,US\nBeta⟦!⟧,BETA1,HQ,HQ2,US\n`, [
    ["header-name", "error", { text: "company", header: "Company Name" }],
    ["characters", "error", { column: "Company Name" }],
  ]);
});

test("the exact header is right, in quotes too", () => {
  clean(`"Company Name",${others}\n`);
});

test("the header is renamed", () => {
  assert.deepEqual(fixes(`company_name,${others}\nAcme,ACME1,HQ,HQ1,US\n`, "header-name"), [
    ['Replace "company_name" with "Company Name"', "safe", `${header}\nAcme,ACME1,HQ,HQ1,US\n`],
  ]);
});

test("the severity can be set", () => canBeSet("header-name", "error", `company,${others}\n`));
