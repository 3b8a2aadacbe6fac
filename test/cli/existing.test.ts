import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Folder } from "./cli.ts";
import { clean } from "./import-file.ts";

describe("--existing", () => {
  test("rejects a file with an existing company", (t) => {
    const folder = new Folder(t, {
      "a.csv": clean,
      "c.json": '[{"name": "CLEAR "}]',
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
    test(`that is ${what} makes the verdict unchecked, with exit code 1`, (t) => {
      const folder = new Folder(t, { "a.csv": clean, ...(content === undefined ? {} : { "c.json": content }) });
      const { status, stdout, stderr } = folder.run("validate", "a.csv", "--existing", "c.json");
      assert.equal(status, 1);
      assert.equal(stderr, "");
      assert.equal(
        stdout,
        `a.csv:1:1: error: Existing companies are not checked: ${problem} [existing-export]\n` +
          `a.csv: Unchecked: no row would fail, but existing companies are not checked. ${problem}\n`,
      );
    });
  }

  test("accepts globs, and paths with glob characters in a folder name", (t) => {
    const folder = new Folder(t, {
      "a.csv": clean,
      "clients [x] {y}/b.csv": clean,
      "clients [x] {y}/c.json": '[{"name": "Other"}]',
      "exports/1.json": '[{"name": "Other"}]',
      "exports/2.json": '[{"name": "Clear"}]',
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

describe("unchecked existing companies are reported", () => {
  const files = { "a.csv": clean, "e.json": '[{"name": "Clear"}]', "cut.json": '[{"name": "Bolt"' };
  for (const [command, note] of [
    ["fix a.csv --existing none.json", "Existing companies are not checked: none.json does not exist."],
    [
      "fix a.csv --existing e.json --existing none.json",
      "Not all existing companies are checked: none.json does not exist.",
    ],
    [
      "fix a.csv --existing cut.json",
      "Existing companies are not checked: cut.json is cut off: its JSON ends at line 1, column 17.",
    ],
    ["ready a.csv --existing none.json", "Existing companies are not checked: none.json does not exist."],
  ] as const) {
    test(command, (t) => {
      const { status, stderr } = new Folder(t, files).run(...command.split(" "));
      assert.equal(status, 1);
      assert.equal(stderr.trim().split("\n").at(-1), note);
    });
  }

  test("if the rule is off", (t) => {
    const off = { "off.json": '{"rules": {"company-exists": "off"}}' };
    for (const args of [["--existing", "e.json"], [], ["--existing", "cut.json"]]) {
      const folder = new Folder(t, { ...files, ...off });
      const { stdout } = folder.run("validate", "a.csv", "--config", "off.json", ...args);
      if (!args.includes("cut.json")) {
        assert.match(
          stdout,
          /^a\.csv: Accepted: .* Existing companies are not checked: the rule company-exists is off\.\n$/,
        );
      } else assert.doesNotMatch(stdout, /Accepted/);
    }
  });
});
