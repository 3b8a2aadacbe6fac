import assert from "node:assert/strict";
import {
  ConfigurationTarget,
  commands,
  Position,
  TabInputCustom,
  TabInputTextDiff,
  type Uri,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import { csv, eventually, header, leaveAsFound, open } from "./editor.ts";

/** The file that the active table shows. */
function shownInTable(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputCustom && input.viewType === "asioImport.table" ? input.uri : undefined;
}

describe("the table", () => {
  afterEach(leaveAsFound);

  it("shows the document of the text editor, with its undo and its commands", async () => {
    const text = csv(header, "Bell,BELL,HQ,B1,US ");
    const { uri } = await open("table.csv", text);
    await commands.executeCommand("asioImport.openTable", uri);
    await eventually(() => assert.equal(shownInTable()?.toString(), uri.toString()));
    const document = workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
    assert.ok(document);
    assert.equal(await commands.executeCommand("asioImport.fixAll"), 1);
    assert.equal(document.getText(), text.replace("US ", "US"));
    const edit = new WorkspaceEdit();
    edit.insert(uri, document.positionAt(document.getText().length), "Cole,COLE,HQ,C1,GB\n");
    assert.ok(await workspace.applyEdit(edit));
    assert.ok(document.isDirty);
    await commands.executeCommand("undo");
    await commands.executeCommand("undo");
    await eventually(() => assert.equal(document.getText(), text));
    await commands.executeCommand("asioImport.openText");
    await eventually(() => assert.equal(window.activeTextEditor?.document, document));
  });

  it("can be the editor of CSVs, but compares none, and follows its file", async () => {
    const text = csv(header, "Bell,BELL,HQ,B1,US");
    const { uri } = await open("default.csv", text);
    await commands.executeCommand("workbench.action.closeAllEditors");
    const settings = workspace.getConfiguration("workbench");
    await settings.update("editorAssociations", { "*.csv": "asioImport.table" }, ConfigurationTarget.Workspace);
    try {
      await commands.executeCommand("vscode.open", uri);
      await eventually(() => assert.equal(shownInTable()?.toString(), uri.toString()));
      const edit = new WorkspaceEdit();
      edit.insert(uri, new Position(1, 0), "Cole,COLE,HQ,C1,GB\n");
      assert.ok(await workspace.applyEdit(edit));
      await commands.executeCommand("workbench.action.files.revert");
      const document = await workspace.openTextDocument(uri);
      await eventually(() => assert.equal(document.getText(), text));
      assert.ok(!document.isDirty);
      const changed = csv(header, "Bell,BELL,HQ,B1,CA");
      await workspace.fs.writeFile(uri, new TextEncoder().encode(changed));
      await eventually(() => assert.equal(document.getText(), changed));
      assert.ok(await workspace.applyEdit(edit));
      await workspace.fs.delete(uri);
      assert.ok(await document.save());
      assert.equal(new TextDecoder().decode(await workspace.fs.readFile(uri)), document.getText());
      assert.equal(shownInTable()?.toString(), uri.toString());
      const other = uri.with({ path: uri.path.replace("default.csv", "clean.asio.csv") });
      await commands.executeCommand("vscode.diff", uri, other);
      await eventually(() => {
        const input = window.tabGroups.activeTabGroup.activeTab?.input;
        assert.ok(input instanceof TabInputTextDiff, String(input?.constructor.name));
      });
    } finally {
      await settings.update("editorAssociations", undefined, ConfigurationTarget.Workspace);
    }
  });
});
