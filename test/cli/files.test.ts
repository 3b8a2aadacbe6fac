import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Folder, header, program, row } from "./cli.ts";

const good = row("Bolt,BOLT,HQ,HQ2,US");
const bad = row("Acme,ACME,HQ,HQ1,USA");
const mixed = `${header}\n${bad}\n${good}\n`;
const fixed = mixed.replace("USA", "US");
const oneReady = "1 row of 1 company is ready, 1 row of 1 company is left over.\n";

describe("retry", () => {
  test("prints the failed rows of its own response file in the template's format", (t) => {
    const folder = new Folder(t, { "a.csv": `\uFEFF${mixed.replaceAll("\n", "\r\n")}` });
    folder.run("validate", "a.csv", "--response");
    assert.deepEqual(folder.run("retry", "a.response.csv"), {
      status: 0,
      stdout: `\uFEFF${header}\r\n${bad}\r\n`,
      stderr: "",
    });
  });

  test("accepts the platform's response file, with other columns and order", (t) => {
    const text =
      "Row Number,SUCCESS,Site ID,Site Name,Company ID,Company Name,Country,Zip,Error_Messages,Remarks\n" +
      '1,true,HQ1,HQ,ACME,Acme,US,01234,,\n2,false,HQ2,HQ,BOLT,Bolt,US,"0 ""1"" 2","Site exists, twice",x\n3,,HQ3,HQ,NUT,Nut,US,,,\n';
    const folder = new Folder(t, { "platform.csv": text });
    assert.equal(
      folder.run("retry", "platform.csv").stdout,
      `${header}\nBolt,BOLT,HQ,HQ2,US${",".repeat(6)}"0 ""1"" 2"${",".repeat(7)}\n${row("Nut,NUT,HQ,HQ3,US")}\n`,
    );
  });

  test("makes a file on which validate warns of companies with other rows that pass", (t) => {
    const rows = [row("Acme,ACME,HQ,HQ1,US"), row("Acme,ACME,West,W1,USA"), row("Bolt,BOLT,HQ,HQ2,UK")];
    const folder = new Folder(t, { "a.csv": `${[header, ...rows].join("\n")}\n` });
    folder.run("validate", "a.csv", "--response");
    folder.run("retry", "a.response.csv", "-o", "a.retry.csv");
    folder.run("fix", "a.retry.csv", "--write");
    const { status, stdout } = folder.run("validate", "a.retry.csv");
    assert.equal(status, 0);
    assert.match(
      stdout,
      /^a\.retry\.csv:2:1: warning: This company may already exist: other rows of it pass in a\.csv, .* \[company-may-exist\]$/m,
    );
    assert.match(stdout, /may still refuse the whole file, because 1 row has a company that may already exist/);
  });

  test("ready looks beside a rest file too, as validate does", (t) => {
    const folder = new Folder(t, {
      "a.csv": `${header}\n${row("Acme,ACME,HQ,HQ1,US")}\n${row("Acme,ACME,West,W1,UK")}\n`,
      "a.rest.csv": `${header}\n${row("Acme,ACME,West,W1,US")}\n`,
    });
    const { status, stdout, stderr } = folder.run("ready", "a.rest.csv");
    assert.deepEqual([status, stdout], [0, folder.read("a.rest.csv")]);
    assert.equal(
      stderr,
      "Nothing is left over: the one row is ready.\n" +
        "The platform may still refuse the whole file, because 1 row has a company that may already exist.\n",
    );
  });

  test("reports omitted rows and split companies, as validate and ready do", (t) => {
    const failing = "Acme,ACME,West,W1,XX";
    const required = "Company Name,Company ID,Site Name,Site ID,Country";
    const folder = new Folder(t, {
      "a.csv": `${required}\nAcme,ACME,HQ,HQ1,US\n${failing}\nBolt,BOLT,HQ,HQ2,US\n`,
      "r.csv": `${required},Failure Reason\nAcme,ACME,HQ,HQ1,US,\n${failing},Bad country\nBolt,BOLT,HQ,HQ2,US,\n`,
    });
    assert.equal(
      folder.run("validate", "a.csv").stdout.split("\n").at(-2),
      'a.csv: 1 of 3 rows would fail. The company "Acme" has rows that pass and rows that fail: once the platform has created it, its other rows belong to a company that exists.',
    );
    assert.equal(
      folder.run("ready", "a.csv", "--split", "row").stderr,
      "2 rows of 2 companies are ready, 1 row of 1 company is left over.\n" +
        "1 company has rows that are ready and rows that are left over. Finish it first: once the platform has created it, it refuses a file with its other rows.\n",
    );
    const { stdout, stderr } = folder.run("retry", "r.csv");
    assert.equal(stdout, `${header}\n${row(failing)}\n`);
    assert.equal(
      stderr,
      "2 rows without a reason are left out. The file has no status, so rows without a reason count as created.\n" +
        "1 company has rows here and rows that were created: it exists now, so the platform may refuse this file.\n",
    );
  });

  test("reports split companies by ID too, because a name may be what failed", (t) => {
    const required = "Company Name,Company ID,Site Name,Site ID,Country";
    const [created, renamed, nameless] = ["Acme,ACME,HQ,HQ1,US", "Acmy,ACME,West,W1,US", ",ACME,East,E1,US"];
    const folder = new Folder(t, {
      "a.csv": `${required}\n${created}\n${renamed}\n${nameless}\n`,
      "r.csv": `${required},Status,Reason\n${renamed},Failed,Other name\n${created},Created,\n${nameless},Failed,No name\n`,
    });
    assert.equal(
      folder.run("validate", "a.csv").stdout.split("\n").at(-2),
      'a.csv: 2 of 3 rows would fail. The company "Acme" has rows that pass and rows that fail: once the platform has created it, its other rows belong to a company that exists.',
    );
    assert.equal(
      folder.run("retry", "r.csv").stderr,
      "1 company has rows here and rows that were created: it exists now, so the platform may refuse this file.\n",
    );
  });

  test("prints only the failed rows of a response file with all rows", (t) => {
    const folder = new Folder(t, { "a.csv": mixed, "s.json": '{"response": {"rows": "all"}}' });
    folder.run("validate", "a.csv", "--response", "--config", "s.json");
    assert.equal(folder.read("a.response.csv").split("\n").length, 4);
    assert.equal(folder.run("retry", "a.response.csv", "-o", "again.csv").stdout, "");
    assert.equal(folder.read("again.csv"), `${header}\n${bad}\n`);
  });

  test("converts the rows to the format of another template", (t) => {
    const template = "Country,Company Name,Company ID,Site Name,Site ID,Cost Centre\n";
    const folder = new Folder(t, { "a.csv": mixed, "t.csv": template });
    folder.run("validate", "a.csv", "--response");
    assert.equal(
      folder.run("retry", "a.response.csv", "--template", "t.csv").stdout,
      `${template}USA,Acme,ACME,HQ,HQ1,\n`,
    );
  });

  test("writes nothing and says so if there are no failed rows", (t) => {
    const folder = new Folder(t, {
      "r.csv": "Company Name,Company ID,Site Name,Site ID,Country,Result\nA,B,C,D,US,Success\n",
    });
    const nothing = { status: 1, stdout: "", stderr: "Nothing to retry: r.csv has no rows that failed.\n" };
    assert.deepEqual(folder.run("retry", "r.csv"), nothing);
    assert.deepEqual(folder.run("retry", "r.csv", "-o", "again.csv"), nothing);
    assert.deepEqual(readdirSync(folder.path), ["r.csv"]);
  });
});

