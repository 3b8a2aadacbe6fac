import { headerKey } from "./headers.ts";

/** Columns of a response file, this extension's or the platform's, that give the reasons; by `headerKey`. */
const reasons = keys(
  "error, error message, error messages, reason, reason for failure, failure reason, message, remarks",
);

/** Those that tell which records were created. */
const statuses = keys("status, success, result");

const others = keys("comments, row, row number");

function keys(names: string): ReadonlySet<string> {
  return new Set(names.split(", ").map(headerKey));
}

/** Whether a header is one that response files add to the import file's own. */
export function isAddedColumn(header: string): boolean {
  return isReasonColumn(header) || isStatusColumn(header) || others.has(headerKey(header));
}

export function isReasonColumn(header: string): boolean {
  return reasons.has(headerKey(header));
}

export function isStatusColumn(header: string): boolean {
  return statuses.has(headerKey(header));
}

/** Whether a header row is that of a response file. */
export function isResponseHeader(headers: readonly string[]): boolean {
  return headers.some((header) => {
    const key = headerKey(header);
    return reasons.has(key) || statuses.has(key);
  });
}
