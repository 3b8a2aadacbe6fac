import type { Checker } from "../checker/checker.ts";
import { FileError } from "../files/files.ts";
import { headerRepeated } from "../rules/header-repeated.ts";
import type { Steps } from "../steps.ts";
import { headersOf, type Template } from "../template/template.ts";
import { csvLine, Lines, lineEnd } from "./csv.ts";
import { errorsOf } from "./response-file.ts";
import { RetryTally } from "./retry-tally.ts";
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
  return templateFile(checker, lacking ? [] : passingRows(checker, split), () => splitReady(split.count));
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
 * may be part of a value that was split at a comma.
 * @throws FileError if the file is not a response file
 */
function* makingRetry(checker: Checker, name: string): Steps<TemplateFile> {
  if (!checker.layout.mayBeResponse) {
    throw new FileError(`${name} is not a response file: it has no status or reason column.`);
  }
  const tally = new RetryTally();
  const made = yield* templateFile(checker, rowsToRetry(checker, tally), () => tally.notes());
  return made.rows > 0 ? made : { ...made, nothing: `Nothing to retry: ${name} has no rows that failed.` };
}

function* rowsToRetry(checker: Checker, tally: RetryTally): Generator<TemplateRow> {
  const { headers } = checker.layout;
  const outcomes = new RowOutcomes(checker);
  const view = checker.view(checker.header);
  for (const row of checker.records()) {
    yield undefined;
    outcomes.scan(view.load(row));
  }
  for (const row of checker.records()) {
    view.load(row);
    const { outcome, word } = outcomes.outcomeOf(view);
    if (!tally.add(outcome, word, view.valueOf("Company Name"))) {
      yield undefined;
      continue;
    }
    const values = view.values();
    const beyond = values.filter((_, index) => (headers[index]?.text ?? "").trim() === "");
    const last = beyond.findLastIndex((value) => value !== "");
    yield [...underTemplate(checker, values), ...beyond.slice(0, last + 1)];
  }
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