describe("ready", () => {
  test("prints the companies that are ready in the template's format and exits with 0", (t) => {
    const text = `\uFEFF${mixed.replace("Company Name,Company ID", "company,COMPANY_ID").replaceAll("\n", "\r\n")}`;
    const folder = new Folder(t, { "a.csv": text });
    assert.deepEqual(folder.run("ready", "a.csv"), {
      status: 0,
      stdout: `\uFEFF${header}\r\n${good}\r\n`,
      stderr: oneReady,
    });
  });

  test("reports if all rows or no rows are ready", (t) => {
    const none = `${header}\n${bad}\n`;
    const folder = new Folder(t, { "all.csv": fixed, "one.csv": `${header}\n${good}\n`, "none.csv": none });
    folder.write("empty.csv", `${header}\n`);
    folder.write("lacking.csv", "Company Name,Company ID,Site Name,Country\nAcme,ACME,HQ,US\n");
    for (const [file, status, note] of [
      ["all.csv", 0, "Nothing is left over: both rows are ready."],
      ["one.csv", 0, "Nothing is left over: the one row is ready."],
      ["none.csv", 1, "Nothing is ready: every company has rows that would fail."],
      ["none.csv --split row", 1, "Nothing is ready: every row would fail."],
      ["lacking.csv", 1, "Nothing is ready: the file lacks a required column."],
      ["empty.csv", 1, "Nothing is ready: the file has no rows yet."],
    ] as const) {
      const run = folder.run("ready", ...file.split(" "), "-o", "ready.csv", "--rest", "rest.csv", "--force");
      assert.deepEqual(run, { status, stdout: "", stderr: `${note}\n` }, file);
      const written = ["ready.csv", "rest.csv"].filter((name) => existsSync(join(folder.path, name)));
      assert.deepEqual(written, file === "empty.csv" ? [] : [status === 0 ? "ready.csv" : "rest.csv"], file);
      for (const name of written) rmSync(join(folder.path, name));
      if (status === 1) assert.equal(folder.run("ready", ...file.split(" ")).stdout, "", file);
    }
  });

  test("keeps together the rows that one name or one ID connects", (t) => {
    const connected = [
      "Acme,A1,HQ,S1,US",
      "ÄCME,A1,West,S2,US",
      "Acme Inc,A2,HQ,S3,US",
      ",a-1,East,S4,US",
      "Acme Inc,A1,Yard,S5,US",
    ];
    const others = ["Bolt,B1,HQ,S6,US", "Bolt,B1,West,S7,US"];
    const rules = { characters: "off", "company-id-mismatch": "off", "company-spelling": "off" };
    const rows = [...connected, ...others, "Acme Inc,A2,HQ,S3,US"].map(row);
    const folder = new Folder(t, { "a.csv": [header, ...rows, ""].join("\n"), "c.json": JSON.stringify({ rules }) });
    const { stderr } = folder.run("ready", "a.csv", "--config", "c.json", "-o", "ready.csv", "--rest", "rest.csv");
    assert.equal(folder.read("ready.csv"), [header, ...others.map(row), ""].join("\n"));
    assert.equal(folder.read("rest.csv"), [header, ...[...connected, connected[2] ?? ""].map(row), ""].join("\n"));
    assert.equal(stderr, "2 rows of 1 company are ready, 6 rows of 1 company are left over.\n");
  });

  test("keeps together a company and a row of it whose cells are in the wrong places", (t) => {
    const good = ["Acme,A1,HQ,S1,US", "Bolt,B1,HQ,S2,US", "Cox,C1,HQ,S3,US", "Dorn,D1,HQ,S4,US", "Elm,E1,HQ,S5,US"];
    const bad = [
      '"Acme,A1,West,W1,US"',
      "Bolt;B1;West;W2;US",
      ",Cox,C1,West,W3,US,,,,,,,,,,,,,",
      "HQ,D1,West,W4",
      'Fir,F1,"HQ,W5,US\nElm,E1,East,W6,US"',
    ];
    const folder = new Folder(t, {
      "a.csv": [header, ...good.map(row), row("Oak,O1,HQ,S6,US"), ...bad, ""].join("\n"),
    });
    assert.equal(folder.run("ready", "a.csv").stdout, `${header}\n${row("Oak,O1,HQ,S6,US")}\n`);
  });

  test("carries the values of all rows exactly, with those beyond the last header", (t) => {
    const bad = `Acme,ACME,HQ,HQ1,US,,12 Main Street," Suite ""5""",,Boston,,,,,,,,,x`;
    const folder = new Folder(t, { "a.csv": `\uFEFF${header}\r\n${bad},\r\n${good}\r\n` });
    assert.equal(folder.run("ready", "a.csv", "--rest", "rest.csv").stdout, `\uFEFF${header}\r\n${good}\r\n`);
    assert.equal(folder.read("rest.csv"), `\uFEFF${header}\r\n${bad}\r\n`);
  });

  test("takes single rows with --split row or the setting, and --split counts more", (t) => {
    const rows = ["Acme,ACME,HQ,HQ1,US", "Acme,ACME,West,W1,USA"].map(row);
    const folder = new Folder(t, { "a.csv": [header, ...rows, ""].join("\n"), "c.json": '{"ready.split": "row"}' });
    const byRow = `${header}\n${rows[0]}\n`;
    assert.equal(folder.run("ready", "a.csv").stdout, "");
    assert.equal(folder.run("ready", "a.csv", "--split", "row").stdout, byRow);
    assert.equal(folder.run("ready", "a.csv", "--config", "c.json").stdout, byRow);
    assert.equal(folder.run("ready", "a.csv", "--config", "c.json", "--split=company").stdout, "");
  });

  test("writes neither file if one of them cannot be written", (t) => {
    const folder = new Folder(t, { "a.csv": mixed, "there.csv": "mine" });
    symlinkSync(".", join(folder.path, "here"));
    for (const [out, rest, problem] of [
      ["there.csv", "new.csv", "there.csv already exists; use --force to replace it (see asio-import --help)"],
      ["new.csv", "there.csv", "there.csv already exists; use --force to replace it (see asio-import --help)"],
      ["new.csv", "none/b.csv", `${folder.path}/none/b.csv cannot be written: there is no such folder.`],
      ["new.csv", "here/new.csv", "--out and --rest are the same file (see asio-import --help)"],
      ["new.csv", "./new.csv", "--out and --rest are the same file (see asio-import --help)"],
      ["new.csv", "a.csv", "a.csv would replace its own source (see asio-import --help)"],
    ] as const) {
      const run = folder.run("ready", "a.csv", "-o", out, "--rest", rest);
      assert.deepEqual(run, { status: 2, stdout: "", stderr: `asio-import: ${problem}\n` });
      assert.deepEqual(readdirSync(folder.path), ["a.csv", "here", "there.csv"]);
    }
    assert.equal(folder.read("there.csv"), "mine");
  });

  test("omits existing companies", (t) => {
    const folder = new Folder(t, { "a.csv": fixed, "c.json": '[{"id": "BOLT", "name": "x"}]' });
    assert.equal(
      folder.run("ready", "a.csv", "--existing", "c.json").stdout,
      `${header}\n${row("Acme,ACME,HQ,HQ1,US")}\n`,
    );
  });

  test("-o replaces a file only with --force, and never its source, even through a link", (t) => {
    const folder = new Folder(t, { "a.csv": mixed, "out.csv": "old" });
    const refused = "asio-import: out.csv already exists; use --force to replace it (see asio-import --help)\n";
    assert.deepEqual(folder.run("ready", "a.csv", "-o", "out.csv"), { status: 2, stdout: "", stderr: refused });
    assert.equal(folder.read("out.csv"), "old");
    const forced = folder.run("ready", "a.csv", "--out", "out.csv", "--force");
    assert.deepEqual(forced, { status: 0, stdout: "", stderr: oneReady });
    assert.equal(folder.read("out.csv"), `${header}\n${good}\n`);
    symlinkSync("a.csv", join(folder.path, "link.csv"));
    assert.deepEqual(folder.run("ready", "a.csv", "-o", "link.csv", "--force").status, 2);
    assert.equal(folder.read("a.csv"), mixed);
  });
});

