import { commands, Uri, workspace } from "vscode";
import { readySentences } from "../../../server/src/lsp/made-sentences.ts";
import { type ReadyFile, type ReadyFiles, readyRequest } from "../../../server/src/lsp/round-trip-protocol.ts";
import { tellFailure } from "../failure.ts";
import type { Command } from "./command.ts";
import { mayReplace, tellMade } from "./made-file.ts";
import { targetFile } from "./target.ts";

const buttons = { ready: "Open ready file", rest: "Open rest file" } as const;
const deletions = { ready: "Delete old ready file", rest: "Delete old rest file" } as const;

/**
 * Splits an import file into a file to upload and one with the rest.
 * @returns the URI of the ready file; undefined if nothing is ready or the user cancels
 */
export const writeReady: Command = async ({ client }, args) => {
  const file = await targetFile(args, "Import file");
  if (!file) return undefined;
  const uri = client.code2ProtocolConverter.asUri(file);
  let made: ReadyFiles = await client.sendRequest(readyRequest, { uri });
  if (!made.written) {
    const existing = made.files.filter(({ existed }) => existed).map(placeOf);
    if (!(await mayReplace(existing))) return undefined;
    made = await client.sendRequest(readyRequest, { uri, overwrite: true });
  }
  const { files, notes, outdated = [] } = made;
  const offered = [...files.map(({ part }) => buttons[part]), ...outdated.map(({ part }) => deletions[part])];
  tellMade(readySentences(made), notes, ...offered)
    .then(async (chosen) => {
      const opened = files.find(({ part }) => buttons[part] === chosen);
      if (opened) await commands.executeCommand("vscode.open", placeOf(opened));
      const deleted = outdated.find(({ part }) => deletions[part] === chosen);
      if (deleted) await workspace.fs.delete(placeOf(deleted));
    })
    .then(undefined, tellFailure);
  const ready = files.find(({ part }) => part === "ready");
  return ready && placeOf(ready);
};

function placeOf({ uri }: Pick<ReadyFile, "uri">): Uri {
  return Uri.parse(uri, true);
}
