import { resolve as resolvePath } from "node:path";
import { doubtOf, verdictOf } from "../checker/verdict.ts";
import { onOneLine } from "../document/controls.ts";
import { encodingName } from "../document/encoding.ts";
import { type DecodedFile, isOfUtf8 } from "../files/text.ts";
import { check } from "../fixes/fix-all.ts";
import { type SuggestedText, suggesting } from "../fixes/suggested.ts";
import {
  type ReadyPart,
  type ReadyRows,
  readyLines,
  type Share,
  shareText,
  splittingReady,
} from "../response/ready-rows.ts";
import { refuseResponse } from "../response/response-file.ts";
import { newFile, readingOutcomes, retryLines } from "../response/template-file.ts";
import type { CheckContext } from "../rules/context.ts";
import { allRules } from "../rules/registry.ts";
import { allRows, capitalized, count, inDigits, uncheckedCompanies } from "../rules/support/wording.ts";
import { readySplits } from "../settings/settings.ts";
import { allAtOnce } from "../steps.ts";
import { ImportStream } from "../streaming/import-stream.ts";
import { ReadyText } from "../streaming/ready-text.ts";
import { StreamCheck } from "../streaming/stream-check.ts";
import { keepYoungObjectsFew } from "../young-objects.node.ts";
import { type CliOptions, type CliResult, UsageError } from "./command.ts";
import { createdBeside } from "./created-beside.ts";
import { load, openToConvert, readInput, refuseOther } from "./load.ts";
import { printOrWrite, printOrWriteBoth, versionAt, withMark, write } from "./output.ts";
import { MadePieces } from "./pieces.ts";
import { progress } from "./progress.ts";

/** UTF-16 units of a file that are read for its header row, below any lines above it. */
const headLength = 65_536;

/**
 * Applies all safe fixes, and suggestions of the rules that `--suggest` names. `--write` always converts the file to
 * UTF-8, even if there is nothing to fix.
 */
export async function fixCommand([file = ""]: string[], options: CliOptions, cwd: string): Promise<CliResult> {
  keepYoungObjectsFew();
  const loaded = await load(options, cwd);
  const { context } = loaded;
  const path = resolvePath(cwd, file);
  const version = await versionAt(path);
  const original = await readInput(file, options, cwd);
  refuseOther(file, check(original.text.slice(0, headLength), context).layout, loaded, cwd);
  const codes = suggestedCodes(options.suggest);
  const fixed = progress.through(suggesting(original.text, context, codes), `Fixing ${file}`);
  const { verdict, sentence } = verdictOf(fixed.checker);
  const code = verdict === "accepted" ? 0 : 1;
  const taken = fixed.taken.map(({ row, title, code: rule }) => `${file}: row ${row}: ${title} [${rule}]`);
  const notes = [...taken, `${file}: ${fixedNote(fixed, original)}`, ...uncheckedNotes(context)];
  const result = withMark(original.mark, [fixed.text]);
  if (!options.write) return { code, output: result, notes: () => notes };
  if (fixed.text !== original.text || !isOfUtf8(original)) await write(path, result, version);
  return { code, output: [`${onOneLine(`${file}: ${sentence}`)}\n`], notes: () => notes };
}

/** @throws UsageError for a code that no rule has */
function suggestedCodes(lists: readonly string[]): ReadonlySet<string> {
  const codes = lists.flatMap((list) => list.split(",")).map((code) => code.trim());
  const unknown = codes.find((code) => allRules.every((rule) => rule.code !== code));
  if (unknown !== undefined) throw new UsageError(`--suggest: there is no rule "${unknown}"`);
  return new Set(codes);
}

/** The numbers of problems that were fixed, of suggestions that were taken, and of problems that are left. */
function fixedNote({ fixed, taken, checker }: SuggestedText, original: DecodedFile): string {
  const found = checker.findings().length;
  const left = found === 0 ? "none left" : `${inDigits(found)} left`;
  const converted = isOfUtf8(original) ? "" : `Converted from ${encodingName(original.encoding)} to UTF-8.`;
  const suggested = taken.length > 0 ? `, ${count(taken.length, "suggestion")} taken` : "";
  if (fixed + taken.length > 0) return `${count(fixed, "problem")} fixed${suggested}, ${left}. ${converted}`.trim();
  return converted || `Nothing to fix${found === 0 ? "." : ` safely, ${count(found, "problem")} left.`}`;
}

