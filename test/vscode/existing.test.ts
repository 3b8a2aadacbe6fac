import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { commands, languages, RelativePattern, type TextDocument, Uri, window, workspace } from "vscode";
import type { ValidateResult } from "../../server/src/lsp/protocol.ts";
import {
  csv,
  eventually,
  hasProblems,
  header,
  leaveAsFound,
  open,
  place,
  problems,
  set,
  setting,
  type,
  write,
} from "./editor.ts";

/** An export of companies of these names. */
function exportOf(...names: string[]): string {
  return JSON.stringify({ companies: names.map((name, index) => ({ id: `id-${index}`, name })) });
}

function choose(...uris: Uri[]): Thenable<unknown> {
  return commands.executeCommand("asioImport.selectExisting", uris[0], uris.slice(1));
}

/** The result of a command that may show a list: selects its first or second entry, cancels it, or expects no list. */
async function answered(command: Thenable<unknown>, answer: "first" | "second" | "escape" | "none"): Promise<unknown> {
  if (answer === "none") return command;
  let ended = false;
  void command.then(() => {
    ended = true;
  });
  if (answer === "second") {
    // There is no event for when the list is shown.
    await wait(1_000);
    await commands.executeCommand("workbench.action.quickOpenSelectNext");
  }
  const key = answer === "escape" ? "closeQuickOpen" : "acceptSelectedQuickOpenItem";
  await eventually(async () => {
    await commands.executeCommand(`workbench.action.${key}`);
    assert.ok(ended);
  }, 300);
  return command;
}

async function validate(document: TextDocument): Promise<ValidateResult | undefined> {
  return (await commands.executeCommand<ValidateResult[]>("asioImport.validate", document.uri))[0];
}

