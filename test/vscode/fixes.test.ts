import assert from "node:assert/strict";
import { type CodeAction, commands, Range, type TextDocument, window, workspace } from "vscode";
import { csv, hasProblems, header, leaveAsFound, open, read, set, type } from "./editor.ts";

/** The actions that VS Code offers where the first `text` stands; of one kind where it is given. */
async function actionsAt(document: TextDocument, text: string, kind?: string): Promise<CodeAction[]> {
  const at = document.getText().indexOf(text);
  const range = new Range(document.positionAt(at), document.positionAt(at + text.length));
  return commands.executeCommand<CodeAction[]>("vscode.executeCodeActionProvider", document.uri, range, kind, 20);
}

async function apply(action: CodeAction | undefined): Promise<void> {
  assert.ok(action?.edit, "the action has an edit");
  assert.equal(await workspace.applyEdit(action.edit), true);
}

describe("fixes", () => {
  afterEach(leaveAsFound);

  const text = csv(header, "AT&T,ATT,Main,S1,UK", "Café,CAFE,Main,S2,USA");
  const fixed = csv(header, "ATT,ATT,Main,S1,GB", "Cafe,CAFE,Main,S2,US");

  async function openFaulty(): Promise<TextDocument> {
    const document = await open("faulty.csv", text);
    await hasProblems(
      document,
      '2:3 error characters "&"',
      '2:18 error country-code "UK"',
      '3:4 error characters "é"',
      '3:19 error country-code "USA"',
    );
    return document;
  }

  it("are offered on their problem, from this one to all, the best one preferred", async () => {
    const document = await openFaulty();
    const actions = await actionsAt(document, "UK");
    assert.deepEqual(
      actions.map(({ title, isPreferred = false, command }) => [title, isPreferred, command?.command]),
      [
        ['Replace "UK" with "GB" (United Kingdom)', true, undefined],
        ['Fix all "country-code" problems in this file', false, undefined],
        ["Fix all safe problems in this file", false, undefined],
        ['Turn the rule "country-code" off', false, "asioImport.turnOffRule"],
      ],
    );
  });

  it("change exactly what they say", async () => {
    const document = await openFaulty();
    await apply((await actionsAt(document, "UK")).find(({ isPreferred }) => isPreferred));
    assert.equal(document.getText(), text.replace("UK", "GB"));
    await hasProblems(
      document,
      '2:3 error characters "&"',
      '3:4 error characters "é"',
      '3:19 error country-code "USA"',
    );
  });

  it("of one rule, or all safe ones, mend the whole file", async () => {
    const document = await openFaulty();
    const titled = async (title: string) => (await actionsAt(document, "T&T")).find((action) => action.title === title);
    await apply(await titled('Fix all "characters" problems in this file'));
    assert.equal(document.getText(), text.replace("AT&T", "ATT").replace("Café", "Cafe"));
    await commands.executeCommand("undo");
    assert.equal(document.getText(), text);
    await apply(await titled("Fix all safe problems in this file"));
    assert.equal(document.getText(), fixed);
    await hasProblems(document);
  });

  it("are none where nothing is wrong", async () => {
    const document = await openFaulty();
    assert.deepEqual(await actionsAt(document, "Main"), []);
  });

  it("are applied as the preferred one by the key for it", async () => {
    const document = await openFaulty();
    await type("UK", "UK ");
    await hasProblems(
      document,
      '2:3 error characters "&"',
      '2:18 error country-code "UK "',
      '3:4 error characters "é"',
      '3:19 error country-code "USA"',
    );
    await commands.executeCommand("editor.action.autoFix");
    await hasProblems(
      document,
      '2:3 error characters "&"',
      '3:4 error characters "é"',
      '3:19 error country-code "USA"',
    );
    assert.equal(document.getText(), text.replace("UK", "GB"));
  });

  it("apply on save where editor.codeActionsOnSave asks for source.fixAll.asioImport", async () => {
    await set("editor.codeActionsOnSave", { "source.fixAll.asioImport": "explicit" });
    const document = await openFaulty();
    await type("Main,S2", "Main,S3");
    await document.save();
    assert.equal(document.getText(), fixed.replace("Main,S2", "Main,S3"));
    assert.equal(await read("faulty.csv"), fixed.replace("Main,S2", "Main,S3"));
    await hasProblems(document);
  });

  it("do not apply on save where nobody asked for them", async () => {
    const document = await openFaulty();
    await type("Main,S2", "Main,S3");
    await document.save();
    assert.equal(await read("faulty.csv"), text.replace("Main,S2", "Main,S3"));
  });

  describe("asioImport.fixAll", () => {
    it("mends the active editor, says how many problems that solved, and can be undone", async () => {
      const document = await openFaulty();
      assert.equal(await commands.executeCommand("asioImport.fixAll"), 4);
      assert.equal(document.getText(), fixed);
      assert.equal(document.isDirty, true);
      assert.equal(await commands.executeCommand("asioImport.fixAll"), 0);
      await commands.executeCommand("undo");
      assert.equal(document.getText(), text);
    });

    it("leaves what a person must decide", async () => {
      const document = await open("spaces.csv", csv(header, "Acme Ltd,ACME,Main,S1,UK"));
      await hasProblems(document, '2:5 warning spaces " "', '2:23 error country-code "UK"');
      assert.equal(await commands.executeCommand("asioImport.fixAll"), 1);
      assert.equal(document.getText(), csv(header, "Acme Ltd,ACME,Main,S1,GB"));
    });

    it("does nothing to another CSV, and nothing where no editor is open", async () => {
      const document = await open("devices.csv", csv("Device,Country", "Laptop & dock,UK"));
      assert.equal(await commands.executeCommand("asioImport.fixAll"), undefined);
      assert.equal(document.isDirty, false);
      await commands.executeCommand("workbench.action.closeAllEditors");
      assert.equal(window.activeTextEditor, undefined);
      assert.equal(await commands.executeCommand("asioImport.fixAll"), undefined);
    });
  });
});
