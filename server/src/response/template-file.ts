import type { Checker } from "../checker/checker.ts";
import { isFilledAt } from "../document/read-cells.ts";
import type { Row } from "../document/rows.ts";
import { FileError } from "../files/files.ts";
import { listed } from "../listed.ts";
import { RowOutcomes } from "../rules/support/row-outcomes.ts";
import { inDigits, quoted } from "../rules/support/wording.ts";
import type { RowView } from "../rules/view.ts";
import type { Steps } from "../steps.ts";
import type { HeaderCell, Layout } from "../template/layout.ts";
import { asksYesOrNo, isAddedColumn } from "../template/response-columns.ts";
import { headersOf, type Template } from "../template/template.ts";
import { copiedLine, csvLine, lineEnd, type Making, makingText } from "./csv.ts";
import { KnownTexts } from "./known-texts.ts";
import { isRetried, RetryTally } from "./retry-tally.ts";
import { namelessCells } from "./shared-columns.ts";

/** What is counted while a file in the template's exact format is made. */
export interface MadeFile {
  /** Number of records. */
  readonly rows: number;
  /** What the user must know before uploading it, in sentences. */
  readonly notes: readonly string[];
  /** If there is nothing to upload, so that no file should be written: a sentence that says so. */
  readonly nothing?: string;
}

/** The retry file of a response file in memory. */
export function* makingRetry(checker: Checker, name: string): Steps<MadeFile & { readonly text: string }> {
  return yield* makingText(retryLines(checker, yield* readingOutcomes(checker, name), name));
}

/** A new import file, which contains only the template's header row. */
export function newFile(template: Template): string {
  return csvLine(headersOf(template), "\n");
}

/** A response file that is read but not checked. Its records may be valid only until the next one. */
type Response = Pick<Checker, "layout" | "header" | "view"> & { records(): Iterable<Row> };

/**
 * Learns from all rows of a response file how it marks outcomes.
 * @throws FileError if the file is not a response file, or has no records
 */
export function* readingOutcomes(response: Response, name: string): Steps<RowOutcomes> {
  const { layout } = response;
  const outcomes = new RowOutcomes(layout);
  const view = response.view(response.header);
  for (const row of response.records()) {
    yield;
    outcomes.scan(view.load(row));
  }
  if (!layout.mayBeResponse && !outcomes.hasStatus) {
    throw new FileError(`${name} is not a response file: it has no status or reason column.`);
  }
  if (!layout.columns.some((column) => column)) {
    throw new FileError(`${name} has none of the template's columns, so no retry file can be made from it.`);
  }
  return outcomes;
}

/**
 * The rows of a response file that were not created, or may not have been: the platform refuses a company that exists,
 * but nobody would notice one that is left out. A row with more cells than headers keeps them at its end, because they
 * may be part of a value that was split at a comma, unless that was the reason. A record is written once.
 */
export function* retryLines(response: Response, outcomes: RowOutcomes, name: string): Making<MadeFile> {
  const { layout } = response;
  const newline = lineEnd(response);
  const indexes = indexesOf(layout);
  const view = response.view(response.header);
  const tally = new RetryTally();
  // A response may have a row for each reason, and then repeats the record in each.
  const retried = new KnownTexts();
  let rows = 0;
  yield csvLine(headersOf(layout.template), newline);
  for (const row of response.records()) {
    view.load(row);
    if (!indexes.some((index) => isFilledAt(row, index)) || isSummary(view) || isHeader(view)) {
      tally.noRecords += 1;
      yield "";
      continue;
    }
    const { outcome, word } = outcomes.outcomeOf(view);
    const line = isRetried(outcome) ? copiedLine(row, [...indexes, ...beyond(view, outcomes)], newline) : "";
    if (line !== "" && !retried.add(line)) {
      tally.repeated += 1;
      yield "";
      continue;
    }
    tally.add(outcome, word, view);
    if (outcome === "failed" && outcomes.failsAsExisting(view)) tally.existing += 1;
    if (line !== "") rows += 1;
    yield line;
  }
  const notes = [...tally.notes(), ...unusedNote(layout, ({ text }) => !isAddedColumn(text) && !asksYesOrNo(text))];
  return rows > 0 ? { rows, notes } : { rows, notes, nothing: `Nothing to retry: ${name} has no rows that failed.` };
}

/** The cells without a header, unless they are part of the reason. */
function beyond(view: RowView, outcomes: RowOutcomes): number[] {
  return outcomes.isReasonSplit(view) ? [] : namelessCells(view);
}

const summaryLabel = /^[\p{L} ]+[:=]\s*[\d.,]+$|^(?:grand |sub)?totals?(?: \p{L}+)?:?$/iu;

/** Whether a row only counts records, such as `Total: 3,Failed: 2` below them. */
export function isSummary(view: RowView): boolean {
  let [hasLabel, hasNumber] = [false, false];
  for (let index = 0; index < view.cellCount; index++) {
    const text = view.value(index).trim();
    if (text === "") continue;
    const isLabel = summaryLabel.test(text);
    if (!isLabel && !/^[\d.,]+$/.test(text)) return false;
    hasLabel ||= isLabel;
    hasNumber ||= /\d$/.test(text);
  }
  return hasLabel && hasNumber;
}

/** Whether a row repeats the header row, as in responses that were put together. */
export function isHeader(view: RowView): boolean {
  return view.layout.headers.every(({ text }, index) => text === view.value(index));
}

/** The note on columns of a file that the template does not have, and that are therefore left out. */
export function unusedNote({ headers }: Layout, counts: (cell: HeaderCell) => boolean): string[] {
  const unused = headers.filter((cell) => !cell.column && cell.text.trim() !== "" && counts(cell));
  return leftOutColumns(
    unused.map(({ text }) => text),
    "the template",
  );
}

/** Most columns that are named in a note. */
const maxNamed = 5;

/** The note on columns with these headers, which are left out because something does not have them. */
export function leftOutColumns(headers: readonly string[], what: string): string[] {
  if (headers.length === 0) return [];
  const named = headers.slice(0, maxNamed).map(quoted);
  const more = headers.length - named.length;
  const names = listed(more > 0 ? [...named, `${inDigits(more)} more`] : named);
  return [
    headers.length === 1
      ? `Column ${names} is left out, because ${what} does not have it.`
      : `Columns ${names} are left out, because ${what} does not have them.`,
  ];
}

/** The cells of each row, in the order of the template's columns; -1 for one that the file lacks. */
export function indexesOf({ template, columns }: Layout): number[] {
  return template.columns.map((column) => columns.indexOf(column));
}
