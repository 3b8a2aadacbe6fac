import { realpath } from "node:fs/promises";
import { resolve as resolvePath } from "node:path";
import { URI } from "vscode-uri";
import { verdictOf } from "../checker/verdict.ts";
import { FileError } from "../files/files.ts";
import { nodeFiles } from "../files/node-files.ts";
import { encodeFile, type FileText } from "../files/text.ts";
import { check, fixAll } from "../fixes/fix-all.ts";
import { newFile, readyFile, retryFile } from "../response/template-file.ts";
import { count } from "../rules/wording.ts";
import { isResponseHeader } from "../template/response-columns.ts";
import { load, readText } from "./load.ts";
import { type CliOptions, type CliResult, UsageError } from "./run.ts";

export async function fixCommand([file = ""]: string[], options: CliOptions, cwd: string): Promise<CliResult> {
  const { context } = await load(options, cwd);
  const path = resolvePath(cwd, file);
  const { text: original, mark, lossy } = await readText(path);
  refuseLossy(file, lossy);
  const { text, fixed, checker } = fixAll(original, context);
  const { verdict, sentence } = verdictOf(checker);
  const code = verdict === "accepted" ? 0 : 1;
  if (!options.write) return { code, output: [printed({ text, mark })] };
  if (text !== original) await write(path, { text, mark });
  return { code, output: [`${file}: ${count(fixed, "problem")} fixed. ${sentence}\n`] };
}

export async function retryCommand([file = ""]: string[], options: CliOptions, cwd: string): Promise<CliResult> {
  const { context } = await load(options, cwd);
  const { text, mark, lossy } = await readText(resolvePath(cwd, file));
  refuseLossy(file, lossy);
  const checker = check(text, context);
  if (!isResponseHeader(checker.layout.headers.map((cell) => cell.text))) {
    throw new FileError(`${file} is no response file: it has no column of status or reasons.`);
  }
  return await printOrWrite({ text: retryFile(checker).text, mark }, file, options, cwd);
}

export async function readyCommand([file = ""]: string[], options: CliOptions, cwd: string): Promise<CliResult> {
  const { context } = await load(options, cwd);
  const { text, mark, lossy } = await readText(resolvePath(cwd, file));
  refuseLossy(file, lossy);
  return await printOrWrite({ text: readyFile(check(text, context)).text, mark }, file, options, cwd);
}

export async function newCommand(_: string[], options: CliOptions, cwd: string): Promise<CliResult> {
  const { context } = await load(options, cwd);
  return await printOrWrite({ text: newFile(context.template), mark: false }, undefined, options, cwd);
}

/** Nothing is made from a file whose characters were lost in reading. */
export function refuseLossy(file: string, lossy: boolean): void {
  if (lossy) throw new FileError(`${file} is not UTF-8, and characters would be lost: save it as UTF-8.`);
}

/** Prints a file that a command made, or writes it where `--out` says: over another one only with `--force`. */
export async function printOrWrite(
  file: FileText,
  from: string | undefined,
  { out, force }: CliOptions,
  cwd: string,
): Promise<CliResult> {
  if (out === undefined) return { code: 0, output: [printed(file)] };
  const target = await targetOf(out, from, cwd);
  if (!force && (await nodeFiles.exists(URI.file(target).toString()))) {
    throw new UsageError(`${out} exists already; --force replaces it`);
  }
  await write(target, file);
  return { code: 0, output: [] };
}

/** A file's text as standard output gets it: with its byte order mark, as the file would have it. */
function printed({ text, mark }: FileText): string {
  return mark ? `\uFEFF${text}` : text;
}

/** The path of a file that was asked for by name: never that of the file it is made from. */
export async function targetOf(name: string, from: string | undefined, cwd: string): Promise<string> {
  const target = resolvePath(cwd, name);
  const place = (path: string) => realpath(path).catch(() => path);
  if (from !== undefined && (await place(target)) === (await place(resolvePath(cwd, from)))) {
    throw new UsageError(`${name} would replace its own source`);
  }
  return target;
}

async function write(path: string, file: FileText): Promise<void> {
  await nodeFiles.write(URI.file(path).toString(), encodeFile(file));
}
