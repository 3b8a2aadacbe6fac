import { Uri } from "vscode";
import type { MadeFile, retryRequest } from "../../../server/src/lsp/round-trip-protocol.ts";
import type { Client } from "../client.ts";
import { confirm, showInformation, showWarning } from "../show.ts";
import { discardEdits, unsaved } from "../unsaved.ts";
import { nameOf } from "../wording.ts";

/**
 * Makes the server write a file from another one. Asks before replacing an existing file.
 * @returns undefined if the user cancels, or if there is nothing to write, which a message then says
 */
export async function makeFile(
  client: Client,
  request: typeof retryRequest,
  from: Uri,
): Promise<{ place: Uri; rows: number; notes: readonly string[] } | undefined> {
  const uri = client.code2ProtocolConverter.asUri(from);
  let made: MadeFile = await client.sendRequest(request, { uri });
  const place = Uri.parse(made.uri, true);
  if (made.nothing !== undefined) {
    void tellMade(made.nothing, made.notes);
    return undefined;
  }
  if (!made.written) {
    if (!(await mayReplace([place]))) return undefined;
    made = await client.sendRequest(request, { uri, overwrite: true });
  }
  return { place, rows: made.rows, notes: made.notes };
}

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
