import assert from "node:assert/strict";
import { test } from "node:test";
import { isImportHeader } from "../../server/src/template/layout.ts";
import { defaultTemplate, overrideColumns, templateFromCsv } from "../../server/src/template/template.ts";
import { clean, file, finds, fixes } from "./marked.ts";

/** A column as `header kind limit!`, the mark where it is required. */
function shown(template = defaultTemplate): string[] {
  return template.columns.map(
    ({ header, kind, maxLength, required }) =>
      `${header}: ${kind}${maxLength ? ` ${maxLength}` : ""}${required ? "!" : ""}`,
  );
}

const downloaded = templateFromCsv(
  '\uFEFFCompany Name*,Company Identifier,"Site Type","Site","Site Identifier",Country Code,Address Line 3,Postal Code,Phone Number 2,Phone,E-mail,Account Manager\r\nAcme,x',
);

test("the default columns are the guide's and the assumed ones", () => {
  assert.deepEqual(shown(), [
    "Company Name: name 50!",
    "Company ID: id 30!",
    "Site Name: name 50!",
    "Site ID: id 30!",
    "Country: country!",
    "Address Name: text 50",
    "Address Line 1: text 50",
    "Address Line 2: text 50",
    "City: text",
    "State: state",
    "Zip: text",
    "Email: email",
    "Email Type: emailType",
    "Phone Country: phoneCountry",
    "Phone Number: phone",
    "Phone Number Type: phoneType",
    "Social Media: text",
    "Social Media Type: socialType",
  ]);
});

test("a downloaded template gives names and order, the closest default column kind and limit", () => {
  assert.deepEqual(shown(downloaded), [
    "Company Name*: name 50!",
    "Company Identifier: id 30!",
    "Site Type: text",
    "Site: name 50!",
    "Site Identifier: id 30!",
    "Country Code: country!",
    "Address Line 3: text 50",
    "Postal Code: text",
    "Phone Number 2: phone",
    "Phone: phone",
    "E-mail: email",
    "Account Manager: text",
  ]);
});

test("its header row is the truth: its names are right, the default ones are not", () => {
  assert(downloaded);
  const right = shown(downloaded).map((column) => column.replace(/:.*/, ""));
  clean(`${right.join(",")}\n`, { template: downloaded });
  finds(
    `⟦Company Name⟧,Company Identifier,Site,Site Identifier,⟦Country⟧,⟦City⟧\n`,
    [
      ["header-name", "error", 'The header "Company Name" must be exactly "Company Name*".'],
      ["header-name", "error", 'The header "Country" must be exactly "Country Code".'],
      ["header-unknown", "warning", 'The header "City" is not in the template.'],
    ],
    { template: downloaded },
  );
});

test("its order is the truth", () => {
  const template = templateFromCsv("Site ID;Site Name;Company ID;Company Name;Country");
  assert(template);
  clean("Site ID,Site Name,Company ID,Company Name,Country\nHQ1,HQ,ACME1,Acme,US\n", { template });
  assert.deepEqual(fixes(file("", "Acme,ACME1,HQ,HQ1,US"), "header-order", { template }), [
    [
      "Put the columns in the template's order",
      "safe",
      "Site ID,Site Name,Company ID,Company Name,Country\nHQ1,HQ,ACME1,Acme,US\n",
    ],
  ]);
});

test("a text without a header row is no template", () => {
  for (const text of ["", "\uFEFF", "\n\n", ",,,\n"])
    assert.equal(templateFromCsv(text), undefined, JSON.stringify(text));
});

test("single columns are overridden, by any name that is recognised, and new ones added", () => {
  const template = overrideColumns(defaultTemplate, {
    zip: { maxLength: 10, required: true },
    "Postal Code": { kind: "id" },
    Notes: { maxLength: 5 },
  });
  assert.deepEqual(shown(template), [
    ...shown().map((column) => (column === "Zip: text" ? "Zip: id 10!" : column)),
    "Notes: text 5",
  ]);
  finds(
    file("Zip,Notes", "Acme,ACME1,HQ,HQ1,US,⟦⟧,12345⟦6⟧"),
    [
      ["required", "error", "Zip is required, and this row has none. It takes letters and digits, 10 at most."],
      ["length", "error", "Notes takes 5 characters at most, and this has 6. Shorten it by 1 character."],
    ],
    { template },
  );
});

test("an import file shows three of the five required headers, however they are written", () => {
  for (const [header, isImport] of [
    ["Company Name,Company ID,Site Name,Site ID,Country", true],
    ["company,COMPANY_ID,x,y,site name *", true],
    ["Client,Site,Country Code", false],
    ["Company Name,Company ID,City,State,Zip", false],
    ["Name,ID,Country", false],
    ["Company Name,Company,Client", false],
    ["", false],
  ] as const) {
    assert.equal(isImportHeader(header.split(","), defaultTemplate), isImport, header);
  }
  assert(downloaded);
  assert.equal(isImportHeader(["Company Name*", "Site", "Country"], downloaded), true);
});