describe("new", () => {
  test("prints the template's header row, or writes it", (t) => {
    const folder = new Folder(t, { "t.csv": "Company Name;Company ID;Site Name;Site ID;Country\r\n" });
    assert.deepEqual(folder.run("new"), { status: 0, stdout: `${header}\n`, stderr: "" });
    assert.deepEqual(folder.run("new", "--template", "t.csv", "-o", "new.csv"), { status: 0, stdout: "", stderr: "" });
    assert.equal(folder.read("new.csv"), "Company Name,Company ID,Site Name,Site ID,Country\n");
  });

  test("can write to a device", (t) => {
    const folder = new Folder(t);
    assert.equal(folder.run("new", "-o", "/dev/null").status, 0);
    assert.ok(statSync("/dev/null").isCharacterDevice());
  });
});

test("accepts a file name that starts with a dash after --", (t) => {
  const folder = new Folder(t, { "-a.csv": fixed });
  assert.equal(folder.run("validate", "--", "-a.csv").status, 0);
  assert.equal(folder.run("validate", "--response", "--", "-a.csv").status, 0);
});

test("does not read standard input", (t) => {
  const folder = new Folder(t, { "a.csv": fixed });
  const { status } = spawnSync(process.execPath, [program, "validate", "a.csv"], { cwd: folder.path, stdio: "ignore" });
  assert.equal(status, 0);
});
