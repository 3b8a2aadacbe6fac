import { stat } from "node:fs/promises";
import { dirname, resolve as resolvePath } from "node:path";
import { type ParseError, parse as parseJsonc, printParseErrorCode } from "jsonc-parser";
import { URI } from "vscode-uri";
import { type CodePage, codePageNames } from "../document/encoding.ts";
import { isJsonObject } from "../existing/json-object.ts";
import { FileError, type Files } from "../files/files.ts";
import { likelyEncoding } from "../files/likely-encoding.ts";
import { confirmEncoding } from "../files/named-encoding.ts";
import { nodeFiles } from "../files/node/node-files.ts";
import { type DecodedFile, decodeFile, EncodingError, encodingOf } from "../files/text.ts";
import type { Misread } from "../rules/context.ts";
import { allRules } from "../rules/registry.ts";
import { type LoadedContext, loadContext } from "../settings/context.ts";
import { readSettings, type Settings } from "../settings/settings.ts";
import { openFile, readAtOnce } from "../streaming/disk-file.ts";
import { TextFile } from "../streaming/text-file.ts";
import type { CliOptions } from "./command.ts";

/** The settings of a run, with the files that they name. */
export interface Loaded extends LoadedContext {
  readonly settings: Settings;
}

const codes = allRules.map((rule) => rule.code);

/** Reads `--config`, `--template` and `--existing`. Paths in the configuration are relative to its folder. */
export async function load(options: CliOptions, cwd: string): Promise<Loaded> {
  const config = options.config === undefined ? undefined : resolvePath(cwd, options.config);
  const { settings, problems } = readSettings(config ? await readConfig(config) : {}, codes);
  if (problems[0] !== undefined) throw new FileError(`${options.config}: ${problems[0]}`);
  const template = options.template ? [resolvePath(cwd, options.template)] : [];
  const existing = options.existing.map((path) => resolvePath(cwd, path));
  const argumentPaths = [...template, ...existing];
  const all: Settings = {
    ...settings,
    template: { ...settings.template, file: template[0] ?? settings.template.file },
    existing: { ...settings.existing, files: [...settings.existing.files, ...existing] },
  };
  const folder = URI.file(config ? configFolder(config) : cwd).toString();
  const loaded = await loadContext(all, folder, await filesWith(argumentPaths), { argumentPaths });
  if (loaded.templateProblem !== undefined) throw new FileError(loaded.templateProblem);
  return { ...loaded, settings: all };
}

/** The local files. Pipes among the arguments are read at once, because they can be read only once. */
async function filesWith(argumentPaths: readonly string[]): Promise<Files> {
  const contents = new Map<string, Uint8Array>();
  for (const path of argumentPaths) {
    if (await canBeReadOnce(path)) contents.set(URI.file(path).toString(), readAtOnce(path));
  }
  return { ...nodeFiles, read: async (uri) => contents.get(uri) ?? (await nodeFiles.read(uri)) };
}

/** Whether a path is a pipe, a terminal or another device. */
async function canBeReadOnce(path: string): Promise<boolean> {
  return await stat(path).then(
    (entry) => !entry.isFile() && !entry.isDirectory(),
    () => false,
  );
}

/**
 * Reads a file named by an argument, which may be a pipe.
 * @throws FileError if it cannot be read
 */
async function readArgument(path: string): Promise<Uint8Array> {
  return (await canBeReadOnce(path)) ? readAtOnce(path) : await nodeFiles.read(URI.file(path).toString());
}

/** The folder of a configuration; for one in `.vscode`, the folder that contains `.vscode`. */
function configFolder(path: string): string {
  const folder = dirname(path);
  return /[\\/]\.vscode$/.test(folder) ? dirname(folder) : folder;
}

async function readConfig(path: string): Promise<unknown> {
  const { text } = await readText(path);
  const errors: ParseError[] = [];
  const config = parsedConfig(text, path, errors);
  const [error] = errors;
  if (error) {
    const line = text.slice(0, error.offset).split("\n").length;
    throw new FileError(`${path} is not valid JSON: ${printParseErrorCode(error.error)} in line ${line}.`);
  }
  return sectionOf(config);
}

