import { type Uri, window } from "vscode";
import { inspectTemplateRequest, type TemplateContents } from "../../../server/src/lsp/protocol.ts";
import { pathFrom, saveSetting, settingsFolder, showSaved } from "../settings.ts";
import { count, nameOf } from "../wording.ts";
import type { Command } from "./command.ts";
import { csvFiles, givenFiles } from "./target.ts";

/**
 * Sets the template that was downloaded from the platform, which defines the names and order of columns. Refuses a file
 * without a header row.
 * @returns the new value of `asioImport.template.file`
 */
export const useTemplate: Command = async ({ client }, args) => {
  const folder = settingsFolder();
  const file = givenFiles(args)[0] ?? (await askForTemplate(folder?.uri));
  if (!file) return undefined;
  const contents = await client.sendRequest(inspectTemplateRequest, { uri: client.code2ProtocolConverter.asUri(file) });
  const path = pathFrom(folder, file);
  const undo = await saveSetting("template.file", path, folder);
  showSaved(`${nameOf(file)} is now the template: ${summaryOf(contents)}`, undo);
  return path;
};

/** Columns of each kind that the message names. */
const maxNamed = 5;

/** Sentences on a template's columns and how they differ from the default columns. */
function summaryOf({ columns, missing }: TemplateContents): string {
  const required = columns.filter((column) => column.required).length;
  const renamed = columns.filter(({ role, header }) => role !== undefined && role !== header);
  const added = columns.filter(({ role }) => role === undefined);
  const differences = [
    named(
      "Renamed",
      renamed.map(({ role, header }) => `${role} to ${header}`),
    ),
    named(
      "New",
      added.map(({ header }) => header),
    ),
    named("Not in the template", missing),
  ].filter((part) => part !== "");
  return [
    `${count(columns.length, "column")}, ${required} of them required.`,
    ...(differences.length > 0 ? differences : ["They match the default columns."]),
  ].join(" ");
}

/** `New: Fee, Notes.`; empty if there are no columns. */
function named(title: string, columns: readonly string[]): string {
  if (columns.length === 0) return "";
  const more = columns.length > maxNamed ? ` and ${columns.length - maxNamed} more` : "";
  return `${title}: ${columns.slice(0, maxNamed).join(", ")}${more}.`;
}

async function askForTemplate(folder: Uri | undefined): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: "Template downloaded from the platform",
    openLabel: "Use template",
    filters: csvFiles,
    ...(folder ? { defaultUri: folder } : {}),
  });
  return chosen?.[0];
}
