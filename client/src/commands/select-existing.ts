import { type Uri, window } from "vscode";
import { listed } from "../../../server/src/listed.ts";
import { inspectExportsRequest } from "../../../server/src/lsp/protocol.ts";
import { Failure } from "../failure.ts";
import { pathFrom, saveSetting, settingsFolder, settingsOf, showSaved } from "../settings.ts";
import { showPick } from "../show.ts";
import { count, nameOf } from "../wording.ts";
import type { Command, Tools } from "./command.ts";
import { givenFiles } from "./target.ts";

/**
 * Chooses the exports of existing companies. Refuses exports that cannot be read. Asks if they seem incomplete, or if
 * others are already chosen.
 * @returns the new value of `asioImport.existing.files`
 */
export const selectExisting: Command = async (tools, args) => {
  const folder = settingsFolder();
  const given = givenFiles(args);
  const chosen = given.length > 0 ? given : await askForExports(folder?.uri);
  if (!chosen) return undefined;
  const { found, doubt } = await inspect(tools, chosen);
  const paths = chosen.map((file) => pathFrom(folder, file));
  const before = settingsOf(folder).get<string[]>("existing.files", []);
  const kept = await decide(found, doubt, paths, before);
  if (!kept) return undefined;
  const undo = await saveSetting("existing.files", kept, folder);
  showSaved(`Found ${found.map(described).join("; ")}. Import files are now checked against them.`, undo);
  return kept;
};

/** The contents of an export. */
interface Found {
  readonly name: string;
  readonly companies: number;
  readonly nameKeys: readonly string[];
  readonly idKeys: readonly string[];
}

function askForExports(folder: Uri | undefined): Thenable<Uri[] | undefined> {
  return window.showOpenDialog({
    title: "Export of existing companies",
    openLabel: "Choose export",
    canSelectMany: true,
    filters: { "JSON or CSV": ["json", "jsonl", "ndjson", "csv", "tsv", "txt", "har"], "All files": ["*"] },
    ...(folder ? { defaultUri: folder } : {}),
  });
}

/** The contents of the files, and a sentence on why they may be incomplete. */
async function inspect(
  { client }: Tools,
  chosen: readonly Uri[],
): Promise<{ found: Found[]; doubt: string | undefined }> {
  const uris = chosen.map((file) => client.code2ProtocolConverter.asUri(file));
  const { exports, doubt } = await client.sendRequest(inspectExportsRequest, { uris });
  const found = exports.map(({ problem, ...contents }, index) => {
    const name = nameOf(chosen[index] as Uri);
    if (problem !== undefined) {
      const read = contents.companies > 0 ? ` ${count(contents.companies, "company", "companies")} could be read.` : "";
      throw new Failure(`${name} was not chosen: ${problem}${read}`);
    }
    return { name, ...contents };
  });
  return { found, doubt: found.map(emptyOf).find((each) => each !== undefined) ?? doubt };
}

/** `312 companies in export.json (names under name; IDs under identifier)`. */
function described({ name, companies, nameKeys, idKeys }: Found): string {
  const keys = [
    nameKeys.length > 0 && `names under ${listed(nameKeys)}`,
    idKeys.length > 0 && `IDs under ${listed(idKeys)}`,
  ];
  const where = keys.filter((part) => part !== false).join("; ");
  return `${count(companies, "company", "companies")} in ${name}${where && ` (${where})`}`;
}

/**
 * The paths to save. Asks only if there is a doubt or other exports are already chosen.
 * @returns undefined if the user cancels
 */
async function decide(
  found: readonly Found[],
  doubt: string | undefined,
  paths: readonly string[],
  before: readonly string[],
): Promise<readonly string[] | undefined> {
  const others = before.filter((path) => !paths.includes(path));
  if (!doubt && others.length === 0) return paths;
  const choices =
    others.length === 0
      ? [{ label: "Use it", description: listed(paths), kept: paths }]
      : [
          { label: "Add", description: `to ${listed(others)}`, kept: [...before, ...paths.filter(isNewTo(before))] },
          { label: "Replace", description: `Stop using ${listed(others)}`, kept: paths },
        ];
  const chosen = await showPick(choices, {
    title: `Found ${found.map(described).join("; ")}`,
    placeHolder: doubt ?? "Other exports are already chosen",
    ignoreFocusOut: true,
  });
  return chosen?.kept;
}

function isNewTo(paths: readonly string[]): (path: string) => boolean {
  return (path) => !paths.includes(path);
}

function emptyOf({ name, companies }: Found): string | undefined {
  return companies === 0 ? `${name} contains no companies, so no existing company would be found` : undefined;
}
