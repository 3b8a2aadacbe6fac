import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, test } from "node:test";
import { Folder, header, program, row } from "../cli/cli.ts";
import { clean, message, mixed } from "../cli/import-file.ts";

const root = join(import.meta.dirname, "..", "..");
const hook = readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8");
const action = readFileSync(join(root, "action.yml"), "utf8");

/** The value of a key on a line of its own. */
function entryOf(text: string, key: string): string {
  const [, value] = new RegExp(`^ *(?:- )?${key}: (.+)$`, "m").exec(text) ?? [];
  assert.ok(value !== undefined, key);
  return value;
}

/** The script of a step: the indented lines below `run: |`. */
function scriptOf(step: string): string {
  const [, lines] = new RegExp(`- name: ${step}\n[^]*?\n +run: \\|\n((?: {8}.*\n|\n)+)`).exec(action) ?? [];
  assert.ok(lines !== undefined, step);
  return lines.replace(/^ {8}/gm, "");
}

/** Runs a script of Bash in a folder in which `asio-import` is installed. */
function run(folder: Folder, script: string, env: Record<string, string> = {}) {
  const bin = join(folder.path, "bin");
  mkdirSync(bin);
  writeFileSync(join(bin, "asio-import"), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
  chmodSync(join(bin, "asio-import"), 0o755);
  const { PATH } = process.env;
  const { status, stdout, stderr } = spawnSync("bash", ["-eo", "pipefail", "-c", script], {
    cwd: folder.path,
    encoding: "utf8",
    env: { ...process.env, GITHUB_WORKSPACE: "", ...env, PATH: `${bin}${delimiter}${PATH}` },
  });
  return { status, stdout, stderr };
}

describe("the pre-commit hook", () => {
  test("runs the command line on import files, but not on those made from them", (t) => {
    assert.equal(entryOf(hook, "id"), "asio-import");
    assert.equal(entryOf(hook, "language"), "node");
    assert.equal(entryOf(hook, "require_serial"), "true");
    const [files, exclude] = [new RegExp(entryOf(hook, "files")), new RegExp(entryOf(hook, "exclude"))];
    const given = {
      "a.asio.csv": mixed,
      "in/b.asio.csv": clean,
      "accounts.csv": "Foo,Bar\n1,2\n",
      "a.asio.response.csv": "x\n",
      "a.asio.csv.bak": "x\n",
    };
    const names = Object.keys(given).filter((name) => files.test(name) && !exclude.test(name));
    assert.deepEqual(names, ["a.asio.csv", "in/b.asio.csv"]);
    // Whoever has other files names them.
    assert.equal(exclude.test("imports/clients.rest.csv"), true);
    const folder = new Folder(t, given);
    const { status, stdout, stderr } = run(folder, `${entryOf(hook, "entry")} ${names.join(" ")}`);
    assert.deepEqual([status, stderr], [1, ""]);
    assert.equal(stdout.split("\n")[0], `a.asio.csv:2:18: error: ${message} [country-code]`);
    assert.match(stdout, /^in\/b\.asio\.csv: Accepted: /m);
  });
});

describe("the GitHub action", () => {
  const inputs = { EXISTING: "", TEMPLATE: "", CONFIG: "", MAX_WARNINGS: "", QUIET: "false" };

  test("passes each input to the script as data, and has a default for each", () => {
    const names = [...action.matchAll(/^ {2}([\w-]+):\n {4}description: /gm)].map(([, name]) => name ?? "");
    assert.deepEqual(names, ["files", "existing", "template", "config", "max-warnings", "quiet"]);
    for (const name of names) {
      const variable = name.replace("-", "_").toUpperCase();
      assert.ok(action.includes(`        ${variable}: \${{ inputs.${name} }}\n`), name);
    }
    assert.equal(action.match(/^ {4}default: /gm)?.length, names.length);
    for (const script of action.matchAll(/^ +run: (.*)$|^ {8}(.*)$/gm)) {
      if (!script[0].includes(": ${{ inputs.")) assert.doesNotMatch(script[0], /\$\{\{ inputs/);
    }
  });

  test("annotates the import files of a folder", (t) => {
    const folder = new Folder(t, { "in/a.csv": mixed, "in/accounts.csv": "Foo,Bar\n1,2\n" });
    const { status, stdout, stderr } = run(folder, scriptOf("Validate import files"), { ...inputs, FILES: "in" });
    assert.equal(status, 1);
    assert.equal(
      stdout,
      [
        "::error file=in/a.csv,title=Validate import::1 of 2 rows would fail.",
        `::error file=in/a.csv,line=2,endLine=2,col=18,endColumn=21,title=country-code::${message}`,
        "",
      ].join("\n"),
    );
    assert.equal(stderr, "Left out, because they are no import files: in/accounts.csv.\n");
  });

  test("takes names as they are, and all options", (t) => {
    const spaced = row("Head Office,HO,HQ,HQ1,US");
    const folder = new Folder(t, {
      "-a $(touch x).csv": `${header}\n${spaced}\n`,
      "b c.csv": clean,
      "old ones.json": '[{"name": "Clear"}]',
      "t.csv": `${header}\n`,
      "c.json": '{"rules": {"company-exists": "warning"}}',
    });
    const { status, stdout, stderr } = run(folder, scriptOf("Validate import files"), {
      FILES: "-a $(touch x).csv\nb c.csv\n",
      EXISTING: "old ones.json\n",
      TEMPLATE: "t.csv",
      CONFIG: "c.json",
      MAX_WARNINGS: "1",
      QUIET: "true",
    });
    assert.equal(status, 1);
    assert.equal(stderr, "2 warnings, more than --max-warnings 1.\n");
    assert.deepEqual(
      stdout.split("\n").map((line) => line.replace(/::Accepted.*$/, "")),
      ["::notice file=-a $(touch x).csv,title=Validate import", "::notice file=b c.csv,title=Validate import", ""],
    );
    assert.throws(() => folder.read("x"));
  });
});
