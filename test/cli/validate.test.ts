import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Folder, header, program, row } from "./cli.ts";
import { bad, clean, message, mixed } from "./import-file.ts";

describe("validate", () => {
  test("never uses an import file as the path of the response file", (t) => {
    const folder = new Folder(t, { "bad.csv": mixed, "clean.csv": clean });
    const { status, stderr } = folder.run("validate", "--response", "bad.csv", "clean.csv");
    assert.equal(status, 2);
    assert.equal(
      stderr,
      "asio-import: bad.csv exists and is not a response file of an earlier run, so it is not replaced. Move it, or choose another name (asioImport.response.fileName).\n",
    );
    assert.equal(folder.read("bad.csv"), mixed);
  });

  test("exits with 0 if the platform would accept the file, and with 1 otherwise", (t) => {
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

  test("reports an empty file, and a file with only a header row", (t) => {
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
    // The keys are in the documented order.
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

  test("prints every finding", (t) => {
    const rows = Array.from({ length: 20_000 }, (_, i) => row(`Acme${i},ACME${i},HQ,HQ${i},USA`));
    const folder = new Folder(t, { "a.csv": `${[header, ...rows].join("\n")}\n` });
    const { findings, counts } = JSON.parse(folder.run("validate", "a.csv", "--format", "json").stdout).files[0];
    assert.equal(findings.length, 20_000);
    assert.equal(counts.error, 20_000);
    assert.equal(findings.at(-1).row, 20_001);
    assert.equal(folder.run("validate", "a.csv").stdout.split("\n").length, 20_002);
  });

  test("ignores the byte order mark", (t) => {
    const folder = new Folder(t, { "mark.csv": `\uFEFF${clean}` });
    assert.equal(folder.run("validate", "mark.csv").status, 0);
  });

  test("stops silently with its own exit code if the output is closed early", (t) => {
    const rows = Array.from({ length: 20_000 }, (_, i) => row(`Acme${i},ACME${i},HQ,HQ${i},USA`));
    const folder = new Folder(t, { "a.csv": `${[header, ...rows].join("\n")}\n` });
    const line = `"${process.execPath}" "${program}" validate a.csv 2>&1 | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const out = execFileSync("bash", ["-c", line], { cwd: folder.path, encoding: "utf8" });
    assert.equal(out, `a.csv:2:${"Acme0,ACME0,HQ,HQ0,".length + 1}: error: ${message} [country-code]\n1\n`);
  });
});

test("an unreadable file does not prevent the check of the others", (t) => {
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

describe("a CSV file that is intended for import is checked", () => {
  const other = "Foo,Bar\n1,2\n";
  for (const [name, config] of [
    ["a.asio.csv", {}],
    ["in/a.csv", { files: ["in/*.csv"] }],
    ["in/a.csv", { files: [`in/**`] }],
  ] as const) {
    test(`${name} ${JSON.stringify(config)}`, (t) => {
      const folder = new Folder(t, { [name]: other, "c.json": JSON.stringify(config) });
      const { status, stderr } = folder.run("validate", name, "--config", "c.json");
      assert.deepEqual([status, stderr], [1, ""]);
    });
  }
  test("without headers, or in another encoding", (t) => {
    const folder = new Folder(t, { "a.csv": "", "b.csv": Buffer.from(`${header}\n`, "utf16le") });
    assert.doesNotMatch(folder.run("validate", "a.csv").stderr, /no import file/);
    assert.doesNotMatch(folder.run("validate", "b.csv").stderr, /no import file/);
  });
});
