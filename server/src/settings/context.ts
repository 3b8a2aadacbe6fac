import type { Extent } from "../existing/completeness.ts";
import type { ParsedExport } from "../existing/export.ts";
import { decodingExport } from "../files/export-text.ts";
import { FileError, type Files } from "../files/files.ts";
import { displayName, resolve } from "../files/places.ts";
import { decodeBeginning } from "../files/text.ts";
import type { OtherFiles } from "../rules/company-places.ts";
import type { CheckContext } from "../rules/context.ts";
import { inSlices } from "../steps.ts";
import { emailTypes, phoneTypes, socialTypes } from "../template/assumed-types.ts";
import { templateFromCsv } from "../template/downloaded-template.ts";
import { defaultTemplate, overrideColumns, type Template } from "../template/template.ts";
import { findNamed, type NamedFiles, type Reach, refusalOf } from "./named-files.ts";
import type { FileSetting, Settings } from "./settings.ts";

/** A check's context, from settings and the files that they name. */
export interface LoadedContext {
  readonly context: CheckContext;
  /** The exports that were read, with their display names. */
  readonly exports: readonly { readonly name: string; readonly uri: string }[];
  /** Doubts that the exports are complete, one sentence each. */
  readonly notices: readonly string[];
  /** Why the template cannot be used, as a sentence. The default columns are used instead. */
  readonly templateProblem?: string;
  /** The files that were read or searched for. If one of them changes, the context is out of date. */
  readonly named: readonly NamedFiles[];
}

/** The settings of a document, with the files that they name. */
export interface Configured {
  readonly settings: Settings;
  /** URI of the folder that paths are relative to: the document's workspace folder, or else its own folder. */
  readonly folder: string;
  /** Whether a glob of `asioImport.files` matches the document. */
  readonly listed: boolean;
  readonly loaded: LoadedContext;
  /** The companies of the other files that were validated together with the document. */
  readonly others?: OtherFiles | undefined;
}

/** The context of the default settings. */
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

/** Restricts which files settings may name. */
export interface LoadOptions {
  /** The workspace's folders. In an untrusted workspace, settings can name only files inside them. */
  readonly folders?: readonly string[];
  /** Paths from arguments of the command line. */
  readonly argumentPaths?: readonly string[];
  /** Aborts loading. The result is then incomplete. */
  readonly signal?: AbortSignal;
}

/**
 * Reads the template and the exports that the settings name.
 * @param folder URI of the folder that paths are relative to
 */
export async function loadContext(
  settings: Settings,
  folder: string,
  files: Files,
  { folders = [], argumentPaths = [], signal }: LoadOptions = {},
): Promise<LoadedContext> {
  const reachOf = (setting: FileSetting, path: string): Reach => ({
    isArgument: argumentPaths.includes(path),
    ...(settings.restricted.includes(setting) ? { onlyIn: folders } : {}),
    ...(signal ? { signal } : {}),
  });
  const templatePath = settings.template.file;
  const { template, problem, named } = await loadTemplate(
    templatePath,
    folder,
    files,
    reachOf("template.file", templatePath),
  );
  const uris = new Set<string>();
  const problems: string[] = [];
  const leftOut: string[] = [];
  for (const path of settings.existing.files) {
    const found = await findNamed(path, folder, files, reachOf("existing.files", path));
    if (found.named) named.push(found.named);
    if (found.problem !== undefined) problems.push(found.problem);
    leftOut.push(...found.leftOut);
    for (const uri of found.uris) uris.add(uri);
  }
  const exports: { name: string; uri: string }[] = [];
  const extents: Extent[] = [];
  for (const uri of uris) {
    if (signal?.aborted) break;
    const name = displayName(uri, folder);
    const parsed = await readExport(uri, name, settings, files);
    if (!parsed.ok) problems.push(parsed.problem);
    if (parsed.extent) {
      exports.push({ name, uri });
      extents.push(parsed.extent);
    }
  }
  const { existing, partial, notices } = await together(extents);
  const context: CheckContext = {
    template: overrideColumns(template, settings.template.columns),
    severities: new Map(Object.entries(settings.rules)),
    types: {
      emailType: typeList(settings.types.email, emailTypes),
      phoneType: typeList(settings.types.phone, phoneTypes),
      socialType: typeList(settings.types.social, socialTypes),
    },
    exportProblems: problems,
    partialExports: [...leftOut, ...partial],
    ...(existing ? { existing } : {}),
  };
  return { context, exports, notices, named, ...(problem === undefined ? {} : { templateProblem: problem }) };
}

/** The companies of all exports that were read, and doubts that they are all. */
async function together(extents: readonly Extent[]) {
  if (extents.length === 0) return { existing: undefined, partial: [], notices: [] };
  const { doubtsOf, ExistingCompanies } = await import("../existing/reading.ts");
  const existing = new ExistingCompanies(extents.map((each) => each.companies));
  await inSlices(existing.indexing());
  return { existing, ...doubtsOf(extents) };
}

async function readExport(uri: string, name: string, settings: Settings, files: Files): Promise<ParsedExport> {
  const { readingExport } = await import("../existing/reading.ts");
  try {
    const text = await inSlices(decodingExport(await files.read(uri), name));
    return await inSlices(readingExport(text, name, settings.existing));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { ok: false, problem: error.missing ? `${name} does not exist.` : error.message };
  }
}

async function loadTemplate(
  path: string,
  folder: string,
  files: Files,
  reach: Reach,
): Promise<{ template: Template; problem?: string; named: NamedFiles[] }> {
  if (path === "") return { template: defaultTemplate, named: [] };
  const file = resolve(folder, path);
  const refusal = await refusalOf(path, file, files, reach);
  if (refusal !== undefined) return { template: defaultTemplate, problem: `The template ${refusal}`, named: [] };
  const named = [{ file }];
  try {
    const template = templateFromCsv(decodeBeginning(await files.read(file), path));
    return template
      ? { template, named }
      : {
          template: defaultTemplate,
          problem: `The template ${path} has no header row with the required columns.`,
          named,
        };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const problem = error.missing ? `The template ${path} does not exist.` : error.message;
    return { template: defaultTemplate, problem, named };
  }
}

function typeList(values: readonly string[] | undefined, assumed: readonly string[]) {
  return { values: values ?? assumed, confirmed: values !== undefined };
}
