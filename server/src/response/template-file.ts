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

/** A file in the template's exact format, and how many records it holds. */
export interface TemplateFile {
  readonly text: string;
  readonly rows: number;
  /** What a person must know before it is uploaded, a sentence each. */
  readonly notes: readonly string[];
  /** That there is nothing to upload, so that no file is to be written; a sentence. */
  readonly nothing?: string;
}

/** What can be made of a checked file, by what stands before `.csv` in its name. */
export const makers: Readonly<Record<"retry" | "ready", (checker: Checker, name: string) => Steps<TemplateFile>>> = {
  retry: makingRetry,
  ready: makingReady,
};

/** A new import file: the template's header row. */
export function newFile(template: Template): string {
  return csvLine(headersOf(template), "\n");
}

/**
 * The rows that pass, as they are. None does where the file lacks a column that each of them needs, or where another
 * header row says that some stand under the wrong headers.
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
 * The rows of a response file that have yet to be created, and those of which it does not tell: a company that exists is
 * refused aloud, while one that is left out is missed by nobody. A row with more cells than headers keeps them at its end:
 * to drop them would lose a part of a value that was split by a comma.
 * @throws FileError for what is no response file, by its name
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
    outcomes.look(view.load(row));
  }
  for (const row of checker.records()) {
    view.load(row);
    const { outcome, word } = outcomes.of(view);
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

/** The cells of a row of the file as the template has them. */
function underTemplate({ layout: { template, columns } }: Checker, values: readonly string[]): string[] {
  return template.columns.map((column) => values[columns.indexOf(column)] ?? "");
}

/** The cells of a row; undefined for one that is left out. */
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
