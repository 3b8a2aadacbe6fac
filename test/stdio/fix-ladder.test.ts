import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { allRules } from "../../server/src/rules/registry.ts";
import { Client, range } from "./client.ts";

/** A file with one finding, and what its ladder begins with. */
interface Example {
  readonly text: string;
  /** The text of an export of existing companies. */
  readonly existing?: string;
  /** Titles of the fixes of this finding, the preferred one with a star. */
  readonly own: readonly string[];
  /** Whether one of them is safe, so that all of the rule and all that is safe can be fixed too. */
  readonly isSafe: boolean;
}

const header = "Company Name,Company ID,Site Name,Site ID,Country";

function rows(further: string, ...lines: string[]): string {
  return [further === "" ? header : `${header},${further}`, ...lines, ""].join("\n");
}

const safe = (text: string, ...own: string[]): Example => ({ text, own, isSafe: true });
const suggested = (text: string, ...own: string[]): Example => ({ text, own, isSafe: false });

const examples: Readonly<Record<string, Example>> = {
  delimiter: safe(
    rows("", "Acme,ACME,HQ,HQ1,US").replaceAll(",", ";"),
    "*Separate the cells by commas instead of semicolons",
  ),
  "header-missing": safe(
    "Company Name,Company ID,Site Name,Country\nAcme,ACME,HQ,US\n",
    '*Insert the column "Site ID"',
  ),
  "header-name": safe(
    rows("", "Acme,ACME,HQ,HQ1,US").replace("Site ID", "Site Identifier"),
    '*Replace "Site Identifier" with "Site ID"',
  ),
  "header-unknown": suggested(
    rows("Citty", "Acme,ACME,HQ,HQ1,US,Boston"),
    'Replace "Citty" with "City" (similar name)',
    'Delete the column "Citty"',
  ),
  "header-duplicate": suggested(
    rows("Zip,Zip", "Acme,ACME,HQ,HQ1,US,02110,"),
    'Delete column 7 with the header "Zip"',
    'Delete column 6 with the header "Zip"',
  ),
  "header-order": safe(
    "Company ID,Company Name,Site Name,Site ID,Country\nACME,Acme,HQ,HQ1,US\n",
    "*Put the columns in the template's order",
  ),
  "row-blank": safe(rows("", "", "Acme,ACME,HQ,HQ1,US"), "*Delete the blank row"),
  preamble: safe(`sep=,\n${rows("", "Acme,ACME,HQ,HQ1,US")}`, "*Delete the line above the header row"),
  "header-repeated": safe(rows("", "Acme,ACME,HQ,HQ1,US", header), "*Delete the repeated header row"),
  "row-quoted": safe(rows("", '"Acme,ACME,HQ,HQ1,US"'), "*Take the quotes off"),
  "row-delimiter": safe(rows("", "Acme;ACME;HQ;HQ1;US"), "*Separate its cells by commas"),
  placeholder: suggested(rows("City", "Acme,ACME,HQ,HQ1,US,N/A"), "Empty the cell"),
  "row-length": safe(rows("Zip", "Acme,ACME,HQ,HQ1,US"), "*Add 1 empty cell at the end"),
  encoding: suggested(rows("City", "Acme,ACME,HQ,HQ1,DE,MÃ¼nchen"), '*Replace "MÃ¼nchen" with "München"'),
  "spreadsheet-damage": safe(rows("Zip", 'Acme,ACME,HQ,HQ1,US,"=""02110"""'), '*Replace "="02110"" with "02110"'),
  quote: suggested(
    rows("City", 'Acme,ACME,HQ,HQ1,US,New "York'),
    "Double the quotes and enclose the value",
    "Remove the quotes",
  ),
  "line-break": safe(rows("City", 'Acme,ACME,HQ,HQ1,US,"New\nYork"'), '*Replace "New⏎York" with "New York"'),
  required: safe(rows("", "Acme,ACME,HQ,HQ1,US", "Acme,,Depot,D1,US"), `*Fill in "ACME" (the company's other rows)`),
  "country-code": safe(rows("", "Acme,ACME,HQ,HQ1,UK"), '*Replace "UK" with "GB" (United Kingdom)'),
  "state-code": safe(rows("State", "Acme,ACME,HQ,HQ1,US,Colorado"), '*Replace "Colorado" with "CO" (Colorado)'),
  "phone-country": suggested(
    rows("Phone Country", "Acme,ACME,HQ,HQ1,US,+44"),
    'Replace "+44" with "GB" (United Kingdom)',
    'Replace "+44" with "GG" (Guernsey)',
    'Replace "+44" with "IM" (Isle of Man)',
  ),
  whitespace: safe(rows("", " Acme,ACME,HQ,HQ1,US"), '*Replace " Acme" with "Acme"'),
  comma: safe(rows("City", 'Acme,ACME,HQ,HQ1,US,"Boston, MA"'), '*Replace "Boston, MA" with "Boston MA"'),
  characters: safe(rows("", "Café,CAFE,HQ,HQ1,US"), '*Replace "Café" with "Cafe"'),
  spaces: suggested(
    rows("", "Acme Group,ACME,HQ,HQ1,US"),
    'Replace "Acme Group" with "AcmeGroup"',
    "Allow spaces: turn this rule off",
  ),
  length: suggested(
    rows("", `Acme,ACME,HQ,${"H".repeat(31)},US`),
    `Replace "${"H".repeat(31)}" with "${"H".repeat(30)}"`,
  ),
  "predefined-value": suggested(
    rows("Email,Email Type", "Acme,ACME,HQ,HQ1,US,a@example.com,Billing"),
    'Add "Billing" to my list of types',
  ),
  email: suggested(
    rows("Email", "Acme,ACME,HQ,HQ1,US,a@@example.com"),
    '*Replace "a@@example.com" with "a@example.com"',
  ),
  "phone-number": suggested(
    rows("Phone Country,Phone Number", "Acme,ACME,HQ,HQ1,US,GB,+020 7946 0000"),
    '*Replace "+020 7946 0000" with "020 7946 0000"',
  ),
  "duplicate-site": safe(
    rows("", "Acme,ACME,HQ,HQ1,US", "Acme,ACME,HQ,HQ1,US"),
    "*Delete this row: the earlier one is identical",
    'Rename the site to "HQ2"',
  ),
  "site-id-reused": suggested(
    rows("", "Acme,ACME,HQ,HQ1,US", "Acme,ACME,Depot,HQ1,US"),
    'Give this site the unused ID "HQ2"',
    'Give this site the unused ID "DEPOT"',
  ),
  "company-id-mismatch": suggested(
    rows("", "Acme,ACME,HQ,HQ1,US", "Acme,ACMEX,Depot,D1,US"),
    'Replace "ACMEX" with "ACME"',
  ),
  "company-spelling": suggested(
    rows("", "Acme,ACME,HQ,HQ1,US", "ACME,ACME2,Depot,D1,US"),
    'Spell it "Acme" in all rows',
    'Spell it "ACME" in all rows',
  ),
  "company-exists": {
    ...suggested(rows("", "Acme,ACME,HQ,HQ1,US"), "Delete this company's row"),
    existing: '[{"name": "Acme"}]',
  },
  "company-may-exist": {
    ...suggested(rows("", "Acme,ACME,HQ,HQ1,US"), "Delete this company's row"),
    existing: '[{"name": "Acme", "active": false}]',
  },
  "existing-export": {
    ...suggested(rows("", "Acme,ACME,HQ,HQ1,US"), "Choose another export of existing companies…", "Open the export"),
    existing: "nonsense",
  },
  "existing-partial": {
    ...suggested(rows("", "Acme,ACME,HQ,HQ1,US"), "Add the other pages of the export…", "Open the export"),
    existing: '{"page": 1, "totalPages": 2, "data": [{"name": "Nut"}]}',
  },
};

