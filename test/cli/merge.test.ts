import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Folder } from "./cli.ts";

const header = "Company Name,Company ID,Site Name,Site ID,Country,City,Zip";

function lines(...rows: string[]): string {
  return rows.map((row) => `${row}\n`).join("");
}

/** An import file whose rows all differ. */
const clients = lines(
  header,
  "Acme,ACME,HQ,A1,US,Boston,02110",
  "Acme,ACME,West,A2,USA,Reno,",
  "Bolt & Co,BOLT,HQ,B1,UK,London,",
);

const response = `${header},Row,Status,Reason for Failure`;

/** Merges a corrected file into `clients.csv` and returns what is printed. */
function merged(t: Parameters<Parameters<typeof test>[0] & object>[0], corrected: string, into = clients) {
  return new Folder(t, { "clients.csv": into, "corrected.csv": corrected }).run(
    "merge",
    "corrected.csv",
    "--into",
    "clients.csv",
  );
}

function refusal(why: string, rows = "1 row"): string {
  return `corrected.csv: ${why}\nNothing is merged, because ${rows} of corrected.csv cannot be placed.\n`;
}

describe("merge puts corrected rows into their places", () => {
  test("from a response file, without its own columns", (t) => {
    const corrected = lines(
      response,
      "Bolt and Co,BOLT,HQ,B1,GB,London,,4,Failed,x",
      "Acme,ACME,West,A2,US,Reno,,3,Failed,x",
    );
    assert.deepEqual(merged(t, corrected), {
      status: 0,
      stdout: clients.replace("USA", "US").replace("Bolt & Co", "Bolt and Co").replace("UK", "GB"),
      stderr: "2 rows of clients.csv corrected (3 cells).\n",
    });
  });

  test("from a file with fewer columns in another order, whose other columns stay", (t) => {
    const corrected = lines("Site ID,Country,Company ID,Seen by", "B1,GB,BOLT,Jo");
    assert.deepEqual(merged(t, corrected), {
      status: 0,
      stdout: clients.replace("UK", "GB"),
      stderr:
        '1 row of clients.csv corrected (1 cell).\nColumn "Seen by" is left out, because clients.csv does not have it.\n',
    });
  });

  test("if IDs or names themselves were corrected", (t) => {
    const corrected = lines(
      header,
      "Acme,AC1,HQ,A9,US,Boston,02110",
      "Acme,ACME,Westside,A3,USA,Reno,",
      "Boltz,BOLT,HQ,B1,UK,London,",
    );
    // The second row has only its company in common with one that another row does not have.
    assert.deepEqual(merged(t, corrected), {
      status: 1,
      stdout: "",
      stderr: refusal("row 3 (Acme, Westside): no row of clients.csv has its IDs or names"),
    });
    const { status, stdout } = merged(t, corrected.replace("A3", "A2"));
    assert.equal(status, 0);
    assert.equal(
      stdout,
      lines(header, "Acme,AC1,HQ,A9,US,Boston,02110", "Acme,ACME,Westside,A2,USA,Reno,", "Boltz,BOLT,HQ,B1,UK,London,"),
    );
  });

  test("if neither IDs nor names are known, but the rest of the row is, with its address", (t) => {
    const into = lines(
      `${header},Address Line 1`,
      "Acme,ACME,HQ,A1,US,Boston,,1 Main St",
      "Acme,ACME,HQ,A1,US,Boston,,2 Elm St",
    );
    const correct = (row: string) => into.replace("Acme,ACME,HQ,A1,US,Boston,,2 Elm St", row);
    const corrected = correct("Acme,ACME,West,A2,US,Boston,,2 Elm St");
    assert.equal(merged(t, corrected, into).stdout, corrected);
    assert.equal(merged(t, correct("Acme,ACME,West,A2,US,Boston,,3 Elm St"), into).status, 1);
    const plain = lines(header, "Acme,ACME,HQ,A1,US,Boston,02110");
    assert.equal(merged(t, plain.replace("HQ,A1", "West,A2"), plain).status, 1);
  });

  test("unless its names and IDs became those of another row that is left out of the corrected file", (t) => {
    const into = lines(
      `${header},Address Line 1`,
      "Acme,ACME,HQ,A1,US,Boston,02110,1 Main St",
      "Acme,ACME,West,A2,US,Reno,89501,2 Elm St",
      "Bolt,BOLT,HQ,B1,UK,London,,3 High St",
    );
    const [top = ""] = into.split("\n");
    const taken = lines(top, "Acme,ACME,West,A2,US,Boston,02110,1 Main St");
    assert.deepEqual(merged(t, taken, into), {
      status: 1,
      stdout: "",
      stderr: refusal(
        "row 2 (Acme, West): its IDs and names are those of row 3 of clients.csv, but all else is of row 2",
      ),
    });
    // If the other row is there too, in its place or in that of the first, nothing is lost.
    const both = `${taken}Acme,ACME,HQ,A1,US,Reno,89501,2 Elm St\n`;
    assert.equal(merged(t, both, into).status, 0);
    // A correction that makes fewer cells equal to those of another row is one.
    const moved = lines(top, "Acme,ACME,West,A2,US,Reno,89501,1 Main St");
    const beside = into.replace("Boston,02110", "Reno,89501");
    assert.equal(merged(t, moved, beside).stdout, beside.replace("2 Elm St", "1 Main St"));
  });

  test("where only the row number of a response file confirms what is most alike", (t) => {
    const row = "Acme,ACME,Westside,A3,US,Reno,,3,Failed,x";
    assert.equal(merged(t, lines(response, row)).stdout, clients.replace("West,A2,USA", "Westside,A3,US"));
    // Another number contradicts it.
    assert.equal(merged(t, lines(response, row.replace(",3,Failed", ",2,Failed"))).status, 1);
    assert.equal(merged(t, lines(response, row, "Bolt & Co,BOLT,HQ,B1,GB,London,,2,Failed,x")).status, 1);
  });

  test("and keeps its line ends, quotes, delimiter and byte order mark", (t) => {
    const into =
      '\uFEFFCompany Name;Company ID;Site Name;Site ID;Country;City\r\n"Acme";"ACME";"HQ";"A1";"USA";"Reno"\r\nBolt;BOLT;HQ;B1;UK;"a;b"\r\n\r\nCox;COX;HQ;C1;US;"say ""x"""';
    const corrected = lines(
      "Company Name,Company ID,Site Name,Site ID,Country,City",
      "Acme,ACME,HQ,A1,US,Reno",
      'Bolt,BOLT,HQ,B1,UK,"a;c"',
      'Cox,COX,HQ,C1,US,"say ""y""\nto all"',
    );
    const folder = new Folder(t, { "a.csv": into, "b.csv": corrected });
    const { status, stdout } = folder.run("merge", "b.csv", "--into", "a.csv");
    assert.equal(status, 0);
    assert.equal(stdout, into.replace("USA", "US").replace("a;b", "a;c").replace('""x"""', '""y""\nto all"'));
    folder.run("merge", "b.csv", "--into", "a.csv", "--write");
    assert.equal(readFileSync(join(folder.path, "a.csv"), "utf8"), stdout);
  });

  test("of files in Windows-1252, and converts the result to UTF-8", (t) => {
    const into = clients.replace("Reno", "Zürich");
    const bytes = (text: string) => Buffer.from(text, "latin1");
    const folder = new Folder(t, {
      "clients.csv": bytes(into),
      "corrected.csv": bytes(lines(header, "Acme,ACME,West,A2,CH,Genève,")),
    });
    const { status, stderr } = folder.run(
      "merge",
      "corrected.csv",
      "--into",
      "clients.csv",
      "--write",
      "--encoding",
      "windows-1252",
    );
    assert.deepEqual(
      [status, stderr],
      [0, "1 row of clients.csv corrected (2 cells).\nConverted from Windows-1252 to UTF-8.\n"],
    );
    assert.equal(folder.read("clients.csv"), into.replace("USA,Zürich", "CH,Genève"));
  });

  test("of a row that was split by a comma or too short", (t) => {
    const into = lines(header, "Acme,ACME,HQ,A1,US,Boston, MA,02110", "Bolt,BOLT,HQ,B1,UK");
    const corrected = lines(header, "Acme,ACME,HQ,A1,US,Boston MA,02110", "Bolt,BOLT,HQ,B1,GB,Leeds,LS1");
    assert.equal(merged(t, corrected, into).stdout, corrected);
  });

  test("but keeps numbers that only a spreadsheet has changed", (t) => {
    const corrected = lines(header, "Acme,ACME,HQ,A1,US,Cambridge,2110");
    assert.deepEqual(merged(t, corrected), {
      status: 0,
      stdout: clients.replace("Boston", "Cambridge"),
      stderr:
        '1 row of clients.csv corrected (1 cell).\n1 cell stays as it is, because a spreadsheet has changed it: "02110", which became "2110".\n',
    });
  });

  test("and changes nothing if nothing was corrected, or the same row is repeated", (t) => {
    const row = "Acme,ACME,West,A2,USA,Reno,,3,Failed";
    assert.deepEqual(merged(t, lines(response, `${row},x`, `${row},y`)), {
      status: 0,
      stdout: clients,
      stderr: "Nothing to correct in clients.csv, 2 rows are the same already.\n",
    });
    const corrected = row.replace("USA", "US");
    assert.equal(merged(t, lines(response, `${corrected},x`, `${corrected},y`)).stdout, clients.replace("USA", "US"));
  });
});

