import assert from "node:assert/strict";
import { readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { Folder, header, type Run, row } from "./cli.ts";

const acme = row("Acme,ACME,HQ,HQ1,USA");
const bolt = row("Bolt,BOLT,HQ,HQ2,Holland");
const nut = row("Nut,NUT,HQ,HQ3,US");
const text = `${[header, acme, bolt, nut].join("\n")}\n`;

/** A folder with an import file and the response file that a run has written. */
function validated(t: TestContext): Folder {
  const folder = new Folder(t, { "a.csv": text });
  assert.deepEqual(validate(folder), { status: 1, stderr: "" });
  return folder;
}

function validate(folder: Folder, ...args: string[]): Pick<Run, "status" | "stderr"> {
  const { status, stderr } = folder.run("validate", "a.csv", "--response", ...args);
  return { status, stderr };
}

/** Edits a file, with a later modification time than all earlier writes. */
let later = 0;
function change(folder: Folder, name: string, ...changes: [old: string, now: string][]): void {
  let content = folder.read(name);
  for (const [old, now] of changes) {
    assert.ok(content.includes(old), `${old} is in ${name}`);
    content = content.replace(old, now);
  }
  folder.write(name, content);
  const time = Date.now() / 1000 + ++later * 10;
  utimesSync(join(folder.path, name), time, time);
}

function kept(why: string): Pick<Run, "status" | "stderr"> {
  const stderr = `asio-import: a.response.csv ${why}, so it is not replaced; use --force to replace it.\n`;
  return { status: 2, stderr };
}

const corrected = (number: number) => kept(`was corrected after it was written (Row ${number})`);

describe("an earlier response file is replaced", () => {
  test("if nothing has changed", (t) => {
    const folder = validated(t);
    const response = folder.read("a.response.csv");
    assert.deepEqual(validate(folder), { status: 1, stderr: "" });
    assert.equal(folder.read("a.response.csv"), response);
  });

  test("if the import file has been edited: other cells, headers, new and deleted rows", (t) => {
    const folder = validated(t);
    const rest = [
      [["Holland", "NL"]],
      [["USA,,", "USA,Main,"]],
      [[`${header}\n`, `${header}\n${row("Fox,FOX,HQ,HQ4,USA")}\n`]],
      [[`${nut}\n`, ""]],
      [["Acme,ACME", "Acme Inc,AC1"]],
      [["Country", "Land"]],
    ] as [string, string][][];
    for (const changes of rest) {
      change(folder, "a.csv", ...changes);
      assert.deepEqual(validate(folder), { status: 1, stderr: "" }, String(changes));
    }
  });

  test("if safe fixes have been applied to the import file", (t) => {
    const folder = new Folder(t, { "a.csv": text.replace("Acme,", "Acme ,").replace("USA", "XX") });
    assert.equal(validate(folder).status, 1);
    folder.run("fix", "a.csv", "--write");
    assert.deepEqual(validate(folder), { status: 1, stderr: "" });
  });

  test("if it was only saved with other line ends", (t) => {
    const folder = validated(t);
    const response = folder.read("a.response.csv");
    folder.write("a.response.csv", response.replaceAll("\n", "\r\n"));
    assert.deepEqual(validate(folder), { status: 1, stderr: "" });
    assert.equal(folder.read("a.response.csv"), response);
  });
});

describe("an earlier response file is kept unless --force is given", () => {
  function isKept(folder: Folder, outcome: Pick<Run, "status" | "stderr">): void {
    const response = folder.read("a.response.csv");
    assert.deepEqual(validate(folder), outcome);
    assert.equal(folder.read("a.response.csv"), response);
    assert.deepEqual(readdirSync(folder.path).toSorted(), ["a.csv", "a.response.csv"]);
    assert.deepEqual(validate(folder, "--force"), { status: 1, stderr: "" });
    assert.notEqual(folder.read("a.response.csv"), response);
  }

  test("if one of its rows was corrected", (t) => {
    const folder = validated(t);
    change(folder, "a.response.csv", ["HQ2,Holland", "HQ2,NL"]);
    isKept(folder, corrected(3));
  });

  test("if another cell or a header was changed", (t) => {
    const folder = validated(t);
    change(folder, "a.response.csv", ["USA,,", "USA,Main,"]);
    isKept(folder, corrected(2));
    change(folder, "a.response.csv", ["Zip", "ZIP"]);
    isKept(folder, kept("was corrected after it was written"));
  });

  test("if one of its rows was corrected, then another row of the import file", (t) => {
    const folder = validated(t);
    change(folder, "a.response.csv", ["HQ1,USA", "HQ1,US"]);
    change(folder, "a.csv", ["Holland", "NL"]);
    isKept(folder, corrected(2));
  });

  test("if its rows were extended, sorted or marked as done", (t) => {
    const folder = validated(t);
    const [head = "", first = "", second = ""] = folder.read("a.response.csv").split("\n");
    for (const [lines, outcome] of [
      [[head, first, second, `${row("Fox,FOX,HQ,HQ4,US")},,,`], kept("was corrected after it was written")],
      [[head, second, first], corrected(2)],
      [[head, first.replace("Failed", "Done"), second], corrected(2)],
      [[head, first.replace(/Failed,.*/, "Failed,"), second], corrected(2)],
    ] as const) {
      folder.write("a.response.csv", `${lines.join("\n")}\n`);
      change(folder, "a.csv", ["Acme,", "Acme,"]);
      isKept(folder, outcome);
    }
  });

  test("if it belongs to another import file", (t) => {
    const folder = validated(t);
    folder.write("a.csv", text.replaceAll(/Acme|Bolt|Nut|HQ\d/g, "X$&").replaceAll(/ACME|BOLT|NUT/g, "X$&"));
    isKept(folder, kept("is the response file of another import file"));
  });
});

describe("two import files with the same response file name", () => {
  const settings = '{"response": {"fileName": "failed.csv"}}';

  test("are rejected before anything is written", (t) => {
    const folder = new Folder(t, { "a.csv": text, "b.csv": text, "s.json": settings, "in/c.csv": text });
    assert.deepEqual(folder.run("validate", "a.csv", "in/c.csv", "b.csv", "--config", "s.json", "--response"), {
      status: 2,
      stdout: "",
      stderr:
        "asio-import: failed.csv would be the response file of both a.csv and b.csv: validate them one by one with --response PATH (see asio-import --help)\n",
    });
    assert.deepEqual(readdirSync(folder.path).toSorted(), ["a.csv", "b.csv", "in", "s.json"]);
    assert.deepEqual(readdirSync(join(folder.path, "in")), ["c.csv"]);
    assert.equal(folder.run("validate", "a.csv", "b.csv", "--config", "s.json").status, 1);
  });

  test("are accepted if they are the same file", (t) => {
    const folder = new Folder(t, { "a.csv": text });
    assert.equal(folder.run("validate", "a.csv", "./a.csv", "--response").status, 1);
    assert.deepEqual(readdirSync(folder.path).toSorted(), ["a.csv", "a.response.csv"]);
  });

  test("keep the first response file in separate runs", (t) => {
    const other = text.replaceAll(/Acme|Bolt|Nut|HQ\d/g, "X$&").replaceAll(/ACME|BOLT|NUT/g, "X$&");
    const folder = new Folder(t, { "a.csv": text, "b.csv": other, "s.json": settings });
    assert.equal(folder.run("validate", "a.csv", "--config", "s.json", "--response").status, 1);
    const response = folder.read("failed.csv");
    assert.equal(
      folder.run("validate", "b.csv", "--config", "s.json", "--response").stderr,
      "asio-import: failed.csv is the response file of another import file, so it is not replaced; use --force to replace it.\n",
    );
    assert.equal(folder.read("failed.csv"), response);
  });
});
