import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fixesOf } from "../../server/src/fixes/fix-all.ts";
import { isImportHeader } from "../../server/src/template/layout.ts";
import { defaultTemplate } from "../../server/src/template/template.ts";
import { check, codes, file, fixedAll, fixes, header } from "../rules/marked.ts";

const required = header.split(",");

/** A file of the required columns with another header for some of them, and one record. */
function renamed(names: Readonly<Record<string, string>>): string {
  return `${required.map((name) => names[name] ?? name).join()}\nAcme,ACME1,HQ,HQ1,US\n`;
}

const right = renamed({});

/** The fixes of all findings of a code that are safe, or may be preferred. */
function sureFixes(text: string, code: string): string[] {
  const checker = check(text);
  return checker
    .findings()
    .filter(({ rule }) => rule.code === code)
    .flatMap((finding) => fixesOf(finding, checker).filter((fix) => fix.safe || !fix.guess))
    .map(({ title }) => title);
}

describe("leaves the choice between two headers for one column to the user", () => {
  for (const further of [
    "Phone,Phone",
    "Postcode,Postcode",
    "Address,Address",
    "email,e-mail",
    "state,state",
    "phone,phone,phone",
    "Phone (required),Phone",
    "Town,city",
    "Email,e-mail",
    "Email,Mail",
    "Postal Code,Zip",
    "Phone Number,Phone,Telephone",
  ]) {
    it(further, () => {
      const text = file(further, `Acme,ACME1,HQ,HQ1,US${further.replace(/[^,]+/g, "").padStart(1, ",")},`);
      assert.equal(fixedAll(text), text);
      assert.ok(codes(text).includes("header-duplicate"));
      assert.deepEqual(sureFixes(text, "header-name"), []);
    });
  }

  it("even for a required column", () => {
    for (const first of ["company name,company name", "Company,Client", "company,Company Name"]) {
      const text = `${first},Company ID,Site Name,Site ID,Country\nAcme,Beta,ACME1,HQ,HQ1,US\n`;
      assert.equal(fixedAll(text), text);
      assert.ok(codes(text).includes("header-duplicate"), first);
      assert.deepEqual(sureFixes(text, "header-name"), []);
    }
  });

  it("reports the duplicate until its column is deleted", () => {
    const text = file("Phone,Phone", "Acme,ACME1,HQ,HQ1,US,,");
    const named = file("Phone Number,Phone", "Acme,ACME1,HQ,HQ1,US,,");
    assert.deepEqual(fixes(text, "header-name"), [['Replace "Phone" with "Phone Number"', "suggested", named]]);
    assert.deepEqual(codes(named), ["header-duplicate"]);
    const [, , one] = fixes(text, "header-duplicate")[0] ?? [];
    assert.equal(fixedAll(one as string), file("Phone Number", "Acme,ACME1,HQ,HQ1,US,"));
  });
});

describe("ignores a note in a header on how to fill in the column", () => {
  for (const [name, typed] of [
    ["Company Name", "Company Name (required)"],
    ["Company Name", "Company Name [required]"],
    ["Company Name", "(mandatory) company_name"],
    ["Company Name", "Client {max. 50 characters}"],
    ["Company ID", "Company ID (max 30)"],
    ["Company ID", "Company ID* (unique, 30 chars max)"],
    ["Site Name", "Site Name (up to 50) [required]"],
    ["Site ID", "Site ID (alphanumeric only)"],
    ["Site ID", "Site ID (no special characters)"],
    ["Country", "Country (ISO 3166-1 alpha-2)"],
    ["Country", "Country (2-letter ISO code) *"],
    ["Country", "Country <two letters>"],
  ] as const) {
    it(typed, () => {
      const text = renamed({ [name]: typed.includes(",") ? `"${typed}"` : typed });
      assert.deepEqual(codes(text), ["header-name"]);
      assert.deepEqual(fixes(text, "header-name"), [[`Replace "${typed}" with "${name}"`, "safe", right]]);
    });
  }

  it("recognises an import file with notes in all required headers", () => {
    const notes = required.map((name) => `${name} (required)`);
    assert.ok(isImportHeader(notes, defaultTemplate));
    assert.equal(fixedAll(`${notes.join()}\nAcme,ACME1,HQ,HQ1,US\n`), right);
  });
});

