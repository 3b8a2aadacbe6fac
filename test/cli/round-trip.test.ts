import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Papa from "papaparse";
import { Folder, header, row } from "./cli.ts";

/** The records of a CSV without its header row. */
function records(text: string): string[][] {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, "").trimEnd(), { delimiter: ",", newline });
  return data.slice(1);
}

/** Rules that depend on the other rows of a file. */
const ofSeveralRows = ["duplicate-site", "site-id-reused", "company-id-mismatch"];

/** The error codes of each row, by row number. */
function errorsByRow(folder: Folder, file: string): Map<number, string[]> {
  const [{ findings }] = JSON.parse(folder.run("validate", file, "--format", "json").stdout).files;
  const codes = new Map<number, string[]>();
  for (const { row, code, severity } of findings) {
    if (severity === "error" && !ofSeveralRows.includes(code)) codes.set(row, [...(codes.get(row) ?? []), code]);
  }
  return codes;
}

const sample = readFileSync(join(import.meta.dirname, "..", "..", "samples", "clients.csv"), "utf8");

const messy = [
  header,
  row("Acme,ACME,HQ,HQ1,US"),
  row('"Brown, Sons & Co",BROWN,HQ,HQ2,UK'),
  row(' =1+1 ,C 3,"two\r\nlines",HQ3,US'),
  row("Acme,ACME,HQ,HQ4,US"),
  `Delta,DELTA,HQ,HQ5,US${",".repeat(10)},a,b,"c, d",e`,
  "Echo,ECHO",
  row("Fox,FOX,HQ,HQ6,DE"),
  row('"""Quoted""",Q,HQ,HQ7,US'),
].join("\r\n");

for (const [name, text] of [
  ["sample file", sample],
  ["messy file with CRLF and a byte order mark", `\uFEFF${messy}\r\n`],
] as const) {
  test(`${name}: ready and retry together contain each row exactly once`, (t) => {
    const folder = new Folder(t, { "a.csv": text });
    const { failedRows, rows } = JSON.parse(folder.run("validate", "a.csv", "--response", "--format=json").stdout)
      .files[0];
    const retry = folder.run("retry", "a.response.csv").stdout;
    const ready = folder.run("ready", "a.csv", "--split", "row").stdout;
    assert.equal(records(retry).length, failedRows);
    assert.equal(records(ready).length, rows - failedRows);
    // Rows are numbered in the response file, and retry keeps its order.
    const numbers = records(folder.read("a.response.csv")).map((record) => Number(record.at(-3)));
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => a - b),
    );
    const full = (record: string[]) => [...record, ...Array<string>(Math.max(0, 18 - record.length)).fill("")];
    const all = [records(text)].flatMap((rows) => rows.filter((record) => record.join("").trim() !== "").map(full));
    const written = [...records(retry), ...records(ready)];
    assert.deepEqual(
      written.map((record) => record.join("|")).toSorted(),
      all.map((record) => record.join("|")).toSorted(),
    );
    assert.equal(retry.startsWith("\uFEFF"), text.startsWith("\uFEFF"));
  });

  test(`${name}: ready rows are accepted, and retry rows fail again for the same reasons`, (t) => {
    const folder = new Folder(t, { "a.csv": text });
    const before = errorsByRow(folder, "a.csv");
    folder.run("validate", "a.csv", "--response");
    folder.run("ready", "a.csv", "-o", "ready.csv");
    assert.equal(folder.run("validate", "ready.csv").status, 0);
    folder.run("retry", "a.response.csv", "-o", "retry.csv");
    const after = errorsByRow(folder, "retry.csv");
    for (const [index, record] of records(folder.read("a.response.csv")).entries()) {
      const [then = [], now = []] = [before.get(Number(record.at(-3))), after.get(index + 2)];
      // A short row was padded, so other errors can appear in its empty cells.
      if (!then.includes("row-length")) assert.deepEqual(now, then);
    }
  });

  test(`${name}: fixed rows need no retry`, (t) => {
    const folder = new Folder(t, { "a.csv": text });
    folder.run("validate", "a.csv", "--response");
    folder.run("retry", "a.response.csv", "-o", "retry.csv");
    const failed = records(folder.read("retry.csv")).length;
    folder.run("fix", "retry.csv", "--write");
    folder.run("validate", "retry.csv", "--response");
    const left = JSON.parse(folder.run("validate", "retry.csv", "--format", "json").stdout).files[0].failedRows;
    assert.ok(left < failed, `${left} of ${failed} rows still fail`);
    assert.equal(folder.run("fix", "retry.csv").stdout, folder.read("retry.csv"));
  });
}

test("retry writes nothing and says so if there are no rows to retry", (t) => {
  const response = `${header},Status,Error\n${row("Acme,ACME,HQ,HQ1,US")},Imported,No error\n`;
  const folder = new Folder(t, { "r.csv": response, "there.csv": "mine\n" });
  for (const out of [[], ["-o", "new.csv"], ["-o", "there.csv", "--force"]]) {
    assert.deepEqual(folder.run("retry", "r.csv", ...out), {
      status: 1,
      stdout: "",
      stderr: "Nothing to retry: r.csv has no rows that failed.\n",
    });
  }
  assert.deepEqual(readdirSync(folder.path).sort(), ["r.csv", "there.csv"]);
  assert.equal(folder.read("there.csv"), "mine\n");
});
