import assert from "node:assert/strict";
import { chmod, link, stat } from "node:fs/promises";
import { commands, languages, type TextDocument, type Uri, window, workspace } from "vscode";
import {
  csv,
  eventually,
  hasProblems,
  hasText,
  header,
  isHeldOpen,
  leaveAsFound,
  list,
  place,
  read,
  show,
  type,
} from "./editor.ts";

const right = csv(`${header},City`, "Acme,ACME,Main,S1,US,Montréal’s – 5 €");
const wrong = csv(`${header},City`, "Acme,ACME,Main,S1,US,Montr\uFFFDal\uFFFDs \uFFFD 5 \uFFFD");
const problem = `1:1 error encoding "${header},City"`;

/** A text in Windows-1252, as Excel writes its *CSV (Comma delimited)*. */
function windows1252(text: string): Uint8Array {
  const codes: Record<string, number> = { "’": 0x92, "–": 0x96, "€": 0x80 };
  return Uint8Array.from(Array.from(text, (character) => codes[character] ?? character.charCodeAt(0)));
}

let files = 0;

/** Opens a Windows-1252 file with a unique name as UTF-8, which is VS Code's default. */
async function openMisread(): Promise<TextDocument> {
  const uri = place(`excel${++files}.csv`);
  await workspace.fs.writeFile(uri, windows1252(right));
  const document = await show(uri);
  isHeldOpen(document);
  assert.equal(document.encoding, "utf8");
  assert.equal(document.getText(), wrong);
  await hasProblems(document, problem);
  return document;
}

function reopen(uri: Uri): Thenable<unknown> {
  return commands.executeCommand("asioImport.reopenWithEncoding", uri.toString(), "windows1252");
}

const bytesOf = (uri: Uri) => workspace.fs.readFile(uri).then((bytes) => Buffer.from(bytes));

describe("a file in Windows-1252", () => {
  const { showWarningMessage } = window;
  afterEach(async () => {
    Object.assign(window, { showWarningMessage });
    await leaveAsFound();
  });

  it("is converted to UTF-8 by the offered fixes without losses", async () => {
    const document = await openMisread();
    const [diagnostic] = languages.getDiagnostics(document.uri);
    assert.equal(
      diagnostic?.message,
      "Some characters could not be read, but nothing is lost: the file is saved as Windows-1252, not as UTF-8. Reopen it with that encoding, then save it as UTF-8.",
    );
    const actions: { title: string; command?: { command: string; arguments?: unknown[] } }[] =
      await commands.executeCommand("vscode.executeCodeActionProvider", document.uri, diagnostic.range);
    const fix = actions.find(({ title }) => title === "Reopen with Windows-1252");
    assert.ok(fix?.command, JSON.stringify(actions.map(({ title }) => title)));
    await commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []));
    assert.equal(document.getText(), right);
    assert.equal(document.encoding, "windows1252");
    await hasProblems(document);
    assert.deepEqual(await bytesOf(document.uri), Buffer.from(windows1252(right)));

    await commands.executeCommand("asioImport.saveAsUtf8", document.uri);
    assert.deepEqual([document.getText(), document.encoding, document.isDirty], [right, "utf8", false]);
    assert.deepEqual(await bytesOf(document.uri), Buffer.from(right));
    await hasProblems(document);
    // Later edits are saved as UTF-8 too.
    await type("Montréal", "Montréal 東京");
    await document.save();
    assert.deepEqual(await bytesOf(document.uri), Buffer.from(right.replace("Montréal", "Montréal 東京")));
  });

  it("is saved as UTF-8 with unsaved edits", async () => {
    const document = await openMisread();
    await reopen(document.uri);
    await type("Acme", "Acme2");
    assert.ok(document.isDirty);
    await commands.executeCommand("asioImport.saveAsUtf8", document.uri);
    const edited = right.replace("Acme", "Acme2");
    assert.deepEqual([document.getText(), document.encoding, document.isDirty], [edited, "utf8", false]);
    assert.deepEqual(await bytesOf(document.uri), Buffer.from(edited));
  });

  it("is saved as UTF-8 atomically, through a new file", async () => {
    const document = await openMisread();
    await reopen(document.uri);
    const second = place("second-name.csv");
    await link(document.uri.fsPath, second.fsPath);
    await chmod(document.uri.fsPath, 0o640);
    await commands.executeCommand("asioImport.saveAsUtf8", document.uri);
    assert.deepEqual(await bytesOf(document.uri), Buffer.from(right));
    assert.equal((await stat(document.uri.fsPath)).mode & 0o777, 0o640);
    // The old content is still available under the other name.
    assert.deepEqual(await bytesOf(second), Buffer.from(windows1252(right)));
    assert.deepEqual(
      (await list()).filter((name) => name.endsWith(".tmp")),
      [],
    );
  });

  it("is not saved if VS Code would write question marks", async () => {
    const document = await openMisread();
    await reopen(document.uri);
    await type("Montréal", "Montréal 東京");
    assert.equal(await commands.executeCommand("asioImport.saveAsUtf8", document.uri), undefined);
    await commands.executeCommand("workbench.action.closeQuickOpen");
    assert.ok(document.isDirty);
    assert.deepEqual(await bytesOf(document.uri), Buffer.from(windows1252(right)));
  });

  it("keeps its edits unless the user discards them", async () => {
    const document = await openMisread();
    await type("Acme", "Acme2");
    const answers = [undefined, "Discard changes and reopen"];
    const asked: unknown[] = [];
    Object.assign(window, {
      showWarningMessage: async (message: string) => {
        asked.push(message);
        return answers.shift();
      },
    });
    assert.equal(await reopen(document.uri), undefined);
    assert.equal(document.getText(), wrong.replace("Acme", "Acme2"));
    await reopen(document.uri);
    await hasText(document, right);
    const name = document.uri.path.split("/").at(-1);
    const question = `${name} has unsaved changes. Reopening it with Windows-1252 discards them.`;
    assert.deepEqual(asked, [question, question]);
    await hasProblems(document);
  });

  it("is not overwritten if another program has changed it in the meantime", async () => {
    const document = await openMisread();
    await reopen(document.uri);
    // VS Code notices the change some time later.
    await workspace.fs.writeFile(document.uri, windows1252(right.replace("Acme", "Bell")));
    await commands.executeCommand("asioImport.saveAsUtf8", document.uri);
    await eventually(() => assert.ok(document.getText().includes("Bell")));
    const name = document.uri.path.split("/").at(-1) ?? "";
    assert.ok((await read(name)).includes("Bell"));
  });

  it("loses characters if it is saved as it was read", async () => {
    const document = await openMisread();
    await type("Acme", "Acme2");
    await document.save();
    await eventually(() =>
      assert.equal(
        languages.getDiagnostics(document.uri)[0]?.message,
        "A character in City was lost when the file was saved with the wrong encoding. Retype it, or export the file again as UTF-8.",
      ),
    );
  });
});
