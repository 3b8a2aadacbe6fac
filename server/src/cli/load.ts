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
  const template = options.template ? [resolvePath(cwd, options.template)] : [];
  const existing = options.existing.map((path) => resolvePath(cwd, path));
  const typed = [...template, ...existing];
  const all: Settings = {
    ...settings,
    template: { ...settings.template, file: template[0] ?? settings.template.file },
    existing: { ...settings.existing, files: [...settings.existing.files, ...existing] },
  };
  const folder = URI.file(config ? configFolder(config) : cwd).toString();
  const loaded = await loadContext(all, folder, await filesWith(typed), { typed });
  if (loaded.templateProblem !== undefined) throw new FileError(loaded.templateProblem);
  return { ...loaded, settings: all };
}

/** The files of this machine, with those that the command line names and that can be read only once. */
async function filesWith(typed: readonly string[]): Promise<Files> {
  const held = new Map<string, Uint8Array>();
  for (const path of typed) {
    if (await canBeReadOnce(path)) held.set(URI.file(path).toString(), readAtOnce(path));
  }
  return { ...nodeFiles, read: async (uri) => held.get(uri) ?? (await nodeFiles.read(uri)) };
}

/** Whether a path is that of a pipe, a terminal or another device. */
async function canBeReadOnce(path: string): Promise<boolean> {
  return await stat(path).then(
    (entry) => !entry.isFile() && !entry.isDirectory(),
    () => false,
  );
}

/**
 * The bytes of a file that the command line names: a pipe too.
 * @throws FileError where it cannot be read
 */
async function readTyped(path: string): Promise<Uint8Array> {
  return (await canBeReadOnce(path)) ? readAtOnce(path) : await nodeFiles.read(URI.file(path).toString());
}

/** The folder of a configuration; for one in `.vscode`, the workspace that it belongs to. */
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
    // The parser descends by recursion.
    if (error instanceof RangeError) throw new FileError(`${path} is nested too deeply to be settings.`);
    throw error;
  }
}

const section = "asioImport";

/** The section's object: what VS Code's dotted keys say, where the file has such, else the file as it is. */
function sectionOf(config: unknown): unknown {
  if (!isJsonObject(config)) return config;
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
  const inner = isJsonObject(there) ? there : {};
  into[key] = inner;
  put(inner, rest, value);
}

/** The text of a file. Throws a FileError where it cannot be read. */
async function readText(path: string): Promise<DecodedFile> {
  return decodeFile(await readTyped(path), path);
}

/**
 * The text of a file that something is to be made from, read as `--encoding` says.
 * @throws FileError where it cannot be read, where its bytes contradict that, or where characters would be lost
 */
export async function readInput(file: string, { encoding }: CliOptions, cwd: string): Promise<DecodedFile> {
  const path = resolvePath(cwd, file);
  const bytes = await readTyped(path);
  namingRemedy(() => encodingOf(bytes, path, encoding));
  if (encoding !== undefined) confirmEncoding([bytes], encoding, file);
  const decoded = decodeFile(bytes, path, encoding);
  if (decoded.lossy) throw new FileError(lossyMessage(file, likelyEncoding([bytes])));
  return decoded;
}

/**
 * A file that is to be validated, opened to be read as `--encoding` says.
 * @throws FileError where it cannot be read, or where its bytes contradict that
 */
export function openInput(file: string, { encoding }: CliOptions, cwd: string): TextFile {
  const text = namingRemedy(() => new TextFile(openFile(resolvePath(cwd, file)), encoding));
  if (encoding !== undefined) confirmEncoding(text.bytes(), encoding, file);
  return text;
}

/** Opens a file of the command line; where another encoding would read it, the message names the option for that. */
function namingRemedy<Opened>(open: () => Opened): Opened {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof EncodingError)) throw error;
    throw new FileError(`${error.message} Or read it with --encoding ${error.encoding}.`);
  }
}

/** Why nothing is made of a file in whose text characters are lost. */
export function lossyMessage(file: string, likely: "utf-8" | CodePage | undefined): string {
  if (likely === undefined || likely === "utf-8") {
    return `${file} is not UTF-8, and characters would be lost: save it as UTF-8, or name its encoding with --encoding.`;
  }
  return `${file} is saved as ${codePageNames[likely]}, not as UTF-8: read it with --encoding ${likely}.`;
}

/** What a file that has been read is saved as, where that is no UTF-8 and nobody has said so. */
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
