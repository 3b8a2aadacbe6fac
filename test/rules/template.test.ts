import assert from "node:assert/strict";
import { test } from "node:test";
import { templateFromCsv } from "../../server/src/template/downloaded-template.ts";
import { isImportHeader } from "../../server/src/template/layout.ts";
import { defaultTemplate, overrideColumns } from "../../server/src/template/template.ts";
import { clean, codes, file, finds, fixedAll, fixes } from "./marked.ts";

/** A column as `header: kind limit!`, with the mark if it is required. */
function shown(template = defaultTemplate): string[] {
  return template.columns.map(
    ({ header, kind, maxLength, required }) =>
      `${header}: ${kind}${maxLength ? ` ${maxLength}` : ""}${required ? "!" : ""}`,
  );
}

const downloaded = templateFromCsv(
  '\uFEFFCompany Name*,Company Identifier,"Site Type","Site","Site Identifier",Country Code,Address Line 3,Postal Code,Phone Number 2,Phone,E-mail,Account Manager\r\nAcme,x',
);

test("has the columns of the guide and the assumed ones by default", () => {
  assert.deepEqual(shown(), [
    "Company Name: name 50!",
    "Company ID: id 30!",
    "Site Name: name 50!",
    "Site ID: id 30!",
    "Country: country!",
    "Address Name: text 50",
    "Address Line 1: text 50",
    "Address Line 2: text 50",
    "City: text 50",
    "State: state",
    "Zip: text 12",
    "Email: email",
    "Email Type: emailType",
    "Phone Country: phoneCountry",
    "Phone Number: phone 30",
    "Phone Number Type: phoneType",
    "Social Media: text",
    "Social Media Type: socialType",
  ]);
});

test("takes names and order from a downloaded template, kinds and limits from similar defaults", () => {
  assert.deepEqual(shown(downloaded), [
    "Company Name*: name 50!",
    "Company Identifier: id 30!",
    "Site Type: text",
    "Site: name 50!",
    "Site Identifier: id 30!",
    "Country Code: country!",
    "Address Line 3: text 50",
    "Postal Code: text 12",
    "Phone Number 2: phone 30",
    "Phone: phone 30",
    "E-mail: email",
    "Account Manager: text",
  ]);
});

test("accepts the names of a downloaded template and reports the default ones", () => {
  assert(downloaded);
  const right = shown(downloaded).map((column) => column.replace(/:.*/, ""));
  clean(`${right.join(",")}\n`, { template: downloaded });
  const inexact = right.map((header) =>
    header.replace("Company Name*", "⟦Company Name⟧").replace("Country Code", "⟦Country⟧"),
  );
  finds(
    `${inexact.join(",")},⟦City⟧\n`,
    [
      ["header-name", "error", { text: "Company Name", header: "Company Name*" }],
      ["header-name", "error", { text: "Country", header: "Country Code" }],
      ["header-unknown", "warning", { text: "City" }],
    ],
    { template: downloaded },
  );
});

test("expects every header of the template: an error for required ones, a warning for others", () => {
  const template = templateFromCsv("Company Name,Company ID,Site Name,Site ID,Country,City,Owner");
  assert(template);
  const text = "Company Name,Company ID,Site Name,Site ID,City\nAcme,ACME1,HQ,HQ1,Reno\n";
  finds(
    `⟦⟦${text.replace("\n", "⟧⟧\n")}`,
    [
      ["header-missing", "error", { headers: ["Country"], required: true }],
      ["header-missing", "warning", { headers: ["Owner"], required: false }],
    ],
    { template },
  );
  assert.equal(
    fixedAll(text, { template }),
    "Company Name,Company ID,Site Name,Site ID,Country,City,Owner\nAcme,ACME1,HQ,HQ1,,Reno,\n",
  );
  assert.deepEqual(codes(text), ["header-missing"]);
});

test("uses the template's order", () => {
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

test("rejects a text without a header row as a template", () => {
  for (const text of ["", "\uFEFF", "\n\n", ",,,\n"])
    assert.equal(templateFromCsv(text), undefined, JSON.stringify(text));
});

test("overrides columns by any recognised name and adds new ones", () => {
  const template = overrideColumns(defaultTemplate, {
    zip: { maxLength: 10, required: true },
    "Postal Code": { kind: "id" },
    Notes: { maxLength: 5 },
  });
  assert.deepEqual(shown(template), [
    ...shown().map((column) => (column === "Zip: text 12" ? "Zip: id 10!" : column)),
    "Notes: text 5",
  ]);
  finds(
    file("Zip,Notes", "Acme,ACME1,HQ,HQ1,US,⟦⟧,12345⟦6⟧"),
    [
      ["required", "error", { column: "Zip" }],
      ["length", "error", { header: "Notes", length: 6, limit: 5 }],
    ],
    { template },
  );
});

test("recognises an import file by three of the five required headers in any spelling", () => {
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
