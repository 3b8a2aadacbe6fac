import { Uri } from "vscode";
import type { MadeFile, retryRequest } from "../../../server/src/lsp/protocol.ts";
import type { Client } from "../client.ts";
import { confirm, showInformation, showWarning } from "../show.ts";
import { discardEdits, unsaved } from "../unsaved.ts";
import { nameOf } from "../wording.ts";

/**
 * Has the server make a file from another one. One of that name is replaced only if the person says so.
 * @returns undefined where they do not, and where there is nothing to make, which is said
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
    const there = unsaved(place) ? "already exists, with unsaved changes" : "already exists";
    if (!(await confirm(`${nameOf(place)} ${there}.`, "Replace"))) return undefined;
    await discardEdits(place);
    made = await client.sendRequest(request, { uri, overwrite: true });
  }
  return { place, rows: made.rows, notes: made.notes };
}

/** Says what was made, as a warning where there is more to know of it before it is uploaded. */
export function tellMade<Button extends string>(
  made: string,
  notes: readonly string[],
  ...buttons: Button[]
): Thenable<Button | undefined> {
  const show = notes.length > 0 ? showWarning : showInformation;
  return show([made, ...notes].join(" "), ...buttons);
}
