import { type Uri, window } from "vscode";
import type { Column } from "../../../server/src/template/columns.ts";
import type { Template } from "../../../server/src/template/template.ts";
import { Failure } from "../failure.ts";
import { readFile } from "../files.ts";
import { keep, pathFrom, settingsFolder, tellKept } from "../settings.ts";
import { count, nameOf } from "../wording.ts";
import type { Command } from "./command.ts";
import { givenFiles } from "./target.ts";

/**
 * Makes a template that was downloaded from the platform the truth for names and order of columns. It is read first:
 * a file without a header row is not kept.
 * @returns the path, as `asioImport.template.file` now has it
 */
export const useTemplate: Command = async (_tools, args) => {
  const folder = settingsFolder();
  const file = givenFiles(args)[0] ?? (await ask(folder?.uri));
  if (!file) return undefined;
  const template = await readTemplate(file);
  const { defaultTemplate } = await import("../../../server/src/template/template.ts");
  const path = pathFrom(folder, file);
  const undo = await keep("template.file", path, folder);
  tellKept(`${nameOf(file)} is now the template: ${learned(template, defaultTemplate)}`, undo);
  return path;
};

/** Columns of one sort that a message names; the others it counts. */
const mostNamed = 5;

/** What a template holds, and where its columns differ from those that were assumed, as sentences. */
function learned({ columns }: Template, assumed: Template): string {
  const required = columns.filter((column) => column.required).length;
  const renamed = columns.filter(({ role, header }) => role !== undefined && role !== header);
  const fresh = columns.filter(({ role }) => role === undefined);
  const roles = new Set(columns.map(({ role }) => role));
  const missing = assumed.columns.filter(({ role }) => !roles.has(role));
  const differences = [
    named("Renamed", renamed, ({ role, header }) => `${role} → ${header}`),
    named("New", fresh, ({ header }) => header),
    named("Not in it", missing, ({ header }) => header),
  ].filter((part) => part !== "");
  return [
    `${count(columns.length, "column")}, ${required} of them required.`,
    ...(differences.length > 0 ? differences : ["They match the default columns."]),
  ].join(" ");
}

/** `New: Fee, Notes.`; nothing where there are none. */
function named(title: string, columns: readonly Column[], nameOf: (column: Column) => string): string {
  if (columns.length === 0) return "";
  const names = columns.slice(0, mostNamed).map(nameOf).join(", ");
  const more = columns.length > mostNamed ? ` and ${columns.length - mostNamed} more` : "";
  return `${title}: ${names}${more}.`;
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

async function readTemplate(file: Uri): Promise<Template> {
  const bytes = await readFile(file);
  // Loaded only now: no other command of the client reads a CSV.
  const { decodeBeginning } = await import("../../../server/src/files/text.ts");
  const { templateFromCsv } = await import("../../../server/src/template/template.ts");
  const template = templateFromCsv(decodeBeginning(bytes, nameOf(file)));
  if (!template)
    throw new Failure(`${nameOf(file)} cannot be the template: it has no header row with the required columns.`);
  return template;
}
