import type { Checker } from "../checker/checker.ts";
import { isStatusColumn } from "../template/response-columns.ts";
import type { Template } from "../template/template.ts";
import { lineEnd, writeCsv } from "./csv.ts";
import { errorsOf } from "./response-file.ts";

/** A file in the template's exact format, and how many records it holds. */
export interface TemplateFile {
  readonly text: string;
  readonly rows: number;
}

/** A new import file: the template's header row. */
export function newFile(template: Template): string {
  return writeCsv([template.columns.map((column) => column.header)], "\n");
}

/**
 * The rows that pass, as they are. None does where the file lacks a column that each of them needs, or where another
 * header row says that some stand under the wrong headers.
 */
export function readyFile(checker: Checker): TemplateFile {
  const lacking =
    checker.layout.missing.some((column) => column.required) || checker.summary.refusals.has("header-repeated");
  return templateFile(checker, lacking ? [] : passingRows(checker));
}

function* passingRows(checker: Checker): Generator<string[]> {
  const view = checker.view(checker.header);
  for (const row of checker.records()) {
    if (errorsOf(checker, row).length === 0) yield underTemplate(checker, view.load(row).values());
  }
}

/** Values of a status column that say that the record was created, so that it must not be uploaded again. */
const created = new Set(["created", "success", "successful", "succeeded", "true", "yes", "ok", "passed"]);

/**
 * The rows of a response file that have yet to be created. A row with more cells than headers keeps them at its end:
 * to drop them would lose a part of a value that was split by a comma.
 */
export function retryFile(checker: Checker): TemplateFile {
  return templateFile(checker, failedRows(checker));
}

function* failedRows(checker: Checker): Generator<string[]> {
  const { headers } = checker.layout;
  const statuses = headers.filter((cell) => !cell.column && isStatusColumn(cell.text));
  const view = checker.view(checker.header);
  for (const row of checker.records()) {
    const values = view.load(row).values();
    if (statuses.some(({ index }) => created.has((values[index] ?? "").trim().toLowerCase()))) continue;
    const beyond = values.filter((_, index) => (headers[index]?.text ?? "").trim() === "");
    const last = beyond.findLastIndex((value) => value !== "");
    yield [...underTemplate(checker, values), ...beyond.slice(0, last + 1)];
  }
}

/** The cells of a row of the file as the template has them. */
function underTemplate({ layout: { template, columns } }: Checker, values: readonly string[]): string[] {
  return template.columns.map((column) => values[columns.indexOf(column)] ?? "");
}

function templateFile(checker: Checker, rows: Iterable<string[]>): TemplateFile {
  const newline = lineEnd(checker);
  const header = checker.layout.template.columns.map((column) => column.header);
  const lines = [writeCsv([header], newline)];
  for (const row of rows) lines.push(writeCsv([row], newline));
  return { text: lines.join(""), rows: lines.length - 1 };
}
