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
    finds(`⟦${text}⟧,${others}\n`, [["header-name", "error", `The header "${text}" must be exactly "Company Name".`]]);
  }
});

test("what cannot be seen beside the name is named", () => {
  const said = 'The header "Company Name" has extra spaces or invisible characters. Remove them.';
  for (const text of [" Company Name", "Company Name ", "Company  Name", "Company\u00a0Name", "\u200bCompany Name"]) {
    finds(`⟦${text}⟧,${others}\n`, [["header-name", "error", said]]);
  }
});

test("other names of a column are recognised", () => {
  finds(
    "⟦Company⟧,⟦Company Identifier⟧,⟦Site⟧,⟦Site Identifier⟧,⟦Country Code⟧,⟦Address1⟧,⟦Town⟧,⟦Province⟧,⟦Postal Code⟧\n",
    [
      ["header-name", "error", 'The header "Company" must be exactly "Company Name".'],
      ["header-name", "error", 'The header "Company Identifier" must be exactly "Company ID".'],
      ["header-name", "error", 'The header "Site" must be exactly "Site Name".'],
      ["header-name", "error", 'The header "Site Identifier" must be exactly "Site ID".'],
      ["header-name", "error", 'The header "Country Code" must be exactly "Country".'],
      ["header-name", "error", 'The header "Address1" must be exactly "Address Line 1".'],
      ["header-name", "error", 'The header "Town" must be exactly "City".'],
      ["header-name", "error", 'The header "Province" must be exactly "State".'],
      ["header-name", "error", 'The header "Postal Code" must be exactly "Zip".'],
    ],
  );
});

test("it is told once, however many rows there are, and the cells are still checked", () => {
  finds(`⟦company⟧,${others}\nAcme,ACME1,HQ,HQ1,US\nBeta⟦!⟧,BETA1,HQ,HQ2,US\n`, [
    ["header-name", "error", 'The header "company" must be exactly "Company Name".'],
    ["characters", "error", 'Company Name can contain only the letters A to Z and digits, not "!". Write "Beta".'],
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
