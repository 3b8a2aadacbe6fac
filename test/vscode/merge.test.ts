import assert from "node:assert/strict";
import { commands, TabInputTextDiff, type TextDocument, WorkspaceEdit, window, workspace } from "vscode";
import { csv, eventually, header, isHeldOpen, leaveAsFound, open, place, read, set, show, write } from "./editor.ts";

const clients = csv(header, "Acme,ACME,Main,S1,US", "Brown & Co,BROWN,Main,S2,UK", "Bell,BELL,Main,S3,US");
const merged = csv(header, "Acme,ACME,Main,S1,US", "Brown and Co,BROWN,Main,S2,GB", "Bell,BELL,Main,S3,US");

const { showInformationMessage, showWarningMessage, showQuickPick } = window;

describe("asioImport.mergeCorrections", () => {
  /** The messages and lists that were shown, with their buttons. */
  const told: string[] = [];

  /** Answers messages with the first button that is one of these. */
  function answer(...answers: string[]): void {
    const tell = async (message: string, ...buttons: unknown[]) => {
      const names = buttons.filter((each) => typeof each === "string");
      told.push([message, ...names.map((name) => `[${name}]`)].join(" "));
      return names.find((name) => answers.includes(name));
    };
    Object.assign(window, { showInformationMessage: tell, showWarningMessage: tell });
  }

  beforeEach(() => {
    told.length = 0;
    answer();
  });
  afterEach(async () => {
    Object.assign(window, { showInformationMessage, showWarningMessage, showQuickPick });
    for (const document of workspace.textDocuments) isHeldOpen(document);
    await leaveAsFound();
  });

  /** The texts on both sides of the comparison that is shown. */
  function compared(): [string | undefined, string | undefined] {
    const { input } = window.tabGroups.activeTabGroup.activeTab ?? {};
    assert.ok(input instanceof TabInputTextDiff);
    const textOf = ({ uri }: Pick<TextDocument, "uri">) =>
      workspace.textDocuments.find((each) => each.uri.toString() === uri.toString())?.getText();
    return [textOf({ uri: input.original }), textOf({ uri: input.modified })];
  }

  it("shows the changes, then applies them in one undo step", async () => {
    await write("clients.csv", clients);
    const rest = await open("clients.rest.csv", csv(header, "Brown and Co,BROWN,Main,S2,GB"));
    assert.equal(await commands.executeCommand("asioImport.mergeCorrections"), 1);
    await eventually(() => assert.deepEqual(compared(), [clients, merged]));
    assert.equal(await read("clients.csv"), clients);
    const question = "The corrections change 2 cells in 1 row of clients.csv. [Apply]";
    assert.deepEqual(told, [question]);

    await show(rest.uri);
    answer("Apply");
    await commands.executeCommand("asioImport.mergeCorrections", rest.uri);
    await eventually(() => assert.equal(told.at(-1), "1 row of clients.csv corrected. [Validate import]"));
    const { document } = window.activeTextEditor ?? {};
    assert.equal(document?.uri.toString(), place("clients.csv").toString());
    assert.equal(document?.getText(), merged);
    assert.equal(document?.isDirty, true);
    await commands.executeCommand("undo");
    assert.equal(document?.getText(), clients);
  });

  it("names the rows that cannot be placed, leads to them, and merges only the others", async () => {
    await write("clients.csv", clients);
    const text = csv(header, "Cox,COX,Main,S9,US", "Brown and Co,BROWN,Main,S2,GB", "Dorn,DORN,Main,S8,US");
    const rest = await write("clients.rest.csv", text);
    const lists: unknown[] = [];
    Object.assign(window, {
      async showQuickPick(rows: readonly { label: string; detail: string }[]) {
        lists.push(...rows.map(({ label, detail }) => `${label}: ${detail}`));
        return rows[1];
      },
    });
    answer("Show rows");
    assert.equal(await commands.executeCommand("asioImport.mergeCorrections", rest), 1);
    await eventually(() => assert.equal(window.activeTextEditor?.selection.active.line, 3));
    assert.equal(window.activeTextEditor?.document.uri.toString(), rest.toString());
    const named = "2 rows of clients.rest.csv cannot be placed in clients.csv: row 2 (Cox, Main), row 4 (Dorn, Main).";
    assert.deepEqual(told, [`${named} [Show rows] [Merge 1 other row]`]);
    const why = "no row of clients.csv has its IDs or names";
    assert.deepEqual(lists, [`Row 2: Cox, Main: ${why}`, `Row 4: Dorn, Main: ${why}`]);

    answer("Merge 1 other row", "Apply");
    await commands.executeCommand("asioImport.mergeCorrections", rest);
    await eventually(() => assert.equal(window.activeTextEditor?.document.getText(), merged));
  });

  it("takes the file beside the import file in which it is run, and says if there is nothing to correct", async () => {
    await open("same.csv", clients);
    await write("same.retry.csv", csv(header, "Bell,BELL,Main,S3,US"));
    assert.equal(await commands.executeCommand("asioImport.mergeCorrections"), 0);
    assert.deepEqual(told, ["same.retry.csv has nothing to correct in same.csv."]);

    await open("named.csv", clients);
    await write("failed-named.csv", csv(header, "Bell,BELL,Main,S3,GB"));
    await set("asioImport.response.fileName", `failed-\${name}.csv`);
    assert.equal(await commands.executeCommand("asioImport.mergeCorrections"), 1);
    assert.equal(told.at(-1), "The corrections change 1 cell in 1 row of named.csv. [Apply]");
  });

  it("applies nothing to a file that changed after the changes were shown", async () => {
    const document = await open("others.csv", clients);
    const rest = await write("others.rest.csv", csv(header, "Brown and Co,BROWN,Main,S2,GB"));
    const { showErrorMessage } = window;
    const errors: string[] = [];
    Object.assign(window, {
      async showInformationMessage(_: string, ...buttons: string[]) {
        const edit = new WorkspaceEdit();
        edit.insert(document.uri, document.positionAt(0), "\n");
        await workspace.applyEdit(edit);
        return buttons[0];
      },
      showErrorMessage: async (message: string) => void errors.push(message),
    });
    await commands.executeCommand("asioImport.mergeCorrections", rest);
    await eventually(() => assert.equal(document.getText(), `\n${clients}`));
    await eventually(() => assert.deepEqual(errors, ["others.csv changed in the meantime. Nothing was merged."]));
    Object.assign(window, { showErrorMessage });
    assert.equal(document.getText(), `\n${clients}`);
  });
});
