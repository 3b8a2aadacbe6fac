import { realpath } from "node:fs/promises";
import { resolve as resolvePath } from "node:path";
import { URI } from "vscode-uri";
import type { Checker } from "../checker/checker.ts";
import { verdictOf } from "../checker/verdict.ts";
import { onOneLine } from "../document/controls.ts";
import { encodingName } from "../document/encoding.ts";
import type { FileVersion } from "../files/files.ts";
import { nodeFiles } from "../files/node-files.ts";
import { type DecodedFile, encodeFile, type FileText, isOfUtf8 } from "../files/text.ts";
import { check, type FixedText, fixAll } from "../fixes/fix-all.ts";
import { makers, newFile, type TemplateFile } from "../response/template-file.ts";
import type { CheckContext } from "../rules/rule.ts";
import { allRows, capitalized, count, inDigits, uncheckedCompanies } from "../rules/wording.ts";
import { allAtOnce } from "../steps.ts";
import { load, readInput } from "./load.ts";
import { type CliOptions, type CliResult, UsageError } from "./run.ts";

/** Applies all safe fixes. A file that is written is one of UTF-8 from then on, also where that is all that changes. */
export async function fixCommand([file = ""]: string[], options: CliOptions, cwd: string): Promise<CliResult> {
  const { context } = await load(options, cwd);
  const path = resolvePath(cwd, file);
  const version = await versionAt(path);
  const original = await readInput(file, options, cwd);
  const fixed = fixAll(original.text, context);
  const { verdict, sentence } = verdictOf(fixed.checker);
  const code = verdict === "accepted" ? 0 : 1;
  const notes = [`${file}: ${fixedNote(fixed, original)}`];
  const result = { text: fixed.text, mark: original.mark };
  if (!options.write) return { code, output: [printed(result)], notes };
  if (fixed.text !== original.text || !isOfUtf8(original)) await write(path, result, version);
  return { code, output: [`${onOneLine(`${file}: ${sentence}`)}\n`], notes };
}

/** What became of a file, and how many of its problems are left for a person. */
function fixedNote({ fixed, checker }: FixedText, original: DecodedFile): string {
  const found = checker.findings().length;
  const left = found === 0 ? "none left" : `${inDigits(found)} left`;
  const converted = isOfUtf8(original) ? "" : `Converted from ${encodingName(original.encoding)} to UTF-8.`;
  if (fixed > 0) return `${count(fixed, "problem")} fixed, ${left}. ${converted}`.trim();
  return converted || `Nothing to fix${found === 0 ? "." : ` without asking, ${count(found, "problem")} left.`}`;
}

export async function retryCommand([file = ""]: string[], options: CliOptions, cwd: string): Promise<CliResult> {
  return (await make("retry", file, options, cwd)).result;
}

/** Prints the rows that pass. The exit code is of these: 1 where there are none, or where they could not be checked. */
export async function readyCommand([file = ""]: string[], options: CliOptions, cwd: string): Promise<CliResult> {
  const { result, made, checker } = await make("ready", file, options, cwd);
  const { context } = checker;
  const hasRows = made.rows > 0 || checker.summary.rows === 0;
  const isAccepted = hasRows && verdictOf(check(made.text, context)).verdict === "accepted";
  return { ...result, code: isAccepted ? 0 : 1, notes: [readyNote(made, checker), ...uncheckedNotes(context)] };
}

/** Prints or writes what is made of a file. */
async function make(part: keyof typeof makers, file: string, options: CliOptions, cwd: string) {
  const { context } = await load(options, cwd);
  const { text, mark } = await readInput(file, options, cwd);
  const checker = check(text, context);
  const made = allAtOnce(makers[part](checker, file));
  return { result: await printOrWrite({ text: made.text, mark }, file, options, cwd), made, checker };
}

/** How many rows are ready, and how many are left out. */
function readyNote({ rows }: TemplateFile, { summary }: Pick<Checker, "summary">): string {
  const all = summary.rows;
  const left = all - rows;
  if (all === 0) return "The file has no rows yet.";
  if (left === 0) return `${capitalized(allRows(all))} ${all === 1 ? "is" : "are"} ready.`;
  const out = `${count(left, "row")} that would fail ${left === 1 ? "is" : "are"} left out`;
  return `${inDigits(rows)} of ${count(all, "row")} ${rows === 1 || all === 1 ? "is" : "are"} ready; ${out}.`;
}

/** What could not be said of the rows that are ready: that their companies are new. */
function uncheckedNotes(context: CheckContext): string[] {
  return [
    ...context.exportProblems.map((problem) => `${capitalized(uncheckedCompanies(context))}: ${problem}`),
    ...context.partialExports.map((part) => `Not all existing companies are checked: ${part}`),
  ];
}

export async function newCommand(_: string[], options: CliOptions, cwd: string): Promise<CliResult> {
  const { context } = await load(options, cwd);
  return await printOrWrite({ text: newFile(context.template), mark: false }, undefined, options, cwd);
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
  const replaced = await versionAt(target);
  if (replaced && !force) throw new UsageError(`${out} already exists; use --force to replace it`);
  await write(target, file, replaced);
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

function versionAt(path: string): Promise<FileVersion | undefined> {
  return nodeFiles.version(URI.file(path).toString());
}

async function write(path: string, file: FileText, replaced: FileVersion | undefined): Promise<void> {
  await nodeFiles.write(URI.file(path).toString(), encodeFile(file), replaced);
}
