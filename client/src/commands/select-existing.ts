import { type Uri, window } from "vscode";
import { listed } from "../../../server/src/listed.ts";
import { inspectExportsRequest } from "../../../server/src/lsp/protocol.ts";
import { Failure } from "../failure.ts";
import { keep, pathFrom, settingsFolder, settingsOf, tellKept } from "../settings.ts";
import { showPick } from "../show.ts";
import { count, nameOf } from "../wording.ts";
import type { Command, Tools } from "./command.ts";
import { givenFiles } from "./target.ts";

/**
 * Chooses the exports of existing companies. They are read first: one that cannot be used is not kept, and before one
 * is kept that seems to lack something, or that would take the place of others, a person sees what it holds and decides.
 * @returns the paths, as `asioImport.existing.files` now has them
 */
export const selectExisting: Command = async (tools, args) => {
  const folder = settingsFolder();
  const given = givenFiles(args);
  const chosen = given.length > 0 ? given : await ask(folder?.uri);
  if (!chosen) return undefined;
  const { found, doubt } = await inspect(tools, chosen);
  const paths = chosen.map((file) => pathFrom(folder, file));
  const before = settingsOf(folder).get<string[]>("existing.files", []);
  const kept = await decide(found, doubt, paths, before);
  if (!kept) return undefined;
  const undo = await keep("existing.files", kept, folder);
  tellKept(`Found ${found.map(described).join("; ")}. Import files are now checked against them.`, undo);
  return kept;
};

/** What an export holds. */
interface Found {
  readonly name: string;
  readonly companies: number;
  readonly nameKeys: readonly string[];
  readonly idKeys: readonly string[];
}

function ask(folder: Uri | undefined): Thenable<Uri[] | undefined> {
  return window.showOpenDialog({
    title: "Export of existing companies",
    openLabel: "Choose export",
    canSelectMany: true,
    filters: { "JSON or CSV": ["json", "jsonl", "ndjson", "csv", "tsv", "txt", "har"], "All files": ["*"] },
    ...(folder ? { defaultUri: folder } : {}),
  });
}

/** What the files hold, and why they may be only a part, a sentence. */
async function inspect(
  { client }: Tools,
  chosen: readonly Uri[],
): Promise<{ found: Found[]; doubt: string | undefined }> {
  const uris = chosen.map((file) => client.code2ProtocolConverter.asUri(file));
  const { exports, doubt } = await client.sendRequest(inspectExportsRequest, { uris });
  const found = exports.map(({ problem, ...held }, index) => {
    const name = nameOf(chosen[index] as Uri);
    if (problem !== undefined) {
      const read = held.companies > 0 ? ` ${count(held.companies, "company", "companies")} could be read.` : "";
      throw new Failure(`${name} was not chosen: ${problem}${read}`);
    }
    return { name, ...held };
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
 * The paths to keep. Asks only where there is a doubt, or exports that are chosen already.
 * @returns undefined where the person wants none of it
 */
async function decide(
  found: readonly Found[],
  doubt: string | undefined,
  paths: readonly string[],
  before: readonly string[],
): Promise<readonly string[] | undefined> {
  const others = before.filter((path) => !paths.includes(path));
  if (!doubt && others.length === 0) return paths;
  const ways =
    others.length === 0
      ? [{ label: "Use it", description: listed(paths), kept: paths }]
      : [
          { label: "Add", description: `to ${listed(others)}`, kept: [...before, ...paths.filter(isNewTo(before))] },
          { label: "Replace", description: `Stop using ${listed(others)}`, kept: paths },
        ];
  const chosen = await showPick(ways, {
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
