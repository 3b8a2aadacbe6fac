import { type Uri, window } from "vscode";
import { inspectTemplateRequest, type TemplateContents } from "../../../server/src/lsp/protocol.ts";
import { keep, pathFrom, settingsFolder, tellKept } from "../settings.ts";
import { count, nameOf } from "../wording.ts";
import type { Command } from "./command.ts";
import { givenFiles } from "./target.ts";

/**
 * Makes a template that was downloaded from the platform the truth for names and order of columns. It is read first:
 * a file without a header row is not kept.
 * @returns the path, as `asioImport.template.file` now has it
 */
export const useTemplate: Command = async ({ client }, args) => {
  const folder = settingsFolder();
  const file = givenFiles(args)[0] ?? (await ask(folder?.uri));
  if (!file) return undefined;
  const contents = await client.sendRequest(inspectTemplateRequest, { uri: client.code2ProtocolConverter.asUri(file) });
  const path = pathFrom(folder, file);
  const undo = await keep("template.file", path, folder);
  tellKept(`${nameOf(file)} is now the template: ${learned(contents)}`, undo);
  return path;
};

/** Columns of one sort that a message names; the others it counts. */
const mostNamed = 5;

/** What a template holds, and where its columns differ from those that were assumed, as sentences. */
function learned({ columns, missing }: TemplateContents): string {
  const required = columns.filter((column) => column.required).length;
  const renamed = columns.filter(({ role, header }) => role !== undefined && role !== header);
  const fresh = columns.filter(({ role }) => role === undefined);
  const differences = [
    named(
      "Renamed",
      renamed.map(({ role, header }) => `${role} → ${header}`),
    ),
    named(
      "New",
      fresh.map(({ header }) => header),
    ),
    named("Not in the template", missing),
  ].filter((part) => part !== "");
  return [
    `${count(columns.length, "column")}, ${required} of them required.`,
    ...(differences.length > 0 ? differences : ["They match the default columns."]),
  ].join(" ");
}

/** `New: Fee, Notes.`; nothing where there are none. */
function named(title: string, columns: readonly string[]): string {
  if (columns.length === 0) return "";
  const more = columns.length > mostNamed ? ` and ${columns.length - mostNamed} more` : "";
  return `${title}: ${columns.slice(0, mostNamed).join(", ")}${more}.`;
}

async function ask(folder: Uri | undefined): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: "Template downloaded from the platform",
    openLabel: "Use template",
    filters: { CSV: ["csv"], "All files": ["*"] },
    ...(folder ? { defaultUri: folder } : {}),
  });
  return chosen?.[0];
}
