import type { Checker } from "../checker/checker.ts";
import { allAtOnce, type Steps } from "../steps.ts";
import { isStatusColumn } from "../template/response-columns.ts";
import { headersOf, type Template } from "../template/template.ts";
import { csvLine, Lines, lineEnd } from "./csv.ts";
import { errorsOf } from "./response-file.ts";

/** A file in the template's exact format, and how many records it holds. */
export interface TemplateFile {
  readonly text: string;
  readonly rows: number;
}

/** A new import file: the template's header row. */
export function newFile(template: Template): string {
  return csvLine(headersOf(template), "\n");
}

/** As `makingReady`, all at once. */
export function readyFile(checker: Checker): TemplateFile {
  return allAtOnce(makingReady(checker));
}

/**
 * The rows that pass, as they are. None does where the file lacks a column that each of them needs, or where another
 * header row says that some stand under the wrong headers.
 */
export function makingReady(checker: Checker): Steps<TemplateFile> {
  const lacking =
    checker.layout.missing.some((column) => column.required) || checker.summary.refusals.has("header-repeated");
  return templateFile(checker, lacking ? [] : passingRows(checker));
}

function* passingRows(checker: Checker): Generator<TemplateRow> {
  const view = checker.view(checker.header);
  for (const row of checker.records()) {
    const passes = errorsOf(checker, row).length === 0;
    yield passes ? underTemplate(checker, view.load(row).values()) : undefined;
  }
}

/** Values of a status column that say that the record was created, so that it must not be uploaded again. */
const created = new Set(["created", "success", "successful", "succeeded", "true", "yes", "ok", "passed"]);

/** As `makingRetry`, all at once. */
export function retryFile(checker: Checker): TemplateFile {
  return allAtOnce(makingRetry(checker));
}

/**
 * The rows of a response file that have yet to be created. A row with more cells than headers keeps them at its end:
 * to drop them would lose a part of a value that was split by a comma.
 */
export function makingRetry(checker: Checker): Steps<TemplateFile> {
  return templateFile(checker, failedRows(checker));
}

function* failedRows(checker: Checker): Generator<TemplateRow> {
  const { headers } = checker.layout;
  const statuses = headers.filter((cell) => !cell.column && isStatusColumn(cell.text));
  const view = checker.view(checker.header);
  for (const row of checker.records()) {
    const values = view.load(row).values();
    if (statuses.some(({ index }) => created.has((values[index] ?? "").trim().toLowerCase()))) {
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

function* templateFile(checker: Checker, rows: Iterable<TemplateRow>): Steps<TemplateFile> {
  const newline = lineEnd(checker);
  const lines = new Lines();
  lines.add(csvLine(headersOf(checker.layout.template), newline));
  for (const row of rows) {
    if (row) lines.add(csvLine(row, newline));
    yield;
  }
  return { text: lines.text(), rows: lines.count - 1 };
}
