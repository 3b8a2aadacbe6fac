import assert from "node:assert/strict";
import { chmodSync, lstatSync, readdirSync, statSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Folder, header, row } from "./cli.ts";

const good = row("Bolt,BOLT,HQ,HQ2,US");
const bad = row("Acme,ACME,HQ,HQ1,USA");
const mixed = `${header}\n${bad}\n${good}\n`;
const fixed = mixed.replace("USA", "US");
const accepted = "Accepted: both rows would be created. Existing companies are not checked: no export is chosen.";
const oneFixed = "a.csv: 1 problem fixed, none left.\n";

describe("fix", () => {
  test("prints the file with all safe fixes applied, without changing it", (t) => {
    const folder = new Folder(t, { "a.csv": mixed });
    assert.deepEqual(folder.run("fix", "a.csv"), { status: 0, stdout: fixed, stderr: oneFixed });
    assert.equal(folder.read("a.csv"), mixed);
    assert.deepEqual(readdirSync(folder.path), ["a.csv"]);
  });

  test("--suggest required fills in new IDs, one after the other, and lists them", (t) => {
    const rows = (...lines: string[]) => [header, ...lines.map(row), ""].join("\n");
    const text = rows(
      "Acme,,Main,,US",
      "Acme,,West,,US",
      "Bolt,B1,Main,S1,US",
      "Bolt,B1,North,S2,US",
      "Bolt,B1,East,,US",
      "Bolt,B1,South,,US",
      // What the company is called is not for a program to decide.
      ",Q1,Main,,USA",
    );
    const folder = new Folder(t, { "a.csv": text });
    const { status, stdout, stderr } = folder.run("fix", "a.csv", "--suggest", "spaces, required");
    assert.equal(status, 1);
    assert.equal(
      stdout,
      rows(
        "Acme,ACME,Main,ACMEMAIN,US",
        "Acme,ACME,West,ACMEWEST,US",
        "Bolt,B1,Main,S1,US",
        "Bolt,B1,North,S2,US",
        "Bolt,B1,East,S3,US",
        "Bolt,B1,South,S4,US",
        ",Q1,Main,Q1MAIN,US",
      ),
    );
    assert.equal(
      stderr,
      `a.csv: row 2: Fill in "ACME" (a new ID, made from "Acme") [required]
a.csv: row 6: Fill in "S3" (the next after "S2") [required]
a.csv: row 8: Fill in "Q1MAIN" (a new ID, made from "Q1" and "Main") [required]
a.csv: row 2: Fill in "ACMEMAIN" (a new ID, made from "ACME" and "Main") [required]
a.csv: row 3: Fill in "ACMEWEST" (a new ID, made from "ACME" and "West") [required]
a.csv: row 7: Fill in "S4" (the next after "S3") [required]
a.csv: 2 problems fixed, 6 suggestions taken, 1 left.
`,
    );
    folder.write("b.csv", stdout);
    assert.equal(folder.run("fix", "b.csv", "--suggest", "required").stdout, stdout);
  });

  test("--suggest required makes a Site ID from the Company ID, also if that gets a number", (t) => {
    const folder = new Folder(t, { "a.csv": [header, row("A B,,Main,,US"), row("AB,,Main,,US"), ""].join("\n") });
    const { stdout } = folder.run("fix", "a.csv", "--suggest", "required");
    assert.equal(stdout, [header, row("A B,AB,Main,ABMAIN,US"), row("AB,AB2,Main,AB2MAIN,US"), ""].join("\n"));
  });

  test("--suggest required fills in a Country that is certain by the address, and no other", (t) => {
    const rows = (country: string) =>
      [
        header,
        row("Acme,ACME,Main,M1,US"),
        row("Bolt,BOLT,Main,M2,US"),
        `Cord,CORD,Main,M3,${country},,1 Elm St,,Boston,MA,02110,,,,,,,`,
        row("Dorn,DORN,Main,M4,"),
        "",
      ].join("\n");
    const folder = new Folder(t, { "a.csv": rows("") });
    const { stdout, stderr } = folder.run("fix", "a.csv", "--suggest", "required");
    assert.equal(stdout, rows("US"));
    assert.match(stderr, /^a\.csv: row 4: Fill in "US" \(from the address or phone\) \[required\]\n/);
  });

  test("--suggest comma splits a whole address, unless another cell of the row is in doubt", (t) => {
    const headers = "Company Name,Company ID,Site Name,Site ID,Country,Address Line 1,City,State,Zip";
    const rows = [
      'Bolt,B1,Main,M1,US,"12 Main St, Boston, MA 02110",,,',
      '"Lark,L1",,Main,M2,US,"1 Elm St, Boston, MA 02110",,,',
    ];
    const folder = new Folder(t, { "a.csv": [headers, ...rows, ""].join("\n") });
    const { stdout } = folder.run("fix", "a.csv", "--suggest", "comma");
    assert.equal(stdout, [headers, "Bolt,B1,Main,M1,US,12 Main St,Boston,MA,02110", rows[1], ""].join("\n"));
  });

  test("--suggest takes no guess, and nothing in a row that is in doubt", (t) => {
    const text = [
      header,
      row("Acme,ACME,Main,M1,Untied States"),
      row("Fabrikam, Inc,,,M2,US"),
      // A misspelt state is not emptied.
      "Bolt,BOLT,Main,M3,US,,,,,Massachusets,,,,,,,,",
      "",
    ].join("\n");
    const folder = new Folder(t, { "a.csv": text });
    const { stdout, stderr } = folder.run("fix", "a.csv", "--suggest", "country-code,required,state-code");
    assert.equal(stdout, text);
    assert.match(stderr, /^a\.csv: Nothing to fix safely, \d problems left\.\n$/);
  });

  test("exits with 1 if problems are left", (t) => {
    const folder = new Folder(t, { "a.csv": mixed.replace("Bolt", "") });
    const { status, stdout, stderr } = folder.run("fix", "a.csv");
    assert.equal(status, 1);
    assert.equal(stdout, fixed.replace("Bolt", ""));
    assert.equal(stderr, "a.csv: 1 problem fixed, 1 left.\n");
    folder.write("b.csv", stdout);
    assert.equal(folder.run("fix", "b.csv").stderr, "b.csv: Nothing to fix safely, 1 problem left.\n");
  });

  test("counts the fixed problems, not the difference in problems", (t) => {
    const rows = ["A & B,AB,HQ,HQ1,UK", "A & B,AB,Yard,Y1,UK", "A & B,AB,Shop,SH1,GB"].map(row);
    const inQuotes = `"${row("Acme Old Ltd,ACME,HQ,HQ9,US")}"`;
    const folder = new Folder(t, { "a.csv": [header, ...rows, inQuotes, ""].join("\n") });
    // One fix changes the name in three rows, whose spaces remain. Those of the last row appear only after its fix.
    assert.equal(folder.run("fix", "a.csv", "--write").stderr, "a.csv: 6 problems fixed, 4 left.\n");
    const mended = [
      ...rows.map((text) => text.replace("&", "and").replace("UK", "GB")),
      row("Acme Old Ltd,ACME,HQ,HQ9,US"),
    ];
    assert.equal(folder.read("a.csv"), [header, ...mended, ""].join("\n"));
    const one = new Folder(t, { "a.csv": [header, inQuotes, ""].join("\n") });
    assert.equal(one.run("fix", "a.csv").stderr, "a.csv: 1 problem fixed, 1 left.\n");
  });

  test("keeps the byte order mark and CRLF", (t) => {
    const folder = new Folder(t, { "a.csv": `\uFEFF${mixed.replaceAll("\n", "\r\n")}` });
    assert.equal(folder.run("fix", "a.csv").stdout, `\uFEFF${fixed.replaceAll("\n", "\r\n")}`);
  });

  test("--write changes the file, and keeps its byte order mark, line ends and permissions", (t) => {
    const folder = new Folder(t, { "a.csv": `\uFEFF${mixed.replaceAll("\n", "\r\n")}` });
    chmodSync(join(folder.path, "a.csv"), 0o600);
    assert.deepEqual(folder.run("fix", "a.csv", "--write"), {
      status: 0,
      stdout: `a.csv: ${accepted}\n`,
      stderr: oneFixed,
    });
    assert.equal(folder.read("a.csv"), `\uFEFF${fixed.replaceAll("\n", "\r\n")}`);
    assert.equal(statSync(join(folder.path, "a.csv")).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(folder.path), ["a.csv"]);
  });

  test("--write writes through a link", (t) => {
    const folder = new Folder(t, { "in/a.csv": mixed });
    symlinkSync("in/a.csv", join(folder.path, "link.csv"));
    assert.equal(folder.run("fix", "--write", "link.csv").status, 0);
    assert.equal(folder.read("in/a.csv"), fixed);
    assert.ok(lstatSync(join(folder.path, "link.csv")).isSymbolicLink());
  });

  test("--write does not touch a file without problems", (t) => {
    const folder = new Folder(t, { "a.csv": fixed });
    const long = new Date("2020-01-01T00:00:00Z");
    utimesSync(join(folder.path, "a.csv"), long, long);
    assert.deepEqual(folder.run("fix", "--write", "a.csv"), {
      status: 0,
      stdout: `a.csv: ${accepted}\n`,
      stderr: "a.csv: Nothing to fix.\n",
    });
    assert.deepEqual(statSync(join(folder.path, "a.csv")).mtime, long);
  });

  test("--write does not write back a text that was decoded with losses", (t) => {
    const latin1 = Buffer.from(mixed.replace("Bolt,", "Café,"), "latin1");
    const folder = new Folder(t, { "a.csv": latin1 });
    assert.deepEqual(folder.run("fix", "--write", "a.csv"), {
      status: 2,
      stdout: "",
      stderr: "asio-import: a.csv is saved as Windows-1252, not as UTF-8: read it with --encoding windows-1252.\n",
    });
    assert.deepEqual(Buffer.from(folder.read("a.csv")), Buffer.from(latin1.toString("utf8")));
    folder.write("b.csv", mixed.replace("Bolt,", "Caf\uFFFD,"));
    assert.equal(folder.run("fix", "--write", "b.csv").status, 1);
    assert.equal(folder.read("b.csv"), fixed.replace("Bolt,", "Caf\uFFFD,"));
  });

  test("uses the existing companies, the template and the settings", (t) => {
    const folder = new Folder(t, {
      "a.csv": mixed,
      "c.json": '[{"name": "Bolt"}]',
      "s.json": '{"rules": {"country-code": "off"}}',
    });
    assert.equal(folder.run("fix", "a.csv", "--existing", "c.json").status, 1);
    assert.equal(folder.run("fix", "a.csv", "--config", "s.json").stdout, mixed);
  });
});