describe("merge refuses, and writes nothing,", () => {
  test("a row that has no place", (t) => {
    const corrected = lines(header, "Acme,ACME,West,A2,US,Reno,", "Cox,COX,HQ,C1,US,,", "Dorn,DORN,HQ,D1,US,,");
    const folder = new Folder(t, { "clients.csv": clients, "corrected.csv": corrected });
    assert.deepEqual(folder.run("merge", "corrected.csv", "--into", "clients.csv", "--write"), {
      status: 1,
      stdout: "",
      stderr: lines(
        "corrected.csv: row 3 (Cox, HQ): no row of clients.csv has its IDs or names",
        "corrected.csv: row 4 (Dorn, HQ): no row of clients.csv has its IDs or names",
        "Nothing is merged, because 2 rows of corrected.csv cannot be placed.",
      ),
    });
    assert.equal(folder.run("merge", "corrected.csv", "--into", "clients.csv", "-o", "new.csv").status, 1);
    assert.deepEqual(readdirSync(folder.path).sort(), ["clients.csv", "corrected.csv"]);
    assert.equal(folder.read("clients.csv"), clients);
  });

  test("a row that has several places", (t) => {
    const into = lines(header, "Acme,ACME,HQ,A1,US,Boston,", "Acme,ACME,HQ,A1,US,Reno,");
    const { status, stderr } = merged(t, lines(header, "Acme,ACME,HQ,A1,US,Salem,"), into);
    assert.deepEqual(
      [status, stderr],
      [1, refusal("row 2 (Acme, HQ): rows 2 and 3 of clients.csv have its IDs or names")],
    );
    // Its other row is in the file too, as it was.
    const both = lines(header, "Acme,ACME,HQ,A1,US,Salem,", "Acme,ACME,HQ,A1,US,Boston,");
    assert.equal(merged(t, both, into).stdout, into.replace("Reno", "Salem"));
  });

  test("a row that differs from another only in a column that the corrected file lacks, unless its number tells", (t) => {
    const short = "Company Name,Company ID,Site Name,Site ID,Country";
    const into = lines(`${short},Address Line 1`, "Acme,ACME,HQ,A1,US,12 Main St", "Acme,ACME,HQ,A1,US,9 Oak St");
    const [changed, same] = ["Acme,ACME,HQ,A1,GB", "Acme,ACME,HQ,A1,US"];
    const why = "row 2 (Acme, HQ): rows 2 and 3 of clients.csv have its IDs or names";
    assert.equal(merged(t, lines(short, changed, same), into).stderr, refusal(why));
    const numbered = (one: number, other: number) =>
      lines(`${short},Row,Status,Reason for Failure`, `${changed},${one},Failed,x`, `${same},${other},Failed,x`);
    assert.equal(merged(t, numbered(2, 3), into).stdout, into.replace("US,12", "GB,12"));
    assert.equal(merged(t, numbered(3, 2), into).stdout, into.replace("US,9", "GB,9"));
    // The import file has got a row above, so the numbers are those of other rows.
    for (const [one, other] of [
      [1, 2],
      [3, 4],
      [2, 2],
    ] as const) {
      assert.equal(merged(t, numbered(one, other), into).stderr, refusal(why), `${one} and ${other}`);
    }
    // Where nothing else tells them apart, either may be the corrected one.
    const twice = lines(short, same, same);
    assert.equal(merged(t, lines(short, changed, same), twice).stdout, lines(short, same, changed));
  });

  test("a row whose IDs and names lead to different rows", (t) => {
    const { status, stderr } = merged(t, lines(header, "Acme,ACME,HQ,A2,US,Boston,02110"));
    assert.deepEqual(
      [status, stderr],
      [1, refusal("row 2 (Acme, HQ): rows 2 and 3 of clients.csv have its IDs or names")],
    );
  });

  test("two rows that have the same place", (t) => {
    const corrected = lines(header, "Acme,ACME,West,A2,US,Reno,", "Acme,ACME,West,A2,US,Las Vegas,");
    const why = (row: number) => `row ${row} of the same file belongs to row 3 of clients.csv too`;
    assert.deepEqual(
      merged(t, corrected).stderr,
      lines(
        `corrected.csv: row 2 (Acme, West): ${why(3)}`,
        `corrected.csv: row 3 (Acme, West): ${why(2)}`,
        "Nothing is merged, because 2 rows of corrected.csv cannot be placed.",
      ),
    );
    // One of them is the row as it was.
    assert.equal(merged(t, lines(header, "Acme,ACME,West,A2,USA,Reno,", "Acme,ACME,West,A2,US,Reno,")).status, 1);
  });

  test("a row whose number leads to a row that is more like it", (t) => {
    const corrected = lines(response, "Acme,ACME,West,A2,US,Boston,02110,2,Failed,x");
    const { status, stderr } = merged(t, corrected);
    const why = "its IDs and names are those of row 3 of clients.csv, but its number is 2";
    assert.deepEqual([status, stderr], [1, refusal(`row 2 (Acme, West): ${why}`)]);
  });

  test("rows of another list that has the same IDs", (t) => {
    const { status, stderr } = merged(t, lines(header, "Zorn,ACME,Main,A1,US,Salem,"));
    const why = "row 2 of clients.csv has its IDs, but is of another company";
    assert.deepEqual([status, stderr], [1, refusal(`row 2 (Zorn, Main): ${why}`)]);
  });

  test("rows with more or fewer cells than their header row", (t) => {
    const corrected = lines(header, "Acme,ACME,HQ,A1,US,Boston, MA,02110", "Acme,ACME,West,A2,US");
    assert.deepEqual(
      merged(t, corrected).stderr,
      lines(
        "corrected.csv: row 2 (Acme, HQ): it has more cells than its header row",
        "corrected.csv: row 3 (Acme, West): it has fewer cells than its header row",
        "Nothing is merged, because 2 rows of corrected.csv cannot be placed.",
      ),
    );
  });

  test("values in columns that the import file does not have", (t) => {
    const { stderr } = merged(t, lines(`${header},State`, "Acme,ACME,West,A2,USA,Reno,,NV"));
    const why = 'it has a value in "State", a column that clients.csv does not have';
    assert.equal(stderr, refusal(`row 2 (Acme, West): ${why}`));
  });

  test("control characters are not printed", (t) => {
    const { stderr } = merged(t, lines(header, "C\u001b[31mox,COX,HQ,C1,US,,"));
    assert.ok(!stderr.includes("\u001b"));
  });
});

