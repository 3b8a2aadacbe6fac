import { dirname, resolve as resolvePath } from "node:path";
import { type ParseError, parse as parseJsonc, printParseErrorCode } from "jsonc-parser";
import { URI } from "vscode-uri";
import { FileError } from "../files/files.ts";
import { nodeFiles } from "../files/node-files.ts";
import { type DecodedFile, decodeFile } from "../files/text.ts";
import { allRules } from "../rules/registry.ts";
import { type LoadedContext, loadContext } from "../settings/context.ts";
import { readSettings, type Settings } from "../settings/settings.ts";
import type { CliOptions } from "./run.ts";

/** The settings of a run, and the files that they name, read. */
export interface Loaded extends LoadedContext {
  readonly settings: Settings;
}

const codes = allRules.map((rule) => rule.code);

/** Reads `--config`, `--template` and `--existing`. Paths of the configuration count from its own folder. */
export async function load(options: CliOptions, cwd: string): Promise<Loaded> {
  const config = options.config === undefined ? undefined : resolvePath(cwd, options.config);
  const { settings, problems } = readSettings(config ? await readConfig(config) : {}, codes);
  if (problems[0] !== undefined) throw new FileError(`${options.config}: ${problems[0]}`);
  const all: Settings = {
    ...settings,
    template: { ...settings.template, ...(options.template ? { file: resolvePath(cwd, options.template) } : {}) },
    existing: {
      ...settings.existing,
      files: [...settings.existing.files, ...options.existing.map((path) => resolvePath(cwd, path))],
    },
  };
  const loaded = await loadContext(all, URI.file(config ? configFolder(config) : cwd).toString(), nodeFiles);
  if (loaded.templateProblem !== undefined) throw new FileError(loaded.templateProblem);
  return { ...loaded, settings: all };
}

/** The folder of a configuration; for one in `.vscode`, the workspace that it belongs to. */
function configFolder(path: string): string {
  const folder = dirname(path);
  return /[\\/]\.vscode$/.test(folder) ? dirname(folder) : folder;
}

async function readConfig(path: string): Promise<unknown> {
  const { text } = await readText(path);
  const errors: ParseError[] = [];
  const config: unknown = parseJsonc(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const [error] = errors;
  if (error) {
    const line = text.slice(0, error.offset).split("\n").length;
    throw new FileError(`${path} is not valid JSON: ${printParseErrorCode(error.error)} in line ${line}.`);
  }
  return sectionOf(config);
}

const section = "asioImport";

/** The section's object: what VS Code's dotted keys say, where the file has such, else the file as it is. */
function sectionOf(config: unknown): unknown {
  if (!isObject(config)) return config;
  const keys = Object.keys(config);
  const ours = keys.filter((key) => key === section || key.startsWith(`${section}.`));
  if (ours.length > 0) {
    const settings: Record<string, unknown> = {};
    for (const key of ours) put(settings, key.split("."), config[key]);
    return settings[section];
  }
  // A VS Code settings file need not say anything of this extension.
  const isVsCode = keys.length > 0 && keys.every((key) => key.includes(".") || key.startsWith("["));
  return isVsCode ? {} : config;
}

/** Puts a value where a path of keys leads to. */
function put(into: Record<string, unknown>, [key = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    into[key] = value;
    return;
  }
  const there = Object.hasOwn(into, key) ? into[key] : undefined;
  const inner = isObject(there) ? there : {};
  into[key] = inner;
  put(inner, rest, value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The text of a file. Throws a FileError where it cannot be read. */
export async function readText(path: string): Promise<DecodedFile> {
  return decodeFile(await nodeFiles.read(URI.file(path).toString()), path);
}