/** The whole ladder on an example's finding, for a client that has the extension's commands or one that has not. */
function ladder(code: string, { own, isSafe }: Example, commands: boolean): string[] {
  const all = [`Fix all "${code}" problems in this file`, "Fix all safe problems in this file"];
  const editor = /^(Add|Allow|Choose|Open) /;
  const turnsOff = own.some((title) => title.startsWith("Allow spaces"));
  return [
    ...(commands ? own : own.filter((title) => !editor.test(title))),
    ...(isSafe ? all : []),
    ...(commands && !turnsOff ? [`Turn off rule "${code}"`] : []),
    ...(commands ? [`About rule "${code}"`] : []),
  ];
}

describe("the ladder of fixes", () => {
  test("is known for a finding of each rule", () => {
    assert.deepEqual(Object.keys(examples).sort(), allRules.map(({ code }) => code).sort());
  });

  for (const commands of [true, false]) {
    test(`goes from one finding to its rule and to all, ${commands ? "with" : "without"} the extension's commands`, async (t) => {
      const files = { "companies.json": "" };
      const client = await Client.start(t, files, { initializationOptions: { commands } });
      for (const [code, example] of Object.entries(examples)) {
        await client.write("companies.json", example.existing ?? "[]");
        await client.changeSettings(example.existing ? { existing: { files: ["companies.json"] } } : null);
        await client.changeFiles("companies.json");
        const uri = await client.open(`${code}.csv`, example.text);
        const found = await client.diagnostics(uri);
        assert.deepEqual(
          found.map((problem) => problem.code),
          [code],
        );
        const actions = found[0] ? await client.codeActions(uri, found[0].range) : [];
        assert.deepEqual(
          actions.map(({ title, isPreferred }) => (isPreferred ? `*${title}` : title)),
          ladder(code, example, commands),
        );
        await client.close(uri);
      }
    });
  }

  test("ends with what turns off and explains the rule where nothing can be suggested", async (t) => {
    const client = await Client.start(t, {}, { initializationOptions: { commands: true } });
    const uri = await client.open("c.csv", rows("Phone Country,Phone Number", "Acme,ACME,HQ,HQ1,US,US,555"));
    assert.deepEqual(
      (await client.codeActions(uri, range(1, 24))).map(({ title }) => title),
      ['Turn off rule "phone-number"', 'About rule "phone-number"'],
    );
  });

  test("has the safe problems of the file on a finding that has no safe fix itself", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", rows("", "Acme Group,ACME,HQ,HQ1,US", "Bolt,BOLT,HQ,HQ2,UK"));
    assert.deepEqual(await client.problems(uri), ["2:17 country-code", "1:4 spaces"]);
    assert.deepEqual(
      (await client.codeActions(uri, range(1, 4))).map(({ title }) => title),
      ['Replace "Acme Group" with "AcmeGroup"', "Fix all safe problems in this file"],
    );
  });

  test("has the rungs of two findings in one cell each by their rules, the worse finding first", async (t) => {
    const client = await Client.start(t, {}, { initializationOptions: { commands: true } });
    const uri = await client.open("clients.csv", rows("", "Café Group,CAFE,HQ,HQ1,US"));
    assert.deepEqual(
      (await client.codeActions(uri, range(1, 0, 1, 10))).map(({ title, command }) => [
        title,
        command?.command,
        command?.arguments,
      ]),
      [
        ['Replace "Café Group" with "Cafe Group"', undefined, undefined],
        ['Replace "Café Group" with "CafeGroup"', undefined, undefined],
        ["Allow spaces: turn this rule off", "asioImport.turnOffRule", ["spaces", uri]],
        ['Fix all "characters" problems in this file', "asioImport.fixAll", [uri, "characters"]],
        ["Fix all safe problems in this file", "asioImport.fixAll", [uri]],
        ['Turn off rule "characters"', "asioImport.turnOffRule", ["characters", uri]],
        ['About rule "characters"', "asioImport.aboutRule", ["characters"]],
        ['About rule "spaces"', "asioImport.aboutRule", ["spaces"]],
      ],
    );
  });
});
