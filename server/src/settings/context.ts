import picomatch from "picomatch";
import { URI, Utils } from "vscode-uri";
import { ExistingCompanies } from "../existing/companies.ts";
import { doubtsOf, type Extent } from "../existing/completeness.ts";
import { type ParsedExport, parseExportInPieces } from "../existing/export.ts";
import { exportText } from "../files/export-text.ts";
import { FileError, type Files } from "../files/files.ts";
import { decodeFile } from "../files/text.ts";
import { pause } from "../pause.ts";
import type { CheckContext } from "../rules/rule.ts";
import { defaultTemplate, overrideColumns, type Template, templateFromCsv } from "../template/template.ts";
import { emailTypes, phoneTypes, socialTypes } from "../template/types.ts";
import type { Settings } from "./settings.ts";

/** Files that a setting names: one, or those below a folder that match a glob. Places are URIs. */
export type NamedFiles = { readonly file: string } | { readonly folder: string; readonly glob: string };

/** What the settings mean, with the files that they name read. */
export interface LoadedContext {
  readonly context: CheckContext;
  /** Exports that were read, as shown to the user, and where they are. */
  readonly exports: readonly { readonly name: string; readonly uri: string }[];
  /** What makes a person doubt that an export is whole, a sentence each. */
  readonly notices: readonly string[];
  /** Why the template cannot be used, a sentence: the default columns are taken in its place. */
  readonly templateProblem?: string;
  /** All that was read or looked for: where one of them changes, this is out of date. */
  readonly named: readonly NamedFiles[];
}

/** What a file is checked against where nothing is set. */
export const defaultContext: CheckContext = {
  template: defaultTemplate,
  severities: new Map(),
  types: {
    emailType: typeList(undefined, emailTypes),
    phoneType: typeList(undefined, phoneTypes),
    socialType: typeList(undefined, socialTypes),
  },
  exportProblems: [],
  partialExports: [],
};

/**
 * Reads the template and the exports that the settings name.
 * @param folder URI of the folder that relative paths count from
 */
export async function loadContext(settings: Settings, folder: string, files: Files): Promise<LoadedContext> {
  const { template, problem } = await loadTemplate(settings.template.file, folder, files);
  const named: NamedFiles[] = settings.template.file === "" ? [] : [{ file: resolve(folder, settings.template.file) }];
  const uris = new Set<string>();
  const problems: string[] = [];
  for (const path of settings.existing.files) {
    const place = await namedFiles(path, folder, files);
    named.push(place);
    const found = await filesOf(place, files);
    if (found.length === 0) problems.push(`No file matches ${path}.`);
    for (const uri of found) uris.add(uri);
  }
  const exports: { name: string; uri: string }[] = [];
  const extents: Extent[] = [];
  for (const uri of uris) {
    const name = displayName(uri, folder);
    const parsed = await readExport(uri, name, settings, files);
    if (!parsed.ok) problems.push(parsed.problem);
    else {
      exports.push({ name, uri });
      extents.push(parsed.extent);
    }
  }
  const { partial, notices } = doubtsOf(extents);
  const context: CheckContext = {
    template: overrideColumns(template, settings.template.columns),
    severities: new Map(Object.entries(settings.rules)),
    types: {
      emailType: typeList(settings.types.email, emailTypes),
      phoneType: typeList(settings.types.phone, phoneTypes),
      socialType: typeList(settings.types.social, socialTypes),
    },
    exportProblems: problems,
    partialExports: partial,
    ...(extents.length > 0 ? { existing: new ExistingCompanies(extents.map((each) => each.companies)) } : {}),
  };
  return { context, exports, notices, named, ...(problem === undefined ? {} : { templateProblem: problem }) };
}

/** Whether a file is one of those that a setting names. */
export function isNamed(uri: string, named: NamedFiles): boolean {
  if ("file" in named) return named.file === URI.parse(uri).toString();
  return picomatch(named.glob, { dot: true })(displayName(uri, named.folder));
}

async function readExport(uri: string, name: string, settings: Settings, files: Files): Promise<ParsedExport> {
  try {
    const text = exportText(await files.read(uri), name);
    return await parseExportInPieces(text, name, settings.existing, pause);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { ok: false, problem: error.missing ? `${name} does not exist.` : error.message };
  }
}

async function loadTemplate(
  path: string,
  folder: string,
  files: Files,
): Promise<{ template: Template; problem?: string }> {
  if (path === "") return { template: defaultTemplate };
  try {
    const template = templateFromCsv(decodeFile(await files.read(resolve(folder, path)), path).text);
    return template
      ? { template }
      : { template: defaultTemplate, problem: `The template ${path} has no header row with the required columns.` };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const problem = error.missing ? `The template ${path} does not exist.` : error.message;
    return { template: defaultTemplate, problem };
  }
}

function typeList(values: readonly string[] | undefined, assumed: readonly string[]) {
  return { values: values ?? assumed, confirmed: values !== undefined };
}

const magic = /[*?[{]/;

/** A path means the file of that name where there is one, and is a glob only where there is none. */
async function namedFiles(path: string, folder: string, files: Files): Promise<NamedFiles> {
  const file = resolve(folder, path);
  if (!magic.test(path) || (await files.exists(file))) return { file };
  // From the first folder that the glob leaves open: globs know neither `..` nor absolute paths everywhere.
  const parts = path.replaceAll("\\", "/").split("/");
  const open = parts.findIndex((part) => magic.test(part));
  const base = parts
    .slice(0, open)
    .map((part) => `${part}/`)
    .join("");
  return { folder: resolve(folder, base), glob: parts.slice(open).join("/") };
}

async function filesOf(named: NamedFiles, files: Files): Promise<string[]> {
  if ("file" in named) return [named.file];
  try {
    return await files.find(named.folder, named.glob);
  } catch (error) {
    // A folder that cannot be searched holds no file that matches.
    if (error instanceof FileError) return [];
    throw error;
  }
}

/** The URI of a path that a setting names: absolute, or relative to the folder. */
export function resolve(folder: string, path: string): string {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return URI.parse(path).toString();
  if (/^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(path))
    return URI.file(path)
      .with({ scheme: URI.parse(folder).scheme })
      .toString();
  return Utils.joinPath(URI.parse(folder), path.replaceAll("\\", "/")).toString();
}

/** A file's path relative to the folder where it lies in it, else its whole path. */
export function displayName(uri: string, folder: string): string {
  const [path, base] = [URI.parse(uri), URI.parse(folder)];
  const prefix = base.path.endsWith("/") ? base.path : `${base.path}/`;
  return path.path.startsWith(prefix) ? path.path.slice(prefix.length) : path.fsPath;
}
