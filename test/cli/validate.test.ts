import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { countryCode } from "../../server/src/rules/country-code.ts";
import { Folder, header, program, row } from "./cli.ts";

const good = row("Bolt,BOLT,HQ,HQ2,US");
const bad = row("Acme,ACME,HQ,HQ1,USA");
const clean = `${header}\n${good}\n`;
const mixed = `${header}\n${bad}\n${good}\n`;
const message = countryCode.message({ header: "Country", text: "USA", city: "", state: "", zip: "" });

describe("validate", () => {
  test("never takes a file that was to be checked for the path of the response file", (t) => {
    const folder = new Folder(t, { "bad.csv": mixed, "clean.csv": clean });
    const { status, stderr } = folder.run("validate", "--response", "bad.csv", "clean.csv");
    assert.equal(status, 2);
    assert.equal(
      stderr,
      "asio-import: bad.csv exists and is not a response file of an earlier run, so it is not replaced. Move it, or choose another name (asioImport.response.fileName).\n",
    );
    assert.equal(folder.read("bad.csv"), mixed);
  });

  test("exits with 0 where the platform would accept, 1 where it would not", (t) => {
    const folder = new Folder(t, { "clean.csv": clean, "mixed.csv": mixed });
    assert.deepEqual(folder.run("validate", "clean.csv"), {
      status: 0,
      stdout:
        "clean.csv: Accepted: the one row would be created. Existing companies are not checked: no export is chosen.\n",
      stderr: "",
    });
    assert.deepEqual(folder.run("validate", "mixed.csv"), {
      status: 1,
      stdout: `mixed.csv:2:18: error: ${message} [country-code]\nmixed.csv: 1 of 2 rows would fail.\n`,
      stderr: "",
    });
    assert.deepEqual(folder.run("validate", "./clean.csv", join(folder.path, "mixed.csv")), {
      status: 1,
      stdout:
        "./clean.csv: Accepted: the one row would be created. Existing companies are not checked: no export is chosen.\n" +
        `${folder.path}/mixed.csv:2:18: error: ${message} [country-code]\n${folder.path}/mixed.csv: 1 of 2 rows would fail.\n`,
      stderr: "",
    });
  });

  test("says what an empty file and one of a header row come to", (t) => {
    const folder = new Folder(t, { "empty.csv": "", "header.csv": header });
    const empty = folder.run("validate", "empty.csv");
    assert.equal(empty.status, 1);
    assert.match(empty.stdout, /^empty\.csv:1:1: error: .* \[header-missing\]\nempty\.csv: Invalid CSV: .*\n$/);
    assert.deepEqual(folder.run("validate", "header.csv"), {
      status: 0,
      stdout: "header.csv: Nothing to import: the file has no rows yet.\n",
      stderr: "",
    });
  });

  test("prints JSON", (t) => {
    const folder = new Folder(t, { "mixed.csv": mixed, "clean.csv": clean, "c.json": '[{"name": "Nut"}]' });
    const { status, stdout, stderr } = folder.run(
      "validate",
      "mixed.csv",
      "clean.csv",
      "--format",
      "json",
      "--existing",
      "c.json",
    );
    assert.deepEqual([status, stderr], [1, ""]);
    const existing = { files: ["c.json"], companies: 1 };
    const expected = {
      files: [
        {
          file: "mixed.csv",
          verdict: "failed-rows",
          sentence: "1 of 2 rows would fail.",
          rows: 2,
          failedRows: 1,
          counts: { error: 1, warning: 0, information: 0, hint: 0 },
          existing,
          findings: [
            {
              code: "country-code",
              severity: "error",
              message,
              row: 2,
              column: 5,
              header: "Country",
              value: "USA",
              range: { start: { line: 1, character: 17 }, end: { line: 1, character: 20 } },
            },
          ],
        },
        {
          file: "clean.csv",
          verdict: "accepted",
          sentence: "Accepted: the one row would be created.",
          rows: 1,
          failedRows: 0,
          counts: { error: 0, warning: 0, information: 0, hint: 0 },
          existing,
          findings: [],
        },
      ],
    };
    assert.deepEqual(JSON.parse(stdout), expected);
    // The order of the keys is that of the documentation.
    assert.equal(JSON.stringify(JSON.parse(stdout)), JSON.stringify(expected));
  });

  test("counts rows as a spreadsheet and lines as an editor", (t) => {
    const text = `\r\n${header}\r\n"Ac\r\nme",ACME,HQ,HQ1,USA${",".repeat(13)}\r\nNut,NUT,HQ\r\n`;
    const folder = new Folder(t, { "a.csv": text });
    const { stdout } = folder.run("validate", "a.csv", "--format=json");
    const { findings } = JSON.parse(stdout).files[0];
    assert.deepEqual(
      findings.map((each: Record<string, unknown>) => [
        each.code,
        each.row,
        each.column,
        each.header,
        each.value,
        each.range,
      ]),
      [
        ["preamble", 1, 0, "", "", { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }],
        [
          "line-break",
          3,
          1,
          "Company Name",
          "Ac\r\nme",
          { start: { line: 2, character: 0 }, end: { line: 3, character: 3 } },
        ],
        [
          "country-code",
          3,
          5,
          "Country",
          "USA",
          { start: { line: 3, character: 16 }, end: { line: 3, character: 19 } },
        ],
        ["row-length", 4, 0, "", "", { start: { line: 4, character: 0 }, end: { line: 4, character: 10 } }],
      ],
    );
  });

  test("prints every finding, however many there are", (t) => {
    const rows = Array.from({ length: 20_000 }, (_, i) => row(`Acme${i},ACME${i},HQ,HQ${i},USA`));
    const folder = new Folder(t, { "a.csv": `${[header, ...rows].join("\n")}\n` });
    const { findings, counts } = JSON.parse(folder.run("validate", "a.csv", "--format", "json").stdout).files[0];
    assert.equal(findings.length, 20_000);
    assert.equal(counts.error, 20_000);
    assert.equal(findings.at(-1).row, 20_001);
    assert.equal(folder.run("validate", "a.csv").stdout.split("\n").length, 20_002);
  });

  test("prints SARIF 2.1.0", (t) => {
    const folder = new Folder(t, { "in/my file é.csv": mixed });
    const absolute = join(folder.path, "in/my file é.csv");
    const { status, stdout } = folder.run("validate", "in/my file é.csv", absolute, "--format", "sarif");
    assert.equal(status, 1);
    const log = JSON.parse(stdout);
    assert.equal(log.version, "2.1.0");
    assert.equal(log.$schema, "https://json.schemastore.org/sarif-2.1.0.json");
    const [run, ...others] = log.runs;
    assert.deepEqual(others, []);
    assert.equal(run.columnKind, "utf16CodeUnits");
    assert.equal(run.tool.driver.name, "asio-import");
    assert.deepEqual(
      run.tool.driver.rules.find(({ id }: { id: string }) => id === "country-code"),
      { id: "country-code", shortDescription: { text: countryCode.title }, defaultConfiguration: { level: "error" } },
    );
    const result = (uri: string) => ({
      ruleId: "country-code",
      level: "error",
      message: { text: message },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri },
            region: { startLine: 2, startColumn: 18, endLine: 2, endColumn: 21 },
          },
        },
      ],
    });
    assert.deepEqual(run.results, [result("in/my%20file%20%C3%A9.csv"), result(pathToFileURL(absolute).href)]);
  });

  test("takes the byte order mark off", (t) => {
    const folder = new Folder(t, { "mark.csv": `\uFEFF${clean}` });
    assert.equal(folder.run("validate", "mark.csv").status, 0);
  });

  test("ends quietly where its reader has seen enough, with its own exit code", (t) => {
    const rows = Array.from({ length: 20_000 }, (_, i) => row(`Acme${i},ACME${i},HQ,HQ${i},USA`));
    const folder = new Folder(t, { "a.csv": `${[header, ...rows].join("\n")}\n` });
    const line = `"${process.execPath}" "${program}" validate a.csv 2>&1 | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const out = execFileSync("bash", ["-c", line], { cwd: folder.path, encoding: "utf8" });
    assert.equal(out, `a.csv:2:${"Acme0,ACME0,HQ,HQ0,".length + 1}: error: ${message} [country-code]\n1\n`);
  });
});

describe("--existing", () => {
  test("makes a company that exists a reason to refuse the file", (t) => {
    const folder = new Folder(t, {
      "a.csv": clean,
      "c.json": '[{"name": "BOLT "}]',
      "d.json": '{"name": "Nut", "id": 1}',
    });
    const { status, stdout } = folder.run(
      "validate",
      "a.csv",
      "--existing",
      "d.json",
      "--existing",
      "c.json",
      "--format",
      "json",
    );
    assert.equal(status, 1);
    const [file] = JSON.parse(stdout).files;
    assert.equal(file.verdict, "invalid-csv");
    assert.deepEqual(file.existing, { files: ["d.json", "c.json"], companies: 2 });
    assert.deepEqual(
      file.findings.map(({ code }: { code: string }) => code),
      ["company-exists"],
    );
  });

  for (const [what, content, problem] of [
    ["missing", undefined, "c.json does not exist."],
    ["truncated", '[{"name": "Bolt"', "c.json is cut off: its JSON ends at line 1, column 17."],
    [
      "of no known shape",
      '{"message": "denied"}',
      'c.json contains no list of companies, only an object with the key "message" (asioImport.existing.listPath can say where it is).',
    ],
  ] as const) {
    test(`that is ${what} leaves the file unchecked, which is not accepted`, (t) => {
      const folder = new Folder(t, { "a.csv": clean, ...(content === undefined ? {} : { "c.json": content }) });
      const { status, stdout, stderr } = folder.run("validate", "a.csv", "--existing", "c.json");
      assert.equal(status, 1);
      assert.equal(stderr, "");
      assert.equal(
        stdout,
        `a.csv:1:1: error: Existing companies are not checked: ${problem} [existing-export]\n` +
          `a.csv: Unchecked: the file has no errors, but existing companies are not checked. ${problem}\n`,
      );
    });
  }

  test("may be a glob, and a path in a folder that is called like one", (t) => {
    const folder = new Folder(t, {
      "a.csv": clean,
      "clients [x] {y}/b.csv": clean,
      "clients [x] {y}/c.json": '[{"name": "Other"}]',
      "exports/1.json": '[{"name": "Other"}]',
      "exports/2.json": '[{"name": "Bolt"}]',
      "exports/more.json/3.json": "not JSON",
    });
    assert.equal(folder.run("validate", "a.csv", "--existing", "exports/*.json").status, 1);
    assert.equal(folder.run("validate", "a.csv", "--existing", join(folder.path, "exports/1*.json")).status, 0);
    assert.equal(folder.run("validate", "a.csv", "--existing", "clients [x] {y}/c.json").status, 0);
    assert.match(
      folder.run("validate", "a.csv", "--existing", "none/*.json").stdout,
      /No file matches .*none\/\*\.json\./,
    );
  });
});

describe("--config and --template", () => {
  test("the object of the section", (t) => {
    const folder = new Folder(t, { "a.csv": mixed, "config.json": '{"rules": {"country-code": "off"}}' });
    assert.equal(folder.run("validate", "a.csv", "--config", "config.json").status, 0);
  });

  test("a VS Code settings file with dotted keys, comments and a trailing comma", (t) => {
    const settings = `\uFEFF// Ours
    {
      "editor.fontSize": 12, /* not ours */
      "[csv]": {"editor.wordWrap": "off"},
      "asioImport.rules": {"country-code": "warning"},
      "asioImport.existing.files": ["data/c.json"],
      "asioImport.response.fileName": "\${name}-failed.csv",
      "asioImport.trace.server": "verbose",
    }`;
    const folder = new Folder(t, {
      "w/.vscode/settings.json": settings,
      "w/data/c.json": '[{"name": "Bolt"}]',
      "a.csv": mixed,
    });
    const { status, stdout } = folder.run(
      "validate",
      "a.csv",
      "--config",
      "w/.vscode/settings.json",
      "--format",
      "json",
      "--response",
    );
    assert.equal(status, 1);
    const [file] = JSON.parse(stdout).files;
    assert.deepEqual(
      file.findings.map(({ code, severity }: Record<string, string>) => [code, severity]),
      [
        ["country-code", "warning"],
        ["company-exists", "error"],
      ],
    );
    assert.deepEqual(file.existing, { files: ["data/c.json"], companies: 1 });
    assert.deepEqual(readdirSync(folder.path).toSorted(), ["a-failed.csv", "a.csv", "w"]);
  });

  test("relative paths count from the folder of the configuration, those of the command line from where one is", (t) => {
    const folder = new Folder(t, {
      "conf/asio.json": '{"existing": {"files": ["c.json"]}, "template": {"file": "t.csv"}}',
      "conf/c.json": '[{"name": "Nut"}]',
      "conf/t.csv": `${header},Notes\n`,
      "c.json": '[{"name": "Bolt"}]',
      "a.csv": clean,
      "t.csv": header.replace("Zip", "Postal Code"),
    });
    const first = folder.run("validate", "a.csv", "--config", "conf/asio.json");
    assert.equal(first.status, 0);
    const second = folder.run(
      "validate",
      "a.csv",
      "--config",
      "conf/asio.json",
      "--existing",
      "c.json",
      "--format=json",
    );
    assert.deepEqual(JSON.parse(second.stdout).files[0].existing, {
      files: ["c.json", join(folder.path, "c.json")],
      companies: 2,
    });
    const third = folder.run("validate", "a.csv", "--config", "conf/asio.json", "--template", "t.csv");
    assert.match(third.stdout, /"Zip".*"Postal Code".* \[header-name\]/);
  });

  test("a settings file that says nothing of this program changes nothing", (t) => {
    const folder = new Folder(t, {
      "a.csv": clean,
      "settings.json": '{"editor.fontSize": 12, "files.eol": "\\n"}',
      "empty.json": "",
    });
    assert.equal(folder.run("validate", "a.csv", "--config", "settings.json").status, 0);
    assert.equal(folder.run("validate", "a.csv", "--config", "empty.json").status, 0);
  });
});

test("a file that cannot be read does not keep the others from being checked", (t) => {
  const folder = new Folder(t, { "a.csv": clean, "image.csv": "\0", "b.csv": `${header}\n${bad}\n` });
  const { status, stdout, stderr } = folder.run("validate", "a.csv", "none.csv", "image.csv", "b.csv");
  assert.equal(status, 2);
  assert.deepEqual(
    stdout.split("\n").map((line) => line.split(": ", 2).join(": ")),
    ["a.csv: Accepted", "b.csv:2:18: error", "b.csv: 1 of 1 row would fail.", ""],
  );
  assert.equal(
    stderr.replaceAll(folder.path, "~"),
    "asio-import: ~/none.csv cannot be read: there is no such file.\nasio-import: ~/image.csv is not a text file.\n",
  );
  const { files } = JSON.parse(folder.run("validate", "none.csv", "b.csv", "--format", "json").stdout);
  assert.deepEqual(
    files.map(({ file }: { file: string }) => file),
    ["b.csv"],
  );
});

describe("--response", () => {
  const response = `${header},Row,Status,Reason for Failure\n${bad},2,Failed,"${message.replace(/\.$/, "").replaceAll('"', '""')}"\n`;

  test("writes the response file beside each import file, at the end of the line or before another option", (t) => {
    const folder = new Folder(t, { "in/a.csv": mixed, "in/b.csv": mixed, "c.csv": clean });
    assert.equal(folder.run("validate", "in/a.csv", "in/b.csv", "c.csv", "--response").status, 1);
    assert.equal(folder.read("in/a.response.csv"), response);
    assert.equal(folder.read("in/b.response.csv"), response);
    assert.deepEqual(readdirSync(folder.path).toSorted(), ["c.csv", "in"]);
    const other = new Folder(t, { "a.csv": mixed });
    other.run("validate", "--response", "--format", "json", "a.csv");
    assert.equal(other.read("a.response.csv"), response);
  });

  test("takes a path of any name, behind the file or before it", (t) => {
    for (const args of [
      ["a", "--response", "out.txt"],
      ["--response", "out.txt", "a"],
      ["a", "--response=out.txt"],
    ]) {
      const folder = new Folder(t, { a: mixed });
      assert.equal(folder.run("validate", ...args).stderr, "");
      assert.equal(folder.read("out.txt"), response);
      assert.deepEqual(readdirSync(folder.path).toSorted(), ["a", "out.txt"]);
    }
  });

  test("takes what follows for the file where the line names no other", (t) => {
    const folder = new Folder(t, { "a.csv": mixed, "t.csv": header });
    folder.run("validate", "--template", "t.csv", "--response", "a.csv");
    assert.equal(folder.read("a.response.csv"), response);
  });

  test("never replaces an import file, whichever way it is meant", (t) => {
    const folder = new Folder(t, { "a.csv": mixed, "b.csv": mixed });
    const one = folder.run("validate", "a.csv", "--response", "b.csv");
    assert.equal(one.status, 2);
    assert.match(
      one.stderr,
      /^asio-import: b\.csv exists and is not a response file of an earlier run, so it is not replaced\..*\n$/,
    );
    const source = folder.run("validate", "a.csv", "--response", "./a.csv");
    assert.deepEqual([source.status, source.stdout], [2, ""]);
    assert.equal(source.stderr, "asio-import: ./a.csv would replace its own source (see asio-import --help)\n");
    const several = folder.run("validate", "a.csv", "b.csv", "--response", "c.csv");
    assert.equal(
      several.stderr,
      "asio-import: --response PATH takes only one file; put --response last to write a response file next to each file (see asio-import --help)\n",
    );
    for (const name of ["a.csv", "b.csv"]) assert.equal(folder.read(name), mixed);
    assert.deepEqual(readdirSync(folder.path).toSorted(), ["a.csv", "b.csv"]);
  });

  test("replaces its own earlier file, and writes none where nothing fails", (t) => {
    const folder = new Folder(t, { "a.csv": mixed, "clean.csv": clean });
    folder.run("validate", "a.csv", "--response");
    folder.write("a.csv", mixed.replace("Acme,ACME", "Nut,NUT"));
    assert.equal(folder.run("validate", "a.csv", "--response").status, 1);
    assert.equal(folder.read("a.response.csv"), response.replace("Acme,ACME", "Nut,NUT"));
    assert.equal(folder.run("validate", "clean.csv", "--response").status, 0);
    assert.deepEqual(readdirSync(folder.path).toSorted(), ["a.csv", "a.response.csv", "clean.csv"]);
  });

  test("may go to a device", (t) => {
    const folder = new Folder(t, { "a.csv": mixed });
    assert.equal(folder.run("validate", "a.csv", "--response", "/dev/null").stderr, "");
    assert.deepEqual(readdirSync(folder.path), ["a.csv"]);
    assert.ok(statSync("/dev/null").isCharacterDevice());
  });
});
