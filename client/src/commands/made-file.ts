import { Uri } from "vscode";
import type { MadeFile, retryRequest } from "../../../server/src/lsp/protocol.ts";
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
    const state = unsaved(place) ? "already exists, with unsaved changes" : "already exists";
    if (!(await confirm(`${nameOf(place)} ${state}.`, "Replace"))) return undefined;
    await discardEdits(place);
    made = await client.sendRequest(request, { uri, overwrite: true });
  }
  return { place, rows: made.rows, notes: made.notes };
}

/** Shows a message about a new file, as a warning if there are notes to read before uploading it. */
export function tellMade<Button extends string>(
  made: string,
  notes: readonly string[],
  ...buttons: Button[]
): Thenable<Button | undefined> {
  const show = notes.length > 0 ? showWarning : showInformation;
  return show([made, ...notes].join(" "), ...buttons);
}
