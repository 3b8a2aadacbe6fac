import type { Checker } from "../checker/checker.ts";
import { FileError } from "../files/files.ts";
import { headerRepeated } from "../rules/header-repeated.ts";
import type { Steps } from "../steps.ts";
import { isStatusColumn } from "../template/response-columns.ts";
import { headersOf, type Template } from "../template/template.ts";
import { csvLine, Lines, lineEnd } from "./csv.ts";
import { errorsOf } from "./response-file.ts";

/** A file in the template's exact format, and how many records it holds. */
export interface TemplateFile {
  readonly text: string;
  readonly rows: number;
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

/**
 * The rows of a response file that have yet to be created. A row with more cells than headers keeps them at its end:
 * to drop them would lose a part of a value that was split by a comma.
 * @throws FileError for what is no response file, by its name
 */
function makingRetry(checker: Checker, name: string): Steps<TemplateFile> {
  if (checker.layout.mayBeResponse) return templateFile(checker, failedRows(checker));
  throw new FileError(`${name} is not a response file: it has no status or reason column.`);
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