describe("only suggests inserting a column beside a header that may be it", () => {
  const words = "its words mean the same";
  const addition = "its name with an addition";
  for (const [name, typed, why] of [
    ["Country", "Country/Region", words],
    ["Country", "Country Name", words],
    ["Country", "Billing Country", words],
    ["Country", "Country: where the site is", addition],
    ["Company Name", "Account Name", words],
    ["Company Name", "Customer", words],
    ["Company Name", "Organisation", words],
    ["Company Name", "Company Name (legal)", addition],
    ["Company Name", "Name", "the name of each record"],
    ["Company ID", "Account Number", words],
    ["Company ID", "Company (Number)", words],
    ["Company ID", "ID", "the ID of each record"],
    ["Site Name", "Location", words],
    ["Site Name", "Branch Name", words],
    ["Site ID", "Location ID", words],
    ["Site ID", "Site Code", words],
    ["Company Name", "Compnay Name", "similar name"],
    ["Company Name", "Kompany Name", "similar name"],
    ["Country", "ountry", "similar name"],
  ] as const) {
    it(typed, () => {
      const text = renamed({ [name]: typed });
      const [finding, ...others] = check(text).findings();
      assert.deepEqual(others, []);
      assert(finding);
      assert.equal(finding.rule.code, "header-missing");
      assert.deepEqual(finding.data, { headers: [name], row: false, required: true, meant: typed });
      assert.deepEqual(fixes(text, "header-missing")[0], [
        `Replace "${typed}" with "${name}" (${why})`,
        "suggested",
        right,
      ]);
      assert.equal(check(text).layout.headers[finding.cell]?.text, typed);
      assert.equal(fixedAll(text), text);
      assert.deepEqual(
        sureFixes(text, "header-missing").filter((title) => title.startsWith("Replace")),
        [],
      );
    });
  }

  it("with several such headers, as in a PSA export", () => {
    const rows = "Acme,ACME1,HQ,HQ1,US\n";
    const text = `Account Name,Account Number,Location Name,Location ID,Country\n${rows}`;
    assert.deepEqual(codes(text), Array(4).fill("header-missing"));
    assert.equal(fixedAll(text), text);
  });

  it("even if the header is only similar, or is the name with an addition", () => {
    for (const typed of ["Company Type", "Company Name required"]) {
      const text = renamed({ "Company Name": typed });
      assert.deepEqual(
        fixes(text, "header-missing").map(([title, kind]) => [title, kind]),
        [['Insert the column "Company Name"', "suggested"]],
      );
      assert.equal(fixedAll(text), text);
    }
  });

  it("inserts it beside a header with another meaning", () => {
    for (const typed of ["Account Manager", "Parent Company", "Notes", "Tax: country", "Website"]) {
      const text = renamed({ Country: typed });
      assert.equal(fixes(text, "header-missing")[0]?.[1], "safe", typed);
    }
  });
});

describe("suggests a column for a mistyped header, but not for another word", () => {
  for (const [typed, name] of [
    ["Zipp", "Zip"],
    ["Ctiy", "City"],
    ["Emial", "Email"],
    ["Stte", "State"],
    ["Adress Name", "Address Name"],
    ["Addres Line1", "Address Line 1"],
    ["Emial Type", "Email Type"],
    ["Phone Cuontry", "Phone Country"],
    ["Phone Nubmer", "Phone Number"],
    ["Social Meida", "Social Media"],
    ["phonenumbr", "Phone Number"],
  ] as const) {
    it(`${typed} is ${name}`, () => {
      assert.deepEqual(fixes(file(typed), "header-unknown")[0], [
        `Replace "${typed}" with "${name}" (similar name)`,
        "suggested",
        file(name),
      ]);
    });
  }

  for (const typed of [
    "ID",
    "Main",
    "Stage",
    "Estate",
    "Date",
    "Unit",
    "Rate",
    "VIP",
    "IP",
    "Email Date",
    "Email Time",
    "Phone County",
    "Address Note",
    "Address Line A",
  ]) {
    it(`${typed} has no suggestion`, () => {
      assert.deepEqual(fixes(file(typed), "header-unknown"), [[`Delete the column "${typed}"`, "suggested", file("")]]);
    });
  }

  it("nor for a required column", () => {
    for (const typed of ["County", "Counter", "Account County"]) {
      const titles = fixes(renamed({ Country: typed }), "header-missing").map(([title]) => title);
      assert.deepEqual(titles, ['Insert the column "Country"'], typed);
    }
  });

  it("suggests a column with the same meaning, if the file does not have it", () => {
    assert.deepEqual(fixes(file("Suburb"), "header-unknown")[0], [
      'Replace "Suburb" with "City" (its words mean the same)',
      "suggested",
      file("City"),
    ]);
    assert.equal(fixes(file("City,Suburb"), "header-unknown").length, 1);
  });
});

describe("does not recognise other programs' files as import files", () => {
  for (const headers of [
    "Account Name,Account Number,Location Name,Location ID,Country",
    "Client (required),Site (required),Country (required)",
    "Client [required],Site [required],Country (ISO)",
    "Company (Number),Location,Location ID,Country Name",
    "Name,ID,Site,Country/Region",
    "Customer,Customer ID,Branch,Branch ID,Country",
    "Organisation,Location,Country (2-letter ISO code)",
    "Company Name (legal),Company ID (old),Site,Country",
    "Site,Client,Country",
    "Company Type,Company Size,Country",
  ]) {
    it(headers, () => assert.equal(isImportHeader(headers.split(","), defaultTemplate), false));
  }
});
