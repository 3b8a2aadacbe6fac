import { commands, type TextDocument, type Uri, window, workspace } from "vscode";
import { Failure } from "./failure.ts";
import { nameOf } from "./wording.ts";

/** The open document of a file, if it has unsaved edits. */
export function unsaved(file: Uri): TextDocument | undefined {
  return workspace.textDocuments.find(({ uri, isDirty }) => isDirty && uri.toString() === file.toString());
}

/** Discards unsaved edits of a file, so that its editor shows what is written to disk next. */
export async function discardEdits(file: Uri): Promise<void> {
  const document = unsaved(file);
  if (!document) return;
  // VS Code's command applies to the active editor.
  await window.showTextDocument(document, { preview: false });
  await commands.executeCommand("workbench.action.files.revert");
  if (document.isDirty) throw new Failure(`${nameOf(file)} still has unsaved changes.`);
}
