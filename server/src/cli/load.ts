import { stat } from "node:fs/promises";
import { resolve as resolvePath } from "node:path";
import { URI } from "vscode-uri";
import { type CodePage, codePageNames } from "../document/encoding.ts";
import { FileError, type Files } from "../files/files.ts";
import { matchesAny } from "../files/glob.ts";
import { likelyEncoding } from "../files/likely-encoding.ts";
import { confirmEncoding } from "../files/named-encoding.ts";
import { nodeFiles } from "../files/node/node-files.ts";
import { displayName } from "../files/places.ts";
import { type DecodedFile, decodeFile, EncodingError, encodingOf, WorkbookError } from "../files/text.ts";
import type { Misread } from "../rules/context.ts";
import { allRules } from "../rules/registry.ts";
import { foreignFile } from "../rules/support/wording.ts";
import { type LoadedContext, loadContext } from "../settings/context.ts";
import { readSettings, type Settings } from "../settings/settings.ts";
import { allAtOnce } from "../steps.ts";
import { type ByteFile, MemoryFile, openFile, readAtOnce } from "../streaming/disk-file.ts";
import { TextFile } from "../streaming/text-file.ts";
import type { Layout } from "../template/layout.ts";
import type { CliOptions } from "./command.ts";
import { type Config, ConfigError, parseConfig } from "./config.ts";
import { progress } from "./progress.ts";
import type { Sheets } from "./sheets.ts";

/** The settings of a run, with the files that they name. */
export interface Loaded extends LoadedContext {
  readonly settings: Settings;
  /** URI of the folder that globs of `asioImport.files` start from. */
  readonly folder: string;
}

const codes = allRules.map((rule) => rule.code);

/** Reads `--config`, `--template` and `--existing`. Paths in the configuration are relative to its folder. */
export async function load(options: CliOptions, cwd: string): Promise<Loaded> {
  const path = options.config;
  const config: Config =
    path === undefined ? { section: {}, folder: cwd } : await readConfig(resolvePath(cwd, path), path);
  const { settings, problems } = readSettings(config.section, codes);
  if (problems[0] !== undefined) throw new FileError(`${options.config}: ${problems[0]}`);
  const template = options.template ? [resolvePath(cwd, options.template)] : [];
  const existing = options.existing.map((path) => resolvePath(cwd, path));
  const argumentPaths = [...template, ...existing];
  const all: Settings = {
    ...settings,
    template: { ...settings.template, file: template[0] ?? settings.template.file },
    existing: { ...settings.existing, files: [...settings.existing.files, ...existing] },
  };
  const folder = URI.file(config.folder).toString();
  const loading = loadContext(all, folder, await filesWith(argumentPaths), { argumentPaths });
  const loaded = await progress.during(loading, "Reading existing companies");
  if (loaded.templateProblem !== undefined) throw new FileError(loaded.templateProblem);
  return { ...loaded, settings: all, folder };
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
export async function readArgument(path: string): Promise<Uint8Array> {
  return (await canBeReadOnce(path)) ? readAtOnce(path) : await nodeFiles.read(URI.file(path).toString());
}

/** @throws FileError if it cannot be read or is not settings */
async function readConfig(path: string, name: string): Promise<Config> {
  const { text } = decodeFile(await readArgument(path), path);
  try {
    return parseConfig(text, path);
  } catch (error) {
    throw error instanceof ConfigError ? new FileError(`${name} ${error.message}`) : error;
  }
}

/**
 * Reads a file to fix, with the encoding from `--encoding`.
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
 * Opens a file, with the encoding from `--encoding`.
 * @throws FileError if it cannot be read or its bytes contradict the encoding
 */
export function openInput(file: string, options: CliOptions, cwd: string): TextFile {
  return opened(openFile(resolvePath(cwd, file)), file, options);
}

function opened(bytes: ByteFile, file: string, { encoding }: CliOptions): TextFile {
  const watched = progress.watching(bytes, file);
  const text = namingRemedy(() => new TextFile(watched, encoding));
  if (encoding !== undefined) confirmEncoding(text.bytes(), encoding, file);
  return text;
}

/**
 * Opens a file to convert, with the encoding from `--encoding`.
 * @throws FileError if it cannot be read, its bytes contradict the encoding, or characters would be lost
 */
export function openToConvert(file: string, options: CliOptions, cwd: string): TextFile {
  return legible(openInput(file, options, cwd), file);
}

function legible(text: TextFile, file: string): TextFile {
  if (text.isLossy()) throw new FileError(lossyMessage(file, text.likelyEncoding()));
  return text;
}

/**
 * Opens a list of another program: a CSV like {@link openToConvert}, or a sheet of a workbook.
 * @throws FileError if it cannot be read
 */
export async function openSource(file: string, options: CliOptions, cwd: string, sheets: Sheets): Promise<TextFile> {
  const path = resolvePath(cwd, file);
  const bytes = openFile(path);
  const text = await sheets.read(bytes, file);
  if (text === undefined) return legible(opened(bytes, file, options), file);
  return new TextFile(new MemoryFile(path, new TextEncoder().encode(text)));
}

/**
 * Makes sure that a file is meant to be imported, as in the editor: by its name, by the settings, or by its headers.
 * @throws FileError if it is another CSV
 */
export function refuseOther(file: string, { isForeign }: Layout, loaded: Loaded, cwd: string): void {
  if (!isForeign || isMeant(file, loaded, cwd)) return;
  throw new FileError(`${foreignFile(file)} To convert it, run asio-import map.`);
}

/** Whether a file is an import file by its name or by the settings. */
export function isMeant(file: string, { folder, settings }: Loaded, cwd: string): boolean {
  const name = displayName(URI.file(resolvePath(cwd, file)).toString(), folder);
  return /\.asio\.csv$/i.test(file) || allAtOnce(matchesAny(name, settings.files));
}

/** Adds to the message of an error what would avoid it: `--encoding`, or another command. */
function namingRemedy<Opened>(open: () => Opened): Opened {
  try {
    return open();
  } catch (error) {
    if (error instanceof WorkbookError) throw new FileError(`${error.message} To convert it, run asio-import map.`);
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
