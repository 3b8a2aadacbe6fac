import { Position, Selection, type TextDocument, Uri, WorkspaceEdit, window, workspace } from "vscode";
import { newImportRequest } from "../../../server/src/lsp/protocol.ts";
import { settingsFolder } from "../settings.ts";
import type { Command } from "./command.ts";

/**
 * Opens an unsaved import file with the template's header row.
 * @returns its URI
 */
export const newImport: Command = async ({ client }) => {
  const folder = settingsFolder()?.uri;
  const params = folder ? { folder: client.code2ProtocolConverter.asUri(folder) } : {};
  const { text } = await client.sendRequest(newImportRequest, params);
  const document = await newDocument(folder);
  // Insert the text before showing the document, so that typing at once continues after it.
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, new Position(0, 0), text);
  await workspace.applyEdit(edit);
  const end = document.lineAt(document.lineCount - 1).range.end;
  await window.showTextDocument(document, { selection: new Selection(end, end) });
  return document.uri;
};

/** An empty document. In a local folder, it is named `import.asio.csv`, or the next free name. */
async function newDocument(folder: Uri | undefined): Promise<TextDocument> {
  if (folder?.scheme !== "file") return workspace.openTextDocument({ language: "asio-csv" });
  const open = new Set(workspace.textDocuments.map(({ uri }) => uri.path));
  for (let number = 1; ; number++) {
    const file = Uri.joinPath(folder, number === 1 ? "import.asio.csv" : `import${number}.asio.csv`);
    const exists = await workspace.fs.stat(file).then(
      () => true,
      () => false,
    );
    if (!exists && !open.has(file.path)) return workspace.openTextDocument(file.with({ scheme: "untitled" }));
  }
}
