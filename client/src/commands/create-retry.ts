import { commands } from "vscode";
import { retryRequest } from "../../../server/src/lsp/protocol.ts";
import { count, nameOf } from "../wording.ts";
import type { Command } from "./command.ts";
import { makeFile, tellMade } from "./made-file.ts";
import { targetFile } from "./target.ts";

/**
 * Makes the retry file of a response file and opens it, since its rows are still to be corrected.
 * @returns the URI of the retry file; undefined where no row is to be retried
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