/** Prints the rows to upload again. If there are none, prints no file, and the exit code is 1. */
export async function retryCommand([file = ""]: string[], options: CliOptions, cwd: string): Promise<CliResult> {
  const { context } = await load(options, cwd);
  const text = openToConvert(file, options, cwd);
  const response = new ImportStream(text, context);
  const outcomes = allAtOnce(readingOutcomes(response, file));
  const made = new MadePieces(text.mark, () => retryLines(response, outcomes, file));
  const result: CliResult = made.hasRecords ? await printOrWrite(made, file, options, cwd) : { code: 1, output: [] };
  const notes = () => {
    const { nothing, notes } = made.counts;
    return nothing === undefined ? notes : [nothing, ...notes];
  };
  return { ...result, notes };
}

/**
 * Prints what is ready to upload, and writes the rest to `--rest`. The exit code is about what is ready: 1 if nothing
 * is, or if it could not be checked. A file without rows is not written.
 */
export async function readyCommand([file = ""]: string[], options: CliOptions, cwd: string): Promise<CliResult> {
  const split = readySplits.find((each) => each === options.split);
  if (options.split !== undefined && split === undefined) {
    throw new UsageError(`--split must be one of ${readySplits.join(", ")}, not "${options.split}"`);
  }
  keepYoungObjectsFew();
  const loaded = await load(options, cwd);
  let { context } = loaded;
  const text = openToConvert(file, options, cwd);
  let checked = new StreamCheck(text, context, { kept: 0 });
  refuseOther(file, checked.layout, loaded, cwd);
  refuseResponse(checked.layout, file);
  const created = createdBeside(file, checked, loaded, options, cwd);
  if (created.length > 0) {
    context = { ...context, created };
    checked = new StreamCheck(text, context, { kept: 0 });
  }
  const rows = allAtOnce(splittingReady(checked, split ?? loaded.settings.ready.split));
  const ready = new StreamCheck(new ReadyText(text, checked, rows), context, { kept: 0 });
  const isAccepted = rows.nothing === undefined && verdictOf(ready).verdict === "accepted";
  const doubt = doubtOf(ready);
  const pieces = (part: ReadyPart) =>
    rows[part].rows > 0 ? new MadePieces(text.mark, () => readyLines(checked, rows, part)) : undefined;
  const output = await printOrWriteBoth(pieces("ready"), pieces("rest"), file, options, cwd);
  const notes = [readyNote(rows), ...rows.notes, ...(doubt ? [doubt] : []), ...uncheckedNotes(context)];
  return { code: isAccepted ? 0 : 1, output, notes: () => notes };
}

/** How much is ready and how much is left over. */
function readyNote({ ready, rest, nothing }: ReadyRows): string {
  if (nothing !== undefined) return nothing;
  if (rest.rows === 0) {
    return `Nothing is left over: ${allRows(ready.rows)} ${ready.rows === 1 ? "is" : "are"} ready.`;
  }
  const is = ({ rows }: Share) => (rows === 1 ? "is" : "are");
  return `${shareText(ready)} ${is(ready)} ready, ${shareText(rest)} ${is(rest)} left over.`;
}

/** Why the companies of the ready rows may already exist. */
function uncheckedNotes(context: CheckContext): string[] {
  return [
    ...context.exportProblems.map((problem) => `${capitalized(uncheckedCompanies(context))}: ${problem}`),
    ...context.partialExports.map((part) => `Not all existing companies are checked: ${part}`),
  ];
}

export async function newCommand(_: string[], options: CliOptions, cwd: string): Promise<CliResult> {
  const { context } = await load(options, cwd);
  return await printOrWrite([newFile(context.template)], undefined, options, cwd);
}
