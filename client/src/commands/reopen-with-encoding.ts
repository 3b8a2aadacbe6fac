import { commands, type TextDocument, type Uri, window, workspace } from "vscode";
import { encodingName, isUtf8 } from "../encodings.ts";
import { Failure, tellFailure } from "../failure.ts";
import { confirm, showInformation } from "../show.ts";
import { discardEdits } from "../unsaved.ts";
import { nameOf } from "../wording.ts";
import type { Command } from "./command.ts";
import { givenFiles } from "./target.ts";

/**
 * Reopens a file with the encoding that it is saved in, then offers to save it as UTF-8. Asks before discarding unsaved
 * edits, which cannot be saved first, because that would write the lost characters to disk.
 * @param args the file, and VS Code's name of the encoding, such as `windows1252`
 * @returns the URI; undefined if the user cancels
 */
export const reopenWithEncoding: Command = async (_tools, [given, encoding]) => {
  const [file] = givenFiles([given]);
  if (!file || typeof encoding !== "string") throw new Failure("No file or no encoding was given.");
  const open = documentOf(file);
  if (open?.isDirty && open.encoding !== encoding) {
    if (!(await mayLoseEdits(file, encoding))) return undefined;
    await discardEdits(file);
  }
  const document = await workspace.openTextDocument(file, { encoding });
  // VS Code falls back to the default for an unknown encoding.
  if (document.encoding !== encoding) throw new Failure(`VS Code does not support the encoding ${encoding}.`);
  await window.showTextDocument(document, { preview: false });
  if (!isUtf8(document)) offerUtf8(file, encoding);
  return file;
};

export function documentOf(file: Uri): TextDocument | undefined {
  return workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString());
}

function mayLoseEdits(file: Uri, encoding: string): Promise<boolean> {
  const message = `${nameOf(file)} has unsaved changes. Reopening it with ${encodingName(encoding)} discards them.`;
  return confirm(message, "Discard changes and reopen");
}

function offerUtf8(file: Uri, encoding: string): void {
  const save = "Save as UTF-8";
  const message = `${nameOf(file)} is now read as ${encodingName(encoding)}. If its names look right, save it as UTF-8, which other programs expect.`;
  showInformation(message, save)
    .then((chosen) => (chosen ? commands.executeCommand("asioImport.saveAsUtf8", file) : undefined))
    .then(undefined, tellFailure);
}
