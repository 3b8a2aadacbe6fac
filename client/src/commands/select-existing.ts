import { type Uri, window } from "vscode";
import { inspectExportRequest } from "../../../server/src/lsp/protocol.ts";
import { Failure } from "../failure.ts";
import { keepPaths, settingsFolder } from "../settings.ts";
import { count, nameOf } from "../wording.ts";
import type { Command, Tools } from "./command.ts";
import { givenFiles } from "./target.ts";

/**
 * Chooses the exports of existing companies. They are read first: one that cannot be used is not kept.
 * @returns the paths, as `asioImport.existing.files` now has them
 */
export const selectExisting: Command = async (tools, args) => {
  const folder = settingsFolder();
  const given = givenFiles(args);
  const chosen = given.length > 0 ? given : await ask(folder?.uri);
  if (!chosen) return undefined;
  const found = await Promise.all(chosen.map((file) => inspect(tools, file)));
  const paths = await keepPaths("existing.files", chosen, folder, true);
  void window.showInformationMessage(`Found ${found.join("; ")}. Import files are checked against them.`);
  return paths;
};

function ask(folder: Uri | undefined): Thenable<Uri[] | undefined> {
  return window.showOpenDialog({
    title: "Export of existing companies",
    openLabel: "Choose export",
    canSelectMany: true,
    filters: { JSON: ["json", "jsonl", "ndjson"], "All files": ["*"] },
    ...(folder ? { defaultUri: folder } : {}),
  });
}

/** `312 companies in export.json (names under name, IDs under identifier)`; fails where the export cannot be used. */
async function inspect({ client }: Tools, file: Uri): Promise<string> {
  const uri = client.code2ProtocolConverter.asUri(file);
  const { companies, nameKeys, idKeys, problem } = await client.sendRequest(inspectExportRequest, { uri });
  if (problem !== undefined) throw new Failure(`${nameOf(file)} was not chosen: ${problem}`);
  const keys = [
    nameKeys.length > 0 && `names under ${nameKeys.join(", ")}`,
    idKeys.length > 0 && `IDs under ${idKeys.join(", ")}`,
  ];
  const where = keys.filter((part) => part !== false).join("; ");
  return `${count(companies, "company", "companies")} in ${nameOf(file)}${where && ` (${where})`}`;
}
