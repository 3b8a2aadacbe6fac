import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Folder, header, row } from "./cli.ts";
import { bad, clean, good, mixed } from "./import-file.ts";
import { violations } from "./json-schema.ts";
import schema from "./sarif-schema-2.1.0.json" with { type: "json" };

const file = (...rows: string[]) => `${[header, ...rows].join("\n")}\n`;
const acme = row("Acme,ACME,HQ,HQ1,US");

/** The files of a report, with their verdicts. */
function verdictsIn(stdout: string): string[] {
  const { files } = JSON.parse(stdout);
  return files.map(
    ({ file, verdict }: { file: string; verdict: string }) => `${file.replaceAll("\\", "/")} ${verdict}`,
  );
}

describe("a folder", () => {
  test("means its import files, also in subfolders", (t) => {
    const folder = new Folder(t, {
      "in/b.csv": file(acme),
      "in/2026/A.CSV": file(row("Nut,NUT,HQ,N1,USA")),
      "in/Clients.Csv": file(row("Bolt,BOLT,HQ,B1,US")),
      "in/Clients.Rest.Csv": clean,
      "in/list.asio.csv": "Foo,Bar\n1,2\n",
      "in/notes.txt": clean,
      "in/node_modules/m.csv": clean,
      "in/.git/g.csv": clean,
    });
    const { status, stdout, stderr } = folder.run("validate", "in", "--format", "json");
    assert.deepEqual(verdictsIn(stdout), [
      "in/2026/A.CSV failed-rows",
      "in/Clients.Csv accepted",
      "in/b.csv accepted",
      "in/list.asio.csv invalid-csv",
    ]);
    const left = "Left out, because they are made from import files: in/Clients.Rest.Csv.\n";
    assert.deepEqual([status, stderr], [1, left]);
    assert.deepEqual(verdictsIn(folder.run("validate", ".", "--format", "json").stdout), [
      "in/2026/A.CSV failed-rows",
      "in/Clients.Csv accepted",
      "in/b.csv accepted",
      "in/list.asio.csv invalid-csv",
    ]);
  });

  test("leaves out files made from import files and other CSVs, and says so", (t) => {
    const folder = new Folder(t, {
      "in/a.csv": clean,
      "in/a.response.csv": `${header},Status\n`,
      "in/a.ready.csv": clean,
      "in/a.rest.csv": clean,
      "in/a.retry.csv": clean,
      "in/platform.csv": `${header},Status,Reason for Failure\n${good},Failed,x\n`,
      "in/accounts.csv": "Foo,Bar\n1,2\n",
    });
    assert.deepEqual(folder.run("validate", "in"), {
      status: 0,
      stdout: `${join("in", "a.csv")}: Accepted: the one row would be created. Existing companies are not checked: no export is chosen.\n`,
      stderr: [
        "Left out, because they are made from import files: in/a.ready.csv, in/a.response.csv, in/a.rest.csv and 1 more.",
        "Left out, because they are response files: in/platform.csv.",
        "Left out, because they are no import files: in/accounts.csv.",
        "",
      ].join("\n"),
    });
    // Whoever names such a file means it, and the others of the folder are still found once.
    const { stdout } = folder.run("validate", "in/a.ready.csv", "in", "in", "in/a.csv", "--format", "json");
    assert.deepEqual(verdictsIn(stdout), ["in/a.ready.csv accepted", "in/a.csv accepted"]);
  });

  test("uses the settings for what an import file is, and gets a response file for each", (t) => {
    const folder = new Folder(t, {
      "in/a.csv": mixed,
      "in/sub/b.csv": file(bad.replaceAll("Acme", "Nut").replaceAll("ACME", "NUT")),
      "in/special.csv": "Foo,Bar\n1,2\n",
      "c.json": JSON.stringify({ files: ["in/special.csv"] }),
    });
    const { stdout } = folder.run("validate", "in", "--config", "c.json", "--response", "--format", "json");
    assert.deepEqual(verdictsIn(stdout), [
      "in/a.csv failed-rows",
      "in/special.csv invalid-csv",
      "in/sub/b.csv failed-rows",
    ]);
    assert.match(folder.read("in/a.response.csv"), /,Failed,/);
    assert.match(folder.read("in/sub/b.response.csv"), /,Failed,/);
  });

  test("is not left through links", (t) => {
    const folder = new Folder(t, { "in/a.csv": clean, "out/b.csv": clean });
    symlinkSync(join("..", "out"), join(folder.path, "in", "link"));
    symlinkSync(join("..", "out", "b.csv"), join(folder.path, "in", "b.csv"));
    symlinkSync("a.csv", join(folder.path, "in", "c.csv"));
    const { status, stdout, stderr } = folder.run("validate", "in", "--format", "json");
    // A link to a file of the folder is that file.
    assert.deepEqual([status, verdictsIn(stdout)], [0, ["in/a.csv accepted"]]);
    assert.equal(stderr, "in/**/*.csv follows no link out of the folder, such as b.csv.\n");
  });

  test("is read up to 1,000 files", (t) => {
    const names = Array.from({ length: 1_001 }, (_, index) => `in/${String(index).padStart(4, "0")}.csv`);
    const folder = new Folder(t, Object.fromEntries(names.map((name) => [name, `${header}\n`])));
    const { status, stdout, stderr } = folder.run("validate", "in");
    assert.equal(status, 0);
    assert.equal(stdout.trimEnd().split("\n").length, 1_000);
    assert.equal(stderr, "in/**/*.csv matches more than 1,000 files, of which the first 1,000 are read.\n");
  });
});

