import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { looseKey } from "../../server/src/document/fold.ts";
import { type DerivableRole, Derivation, derivableRoles } from "../../server/src/mapping/derived.ts";
import type { Role } from "../../server/src/template/columns.ts";
import { defaultTemplate, overrideColumns, type Template } from "../../server/src/template/template.ts";

const { columns } = defaultTemplate;

type Cells = Partial<Record<Role, string>>;

function cellsOf(row: Cells): string[] {
  return columns.map(({ role }) => (role && row[role]) ?? "");
}

/** The rows with what was made, and the report. */
function derive(
  rows: readonly Cells[],
  roles: readonly DerivableRole[] = derivableRoles,
  template: Template = defaultTemplate,
) {
  const derivation = new Derivation(template, roles);
  const cells = rows.map(cellsOf);
  for (const row of cells) derivation.look(row);
  for (const row of cells) derivation.fill(row);
  const made = cells.map((row) => Object.fromEntries(columns.map(({ header }, at) => [header, row[at] ?? ""])));
  return { made, results: derivation.results };
}

/** The values of a column. */
function column(rows: readonly Cells[], role: DerivableRole, roles?: readonly DerivableRole[]): (string | undefined)[] {
  return derive(rows, roles).made.map((row) => row[role]);
}

const lark = { "Company Name": "Larkspur Dental" };

test("makes IDs, a site and a country for a company with one row", () => {
  const { made, results } = derive([{ ...lark, City: "Portland", State: "OR", Zip: "97201" }]);
  const [{ "Company ID": companyId, "Site Name": siteName, "Site ID": siteId, Country: country } = {}] = made;
  assert.deepEqual([companyId, siteName, siteId, country], ["LARKSPURDENTAL", "Main", "LARKSPURDENTALMAIN", "US"]);
  const inRows = results.filter(({ rows }) => rows > 0);
  assert.deepEqual(inRows, [
    { role: "Company ID", rows: 1, examples: [["Larkspur Dental", "LARKSPURDENTAL"]] },
    { role: "Site Name", rows: 1, examples: [["Larkspur Dental", "Main"]] },
    { role: "Site ID", rows: 1, examples: [["Main", "LARKSPURDENTALMAIN"]] },
    { role: "Country", rows: 1, examples: [["97201", "US"]] },
  ]);
});

test("names the sites of a company with several rows by city, and numbers those in one city", () => {
  const rows = [
    { ...lark, City: "Portland", "Address Line 1": "12 Harbor Street" },
    { ...lark, City: "Beaverton" },
    { ...lark, City: "Portland", "Address Line 1": "700 Oak Street" },
    { ...lark, City: "Portland", "Address Line 1": "12 harbor  street" },
    { ...lark },
    { "Company Name": "Meridian Foods", City: "Tampa" },
  ];
  const names = ["Portland", "Beaverton", "Portland 2", "Portland", "Main", "Main"];
  assert.deepEqual(column(rows, "Site Name"), names);
  const ids = column(rows, "Site ID");
  assert.equal(ids[0], "LARKSPURDENTALPORTLAND");
  assert.equal(ids[3], ids[0]);
  assert.equal(new Set(ids).size, 5);
});

test("does not repeat a name that the company's other sites have", () => {
  const rows = [
    { ...lark, "Site Name": "portland", City: "Portland" },
    { ...lark, City: "Portland" },
  ];
  assert.deepEqual(column(rows, "Site Name"), ["portland", "Portland 2"]);
});

test("takes the company's own ID, and changes no ID that the source has", () => {
  const rows = [
    { ...lark },
    { ...lark, "Company ID": "LD1" },
    { "Company Name": "LARKSPUR DENTAL", "Company ID": "ld1" },
  ];
  assert.deepEqual(column(rows, "Company ID"), ["LD1", "LD1", "ld1"]);
  assert.deepEqual(column([...rows, { ...lark, "Company ID": "LD2" }], "Company ID"), ["", "LD1", "ld1", "LD2"]);
});

test("takes the Site ID of the same site", () => {
  const rows = [
    { ...lark, "Site Name": "Main", "Site ID": "7" },
    { ...lark, "Site Name": "main" },
    { "Company Name": "Meridian", "Site Name": "Main" },
  ];
  assert.deepEqual(column(rows, "Site ID"), ["7", "7", "MERIDIANMAIN"]);
});

test("gives another ID if a source's is the same by chance", () => {
  const rows = [{ "Company Name": "Acme" }, { "Company Name": "Other", "Company ID": "acme" }];
  assert.deepEqual(column(rows, "Company ID"), ["ACME2", "acme"]);
  const sites = [
    { ...lark, "Site Name": "Main" },
    { ...lark, "Site Name": "Old", "Site ID": "LARKSPURDENTALMAIN" },
  ];
  assert.deepEqual(column(sites, "Site ID"), ["LARKSPURDENTALMAIN2", "LARKSPURDENTALMAIN"]);
});

test("keeps to the limits of the template's columns", () => {
  const limited = { "Company ID": { maxLength: 8 }, "Site ID": { maxLength: 10 } };
  const { made } = derive(
    [lark, { "Company Name": "Larkspur Dental Lab" }, { ...lark, "Site Name": "Lab" }],
    derivableRoles,
    overrideColumns(defaultTemplate, limited),
  );
  assert.deepEqual(
    made.map((row) => [row["Company ID"], row["Site ID"]]),
    [
      ["LARKSPUR", "LARKSPURMA"],
      ["LARKSPU2", "LARKSPU2MA"],
      ["LARKSPUR", "LARKSPURLA"],
    ],
  );
});

