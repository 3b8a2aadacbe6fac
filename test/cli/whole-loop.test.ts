import assert from "node:assert/strict";
import { test } from "node:test";
import Papa from "papaparse";
import { Folder, type Run } from "./cli.ts";

/** A list of clients as another program exports it, with what such lists have. */
const accounts = `sep=;
Client list of 3 March
Account Name;Account Number;Site;Street;Town;State;Postal Code;Country;Phone;Notes
Café Olé;CAFE-1;Main;12 Main St;Boston;Massachusetts;02110;United States;617 555 0123;
Café Olé;CAFE-1;West;3 Elm St;Reno;NV;89501;usa;;call first
Bolt & Sons;BOLT;Head Office;5 High St;Leeds;;LS1 1AA;UK;+44 113 496 0000;
Bolt & Sons;BOLT;Works, North;7 Mill Rd;York;;YO1 7HH;U.K.;;
Dorn;DORN;Main;1 Lake Rd;Austin;Tx;78701;United States;;
Echo Partners;;Main;2 Bay St;Toronto;Ontario;M5J 2R8;Canada;;
Fern;FERN;;9 Hill Rd;Denver;CO;80202;Untied States;;
Fern;FERN;;10 Hill Rd;Denver;CO;80202;US;;
Gale;GALE;Main;4 Dock St;Miami;ZZ;33101;US;;
Hill;HILL;Main;6 Oak St;Salem;OR;97301;US;;
Hill;HILL;Main;8 Oak St;Salem;OR;97301;US;;
Total;11;;;;;;;;
`.replaceAll("\n", "\r\n");

/** Company Name, Company ID, Site Name and Site ID of each record, and the record as a whole. */
function recordsOf(text: string): { company: string[]; site: string; all: string }[] {
  const { data } = Papa.parse<string[]>(text.trimEnd(), { delimiter: "," });
  return data.slice(1).map((cells) => ({
    company: [`name ${cells[0]}`, `id ${cells[1]}`],
    site: cells.slice(0, 4).join(", "),
    all: cells.join("|"),
  }));
}

test("the whole loop leads from a messy list to two uploads that have each record once, and no company twice", (t) => {
  const folder = new Folder(t, { "accounts.csv": accounts });
  const run = (...args: string[]): Run => folder.run(...args);
  const succeeds = (...args: string[]) => assert.equal(run(...args).status, 0, args.join(" "));

  succeeds("map", "accounts.csv", "--derive", "Company ID,Site Name,Site ID", "-o", "clients.csv");
  assert.equal(run("fix", "clients.csv", "--write").status, 1);
  const validated = run("validate", "clients.csv", "--response", "--quiet");
  assert.equal(validated.status, 1);
  assert.match(
    validated.stdout,
    /clients\.csv: 3 of 11 rows would fail\. 2 companies \("Fern" and "Hill"\) have rows that pass and rows that fail/,
  );
  const before = folder.read("clients.csv");

  // The first upload: companies all of whose rows pass.
  succeeds("ready", "clients.csv", "-o", "clients.ready.csv", "--rest", "clients.rest.csv");
  succeeds("validate", "clients.ready.csv");
  const rest = folder.read("clients.rest.csv");
  assert.equal(run("validate", "clients.rest.csv").status, 1);

  // The rest is corrected by hand. One row becomes another site, and one company gets another name.
  const corrected = rest
    .replace("Untied States", "US")
    .replace("Gale,GALE,Main,GALEMAIN,US,,4 Dock St,,Miami,ZZ", "Gale Force,GALE,Main,GALEMAIN,US,,4 Dock St,,Miami,FL")
    .replace("Hill,HILL,Main,HILLMAIN,US,,8 Oak St", "Hill,HILL,Mill,HILLMILL,US,,8 Oak St");
  folder.write("clients.rest.csv", corrected);

  // The second upload.
  succeeds("validate", "clients.rest.csv");
  succeeds("merge", "clients.rest.csv", "--into", "clients.csv", "--write");
  const after = run("validate", "clients.csv", "--format", "json");
  assert.equal(after.status, 0);
  assert.equal(JSON.parse(after.stdout).files[0].verdict, "accepted");

  // The import file has all records in their places, each of them in one upload.
  const [old, all, first, second] = [
    before,
    folder.read("clients.csv"),
    folder.read("clients.ready.csv"),
    corrected,
  ].map(recordsOf) as ReturnType<typeof recordsOf>[];
  assert.ok(old && all && first && second);
  assert.deepEqual([all.length, first.length, second.length], [11, 6, 5]);
  assert.deepEqual([...first, ...second].map((each) => each.all).sort(), all.map((each) => each.all).sort());
  const companies = new Set(first.flatMap(({ company }) => company));
  assert.ok(second.every(({ company }) => company.every((each) => !companies.has(each))));
  const changed = all.flatMap(({ all, site }, at) => (all === old[at]?.all ? [] : [`${at + 2}: ${site}`]));
  assert.deepEqual(changed, [
    "8: Fern, FERN, Denver, FERNDENVER",
    "10: Gale Force, GALE, Main, GALEMAIN",
    "12: Hill, HILL, Mill, HILLMILL",
  ]);
});

test("the response file, corrected, leads to the same import file as the rest file", (t) => {
  const folder = new Folder(t, { "accounts.csv": accounts });
  folder.run("map", "accounts.csv", "--derive", "Company ID,Site Name,Site ID", "-o", "clients.csv");
  folder.run("fix", "clients.csv", "--write");
  folder.run("validate", "clients.csv", "--response");
  const correct = (text: string) =>
    text
      .replace("Untied States", "US")
      .replace("Miami,ZZ", "Miami,FL")
      .replace("HILLMAIN,US,,8 Oak", "HILLMILL,US,,8 Oak")
      .replace("Main,HILLMILL", "Mill,HILLMILL");
  const expected = correct(folder.read("clients.csv"));
  folder.run("retry", "clients.response.csv", "-o", "clients.retry.csv");
  for (const name of ["clients.response.csv", "clients.retry.csv"]) {
    folder.write(name, correct(folder.read(name)));
    const { status, stdout } = folder.run("merge", name, "--into", "clients.csv");
    assert.deepEqual([status, stdout], [0, expected], name);
  }
});