function parsedConfig(text: string, path: string, errors: ParseError[]): unknown {
  try {
    return parseJsonc(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  } catch (error) {
    // The parser is recursive.
    if (error instanceof RangeError) throw new FileError(`${path} is nested too deeply to be settings.`);
    throw error;
  }
}

const section = "asioImport";

/** The section's object, built from VS Code's dotted keys if the file has any, or else the whole file. */
function sectionOf(config: unknown): unknown {
  if (!isJsonObject(config)) return config;
  const keys = Object.keys(config);
  const ours = keys.filter((key) => key === section || key.startsWith(`${section}.`));
  if (ours.length > 0) {
    const settings: Record<string, unknown> = {};
    for (const key of ours) put(settings, key.split("."), config[key]);
    return settings[section];
  }
  // A VS Code settings file may contain no settings of this extension.
  const isVsCode = keys.length > 0 && keys.every((key) => key.includes(".") || key.startsWith("["));
  return isVsCode ? {} : config;
}

/** Sets a nested property. */
function put(into: Record<string, unknown>, [key = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    into[key] = value;
    return;
  }
  const existing = Object.hasOwn(into, key) ? into[key] : undefined;
  const inner = isJsonObject(existing) ? existing : {};
  into[key] = inner;
  put(inner, rest, value);
}

/** @throws FileError if the file cannot be read */
async function readText(path: string): Promise<DecodedFile> {
  return decodeFile(await readArgument(path), path);
}

/**
 * Reads a file to convert, with the encoding from `--encoding`.
 * @throws FileError if it cannot be read, its bytes contradict the encoding, or characters would be lost
 */
export async function readInput(file: string, { encoding }: CliOptions, cwd: string): Promise<DecodedFile> {
  const path = resolvePath(cwd, file);
  const bytes = await readArgument(path);
  namingRemedy(() => encodingOf(bytes, path, encoding));
  if (encoding !== undefined) confirmEncoding([bytes], encoding, file);
  const decoded = decodeFile(bytes, path, encoding);
  if (decoded.lossy) throw new FileError(lossyMessage(file, likelyEncoding([bytes])));
  return decoded;
}

/**
 * Opens a file to validate, with the encoding from `--encoding`.
 * @throws FileError if it cannot be read or its bytes contradict the encoding
 */
export function openInput(file: string, { encoding }: CliOptions, cwd: string): TextFile {
  const text = namingRemedy(() => new TextFile(openFile(resolvePath(cwd, file)), encoding));
  if (encoding !== undefined) confirmEncoding(text.bytes(), encoding, file);
  return text;
}

/** Adds `--encoding` to the message of an error that another encoding would avoid. */
function namingRemedy<Opened>(open: () => Opened): Opened {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof EncodingError)) throw error;
    throw new FileError(`${error.message} Or read it with --encoding ${error.encoding}.`);
  }
}

/** Refuses to convert a file whose characters were lost in decoding. */
export function lossyMessage(file: string, likely: "utf-8" | CodePage | undefined): string {
  if (likely === undefined || likely === "utf-8") {
    return `${file} is not UTF-8, and characters would be lost: save it as UTF-8, or name its encoding with --encoding.`;
  }
  return `${file} is saved as ${codePageNames[likely]}, not as UTF-8: read it with --encoding ${likely}.`;
}

/** The encoding of a file that is not UTF-8, unless `--encoding` was given. The file must have been read to its end. */
export function misreadOf(file: TextFile, { encoding }: CliOptions): Misread | undefined {
  if (encoding !== undefined) return undefined;
  if (file.encoding !== "utf-8") {
    const remedy = "Save it as UTF-8: asio-import fix --write does so.";
    return { codePage: file.encoding as CodePage, isLegible: true, remedy };
  }
  const likely = file.hasLost ? file.likelyEncoding() : "utf-8";
  return likely === "utf-8" ? undefined : { codePage: likely, remedy: remedyOf(likely) };
}

function remedyOf(codePage: CodePage | undefined): string {
  return codePage
    ? `Read it with --encoding ${codePage}.`
    : "Export it again as UTF-8, or name its encoding with --encoding.";
}
