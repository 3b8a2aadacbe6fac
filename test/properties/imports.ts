import fc from "fast-check";
import { ExistingCompanies } from "../../server/src/existing/companies.ts";
import { parseExport } from "../../server/src/existing/export.ts";
import type { CheckContext } from "../../server/src/rules/context.ts";
import { defaultContext } from "../../server/src/settings/context.ts";

const exported = parseExport('[{"name":"Gone","id":"GONE"},{"name":"Old","id":"OLD","active":false}]', "export.json");
if (!exported.ok) throw new Error(exported.problem);

/** A context with the default template and two existing companies, Gone and the inactive Old. */
export const context: CheckContext = { ...defaultContext, existing: new ExistingCompanies([exported.companies]) };

const names = [
  '"A, B"',
  "Acme",
  "acme",
  "Acme ",
  "A&B",
  "A B",
  "AB",
  "B & C",
  "B and C",
  "Gone",
  "Old",
  "Müller",
  "Muller",
  "",
];
const ids = ["A1", "a1", "A-1", "A 1", "B2", "GONE", "", "Ä1"];
const sites = ["HQ", "hq", "H Q", "H-Q", "Branch", "", '"x,y"', '"H\nQ"'];
const siteIds = ["S1", "S2", "S-1", "s 2", ""];
const countries = ["US", "us", "USA", "UK", "GB", "", "XX", "Germany"];
const states = ["CA", "California", "ca", "", "London"];
const others = [
  "",
  "ok",
  "two words",
  "a,b",
  '"',
  '"q',
  " x ",
  "a\nb",
  "'001",
  "=1+1",
  "Ã©",
  "work",
  "+1",
  "2025550123",
];

function cell(...values: readonly string[]): fc.Arbitrary<string> {
  return fc.constantFrom(...values);
}

/** The header rows that files come with: right, short, misnamed, out of order, with others in between. */
export const headers = [
  "Company Name,Company ID,Site Name,Site ID,Country,State,Email Type,Phone Country,Phone Number",
  "Company Name,Company ID,Site Name,Site ID,Country,State,Email Type,Phone Country,Phone Number",
  "company name,Company Identifier,Site Name,Site ID,Country,State,Notes,Phone Country,Phone Number",
  "Company ID,Company Name,Site Name,Site ID,Country,State,Email Type,Phone Country,Phone Number",
  "Company Name,Company ID,Site Name,Country,State,Country,Email Type,Phone Country,Phone Number",
];

/** A row of such a file, without its line end. */
export const importRow = fc
  .tuple(
    cell(...names),
    cell(...ids),
    cell(...sites),
    cell(...siteIds),
    cell(...countries),
    cell(...states),
    cell(...others),
    cell(...others),
    cell(...others),
  )
  .map((cells) => cells.join(","));

const line = fc.oneof(
  { weight: 8, arbitrary: importRow },
  { weight: 1, arbitrary: cell("", ",,,", "Acme,A1", "a,b,c,d,US,e,f,g,h,i,j") },
);

/** A file such as people have: mostly right, its faults of every kind, its companies and sites often related. */
export const importText: fc.Arbitrary<string> = fc
  .tuple(cell(...headers), fc.array(line, { maxLength: 8 }), cell("\n", "\r\n"), fc.boolean(), cell(",", ",", ",", ";"))
  .map(([header, lines, end, final, delimiter]) => {
    const text = [header, ...lines].join(end) + (final ? end : "");
    return delimiter === "," ? text : text.replaceAll(",", delimiter);
  });

/** A response file of such a file, this extension's or another program's. */
export const responseText: fc.Arbitrary<string> = fc
  .tuple(
    importText.filter((text) => !text.includes(";")),
    cell("Status,Error", "Row,Status,Reason for Failure", "Errors"),
    fc.array(
      cell(
        "Failed,Country is wrong",
        "Failed,",
        "2,Failed,Site ID is required. Use letters and digits",
        "Created,",
        ",2",
        "3,Failed,bad; Zip",
      ),
      { minLength: 8, maxLength: 8 },
    ),
  )
  .map(([text, added, outcomes]) =>
    text.replace(/[^\r\n]+/g, (line, at: number) => `${line},${at === 0 ? added : outcomes[at % outcomes.length]}`),
  );

/** What is typed or pasted into such a file: a cell, a row, a piece of one. */
export const importPiece: fc.Arbitrary<string> = fc.oneof(
  cell(...names, ...ids, ...sites, ...countries, ...others),
  cell("", ",", '"', "\n", "x", " "),
  importRow.map((text) => `\n${text}`),
  importRow.map((text) => `${text}\n`),
);