describe("a company in two files", () => {
  const files = {
    "a.csv": file(acme, row("Bolt,BOLT,HQ,HQ2,US")),
    "b.csv": file(row("Zulu,ZULU,HQ,Z1,US"), acme),
  };
  const end = 'The file that is uploaded first creates the company, and the other then fails with "Invalid CSV."';

  test("is reported in both if they are validated together, and in none alone", (t) => {
    const folder = new Folder(t, files);
    const { status, stdout, stderr } = folder.run("validate", "a.csv", "b.csv");
    const verdict = (number: string) =>
      `Accepted: ${number} rows would be created. The platform may still refuse the whole file, because 1 row has a company that another file has too. Existing companies are not checked: no export is chosen.`;
    assert.deepEqual([status, stderr], [0, ""]);
    assert.equal(
      stdout,
      [
        `a.csv:2:1: warning: Company Name "Acme" is also in b.csv (row 3). ${end} [duplicate-across-files]`,
        `a.csv: ${verdict("both")}`,
        `b.csv:3:1: warning: Company Name "Acme" is also in a.csv (row 2). ${end} [duplicate-across-files]`,
        `b.csv: ${verdict("both")}`,
        "",
      ].join("\n"),
    );
    for (const name of ["a.csv", "b.csv"]) assert.doesNotMatch(folder.run("validate", name).stdout, /across/);
    // The same file given twice has its companies once.
    assert.doesNotMatch(folder.run("validate", "a.csv", "./a.csv", join(folder.path, "a.csv")).stdout, /across/);
  });

  test("has the other place in each report for programs", (t) => {
    const folder = new Folder(t, { "in/a.csv": files["a.csv"], "in/b.csv": files["b.csv"] });
    const json = JSON.parse(folder.run("validate", "in", "--format", "json").stdout);
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 4 } };
    assert.deepEqual(json.files[0].findings[0].relatedLocations, [
      { file: "in/b.csv", row: 3, message: "The same company", range },
    ]);
    const sarif = JSON.parse(folder.run("validate", "in", "--format", "sarif").stdout);
    assert.deepEqual(violations(sarif, schema), []);
    assert.deepEqual(sarif.runs[0].results[0].relatedLocations, [
      {
        physicalLocation: {
          artifactLocation: { uri: "in/b.csv" },
          region: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 5 },
        },
        message: { text: "The same company" },
      },
    ]);
    const github = folder.run("validate", "in", "--format", "github").stdout;
    assert.match(
      github,
      /^::warning file=in\/a\.csv,line=2,endLine=2,col=1,endColumn=5,title=duplicate-across-files::Company Name "Acme" is also in in\/b\.csv \(row 3\)\./m,
    );
  });

  test("fails a run that allows no warnings, and is not looked for if the rule is off", (t) => {
    const folder = new Folder(t, { ...files, "off.json": '{"rules": {"duplicate-across-files": "off"}}' });
    assert.equal(folder.run("validate", "a.csv", "b.csv", "--max-warnings", "0").status, 1);
    const off = folder.run("validate", "a.csv", "b.csv", "--max-warnings", "0", "--config", "off.json");
    assert.equal(off.status, 0);
  });

  test("is found beside files that cannot be read", (t) => {
    const folder = new Folder(t, { ...files, "image.csv": "\0" });
    const { status, stdout, stderr } = folder.run("validate", "a.csv", "image.csv", "b.csv", "none.csv");
    assert.equal(status, 2);
    assert.equal(stdout.match(/\[duplicate-across-files\]/g)?.length, 2);
    assert.equal(
      stderr.replaceAll(folder.path, "~"),
      "asio-import: ~/image.csv is not a text file.\nasio-import: ~/none.csv cannot be read: there is no such file.\n",
    );
  });
});

test("a rest file whose companies were created with other rows is compared with other files too", (t) => {
  const nut = row("Nut,NUT,HQ,N1,US");
  const folder = new Folder(t, {
    "a.csv": file(acme, row("Acme,ACME,West,W1,US")),
    "a.rest.csv": file(row("Acme,ACME,West,W1,US"), nut),
    "b.csv": file(nut),
  });
  const { stdout } = folder.run("validate", "a.rest.csv", "b.csv", "--format", "json");
  const [rest, other]: { findings: { code: string; row: number }[] }[] = JSON.parse(stdout).files;
  const codesOf = (of: typeof rest) => of?.findings.map((found) => `${found.code} ${found.row}`);
  assert.deepEqual(codesOf(rest), ["company-may-exist 2", "duplicate-across-files 3"]);
  assert.deepEqual(codesOf(other), ["duplicate-across-files 2"]);
});
