import type { Checker } from "../checker/checker.ts";
import { FileError } from "../files/files.ts";
import { headerRepeated } from "../rules/header-repeated.ts";
import { inDigits } from "../rules/support/wording.ts";
import type { Steps } from "../steps.ts";
import type { HeaderCell } from "../template/layout.ts";
import { isFailureColumn, isReasonColumn, isStatusColumn } from "../template/response-columns.ts";
import { headersOf, type Template } from "../template/template.ts";
import { csvLine, Lines, lineEnd } from "./csv.ts";
import { errorsOf } from "./response-file.ts";
import { SplitCompanies, splitReady, splitRetry } from "./split-companies.ts";

/** A file in the template's exact format, and how many records it holds. */
export interface TemplateFile {
  readonly text: string;
  readonly rows: number;
  /** What a person must know before it is uploaded, a sentence each. */
  readonly notes: readonly string[];
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

/** Values of a status column that say that the record was created, so that it must not be uploaded again. */
const created = new Set(["created", "success", "successful", "succeeded", "true", "yes", "ok", "passed"]);

/**
 * The rows of a response file that have yet to be created. A row with more cells than headers keeps them at its end:
 * to drop them would lose a part of a value that was split by a comma.
 * @throws FileError for what is no response file, by its name
 */
function makingRetry(checker: Checker, name: string): Steps<TemplateFile> {
  if (!checker.layout.mayBeResponse) {
    throw new FileError(`${name} is not a response file: it has no status or reason column.`);
  }
  const left = { split: new SplitCompanies(), silent: 0 };
  return templateFile(checker, failedRows(checker, left), () => [
    ...silentNotes(left.silent),
    ...splitRetry(left.split.count),
  ]);
}

function silentNotes(rows: number): string[] {
  if (rows === 0) return [];
  const which = rows === 1 ? "1 row without a reason is" : `${inDigits(rows)} rows without a reason are`;
  return [`${which} left out. The file has no status, so rows without a reason count as created.`];
}

/** @param left counts what is left out: companies with rows on both sides, and rows with neither status nor reason */
function* failedRows(checker: Checker, left: { split: SplitCompanies; silent: number }): Generator<TemplateRow> {
  const { headers } = checker.layout;
  const added = headers.filter((cell) => !cell.column);
  const statuses = added.filter((cell) => isStatusColumn(cell.text));
  const sure = added.filter((cell) => isFailureColumn(cell.text));
  const reasons = sure.length > 0 ? sure : added.filter((cell) => isReasonColumn(cell.text));
  const view = checker.view(checker.header);
  const isEmpty = (cells: readonly HeaderCell[]) => cells.every(({ index }) => view.value(index).trim() === "");
  let areTold = false;
  for (const row of checker.records()) {
    yield undefined;
    view.load(row);
    const hasStatus = !isEmpty(statuses);
    areTold = !hasStatus && (areTold || !isEmpty(reasons));
    if (hasStatus || (areTold && statuses.length === 0)) break;
  }
  for (const row of checker.records()) {
    const values = view.load(row).values();
    const isSilent = areTold && isEmpty(reasons);
    const isCreated = isSilent || statuses.some(({ index }) => created.has((values[index] ?? "").trim().toLowerCase()));
    left.split.add(view.valueOf("Company Name"), !isCreated);
    if (isSilent) left.silent += 1;
    if (isCreated) {
      yield undefined;
      continue;
    }
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
