import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Folder, header } from "./cli.ts";
import { clean, mixed } from "./import-file.ts";

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
