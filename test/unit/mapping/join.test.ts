import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { SourceTable } from "../../../server/src/document/source-table.ts";
import { allAtOnce } from "../../../server/src/steps.ts";
import { defaultTemplate as template } from "../../../server/src/template/template.ts";
import { joined as joinedFiles } from "../../kinds/joined.ts";

const runs = Number(process.env.PROPERTY_RUNS ?? 300);

/** Joins two CSVs, given as their lines. */
function joined(main: readonly string[], other: readonly string[], on?: readonly [string, string]) {
  const csv = (lines: readonly string[]) => `${lines.join("\n")}\n`;
  return joinedFiles({ name: "sites.csv", csv: csv(main) }, { name: "clients.csv", csv: csv(other) }, template, on);
}

const clients = ["id,name,city", "1,Bolt,Dallas", "2,Acme,Leeds", "3,Corp,Lyon"];
const sites = ["site,client_id,city", "Main,2,York", "West,2,Leeds", "Old,9,Bath", "Lost,,Hull"];

describe("two files that are joined", () => {
  test("give each row of the main file with its partner, then companies without a site with their place", () => {
    const { lines, report, join } = joined(sites, clients, ["client_id", "id"]);
    assert.deepEqual(
      join.known.columns.map(({ name }) => name),
      ["site", "client_id", "city", "id", "name", "city (clients.csv)"],
    );
    assert.deepEqual(lines, [
      "Main,2,York,2,Acme,Leeds\n",
      "West,2,Leeds,2,Acme,Leeds\n",
      "Old,9,Bath,,,\n",
      "Lost,,Hull,,,\n",
      ",1,Dallas,1,Bolt,Dallas\n",
      ",3,Lyon,3,Corp,Lyon\n",
    ]);
    assert.deepEqual(report.sentences, [
      '2 of 4 rows found no partner in clients.csv: row 4 ("9") and row 5.',
      '2 rows of clients.csv had no site, and came below the others: row 2 ("Bolt") and row 4 ("Corp").',
    ]);
  });

  test("give each company once for each of its sites, if the main file has the companies", () => {
    const { lines, report } = joined(clients, sites, ["id", "client_id"]);
    assert.deepEqual(lines, [
      "1,Bolt,Dallas,,,Dallas\n",
      "2,Acme,Leeds,Main,2,York\n",
      "2,Acme,Leeds,West,2,Leeds\n",
      "3,Corp,Lyon,,,Lyon\n",
    ]);
    assert.deepEqual(report.sentences, [
      "1 row found several partners in clients.csv, and came once for each.",
      '2 of 3 rows found no partner in clients.csv: row 2 ("1") and row 4 ("3").',
      '2 rows of clients.csv had no partner in sites.csv, and were left out: row 4 ("9") and row 5.',
    ]);
  });

  test("add no row where both have the same companies", () => {
    const { lines, report, join } = joined(
      ["Company Name,Phone", "Bolt,1", "Acme,2"],
      ["Company Name,Company ID", "BOLT,B", "Acme,A", "Corp,C"],
    );
    assert.equal(join.plan.sites, undefined);
    assert.deepEqual(lines, ["Bolt,1,BOLT,B\n", "Acme,2,Acme,A\n"]);
    assert.deepEqual(report.sentences, [
      '1 row of clients.csv had no partner in sites.csv, and was left out: row 4 ("Corp").',
    ]);
  });

  test("name the first of many rows", () => {
    const many = Array.from({ length: 1200 }, (_, row) => `S${row},${row + 5}`);
    const { report } = joined(["site,client_id", ...many], clients, ["client_id", "id"]);
    assert.equal(
      report.sentences[0],
      '1,200 of 1,200 rows found no partner in clients.csv: row 2 ("5"), row 3 ("6"), row 4 ("7"), row 5 ("8"), ' +
        'row 6 ("9") and 1,195 more.',
    );
  });

  test("keep rows that are no companies apart, and cells without a header behind the others", () => {
    const { lines, report, join } = joined(
      ["A report", "", "site;client_id", "Main;2;extra", "", "Total;1"],
      [...clients, "Total,3"],
      ["client_id", "id"],
    );
    assert.deepEqual(lines, ["Main,2,2,Acme,Leeds,extra\n", "Total,1\n", ",1,1,Bolt,Dallas\n", ",3,3,Corp,Lyon\n"]);
    assert.equal(report.sentences.length, 1);
    assert.equal(join.known.columns.length, 5);
  });

  test("compare values without case, space and the commas and full stops of names", () => {
    const { lines } = joined(
      ["site,client", 'Main,"Bolt, Inc."', "West, acme  LTD"],
      ["name", "Bolt Inc", "ACME Ltd.", "A.B"],
      ["client", "name"],
    );
    assert.deepEqual(lines.slice(0, 2), ['Main,"Bolt, Inc.",Bolt Inc\n', 'West," acme  LTD",ACME Ltd.\n']);
  });

  test("are refused if the key is in several rows of both", () => {
    const on = ["city", "city"] as const;
    assert.throws(() => joined([...sites, "New,1,Leeds"], [...clients, "4,Dial,Leeds"], on), {
      message: 'sites.csv and clients.csv cannot be joined by city: "Leeds" is in several rows of both.',
    });
    assert.throws(() => joined([...sites, "New,1,Leeds"], [...clients, "4,Dial,Lyon"], on), {
      message:
        'sites.csv and clients.csv cannot be joined by city: "Leeds" is in several rows of sites.csv, and "Lyon" in ' +
        "several rows of clients.csv.",
    });
  });

  test("have every row of the main file, in order, with its cells as they were", () => {
    const cell = fc.oneof(fc.constantFrom("1", "2", "3", " 1", "x", "", '"', "a,b", "é;\n", "Total"), fc.string());
    const rows = fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 });
    const csv = (cells: readonly (readonly string[])[]) => [
      "site,client_id,note",
      ...cells.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join()),
    ];
    fc.assert(
      fc.property(rows, fc.uniqueArray(cell, { maxLength: 5 }), (main, keys) => {
        const lines = csv(main);
        const other = ["id", ...keys.map((key) => `"${key.replaceAll('"', '""')}"`)];
        const text = `${lines.join("\n")}\n`;
        const own = new SourceTable(text);
        let result: ReturnType<typeof joined>;
        try {
          result = joined(lines, other, ["client_id", "id"]);
        } catch (error) {
          // Values that differ only in case may be repeated on both sides.
          return /cannot be joined/.test(String(error));
        }
        const before = [...allAtOnce(own.openingRows())].map(({ cells }) => cells.slice(0, 3));
        const after = [...allAtOnce(result.table.openingRows())].map(({ cells }) => cells.slice(0, 3));
        const found: string[][] = [];
        for (const cells of after) {
          const next = before[found.length];
          if (next && JSON.stringify(next) === JSON.stringify(cells)) found.push(cells);
        }
        assert.equal(found.length, before.length);
        return true;
      }),
      { numRuns: runs },
    );
  });
});
