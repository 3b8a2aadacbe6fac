import { type Uri, window, workspace } from "vscode";
import type { Template } from "../../../server/src/template/template.ts";
import { Failure } from "../failure.ts";
import { keepPaths, settingsFolder } from "../settings.ts";
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
  const { columns } = await readTemplate(file);
  const [path] = await keepPaths("template.file", [file], folder, false);
  const required = columns.filter((column) => column.required).length;
  void window.showInformationMessage(
    `${nameOf(file)} is the template now: ${count(columns.length, "column")}, ${required} of them required.`,
  );
  return path;
};

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
  const bytes = await workspace.fs.readFile(file).then(undefined, () => {
    throw new Failure(`There is no file ${workspace.asRelativePath(file)}.`);
  });
  // Loaded only now: no other command of the client reads a CSV.
  const { decodeFile } = await import("../../../server/src/files/text.ts");
  const { templateFromCsv } = await import("../../../server/src/template/template.ts");
  const template = templateFromCsv(decodeFile(bytes, nameOf(file)).text);
  if (!template)
    throw new Failure(`${nameOf(file)} has no header row with the required columns, so it cannot be the template.`);
  return template;
}
