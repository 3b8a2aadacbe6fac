import type { Uri } from "vscode";
import { confirm, showInformation, showWarning } from "../show.ts";
import { discardEdits, unsaved } from "../unsaved.ts";
import { nameOf } from "../wording.ts";

/** Asks whether to replace existing files, and discards their unsaved edits if so. */
export async function mayReplace(files: readonly Uri[]): Promise<boolean> {
  const states = files.map((file) => `${nameOf(file)} already exists${unsaved(file) ? ", with unsaved changes" : ""}.`);
  if (!(await confirm(states.join(" "), "Replace"))) return false;
  for (const file of files) await discardEdits(file);
  return true;
}

/** Shows a message about new files, as a warning if there are notes to read before uploading them. */
export function tellMade<Button extends string>(
  made: string,
  notes: readonly string[],
  ...buttons: Button[]
): Thenable<Button | undefined> {
  const show = notes.length > 0 ? showWarning : showInformation;
  return show([made, ...notes].join(" "), ...buttons);
}