test("merge refuses wrong usage in one line", (t) => {
  const folder = new Folder(t, {
    "clients.csv": clients,
    "r.csv": lines(response),
    "other.csv": "a,b\n1,2\n",
    "keyless.csv": "Country,Site ID\nUS,1\n",
  });
  const usage = (text: string) => ({
    status: 2,
    stdout: "",
    stderr: `asio-import: ${text} (see asio-import --help)\n`,
  });
  const input = (text: string) => ({ status: 2, stdout: "", stderr: `asio-import: ${text}\n` });
  assert.deepEqual(folder.run("merge", "r.csv"), usage("merge needs --into with the import file"));
  assert.deepEqual(
    folder.run("merge", "clients.csv", "--into", "clients.csv"),
    usage("clients.csv would be merged into itself"),
  );
  assert.deepEqual(
    folder.run("merge", "r.csv", "--into", "clients.csv", "-o", "clients.csv", "--force"),
    usage("clients.csv would replace its own source"),
  );
  assert.deepEqual(
    folder.run("merge", "r.csv", "--into", "clients.csv", "-o", "x.csv", "--write"),
    usage("--write and --out do not go together"),
  );
  assert.deepEqual(
    folder.run("merge", "clients.csv", "--into", "r.csv"),
    input("r.csv is a response file, not an import file."),
  );
  const found = "must both have Company ID or Company Name, and Site ID or Site Name: rows are found by them.";
  assert.deepEqual(
    folder.run("merge", "keyless.csv", "--into", "clients.csv"),
    input(`keyless.csv and clients.csv ${found}`),
  );
  const foreign = "is no import file: its header row has fewer than three of the required columns.";
  assert.deepEqual(
    folder.run("merge", "r.csv", "--into", "other.csv"),
    input(`other.csv ${foreign} To convert it, run asio-import map.`),
  );
});
