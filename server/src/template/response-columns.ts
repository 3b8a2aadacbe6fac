import { headerKey } from "./headers.ts";

/** Columns that only a response file has, this extension's or the platform's; by `headerKey`. */
const failures = keys("error, error message, error messages, reason, reason for failure, failure reason");

/** Columns of it that give the reasons. */
const reasons = new Set([...failures, ...keys("message, remarks")]);

/** Those that tell which records were created. */
const statuses = keys("status, success, result");

/** Those that ask whether it was; *Created* and *Imported* alone make no response file, since they may hold dates. */
const questions = keys("success, created, imported");

const others = keys("comments, row, row number");

function keys(names: string): ReadonlySet<string> {
  return new Set(names.split(", ").map(headerKey));
}

/** Whether a header is one that response files add to the import file's own. */
export function isAddedColumn(header: string): boolean {
  return isReasonColumn(header) || isStatusColumn(header) || others.has(headerKey(header));
}

/** Whether a column has nothing but reasons for failure: no client has one of that name. */
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
 * Whether a header row is that of a response file: a list of clients may have a column *Status* or *Remarks* of its own,
 * but not two of the kind.
 */
export function isResponseHeader(headers: readonly string[]): boolean {
  const added = headers.filter(isAddedColumn);
  const tells = added.some((header) => isReasonColumn(header) || isStatusColumn(header));
  return tells && (added.length > 1 || failures.has(headerKey(added[0] ?? "")));
}

/** Whether a column of a response file asks whether the record was created, to be answered with yes or no. */
export function asksYesOrNo(header: string): boolean {
  return questions.has(headerKey(header));
}
