import assert from "node:assert/strict";
import { readdirSync, statSync } from "node:fs";
import { describe, test } from "node:test";
import { Folder, header, row } from "./cli.ts";
import { bad, clean, message, mixed } from "./import-file.ts";

describe("--response", () => {
  const response = `${header},Row,Status,Reason for Failure\n${bad},2,Failed,"${message.replace(/\.$/, "").replaceAll('"', '""')}"\n`;

  test("writes a response file next to each import file if no path follows", (t) => {
    const folder = new Folder(t, { "in/a.csv": mixed, "in/b.csv": mixed, "c.csv": clean });
    assert.equal(folder.run("validate", "in/a.csv", "in/b.csv", "c.csv", "--response").status, 1);
    assert.equal(folder.read("in/a.response.csv"), response);
    assert.equal(folder.read("in/b.response.csv"), response);
    assert.deepEqual(readdirSync(folder.path).toSorted(), ["c.csv", "in"]);
    const other = new Folder(t, { "a.csv": mixed });
    other.run("validate", "--response", "--format", "json", "a.csv");
    assert.equal(other.read("a.response.csv"), response);
  });

  test("accepts any path, before or after the file", (t) => {
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

  test("treats the next argument as the import file if there is no other", (t) => {
    const folder = new Folder(t, { "a.csv": mixed, "t.csv": header });
    folder.run("validate", "--template", "t.csv", "--response", "a.csv");
    assert.equal(folder.read("a.response.csv"), response);
  });

  test("never replaces an import file", (t) => {
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

  test("replaces its own earlier file, and writes none if nothing fails", (t) => {
    const folder = new Folder(t, { "a.csv": mixed, "clean.csv": clean });
    folder.run("validate", "a.csv", "--response");
    folder.write("a.csv", mixed.replace("Acme,ACME", "Nut,NUT"));
    assert.equal(folder.run("validate", "a.csv", "--response").status, 1);
    assert.equal(folder.read("a.response.csv"), response.replace("Acme,ACME", "Nut,NUT"));
    assert.equal(folder.run("validate", "clean.csv", "--response").status, 0);
    assert.deepEqual(readdirSync(folder.path).toSorted(), ["a.csv", "a.response.csv", "clean.csv"]);
  });

  test("can write to a device", (t) => {
    const folder = new Folder(t, { "a.csv": mixed });
    assert.equal(folder.run("validate", "a.csv", "--response", "/dev/null").stderr, "");
    assert.deepEqual(readdirSync(folder.path), ["a.csv"]);
    assert.ok(statSync("/dev/null").isCharacterDevice());
  });
});

describe("no response file is written for a response file with the columns", () => {
  for (const columns of ["Row,Status,Reason for Failure", "Import Status,Error Code", "Errors"]) {
    test(columns, (t) => {
      const folder = new Folder(t, { "a.csv": `${header},${columns}\n${bad},2,Failed,bad\n` });
      const { status, stdout, stderr } = folder.run("validate", "a.csv", "--response");
      assert.deepEqual([status, stderr], [1, ""]);
      assert.match(stdout, /a\.csv: Unchecked: this is a response file/);
      folder.run("validate", "a.csv", "--response", "out.csv");
      assert.deepEqual(readdirSync(folder.path), ["a.csv"]);
    });
  }
});

test("ready refuses a response file, whose passing rows were created", (t) => {
  const text = `Success,${header},Message\nTRUE,${row("Acme,ACME,HQ,HQ1,US")},\nFALSE,${bad},bad\n`;
  const folder = new Folder(t, { "a.csv": text });
  assert.deepEqual(folder.run("ready", "a.csv", "-o", "b.csv", "--rest", "c.csv"), {
    status: 2,
    stdout: "",
    stderr: "asio-import: a.csv is a response file, not an import file.\n",
  });
  assert.deepEqual(readdirSync(folder.path), ["a.csv"]);
});
