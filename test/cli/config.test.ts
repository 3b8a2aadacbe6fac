import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Folder, header, row } from "./cli.ts";
import { clean, mixed } from "./import-file.ts";

describe("--config and --template", () => {
  test("accept the object of the section", (t) => {
    const folder = new Folder(t, { "a.csv": mixed, "config.json": '{"rules": {"country-code": "off"}}' });
    assert.equal(folder.run("validate", "a.csv", "--config", "config.json").status, 0);
  });

  test("accept a VS Code settings file with dotted keys, comments and trailing commas", (t) => {
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

  test("resolve paths from the configuration's folder, and arguments from the current one", (t) => {
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

  test("ignore a settings file without asioImport settings", (t) => {
    for (const content of [
      '{"editor.fontSize": 12, "files.eol": "\\n"}',
      "{}",
      '{"editor.fontSize": 1, "editor.fontSize": 2}',
    ]) {
      const folder = new Folder(t, { "a.csv": clean, "settings.json": content });
      assert.equal(folder.run("validate", "a.csv", "--config", "settings.json").status, 0);
    }
  });
});

const aco = `${header}\n${row("Aco,ACO1,HQ,HQ1,US")}\n`;

describe("a configuration that names an export", () => {
  const exported = '[{"name": "Aco"}]';
  for (const [name, config] of [
    ["c.json", { "existing.files": ["e.json"] }],
    ["c.json", { asioImport: { "existing.files": ["e.json"] } }],
    ["c.json", { "rules.spaces": "off", "existing.files": ["e.json"] }],
    ["c.json", '{"existing": {"files": ["e.json"]}, "existing": {"listPath": ""}}'],
    ["c.json", { "asioImport.existing.listPath": "", asioImport: { existing: { files: ["e.json"] } } }],
    ["c.json", { "asioImport.existing": { listPath: "" }, "asioImport.existing.files": ["e.json"] }],
    ["a.code-workspace", { folders: [{ path: "." }], settings: { "asioImport.existing.files": ["e.json"] } }],
    ["w/a.code-workspace", { folders: [{ path: ".." }], settings: { "asioImport.existing.files": ["e.json"] } }],
    ["c.json", { existing: { files: [`\${workspaceFolder}/e.json`] } }],
    ["w/.vscode/settings.json", { "asioImport.existing.files": [`\${workspaceFolder}/../[e].json`] }],
  ] as const) {
    const text = typeof config === "string" ? config : JSON.stringify(config);
    test(`is applied: ${name}: ${text}`, (t) => {
      const folder = new Folder(t, { "ok.csv": aco, "e.json": exported, "[e].json": exported, [name]: text });
      const { status, stdout, stderr } = folder.run("validate", "ok.csv", "--config", name);
      assert.deepEqual([status, stderr], [1, ""]);
      assert.match(stdout, /\[company-exists\]/);
    });
  }

  for (const path of ["env:HOME", "workspaceFolder:b", "userHome"].map((name) => `$\{${name}}/e.json`)) {
    test(`is reported if it uses an unsupported variable: ${path}`, (t) => {
      const config = JSON.stringify({ "existing.files": [path] });
      const folder = new Folder(t, { "ok.csv": aco, "e.json": exported, "c.json": config });
      const { status, stdout } = folder.run("validate", "ok.csv", "--config", "c.json");
      assert.equal(status, 1);
      assert.match(stdout, /\. Of variables, only \$\{workspaceFolder\} counts, and ~ for your home folder\.\n$/);
    });
  }

  const twice = "sets asioImport.existing.files twice: delete one of them.";
  for (const [text, problem] of [
    ['{"existing": {"files": ["e.json"]}, "existing": {"files": []}}', ` ${twice}`],
    ['{"asioImport.existing.files": ["e.json"], "asioImport": {"existing": {"files": []}}}', ` ${twice}`],
    ['{"existing.files": ["e.json"], "existing": {"files": []}}', ` ${twice}`],
    ['{"existing": {"files": []}, "existing": null}', " sets asioImport.existing twice: delete one of them."],
    ['{"rules": {"spaces": "off", "spaces": "error"}}', " sets asioImport.rules.spaces twice: delete one of them."],
    ['{"existing": null}', " sets asioImport.existing to null: delete it, or write its value."],
    ['{"asioImport.existing.files": null}', " sets asioImport.existing.files to null: delete it, or write its value."],
    ['{"asioImport": null}', " sets asioImport to null: delete it, or write its value."],
    ['{"existing": {"files": [""]}}', ": asioImport.existing.files: an empty text names no file."],
    ['{"existing": {"files": ["e.json", ""]}}', ": asioImport.existing.files: an empty text names no file."],
    ["", ' is empty: write settings as a JSON object, such as {"rules": {"spaces": "off"}}.'],
    ["// later\n", ' is empty: write settings as a JSON object, such as {"rules": {"spaces": "off"}}.'],
    ...["asioimport", "asio-import", "AsioImport", "asio_import"].flatMap((name) => [
      [
        `{"${name}.existing.files": ["e.json"]}`,
        ` has "${name}.existing.files", which does not count: write "asioImport.existing.files".`,
      ],
      [`{"${name}": {"existing": {"files": ["e.json"]}}}`, ` has "${name}", which does not count: write "asioImport".`],
    ]),
    [
      '{"asioImport.rules": {}, "existing.files": ["e.json"]}',
      ' has "existing.files", which does not count: write "asioImport.existing.files".',
    ],
    [
      '{"asioImport.rules": {}, "existing": {"files": ["e.json"]}}',
      ' has "existing", which does not count: write "asioImport.existing".',
    ],
    ['{"existing.fiels": ["e.json"]}', ': asioImport.existing has no setting "fiels". Did you mean "files"?'],
    [
      '{"rules": {"spaces": "warn"}}',
      ': asioImport.rules: "spaces" must be one of error, warning, information, hint, off. Did you mean "warning"?',
    ],
    [
      '{"rules": {"spaces": "Off"}}',
      ': asioImport.rules: "spaces" must be one of error, warning, information, hint, off. Did you mean "off"?',
    ],
    [
      '{"rules": {"Company Exists": "off"}}',
      ': asioImport.rules: unknown rule "Company Exists". Did you mean "company-exists"?',
    ],
    ["existing: e.json", " is not valid JSON: there is unexpected text in line 1."],
    ['{"existing": {"files": ["e.json"]}} {}', " is not valid JSON: text follows the end of the object in line 1."],
    ["{'rules': {}}", " is not valid JSON: there is unexpected text in line 1."],
    ['{"rules": {"spaces": "off}}', " is not valid JSON: a closing quote is missing in line 1."],
  ] as [string, string][]) {
    test(`is rejected: ${text}`, (t) => {
      const folder = new Folder(t, { "ok.csv": aco, "e.json": exported, "c.json": text });
      const run = folder.run("validate", "ok.csv", "--config", "c.json");
      assert.deepEqual(run, { status: 2, stdout: "", stderr: `asio-import: c.json${problem}\n` });
    });
  }
});
