import { realpath } from "node:fs/promises";
import { resolve as resolvePath } from "node:path";
import { URI } from "vscode-uri";
import type { FileVersion } from "../files/files.ts";
import { nodeFiles } from "../files/node/node-files.ts";
import type { FileText } from "../files/text.ts";
import { type CliOptions, type CliResult, UsageError } from "./command.ts";

/**
 * Prints a file that a command makes, or writes it to `--out`. Replaces an existing file only with `--force`.
 * @param pieces its text, with any byte order mark
 */
export async function printOrWrite(
  pieces: Iterable<string>,
  from: string | undefined,
  { out, force }: CliOptions,
  cwd: string,
): Promise<CliResult> {
  if (out === undefined) return { code: 0, output: pieces };
  const target = await targetOf(out, from, cwd);
  const replaced = await versionAt(target);
  if (replaced && !force) throw new UsageError(`${out} already exists; use --force to replace it`);
  await write(target, pieces, replaced);
  return { code: 0, output: [] };
}

/** The text for standard output, with the byte order mark that the file would have. */
export function printed({ text, mark }: FileText): string {
  return mark ? `\uFEFF${text}` : text;
}

/**
 * The path of an output file.
 * @throws UsageError if it is the input file
 */
export async function targetOf(name: string, from: string | undefined, cwd: string): Promise<string> {
  const target = resolvePath(cwd, name);
  const place = (path: string) => realpath(path).catch(() => path);
  if (from !== undefined && (await place(target)) === (await place(resolvePath(cwd, from)))) {
    throw new UsageError(`${name} would replace its own source`);
  }
  return target;
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
