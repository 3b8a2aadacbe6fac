import { commands, type TextDocument, type Uri, window, workspace } from "vscode";
import { Failure } from "./failure.ts";
import { nameOf } from "./wording.ts";

/** The open document of a file, where it has edits that are not saved. */
export function unsaved(file: Uri): TextDocument | undefined {
  return workspace.textDocuments.find(({ uri, isDirty }) => isDirty && uri.toString() === file.toString());
}

/** Gives up the edits of a file that are not saved, so that its editor shows what is written to the disk next. */
export async function discardEdits(file: Uri): Promise<void> {
  const document = unsaved(file);
  if (!document) return;
  // VS Code's command is about the active editor.
  await window.showTextDocument(document, { preview: false });
  await commands.executeCommand("workbench.action.files.revert");
  if (document.isDirty) throw new Failure(`${nameOf(file)} still has unsaved changes.`);
}
