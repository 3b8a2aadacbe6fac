import { headerKey } from "./headers.ts";

/** Columns that only response files have, this extension's or the platform's; by `headerKey`. */
const failures = new Set([
  ...keys("errors, reason, reason for failure, failure reason"),
  ...pairs(
    "error, failure, validation error, import error",
    " , message, messages, description, detail, details, text, code",
  ),
]);

/** Columns with reasons for failure. */
const reasons = new Set([
  ...failures,
  ...pairs("import, validation", "message, messages"),
  ...keys("message, remarks"),
]);

/** Columns that tell which records were created. */
const statuses = new Set([
  ...pairs("import, validation, upload, processing, record, row", "status, result"),
  ...keys("status, success, result"),
]);

/** Columns that ask whether a record was created. *Created* and *Imported* alone may be dates and prove nothing. */
const questions = keys("success, created, imported");

const rowNumbers = keys("row, row number");

const others = new Set([...rowNumbers, ...keys("comments")]);

/** The columns that a response file of this extension adds to those of the import file, at its end. */
export const responseColumns = ["Row", "Status", "Reason for Failure"] as const;

function keys(names: string): ReadonlySet<string> {
  return new Set(names.split(", ").map(headerKey));
}

/** Each of the names with each of the endings. */
function pairs(names: string, endings: string): ReadonlySet<string> {
  return new Set(names.split(", ").flatMap((name) => endings.split(", ").map((end) => headerKey(`${name} ${end}`))));
}

/** Whether a header is one that response files add to those of the import file. */
export function isAddedColumn(header: string): boolean {
  return isReasonColumn(header) || isStatusColumn(header) || others.has(headerKey(header));
}

/** Whether a column certainly contains reasons for failure: a list of clients has no column of that name. */
export function isFailureColumn(header: string): boolean {
  return failures.has(headerKey(header));
}

export function isReasonColumn(header: string): boolean {
  return reasons.has(headerKey(header));
}

export function isStatusColumn(header: string): boolean {
  return statuses.has(headerKey(header));
}

/**
 * Whether a header row is that of a response file. A list of clients may itself have a column *Status* or *Remarks*, so
 * there must be two added columns, or one that is certain.
 */
export function isResponseHeader(headers: readonly string[]): boolean {
  const added = headers.filter(isAddedColumn);
  const hasReasonOrStatus = added.some((header) => isReasonColumn(header) || isStatusColumn(header));
  return hasReasonOrStatus && (added.length > 1 || failures.has(headerKey(added[0] ?? "")));
}

/** Whether a header row is that of a response file of this extension. */
export function isOwnResponse(headers: readonly string[]): boolean {
  const last = headers.slice(-responseColumns.length);
  return responseColumns.every((name, index) => last[index] === name);
}

/** Whether a column tells the number of a row in the import file. */
export function isRowColumn(header: string): boolean {
  return rowNumbers.has(headerKey(header));
}

/** Whether a response file's column answers with yes or no whether the record was created. */
export function asksYesOrNo(header: string): boolean {
  return questions.has(headerKey(header));
}