describe("existing companies", () => {
  afterEach(leaveAsFound);

  const clean = csv(header, "Acme,ACME,Main,S1,US", "Bell,BELL,Main,S2,US", "Bell,BELL,Depot,S3,US");
  const acmeExists = '2:1 error company-exists "Acme"';
  const bellExists = ['3:1 error company-exists "Bell"', '4:1 error company-exists "Bell"'];

  async function openClean(): Promise<TextDocument> {
    const document = await open("clients.csv", clean);
    await hasProblems(document);
    return document;
  }

  it("in a selected export are found immediately, and the selection is saved in the workspace", async () => {
    const document = await openClean();
    const file = await write("export.json", exportOf("Bell"));
    assert.deepEqual(await choose(file), ["export.json"]);
    assert.deepEqual(setting("asioImport.existing.files"), ["export.json"]);
    await hasProblems(document, ...bellExists);
    assert.equal(
      languages.getDiagnostics(document.uri)[0]?.message,
      'This company already exists: its Company Name matches "Bell" (record 1 in export.json). The whole import would fail with "Invalid CSV."',
    );
    const result = await validate(document);
    assert.equal(result?.verdict, "invalid-csv");
    assert.deepEqual(result.existing, { files: ["export.json"], companies: 1, problems: [] });
    assert.equal(
      result.sentence,
      "Invalid CSV: the platform would refuse the whole file, because it has companies that already exist. 2 of 3 rows have errors.",
    );
  });

  it("are read from several exports in different folders and formats", async () => {
    const document = await openClean();
    const first = await write("exports/one.json", JSON.stringify([{ name: "Belltower", identifier: "bell" }]));
    const second = await write("exports/two.jsonl", '{"friendlyName":"Acme"}\n{"friendlyName":"Other"}\n');
    // The arguments from the explorer: the clicked file, then all selected files.
    const paths = await commands.executeCommand("asioImport.selectExisting", first, [first, second]);
    assert.deepEqual(paths, ["exports/one.json", "exports/two.jsonl"]);
    const byId = ['3:6 error company-exists "BELL"', '4:6 error company-exists "BELL"'];
    await hasProblems(document, acmeExists, ...byId);
    const { existing } = (await validate(document))!;
    assert.deepEqual(existing, { files: ["exports/one.json", "exports/two.jsonl"], companies: 3, problems: [] });
  });

  it("in another export are added to or replace the earlier ones, as the user chooses", async () => {
    await openClean();
    const [one, two, three] = [
      await write("one.json", exportOf("Acme")),
      await write("two.json", exportOf("Bell")),
      await write("three.json", exportOf("Cole")),
    ];
    await choose(one);
    assert.deepEqual(await answered(choose(one), "none"), ["one.json"]);
    assert.deepEqual(await answered(choose(two), "first"), ["one.json", "two.json"]);
    assert.deepEqual(await answered(choose(three), "second"), ["three.json"]);
    assert.equal(await answered(choose(two), "escape"), undefined);
    assert.deepEqual(setting("asioImport.existing.files"), ["three.json"]);
  });

  it("are not read from an export without companies or names unless the user confirms", async () => {
    await openClean();
    const empty = await write("empty.json", '{"companies": []}');
    assert.equal(await answered(choose(empty), "escape"), undefined);
    assert.equal(setting("asioImport.existing.files"), undefined);
    const ids = await write("ids.json", JSON.stringify([{ identifier: "bell" }]));
    assert.equal(await answered(choose(ids), "escape"), undefined);
    assert.equal(setting("asioImport.existing.files"), undefined);
  });

  it("are not read from a file that is not an export, and the setting is kept", async () => {
    await openClean();
    const good = await write("export.json", exportOf("Other"));
    await choose(good);
    const bad = await write("bad.json", '{"settings": {"a": 1}}');
    assert.equal(await choose(bad), undefined);
    assert.equal(await choose(await write("broken.json", '[{"name": "Ac')), undefined);
    assert.equal(await choose(place("nowhere.json")), undefined);
    assert.deepEqual(setting("asioImport.existing.files"), ["export.json"]);
  });

  it("are updated without edits when the export changes on disk", async () => {
    const document = await openClean();
    await choose(await write("export.json", exportOf("Other")));
    await write("export.json", exportOf("Other", "Acme"));
    await hasProblems(document, acmeExists);
    await write("export.json", exportOf("Bell"));
    await hasProblems(document, ...bellExists);
    await write("export.json", exportOf("Other"));
    await hasProblems(document);
  });

  it("are updated when an export outside the workspace changes", async () => {
    const document = await openClean();
    const outside = Uri.joinPath(place("."), "..", `outside-${crypto.randomUUID()}.json`);
    const put = (text: string) => workspace.fs.writeFile(outside, new TextEncoder().encode(text));
    try {
      await put(exportOf("Bell"));
      assert.deepEqual(await choose(outside), [outside.fsPath]);
      await hasProblems(document, ...bellExists);
      // There is no event for when VS Code starts to watch a folder outside the workspace.
      await eventually(async () => {
        await put(exportOf("Acme"));
        assert.deepEqual(problems(document), [acmeExists]);
      }, 500);
    } finally {
      await workspace.fs.delete(outside);
    }
    await hasProblems(document, `1:1 error existing-export ${JSON.stringify(header)}`);
  });

  it("are updated when files that match a glob are created and deleted", async () => {
    const document = await openClean();
    await write("exports/one.json", exportOf("Other"));
    await set("asioImport.existing.files", ["exports/*.json"]);
    await eventually(async () => assert.equal((await validate(document))?.existing.companies, 1));
    // The watcher does not report a file that is deleted before its creation has been reported.
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(place("exports"), "*.json"));
    const told = new Promise<void>((resolve) =>
      watcher.onDidCreate((uri) => uri.path.endsWith("two.json") && resolve()),
    );
    const second = await write("exports/two.json", exportOf("Acme"));
    await hasProblems(document, acmeExists);
    await told;
    watcher.dispose();
    await workspace.fs.delete(second);
    await hasProblems(document);
  });

  it("are found during typing", async () => {
    const document = await openClean();
    await choose(await write("export.json", exportOf("Cole Ltd")));
    await type("Acme", "Cole Ltd");
    await hasProblems(document, '2:1 error company-exists "Cole Ltd"', '2:5 warning spaces " "');
  });

  it("are not checked while an export is invalid, which is reported on the header row", async () => {
    const document = await openClean();
    await choose(await write("export.json", exportOf("Acme")));
    await hasProblems(document, acmeExists);
    await write("export.json", '{"companies": [{"name": "Ac');
    await hasProblems(document, `1:1 error existing-export ${JSON.stringify(header)}`);
    const result = await validate(document);
    assert.equal(result?.verdict, "unchecked");
    assert.equal(result.failedRows, 0);
    assert.equal(result.response, undefined);
    assert.deepEqual(result.existing.files, []);
    assert.match(
      result.sentence,
      /^Unchecked: no row would fail, but existing companies are not checked\. export\.json /,
    );
    await write("export.json", exportOf("Bell"));
    await hasProblems(document, ...bellExists);
  });

  it("are not checked while the export is missing", async () => {
    const document = await openClean();
    const file = await write("export.json", exportOf("Acme"));
    await choose(file);
    await hasProblems(document, acmeExists);
    await workspace.fs.delete(file);
    await hasProblems(document, `1:1 error existing-export ${JSON.stringify(header)}`);
    assert.equal(
      languages.getDiagnostics(document.uri)[0]?.message,
      "Existing companies are not checked: export.json does not exist.",
    );
    await write("export.json", exportOf("Acme"));
    await hasProblems(document, acmeExists);
  });

  describe("asioImport.openExisting", () => {
    it("opens the export in the settings", async () => {
      await openClean();
      const file = await write("data/export.json", exportOf("Acme"));
      await choose(file);
      const opened = await commands.executeCommand<Uri>("asioImport.openExisting");
      assert.equal(opened.toString(), file.toString());
      assert.equal(window.activeTextEditor?.document.uri.toString(), file.toString());
    });

    it("opens the export that matches a glob, if any", async () => {
      await openClean();
      assert.equal(await commands.executeCommand("asioImport.openExisting"), undefined);
      await set("asioImport.existing.files", ["data/*.json"]);
      assert.equal(await commands.executeCommand("asioImport.openExisting"), undefined);
      const file = await write("data/export.json", exportOf("Acme"));
      await eventually(async () => {
        const opened = await commands.executeCommand<Uri | undefined>("asioImport.openExisting");
        assert.equal(opened?.toString(), file.toString());
      });
    });
  });
});
