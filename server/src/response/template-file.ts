import type { Checker } from "../checker/checker.ts";
import { FileError } from "../files/files.ts";
import { listed } from "../listed.ts";
import { headerRepeated } from "../rules/header-repeated.ts";
import { inDigits, quoted } from "../rules/support/wording.ts";
import type { Steps } from "../steps.ts";
import type { HeaderCell, Layout } from "../template/layout.ts";
import { asksYesOrNo, isAddedColumn } from "../template/response-columns.ts";
import { headersOf, type Template } from "../template/template.ts";
import { csvLine, Lines, lineEnd } from "./csv.ts";
import { errorsOf } from "./response-file.ts";
import { isRetried, RetryTally } from "./retry-tally.ts";
import { RowOutcomes } from "./row-outcomes.ts";
import { SplitCompanies, splitReady } from "./split-companies.ts";

/** A file in the template's exact format, and its number of records. */
export interface TemplateFile {
  readonly text: string;
  readonly rows: number;
  /** What the user must know before uploading it, in sentences. */
  readonly notes: readonly string[];
  /** If there is nothing to upload, so that no file should be written: a sentence that says so. */
  readonly nothing?: string;
}

/** The files that can be made from a checked file, by the part before `.csv` in their names. */
export const makers: Readonly<Record<"retry" | "ready", (checker: Checker, name: string) => Steps<TemplateFile>>> = {
  retry: makingRetry,
  ready: makingReady,
};

/** A new import file, which contains only the template's header row. */
export function newFile(template: Template): string {
  return csvLine(headersOf(template), "\n");
}

/**
 * The rows that pass, unchanged. None does if the file lacks a required column, or if a second header row shows that
 * some rows are under the wrong headers.
 */
function makingReady(checker: Checker): Steps<TemplateFile> {
  const lacking =
    checker.layout.missing.some((column) => column.required) || checker.summary.refusals.has(headerRepeated);
  const split = new SplitCompanies();
  return templateFile(checker, lacking ? [] : passingRows(checker, split), () => [
    ...splitReady(split.count),
    ...unusedNote(checker.layout, (cell) => !checker.layout.isAdded(cell)),
  ]);
}

function* passingRows(checker: Checker, split: SplitCompanies): Generator<TemplateRow> {
  const view = checker.view(checker.header);
  for (const row of checker.records()) {
    const passes = errorsOf(checker, row).length === 0;
    split.add(view.load(row).valueOf("Company Name"), passes);
    yield passes ? underTemplate(checker, view.values()) : undefined;
  }
}

/**
 * The rows of a response file that were not created, or may not have been: the platform refuses a company that exists,
 * but nobody would notice one that is left out. A row with more cells than headers keeps them at its end, because they
 * may be part of a value that was split at a comma, unless that was the reason. A record is written once.
 * @throws FileError if the file is not a response file, or has no records
 */
function* makingRetry(checker: Checker, name: string): Steps<TemplateFile> {
  const { layout } = checker;
  const outcomes = new RowOutcomes(checker);
  const view = checker.view(checker.header);
  for (const row of checker.records()) {
    yield;
    outcomes.scan(view.load(row));
  }
  if (!layout.mayBeResponse && !outcomes.hasStatus) {
    throw new FileError(`${name} is not a response file: it has no status or reason column.`);
  }
  if (!layout.columns.some((column) => column)) {
    throw new FileError(`${name} has none of the template's columns, so no retry file can be made from it.`);
  }
  const tally = new RetryTally();
  const made = yield* templateFile(checker, rowsToRetry(checker, outcomes, tally), () => [
    ...tally.notes(),
    ...unusedNote(layout, ({ text }) => !isAddedColumn(text) && !asksYesOrNo(text)),
  ]);
  return made.rows > 0 ? made : { ...made, nothing: `Nothing to retry: ${name} has no rows that failed.` };
}

function* rowsToRetry(checker: Checker, outcomes: RowOutcomes, tally: RetryTally): Generator<TemplateRow> {
  const { headers } = checker.layout;
  const view = checker.view(checker.header);
  // A response may have a row for each reason, and then repeats the record in each.
  const retried = new Set<string>();
  for (const row of checker.records()) {
    const values = view.load(row).values();
    const own = underTemplate(checker, values);
    const isRecord = own.some((value) => value.trim() !== "") && !isSummary(values) && !isHeader(values, headers);
    const { outcome, word } = outcomes.outcomeOf(view);
    const beyond = values.filter((_, index) => (headers[index]?.text ?? "").trim() === "");
    const last = outcomes.isReasonSplit(view) ? -1 : beyond.findLastIndex((value) => value !== "");
    const cells = [...own, ...beyond.slice(0, last + 1)];
    const key = csvLine(cells, "");
    if (!isRecord) tally.noRecords += 1;
    else if (isRetried(outcome) && retried.has(key)) tally.repeated += 1;
    else if (tally.add(outcome, word, view.valueOf("Company Name"))) {
      retried.add(key);
      yield cells;
      continue;
    }
    yield undefined;
  }
}

const summaryLabel = /^[\p{L} ]+[:=]\s*[\d.,]+$|^(?:grand |sub)?totals?(?: \p{L}+)?:?$/iu;

/** Whether a row only counts records, such as `Total: 3,Failed: 2` below them. */
function isSummary(values: readonly string[]): boolean {
  const texts = values.map((value) => value.trim()).filter((text) => text !== "");
  return (
    texts.some((text) => summaryLabel.test(text)) &&
    texts.some((text) => /\d$/.test(text)) &&
    texts.every((text) => summaryLabel.test(text) || /^[\d.,]+$/.test(text))
  );
}

/** Whether a row repeats the header row, as in responses that were put together. */
function isHeader(values: readonly string[], headers: readonly HeaderCell[]): boolean {
  return headers.every(({ text }, index) => text === (values[index] ?? ""));
}

/** Most columns that are named in a note. */
const maxNamed = 5;

/** The note on columns of a file that the template does not have, and that are therefore left out. */
function unusedNote({ headers }: Layout, counts: (cell: HeaderCell) => boolean): string[] {
  const unused = headers.filter((cell) => !cell.column && cell.text.trim() !== "" && counts(cell));
  if (unused.length === 0) return [];
  const named = unused.slice(0, maxNamed).map(({ text }) => quoted(text));
  const more = unused.length - named.length;
  const names = listed(more > 0 ? [...named, `${inDigits(more)} more`] : named);
  return [
    unused.length === 1
      ? `Column ${names} is left out, because the template does not have it.`
      : `Columns ${names} are left out, because the template does not have them.`,
  ];
}

/** A row's cells, in the order of the template's columns. */
function underTemplate({ layout: { template, columns } }: Checker, values: readonly string[]): string[] {
  return template.columns.map((column) => values[columns.indexOf(column)] ?? "");
}

/** The cells of a row; undefined if it is left out. */
type TemplateRow = string[] | undefined;

function* templateFile(checker: Checker, rows: Iterable<TemplateRow>, notes: () => string[]): Steps<TemplateFile> {
  const newline = lineEnd(checker);
  const lines = new Lines();
  lines.add(csvLine(headersOf(checker.layout.template), newline));
  for (const row of rows) {
    if (row) lines.add(csvLine(row, newline));
    yield;
  }
  return { text: lines.text(), rows: lines.count - 1, notes: notes() };
}
