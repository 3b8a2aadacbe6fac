import { commands, RelativePattern, Uri, type WorkspaceFolder, workspace } from "vscode";
import { maxFound } from "../../../server/src/files/files.ts";
import { listed } from "../../../server/src/listed.ts";
import { settingsFolder, settingsOf } from "../settings.ts";
import { showPick, showWarning } from "../show.ts";
import { nameOf } from "../wording.ts";
import type { Command } from "./command.ts";

/**
 * Opens a configured export of existing companies. Asks which one if there are several.
 * @returns its URI; undefined if there is none
 */
export const openExisting: Command = async () => {
  const folder = settingsFolder();
  const entries = settingsOf(folder).get<string[]>("existing.files", []);
  const found = (await Promise.all(entries.map((entry) => filesOf(entry, folder)))).flat();
  if (found.length === 0) {
    offerAnother(entries);
    return undefined;
  }
  const picks = found.map((uri) => ({ label: nameOf(uri), description: workspace.asRelativePath(uri), uri }));
  const chosen = picks.length > 1 ? await showPick(picks, { title: "Choose an export to open" }) : picks[0];
  if (!chosen) return undefined;
  await commands.executeCommand("vscode.open", chosen.uri);
  return chosen.uri;
};

/**
 * The files for an entry of `asioImport.existing.files`: the file with this path, or else those that match the glob.
 */
async function filesOf(entry: string, folder: WorkspaceFolder | undefined): Promise<Uri[]> {
  const place = /^[a-z][\w+.-]+:\/\//i.test(entry)
    ? Uri.parse(entry, true)
    : folder && !/^(?:[/\\]|[a-z]:)/i.test(entry)
      ? Uri.joinPath(folder.uri, entry)
      : Uri.file(entry);
  const exists = await workspace.fs.stat(place).then(
    () => true,
    () => false,
  );
  if (exists) return [place];
  return folder ? await workspace.findFiles(new RelativePattern(folder, entry), null, maxFound) : [];
}

function offerAnother(entries: readonly string[]): void {
  const choose = "Choose export…";
  const message =
    entries.length === 0
      ? "No existing-company export is chosen."
      : `${listed(entries)} ${entries.length === 1 ? "does" : "do"} not exist.`;
  void showWarning(message, choose).then((chosen) => {
    if (chosen) void commands.executeCommand("asioImport.selectExisting");
  });
}
