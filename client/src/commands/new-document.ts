import { Position, type TextDocument, Uri, WorkspaceEdit, workspace } from "vscode";

/**
 * Creates an unsaved import file without showing it. In a local folder, it is named `<name>.asio.csv`, or the next free
 * name.
 */
export async function newDocument(folder: Uri | undefined, name: string, text: string): Promise<TextDocument> {
  const document = await emptyDocument(folder, name);
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, new Position(0, 0), text);
  await workspace.applyEdit(edit);
  return document;
}

async function emptyDocument(folder: Uri | undefined, name: string): Promise<TextDocument> {
  if (folder?.scheme !== "file") return workspace.openTextDocument({ language: "asio-csv" });
  const open = new Set(workspace.textDocuments.map(({ uri }) => uri.path));
  for (let number = 1; ; number++) {
    const file = Uri.joinPath(folder, number === 1 ? `${name}.asio.csv` : `${name}${number}.asio.csv`);
    const exists = await workspace.fs.stat(file).then(
      () => true,
      () => false,
    );
    if (!exists && !open.has(file.path)) return workspace.openTextDocument(file.with({ scheme: "untitled" }));
  }
}