test("fills in only the columns that were asked for, and reports nothing for full ones", () => {
  const { made, results } = derive([{ ...lark, "Company ID": "LD" }], ["Company ID", "Country"]);
  assert.deepEqual([made[0]?.["Company ID"], made[0]?.["Site Name"]], ["LD", ""]);
  assert.deepEqual(
    results.map(({ role, rows }) => [role, rows]),
    [
      ["Company ID", 0],
      ["Country", 0],
    ],
  );
});

test("takes the country from a number with a country's prefix if the address does not tell", () => {
  assert.deepEqual(column([{ "Phone Number": "+44 113 496 0321" }], "Country"), ["GB"]);
  assert.deepEqual(column([{ "Phone Number": "0113 496 0321" }], "Country"), [""]);
  assert.deepEqual(column([{ "Phone Number": "+44 113 496 0321", State: "OR", Zip: "97201" }], "Country"), ["US"]);
});

test("makes nothing for a row without a company", () => {
  assert.deepEqual(derive([{ City: "Portland" }]).made[0], derive([{ City: "Portland" }], []).made[0]);
});

const words = ["Nord", "Süd", "Москва", "山田", "Acme", "A", "Bäckerei", "and", "&", "Co.", "LLC", "العربية", "한국"];
const anyCompany = fc
  .tuple(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }), fc.nat({ max: 100_000 }))
  .map(([parts, number]) => `${parts.join(" ")} ${number}`);

test("IDs of many companies are unique, valid and the same next week with further rows", () => {
  const runs = { numRuns: 20 };
  fc.assert(
    fc.property(fc.array(anyCompany, { minLength: 1, maxLength: 2_000 }), anyCompany, (names, another) => {
      const rows = names.map((name) => ({ "Company Name": name }));
      const ids = column(rows, "Company ID");
      const companies = new Set(names.map((name) => looseKey(name.replaceAll("&", "and"))));
      assert.equal(new Set(ids).size, companies.size);
      for (const id of ids) assert.match(id ?? "", /^[A-Z0-9]{1,30}$/);
      assert.deepEqual(column([...rows, { "Company Name": another }], "Company ID").slice(0, -1), ids);
    }),
    runs,
  );
});

test("moves the parts of a whole address into their cells, and tells the country", () => {
  const rows = [
    { ...lark, "Address Line 1": "12 Harbor Street, Suite 4, Portland, OR 97201" },
    { ...lark, "Address Line 1": "5 King Street, Leeds LS1 2HQ", Country: "United Kingdom" },
    { ...lark, "Address Line 1": "700 Oak Street, Beaverton, OR 97005", City: "Beaverton" },
  ];
  const { made, results } = derive(rows, ["City", "Country"]);
  const addresses = made.map((row) =>
    ["Address Line 1", "Address Line 2", "City", "State", "Zip", "Country"].map((header) => row[header]),
  );
  assert.deepEqual(addresses, [
    ["12 Harbor Street", "Suite 4", "Portland", "OR", "97201", "US"],
    ["5 King Street", "", "Leeds", "", "LS1 2HQ", "United Kingdom"],
    ["700 Oak Street, Beaverton, OR 97005", "", "Beaverton", "", "", "US"],
  ]);
  assert.deepEqual(
    results.map(({ role, rows: filled }) => [role, filled]),
    [
      ["City", 2],
      ["State", 1],
      ["Zip", 2],
      ["Country", 2],
    ],
  );
});

test("moves the ZIP code and the state out of a cell that has them with the city", () => {
  const placeOf = (row: Cells) => {
    const { made } = derive([{ ...lark, ...row }], ["City", "Country"]);
    return ["City", "State", "Zip", "Country"].map((header) => made[0]?.[header]);
  };
  for (const [City, Country, place] of [
    ["Portland, OR 97201", "", ["Portland", "OR", "97201", "US"]],
    ["Leeds LS1 2HQ", "", ["Leeds", "", "LS1 2HQ", "GB"]],
    ["10115 Berlin", "DE", ["Berlin", "", "10115", "DE"]],
    ["D-80331 München", "", ["München", "", "80331", ""]],
    ["1012 AB Amsterdam", "Netherlands", ["Amsterdam", "", "1012 AB", "Netherlands"]],
    ["20121 Milano", "IT", ["Milano", "", "20121", "IT"]],
    ["Paris 13", "FR", ["Paris 13", "", "", "FR"]],
    ["10115", "DE", ["10115", "", "", "DE"]],
  ] as const) {
    assert.deepEqual(placeOf({ City, Country }), place, City);
  }
  const own = { City: "10115 Berlin", Zip: "10115", Country: "DE" };
  assert.deepEqual(placeOf(own), ["10115 Berlin", "", "10115", "DE"]);
});

test("leaves a whole address as it is unless asked to split it", () => {
  const { made } = derive([{ ...lark, "Address Line 1": "12 Harbor Street, Portland, OR 97201" }], ["Company ID"]);
  assert.equal(made[0]?.["Address Line 1"], "12 Harbor Street, Portland, OR 97201");
});

test("splits an address by the country of the phone number, if that is made", () => {
  const row = { ...lark, "Address Line 1": "Hauptstraße 1, 01067 Dresden", "Phone Number": "+49 351 1234567" };
  const place = ({ made: [first = {}] }: ReturnType<typeof derive>) =>
    ["Address Line 1", "City", "Zip", "Country"].map((header) => first[header]);
  assert.deepEqual(place(derive([row])), ["Hauptstraße 1", "Dresden", "01067", "DE"]);
  assert.deepEqual(place(derive([row], ["City"])), [row["Address Line 1"], "", "", ""]);
  // What the address itself says counts more.
  const abroad = { ...row, "Address Line 1": "12 Harbor Street, Portland, OR 97201" };
  assert.deepEqual(place(derive([abroad])), ["12 Harbor Street", "Portland", "97201", "US"]);
});
