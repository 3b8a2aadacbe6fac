import { commands, type TextDocument, type Uri, window, workspace } from "vscode";
import { fileVersionRequest, writeFileRequest } from "../../../server/src/lsp/protocol.ts";
import { toBase64 } from "../../../server/src/platform.ts";
import { encodingName, isUtf8 } from "../encodings.ts";
import { Failure } from "../failure.ts";
import { showInformation, showWarning } from "../show.ts";
import { nameOf } from "../wording.ts";
import type { Command } from "./command.ts";
import { documentOf } from "./reopen-with-encoding.ts";
import { givenFiles } from "./target.ts";

/**
 * Saves an open file as UTF-8, whatever it was saved as. VS Code lets no extension save in another encoding, so the text
 * is written past it, and then read as what it is now.
 * @param args the file, otherwise that of the active editor
 * @returns its URI; undefined where the person is asked to go on by themselves
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
  // By the server, which writes it whole or not at all: VS Code empties a file before it writes it.
  await client.sendRequest(writeFileRequest, { ...file, base64, replaced });
  await reopen(uri);
  void showInformation(`${nameOf(uri)} was saved as UTF-8.`);
  return uri;
};

/**
 * Saves edits in the encoding that the document has. Where it lacks one of their characters VS Code would write a
 * question mark, so VS Code's own choice of an encoding is opened, which can save in another.
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

/** What is on the disk must be what the document shows: nothing that another program wrote meanwhile is replaced. */
async function refuseOthers(document: TextDocument): Promise<void> {
  const { uri, encoding } = document;
  const onDisk = await workspace.decode(await workspace.fs.readFile(uri), { encoding });
  if (lines(onDisk) !== lines(document.getText())) {
    throw new Failure(`${nameOf(uri)} changed on disk. Reopen it first.`);
  }
}

/** A text without regard to its line ends, which VS Code makes all the same. */
function lines(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** Has VS Code read the file as UTF-8. Until then it shows the new bytes in the old encoding. */
async function reopen(uri: Uri): Promise<void> {
  const document = await workspace.openTextDocument(uri, { encoding: "utf8" });
  if (document.encoding !== "utf8")
    throw new Failure(`${nameOf(uri)} was saved as UTF-8. Reopen it with that encoding.`);
}
