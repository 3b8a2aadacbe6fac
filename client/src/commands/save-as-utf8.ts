import { commands, type TextDocument, type Uri, window, workspace } from "vscode";
import { fileVersionRequest, writeFileRequest } from "../../../server/src/lsp/file-protocol.ts";
import { toBase64 } from "../../../server/src/platform.ts";
import { encodingName, isUtf8 } from "../encodings.ts";
import { Failure } from "../failure.ts";
import { showInformation, showWarning } from "../show.ts";
import { nameOf } from "../wording.ts";
import type { Command } from "./command.ts";
import { documentOf } from "./reopen-with-encoding.ts";
import { givenFiles } from "./target.ts";

/**
 * Converts an open file to UTF-8. VS Code has no API to save with another encoding, so the server writes the text, and
 * the document is reopened.
 * @param args the file (by default, the active editor's)
 * @returns its URI; undefined if the user must save the file themselves
 */
export const saveAsUtf8: Command = async ({ client }, args) => {
  const [given] = givenFiles(args);
  const document = given ? documentOf(given) : window.activeTextEditor?.document;
  if (!document || document.isUntitled) throw new Failure("Open the file that you want to save as UTF-8.");
  const { uri } = document;
  if (isUtf8(document)) {
    await document.save();
    return uri;
  }
  if (document.isDirty && !(await saveAsItIs(document))) return undefined;
  const file = { uri: client.code2ProtocolConverter.asUri(uri) };
  const replaced = await client.sendRequest(fileVersionRequest, file);
  await refuseOthers(document);
  const base64 = toBase64(new TextEncoder().encode(document.getText()));
  // The server writes atomically, but VS Code would truncate the file first.
  await client.sendRequest(writeFileRequest, { ...file, base64, replaced });
  await reopen(uri);
  void showInformation(`${nameOf(uri)} was saved as UTF-8.`);
  return uri;
};

/**
 * Saves edits with the document's encoding. If it lacks one of the characters, VS Code would write a question mark, so
 * this opens VS Code's *Change Encoding* instead.
 */
async function saveAsItIs(document: TextDocument): Promise<boolean> {
  const { encoding } = document;
  const text = document.getText();
  const back = await workspace.decode(await workspace.encode(text, { encoding }), { encoding });
  if (back === text) return document.save();
  await window.showTextDocument(document, { preview: false });
  void showWarning(
    `${nameOf(document.uri)} has characters that ${encodingName(encoding)} does not support. Choose "Save with Encoding", then "UTF-8".`,
  );
  void commands.executeCommand("workbench.action.editor.changeEncoding");
  return false;
}

/** Throws if the file on disk differs from the document, so that no other program's changes are lost. */
async function refuseOthers(document: TextDocument): Promise<void> {
  const { uri, encoding } = document;
  const onDisk = await workspace.decode(await workspace.fs.readFile(uri), { encoding });
  if (lines(onDisk) !== lines(document.getText())) {
    throw new Failure(`${nameOf(uri)} changed on disk. Reopen it first.`);
  }
}

/** Normalises line ends, as VS Code does. */
function lines(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** Reopens the file as UTF-8. Until then, VS Code decodes the new bytes with the old encoding. */
async function reopen(uri: Uri): Promise<void> {
  const document = await workspace.openTextDocument(uri, { encoding: "utf8" });
  if (document.encoding !== "utf8")
    throw new Failure(`${nameOf(uri)} was saved as UTF-8. Reopen it with that encoding.`);
}
