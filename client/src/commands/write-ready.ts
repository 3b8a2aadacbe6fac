import { commands } from "vscode";
import { readyRequest } from "../../../server/src/lsp/protocol.ts";
import { tellFailure } from "../failure.ts";
import { count, nameOf } from "../wording.ts";
import type { Command } from "./command.ts";
import { makeFile, tellMade } from "./made-file.ts";
import { targetFile } from "./target.ts";

/**
 * Writes the rows that pass to a new file for upload.
 * @returns the URI of the ready file
 */
export const writeReady: Command = async ({ client }, args) => {
  const file = await targetFile(args, "Import file");
  const made = file && (await makeFile(client, readyRequest, file));
  if (!made) return undefined;
  const { place, rows, notes } = made;
  const openIt = "Open ready file";
  tellMade(`${nameOf(place)} contains ${count(rows, "row")} ready to upload.`, notes, openIt)
    .then((chosen) => chosen && commands.executeCommand("vscode.open", place))
    .then(undefined, tellFailure);
  return place;
};
