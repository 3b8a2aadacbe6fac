import { Uri } from "vscode";
import type { MadeFile, retryRequest } from "../../../server/src/lsp/protocol.ts";
import type { Client } from "../client.ts";
import { confirm } from "../show.ts";
import { discardEdits, unsaved } from "../unsaved.ts";
import { nameOf } from "../wording.ts";

/**
 * Makes the server write a file from another one. Asks before replacing an existing file.
 * @returns undefined if the user cancels
 */
export async function makeFile(
  client: Client,
  request: typeof retryRequest,
  from: Uri,
): Promise<{ place: Uri; rows: number; notes: readonly string[] } | undefined> {
  const uri = client.code2ProtocolConverter.asUri(from);
  let made: MadeFile = await client.sendRequest(request, { uri });
  const place = Uri.parse(made.uri, true);
  if (!made.written) {
    const there = unsaved(place) ? "already exists, with unsaved changes" : "already exists";
    if (!(await confirm(`${nameOf(place)} ${there}.`, "Replace"))) return undefined;
    await discardEdits(place);
    made = await client.sendRequest(request, { uri, overwrite: true });
  }
  return { place, rows: made.rows, notes: made.notes };
}
