import { commands } from "vscode";
import { retryRequest } from "../../../server/src/lsp/round-trip-protocol.ts";
import { count, nameOf } from "../wording.ts";
import type { Command } from "./command.ts";
import { makeFile, tellMade } from "./made-file.ts";
import { targetFile } from "./target.ts";

/**
 * Writes the retry file of a response file and opens it, because its rows must be corrected.
 * @returns the URI of the retry file; undefined if there is no row to upload again, or the user cancels
 */
export const createRetry: Command = async ({ client }, args) => {
  const response = await targetFile(args, "Response file");
  const made = response && (await makeFile(client, retryRequest, response));
  if (!made) return undefined;
  const { place, rows, notes } = made;
  await commands.executeCommand("vscode.open", place);
  void tellMade(`${nameOf(place)} contains ${count(rows, "row")} to correct and upload again.`, notes);
  return place;
};
