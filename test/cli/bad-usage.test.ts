import assert from "node:assert/strict";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Folder, header, row } from "./cli.ts";

const clean = `${header}\n${row("Bolt,BOLT,HQ,HQ2,US")}\n`;

describe("invalid usage and unreadable input print one line and exit with 2", () => {
  const files = {
    "a.csv": clean,
    "image.csv": Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
    "book.csv": "PK\u0003\u0004\u0014\0",
    "folder.csv/x": "",
    "sub/x": "",
    "bad.json": '{\n  "rules": {"spaces": "off",\n}',
    "list.json": "[]",
    "rule.json": '{"rules": {"no-such-rule": "off"}}',
    "severity.json": '{"asioImport.rules": {"spaces": "fatal"}}',
    "key.json": '{"ruels": {"spaces": "off"}}',
    "nested.json": '{"asioImport.rules": "off", "asioImport.rules.spaces": "of"}',
    "proto.json": '{"asioImport.__proto__.x": 1, "asioImport.rules.__proto__": {"spaces": "off"}}',
    "blank.csv": "\n",
    "other.csv": "Foo,Bar\n1,2\n",
    "two.csv": "Company Name,Country,Owner\nAcme,US,me\n",
    "semi.csv": "Name;Land\nAcme;DE\n",
    "new\nline.csv": "\0",
  };
  const help = " (see asio-import --help)";
  for (const [args, problem] of [
    [[], `no command given${help}`],
    [["check", "a.csv"], `"check" is not a command${help}`],
    [["validate"], `validate needs a file${help}`],
    [["validate", "--response"], `validate needs a file${help}`],
    [["fix", "a.csv", "b.csv"], `fix takes one file${help}`],
    [["new", "a.csv"], `new takes no file${help}`],
    [["validate", "a.csv", "--write"], `validate has no option --write${help}`],
    [["fix", "a.csv", "--response"], `fix has no option --response${help}`],
    [["fix", "a.csv", "--suggest", "requird"], `--suggest: there is no rule "requird"${help}`],
    [["validate", "a.csv", "--suggest", "required"], `validate has no option --suggest${help}`],
    [["validate", "a.csv", "--format", "xml"], `--format must be one of text, json, sarif, github, not "xml"${help}`],
    [["validate", "a.csv", "--format"], /^Option '--format <value>' argument missing/],
    [["validate", "a.csv", "--wirte"], /^Unknown option '--wirte'/],
    [["validate", "a.csv", "--existing"], /^Option '--existing <value>' argument missing/],
    [["validate", "none.csv"], "~/none.csv cannot be read: there is no such file."],
    [["validate", "a.csv/b.csv"], "~/a.csv/b.csv cannot be read: there is no such folder."],
    [["validate", "folder.csv"], "folder.csv has no import files."],
    [["validate", "folder.csv", "sub"], "folder.csv and sub have no import files."],
    [
      ["validate", "folder.csv", "--response", "r.csv"],
      `--response PATH takes only one file; put --response last to write a response file next to each file${help}`,
    ],
    [["fix", "folder.csv"], "~/folder.csv cannot be read: it is a folder."],
    [["validate", "image.csv"], "~/image.csv is not a text file."],
    [
      ["validate", "book.csv"],
      "~/book.csv is a workbook or another archive: save it as CSV first. To convert it, run asio-import map.",
    ],
    [["validate", "new\nline.csv"], "~/new\\u000aline.csv is not a text file."],
    [["validate", "a.csv", "--config", "none.json"], "~/none.json cannot be read: there is no such file."],
    [
      ["validate", "a.csv", "--config", "bad.json"],
      "bad.json is not valid JSON: a closing brace } is missing in line 3.",
    ],
    [["validate", "a.csv", "--config", "list.json"], "list.json: asioImport must be an object."],
    [["validate", "a.csv", "--config", "rule.json"], 'rule.json: asioImport.rules: unknown rule "no-such-rule".'],
    [
      ["validate", "a.csv", "--config", "severity.json"],
      'severity.json: asioImport.rules: "spaces" must be one of error, warning, information, hint, off.',
    ],
    [
      ["validate", "a.csv", "--config", "key.json"],
      'key.json: asioImport has no setting "ruels". Did you mean "rules"?',
    ],
    [["validate", "a.csv", "--config", "nested.json"], "nested.json sets asioImport.rules twice: delete one of them."],
    [["validate", "a.csv", "--template", "none.csv"], "The template ~/none.csv does not exist."],
    [
      ["validate", "a.csv", "--template", "blank.csv"],
      "The template ~/blank.csv has no header row with the required columns.",
    ],
    [["validate", "a.csv", "--template", "image.csv"], "~/image.csv is not a text file."],
    ...["existing", "config", "template", "encoding"].map(
      (option) => [["validate", "a.csv", `--${option}`, ""], `--${option} is empty${help}`] as const,
    ),
    [["ready", "a.csv", "-o", ""], `--out is empty${help}`],
    [["ready", "a.csv", "--rest", ""], `--rest is empty${help}`],
    [["ready", "a.csv", "--split", "site"], `--split must be one of company, row, not "site"${help}`],
    [["retry", "a.csv", "--split", "row"], `retry has no option --split${help}`],
    [["validate", ""], `the name of a file is empty${help}`],
    ...["existing", "config", "template"].map(
      (option) =>
        [["validate", "a.csv", `--${option}`, "-"], `--${option} takes no "-": use /dev/stdin${help}`] as const,
    ),
    [["validate", "-"], `"-" is no file: use /dev/stdin${help}`],
    ...[
      ["validate", "a.csv", "--existing", "m.json", "e.json"],
      ["validate", "e.JSONL", "a.csv"],
      ["fix", "a.csv", "--existing", "m.json", "e.ndjson"],
    ].map((args) => {
      const json = args.find((each, at) => /\.(?:ndjson|jsonl)$/i.test(each) || (each === "e.json" && at > 0));
      const hint = "an export of existing companies needs its own --existing, or a glob in quotes for several";
      return [args, `${json} is not a CSV: ${hint}${help}`] as const;
    }),
    [["map", "a.csv", "--join", "e.json"], `e.json is no list that can be mapped: export it as CSV or .xlsx${help}`],
    [["map", "e.json"], `e.json is no list that can be mapped: export it as CSV or .xlsx${help}`],
    ...["validate", "fix", "ready"].map(
      (command) =>
        [
          [command, "other.csv"],
          "other.csv is no import file: its header row has fewer than three of the required columns. To convert it, run asio-import map.",
        ] as const,
    ),
    [["fix", "other.csv", "--write"], /^other\.csv is no import file/],
    [["validate", "two.csv", "--response"], /^two\.csv is no import file/],
    [["validate", "semi.csv"], /^semi\.csv is no import file/],
    [["retry", "a.csv"], "a.csv is not a response file: it has no status or reason column."],
    [["ready", "a.csv", "-o", "a.csv"], `a.csv would replace its own source${help}`],
    [["ready", "a.csv", "-o", "none/b.csv"], "~/none/b.csv cannot be written: there is no such folder."],
    [["ready", "a.csv", "-o", "folder.csv"], "~/folder.csv cannot be written: it is a folder."],
  ] as const) {
    test(`asio-import ${args.join(" ").replace("\n", "⏎")}`, (t) => {
      const folder = new Folder(t, files);
      const { status, stdout, stderr } = folder.run(...args);
      assert.deepEqual([status, stdout], [2, ""]);
      const [first = "", ...others] = stderr.replaceAll(folder.path, "~").split("\n");
      assert.deepEqual(others, [""]);
      assert.ok(first.startsWith("asio-import: "), first);
      if (typeof problem === "string") assert.equal(first.slice("asio-import: ".length), problem);
      else assert.match(first.slice("asio-import: ".length), problem);
    });
  }

  test("a file without read permission", { skip: process.getuid?.() === 0 && "root may read all" }, (t) => {
    const folder = new Folder(t, files);
    chmodSync(join(folder.path, "a.csv"), 0);
    assert.deepEqual(folder.run("validate", "a.csv"), {
      status: 2,
      stdout: "",
      stderr: `asio-import: ${folder.path}/a.csv cannot be read: access is denied.\n`,
    });
  });

  test("a key such as __proto__", (t) => {
    const folder = new Folder(t, files);
    const { status, stderr } = folder.run("validate", "a.csv", "--config", "proto.json");
    assert.deepEqual([status, stderr], [2, 'asio-import: proto.json: asioImport has no setting "__proto__".\n']);
  });
});
