import { commands, Uri } from "vscode";
import { retrySentence } from "../../../server/src/lsp/made-sentences.ts";
import { type MadeFile, retryRequest } from "../../../server/src/lsp/round-trip-protocol.ts";
import type { Command } from "./command.ts";
import { mayReplace, tellMade } from "./made-file.ts";
import { targetFile } from "./target.ts";

/**
 * Writes the retry file of a response file and opens it, because its rows must be corrected. Asks before replacing an
 * existing file.
 * @returns the URI of the retry file; undefined if there is no row to upload again, or the user cancels
 */
export const createRetry: Command = async ({ client }, args) => {
  const response = await targetFile(args, "Response file");
  if (!response) return undefined;
  const uri = client.code2ProtocolConverter.asUri(response);
  let made: MadeFile = await client.sendRequest(retryRequest, { uri });
  if (made.nothing !== undefined) {
    void tellMade(made.nothing, made.notes);
    return undefined;
  }
  const place = Uri.parse(made.uri, true);
  if (!made.written) {
    if (!(await mayReplace([place]))) return undefined;
    made = await client.sendRequest(retryRequest, { uri, overwrite: true });
  }
  await commands.executeCommand("vscode.open", place);
  void tellMade(retrySentence(made), made.notes);
  return place;
};
