import { resolve as resolvePath } from "node:path";
import type { Checked } from "../checker/checked.ts";
import { doubtOf, verdictOf } from "../checker/verdict.ts";
import { onOneLine } from "../document/controls.ts";
import { encodingName } from "../document/encoding.ts";
import { type DecodedFile, encodeFile, isOfUtf8 } from "../files/text.ts";
import { check } from "../fixes/fix-all.ts";
import { type SuggestedText, suggesting } from "../fixes/suggested.ts";
import {
  type MadeFile,
  newFile,
  ReadyRows,
  readingOutcomes,
  readyLines,
  retryLines,
} from "../response/template-file.ts";
import type { CheckContext } from "../rules/context.ts";
import { allRules } from "../rules/registry.ts";
import { allRows, capitalized, count, inDigits, uncheckedCompanies } from "../rules/support/wording.ts";
import { allAtOnce } from "../steps.ts";
import { ImportStream } from "../streaming/import-stream.ts";
import { ReadyText } from "../streaming/ready-text.ts";
import { StreamCheck } from "../streaming/stream-check.ts";
import { type CliOptions, type CliResult, UsageError } from "./command.ts";
import { load, openToConvert, readInput, refuseOther } from "./load.ts";
import { printed, printOrWrite, versionAt, write } from "./output.ts";
import { MadePieces } from "./pieces.ts";

/** UTF-16 units of a file that are read for its header row, below any lines above it. */
const headLength = 65_536;

/** Applies all safe fixes, and suggestions of the rules that `--suggest` names. `--write` always converts the file to UTF-8, even if there is nothing to fix. */
export async function fixCommand([file = ""]: string[], options: CliOptions, cwd: string): Promise<CliResult> {
  const loaded = await load(options, cwd);
  const { context } = loaded;
  const path = resolvePath(cwd, file);
  const version = await versionAt(path);
  const original = await readInput(file, options, cwd);
  refuseOther(file, check(original.text.slice(0, headLength), context).layout, loaded, cwd);
  const codes = suggestedCodes(options.suggest);
  const fixed = allAtOnce(suggesting(original.text, context, codes));
  const { verdict, sentence } = verdictOf(fixed.checker);
  const code = verdict === "accepted" ? 0 : 1;
  const taken = fixed.taken.map(({ row, title, code: rule }) => `${file}: row ${row}: ${title} [${rule}]`);
  const notes = [...taken, `${file}: ${fixedNote(fixed, original)}`, ...uncheckedNotes(context)];
  const result = { text: fixed.text, mark: original.mark };
  if (!options.write) return { code, output: [printed(result)], notes: () => notes };
  if (fixed.text !== original.text || !isOfUtf8(original)) await write(path, encodeFile(result), version);
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

/** Prints the rows that pass. The exit code is about these rows: 1 if there are none or they could not be checked. */
export async function readyCommand([file = ""]: string[], options: CliOptions, cwd: string): Promise<CliResult> {
  const loaded = await load(options, cwd);
  const { context } = loaded;
  const text = openToConvert(file, options, cwd);
  const checked = new StreamCheck(text, context, { kept: 0 });
  refuseOther(file, checked.layout, loaded, cwd);
  const ready = new StreamCheck(new ReadyText(text, checked), context, { kept: 0 });
  const hasRows = new ReadyRows(checked).count > 0 || checked.summary.rows === 0;
  const isAccepted = hasRows && verdictOf(ready).verdict === "accepted";
  const doubt = doubtOf(ready);
  const made = new MadePieces(text.mark, () => readyLines(checked));
  const result = await printOrWrite(made, file, options, cwd);
  const notes = () => [
    readyNote(made.counts, checked),
    ...made.counts.notes,
    ...(doubt ? [doubt] : []),
    ...uncheckedNotes(context),
  ];
  return { ...result, code: isAccepted ? 0 : 1, notes };
}

function readyNote({ rows }: MadeFile, { summary }: Pick<Checked, "summary">): string {
  const all = summary.rows;
  const left = all - rows;
  if (all === 0) return "The file has no rows yet.";
  if (left === 0) return `${capitalized(allRows(all))} ${all === 1 ? "is" : "are"} ready.`;
  const out = `${count(left, "row")} that would fail ${left === 1 ? "is" : "are"} left out`;
  return `${inDigits(rows)} of ${count(all, "row")} ${rows === 1 || all === 1 ? "is" : "are"} ready; ${out}.`;
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
