import { realpath } from "node:fs/promises";
import { basename, dirname, join, resolve as resolvePath } from "node:path";
import { URI } from "vscode-uri";
import type { FileToWrite, FileVersion } from "../files/files.ts";
import { nodeFiles } from "../files/node/node-files.ts";
import { type CliOptions, type CliResult, UsageError } from "./command.ts";

/**
 * Prints a file that a command makes, or writes it to `--out`. Replaces an existing file only with `--force`.
 * @param pieces its text, with any byte order mark
 * @param beside another file that is written with it, or if one cannot be written, not either
 */
export async function printOrWrite(
  pieces: Iterable<string>,
  from: string | undefined,
  { out, force }: CliOptions,
  cwd: string,
  beside?: FileBeside,
): Promise<CliResult> {
  const files: FileToWrite<Uint8Array | Iterable<string>>[] = beside ? [beside] : [];
  if (out !== undefined) {
    const { path, replaced } = await placeFor(out, from, force, cwd);
    if (beside && (await isSameFile(path, URI.parse(beside.uri).fsPath))) {
      throw new UsageError(`--out and ${beside.option} are the same file`);
    }
    files.unshift({ uri: URI.file(path).toString(), content: pieces, replaced });
  }
  await nodeFiles.writeTogether(files);
  return { code: 0, output: out === undefined ? pieces : [] };
}

/** A file that an option names. */
export interface FileBeside extends FileToWrite {
  readonly option: string;
}

/**
 * Prints a file, or writes it to `--out`, and writes another to `--rest` if given. If one cannot be written, none is.
 * @param pieces the text of the first file; undefined if it is not to be written
 * @param rest likewise of the other
 * @returns what is to be printed
 */
export async function printOrWriteBoth(
  pieces: Iterable<string> | undefined,
  rest: Iterable<string> | undefined,
  from: string,
  options: CliOptions,
  cwd: string,
): Promise<Iterable<string>> {
  const places = [];
  for (const [name, content] of [
    [options.out, pieces],
    [options.rest, rest],
  ] as const) {
    if (name !== undefined) places.push({ ...(await placeFor(name, from, options.force, cwd)), content });
  }
  const [first, second] = places;
  if (first && second && (await isSameFile(first.path, second.path))) {
    throw new UsageError("--out and --rest are the same file");
  }
  await nodeFiles.writeTogether(
    places.flatMap(({ path, replaced, content }) =>
      content ? [{ uri: URI.file(path).toString(), content, replaced }] : [],
    ),
  );
  return options.out === undefined && pieces ? pieces : [];
}

/** A path to write to, and the version of the file that is there. */
interface OutputPlace {
  readonly path: string;
  readonly replaced: FileVersion | undefined;
}

/**
 * The place of an output file.
 * @throws UsageError if it is the input file, or exists and may not be replaced
 */
async function placeFor(name: string, from: string | undefined, force: boolean, cwd: string): Promise<OutputPlace> {
  const path = await targetOf(name, from, cwd);
  const replaced = await versionAt(path);
  if (replaced && !force) throw new UsageError(`${name} already exists; use --force to replace it`);
  return { path, replaced };
}

/** The parts of a text file, with its byte order mark. */
export function* withMark(mark: boolean, parts: Iterable<string>): Generator<string> {
  if (mark) yield "\uFEFF";
  yield* parts;
}

/**
 * The path of an output file.
 * @throws UsageError if it is the input file
 */
export async function targetOf(name: string, from: string | undefined, cwd: string): Promise<string> {
  const target = resolvePath(cwd, name);
  if (from !== undefined && (await isSameFile(target, resolvePath(cwd, from)))) {
    throw new UsageError(`${name} would replace its own source`);
  }
  return target;
}

/** Whether two paths are of one file, also through links and before it exists. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const inFolder = (path: string) => realpath(dirname(path)).then((folder) => join(folder, basename(path)));
  const place = (path: string) => realpath(path).catch(() => inFolder(path).catch(() => path));
  return (await place(one)) === (await place(other));
}

/** The version of the file at a path; undefined if there is none. */
export function versionAt(path: string): Promise<FileVersion | undefined> {
  return nodeFiles.version(URI.file(path).toString());
}

/**
 * Writes a file, if the existing one is still the version `replaced`.
 * @param content bytes, or text in pieces
 */
export async function write(
  path: string,
  content: Uint8Array | Iterable<string>,
  replaced: FileVersion | undefined,
): Promise<void> {
  await nodeFiles.write(URI.file(path).toString(), content, replaced);
}
