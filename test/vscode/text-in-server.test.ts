import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import {
  commands,
  EndOfLine,
  extensions,
  languages,
  Position,
  Range,
  type TextDocument,
  type TextEditor,
  type Uri,
  ViewColumn,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import type { Api } from "../../client/src/api.ts";
import {
  csv,
  eventually,
  hasProblems,
  hasText,
  header,
  isHeldOpen,
  leaveAsFound,
  open,
  openUntitled,
  place,
  read,
  show,
  type,
  write,
} from "./editor.ts";

const text = csv(header, "A&B,AB,Main,S1,UK", "Acme,ACME,Main,S2,US");
const faults = ['2:2 error characters "&"', '2:16 error country-code "UK"'];

/** Waits until the server has the same text as the editor, and asserts that it still has it shortly after. */
async function isInServer(document: TextDocument): Promise<void> {
  const api: Api | undefined = extensions.getExtension("asio-import.asio-import")?.exports;
  assert.ok(api);
  const compare = async () => {
    const { version } = document;
    assert.deepEqual(await api.textInServer(document.uri), { version, text: document.getText() });
  };
  await eventually(compare);
  // Late or duplicate messages arrive within this time.
  await wait(300);
  await compare();
}

function activeEditor(): TextEditor {
  const editor = window.activeTextEditor;
  assert.ok(editor);
  return editor;
}

describe("the server has the same text as the editor", () => {
  afterEach(leaveAsFound);

  it("after a new file is saved under its intended name", async () => {
    const untitled = await workspace.openTextDocument(place("new.csv").with({ scheme: "untitled" }));
    await window.showTextDocument(untitled, { preview: false });
    // The new name implies another language, which VS Code sets while it writes the text into the new document.
    await languages.setTextDocumentLanguage(untitled, "asio-csv");
    const edit = new WorkspaceEdit();
    edit.insert(untitled.uri, new Position(0, 0), text);
    await workspace.applyEdit(edit);
    assert.equal(await untitled.save(), true);
    const saved = await show(place("new.csv"));
    await isInServer(saved);
    await hasProblems(saved, ...faults);
    await type("A&B", "AandB");
    await isInServer(saved);
    await hasProblems(saved, '2:18 error country-code "UK"');
  });

  it("after a new file is saved under a name chosen by the user", async () => {
    const untitled = await openUntitled(text);
    await hasProblems(untitled, ...faults);
    const saving = workspace.saveAs(untitled.uri);
    let saved: Uri | undefined;
    void saving.then((uri) => {
      saved = uri;
    });
    // The dialog proposes a name.
    await eventually(async () => {
      await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      assert.ok(saved);
    }, 300);
    assert.ok(saved);
    const document = await show(saved);
    await isInServer(document);
    await hasProblems(document, ...faults);
  });

  it("after save, undo and redo", async () => {
    const document = await open("clients.csv", text);
    await type("A&B", "AandB");
    await document.save();
    await isInServer(document);
    await commands.executeCommand("undo");
    await isInServer(document);
    await hasProblems(document, ...faults);
    await commands.executeCommand("redo");
    await isInServer(document);
    await document.save();
    await isInServer(document);
    await hasProblems(document, '2:18 error country-code "UK"');
  });

  it("in every language mode", async () => {
    const document = await open("clients.csv", text);
    await isInServer(document);
    for (const language of ["plaintext", "asio-csv", "json", "asio-csv"]) {
      await languages.setTextDocumentLanguage(document, language);
      await isInServer(document);
      await type("A&B", "A&Bo");
      await isInServer(document);
      await commands.executeCommand("undo");
    }
    await hasProblems(document, ...faults);
  });

  it("in an untitled file whose language mode changes", async () => {
    const document = await openUntitled(text);
    await languages.setTextDocumentLanguage(document, "plaintext");
    await type("A&B", "A&Bo");
    await hasProblems(document);
    await languages.setTextDocumentLanguage(document, "asio-csv");
    await isInServer(document);
    await hasProblems(document, '2:2 error characters "&"', '2:17 error country-code "UK"');
  });

  it("after a rename, with and without unsaved edits", async () => {
    await open("one.csv", text);
    for (const [from, to, dirty] of [
      ["one.csv", "two.csv", false],
      ["two.csv", "three.asio.csv", true],
      ["three.asio.csv", "four.csv", true],
    ] as const) {
      await show(place(from));
      if (dirty) await type("A&B", "A&Bo");
      const edit = new WorkspaceEdit();
      edit.renameFile(place(from), place(to));
      assert.equal(await workspace.applyEdit(edit), true);
      const document = await show(place(to));
      await isInServer(document);
      await type("UK", "UKX");
      await isInServer(document);
      await hasProblems(
        document,
        '2:2 error characters "&"',
        `2:${document.lineAt(1).text.indexOf("UK") + 1} error country-code "${/UKX*/.exec(document.getText())?.[0]}"`,
      );
    }
  });

  it("after a revert", async () => {
    const document = await open("clients.csv", text);
    await type("A&B", "AandB");
    await isInServer(document);
    await commands.executeCommand("workbench.action.files.revert");
    await hasText(document, text);
    await isInServer(document);
    await hasProblems(document, ...faults);
  });

  it("after a reload from disk", async () => {
    const document = await open("clients.csv", text);
    for (const changed of [csv(header, "Bell,BELL,Main,S1,UK"), text.replaceAll("\n", "\r\n"), "", text]) {
      await write("clients.csv", changed);
      await hasText(document, changed);
      await isInServer(document);
    }
    await hasProblems(document, ...faults);
  });

  it("after it is reopened with another encoding", async () => {
    const document = await open("encoded.csv", text.replace("A&B", "Café"));
    isHeldOpen(document);
    await isInServer(document);
    for (const encoding of ["windows1252", "utf16le", "utf8"]) {
      await workspace.openTextDocument(document.uri, { encoding });
      assert.equal(document.encoding, encoding);
      await isInServer(document);
    }
    assert.equal(document.getText(), text.replace("A&B", "Café"));
    await hasProblems(document, '2:4 error characters "é"', '2:17 error country-code "UK"');
  });

  it("after it is closed and reopened with another text on disk", async () => {
    const document = await open("clients.csv", text);
    await type("A&B", "AandB");
    await isInServer(document);
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await eventually(() => assert.ok(document.isClosed));
    const again = await open("clients.csv", csv(header, "Bell-B,BELL,Main,S1,US"));
    await isInServer(again);
    await hasProblems(again, '2:5 error characters "-"');
  });

  it("in two editors, one of which is closed", async () => {
    const document = await open("clients.csv", text);
    await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: false });
    assert.equal(window.visibleTextEditors.length, 2);
    await type("A&B", "AandB");
    await isInServer(document);
    await commands.executeCommand("workbench.action.focusFirstEditorGroup");
    await type("UK", "GB");
    await isInServer(document);
    await commands.executeCommand("workbench.action.closeActiveEditor");
    await show(document.uri);
    await type("AandB", "A&B");
    await isInServer(document);
    await hasProblems(document, '2:2 error characters "&"');
  });

  it("after multiple edits and edits of line ends, of surrogates and by a fix", async () => {
    const rows = Array.from({ length: 100 }, (_, index) => `A&B${index},AB${index},Main,S${index},US`);
    const document = await open("clients.csv", csv(header, ...rows));
    await isInServer(document);
    const many = new WorkspaceEdit();
    rows.forEach((_, index) => {
      many.replace(document.uri, new Range(index + 1, 1, index + 1, 2), "😀\r\n".slice(0, 2 + (index % 3)));
    });
    await workspace.applyEdit(many);
    await isInServer(document);
    await activeEditor().edit((edit) => edit.setEndOfLine(EndOfLine.CRLF));
    await isInServer(document);
    await activeEditor().edit((edit) => edit.insert(new Position(1, 0), "One\rTwo\nThree\r\nFour"));
    await isInServer(document);
    await activeEditor().edit((edit) => edit.setEndOfLine(EndOfLine.LF));
    await activeEditor().edit((edit) => edit.replace(new Range(0, 0, 500, 0), text));
    await isInServer(document);
    await hasProblems(document, ...faults);
    await commands.executeCommand("asioImport.fixAll");
    await isInServer(document);
    assert.equal(document.getText(), text.replace("A&B", "AB").replace("UK", "GB"));
    for (let steps = 0; steps < 3; steps++) await commands.executeCommand("undo");
    await isInServer(document);
  });

  it("with mixed line ends, and with edits made before the server starts", async () => {
    const document = await open("clients.csv", text.replace("\n", "\r").replace("S1,UK\n", "S1,UK\r\n"));
    const write = async (start: number, end: number, written: string) => {
      const edit = new WorkspaceEdit();
      edit.replace(document.uri, new Range(1, start, 1, end), written);
      assert.ok(await workspace.applyEdit(edit));
    };
    await write(3, 3, "o");
    await isInServer(document);
    await commands.executeCommand("asioImport.restart");
    await isInServer(document);
    await write(3, 4, "");
    await isInServer(document);
    await document.save();
    assert.equal(await read("clients.csv"), document.getText());
  });
});
