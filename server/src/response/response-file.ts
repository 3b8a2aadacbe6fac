import { type Checked, checkedInMemory, type Place, type RowFilter } from "../checker/checked.ts";
import type { Checker } from "../checker/checker.ts";
import { isBlank } from "../document/blank.ts";
import type { Row } from "../document/rows.ts";
import type { Finding } from "../rules/rule.ts";
import type { Steps } from "../steps.ts";
import type { HeaderCell } from "../template/layout.ts";
import { csvLine, Lines, lineEnd } from "./csv.ts";
import { headerNamer, joinReasons } from "./reasons.ts";

/** The columns that a response file adds to those of the import file. */
export const responseColumns = ["Row", "Status", "Reason for Failure"] as const;

/** The values of `Status`. */
export const statuses = { failed: "Failed", created: "Created" } as const;

/** The response file of a file in memory, step by step; see `responsePieces`. */
export function* respondingTo(checker: Checker, rows: "failed" | "all"): Steps<string | undefined> {
  const pieces = responsePieces(checkedInMemory(checker), rows);
  if (!pieces) return undefined;
  const lines = new Lines();
  for (const line of pieces) {
    lines.add(line);
    yield;
  }
  return lines.text();
}

/**
 * The response file of a checked import file, line by line. Each failed row has its own cells as typed, then its row
 * number as in a spreadsheet (the first row of the file is 1), `Failed` and the reasons. With `all`, passing rows are
 * included as `Created`.
 * @returns undefined if no row fails, and for a response file, which a retry file is made from
 */
export function responsePieces(checked: Checked, rows: "failed" | "all"): Iterable<string> | undefined {
  if (checked.summary.failedRows === 0 || checked.layout.isResponse) return undefined;
  return piecesOf(checked, rows === "all" ? "all" : "failing");
}

function* piecesOf(checked: Checked, filter: RowFilter): Generator<string> {
  const headers = checked.layout.headers.map((cell) => cell.text);
  let width = headers.length;
  for (const { row } of recordsOf(checked, filter)) width = Math.max(width, row.cellCount);
  const newline = lineEnd(checked);
  const line = (own: readonly string[], added: readonly string[]) =>
    csvLine([...own, ...Array<string>(width - own.length).fill(""), ...added], newline);
  yield line(headers, responseColumns);
  const reasons = reasonWriter(checked.layout.headers);
  const view = checked.view(checked.header);
  for (const { row, index } of recordsOf(checked, filter)) {
    const errors = errorsOf(checked, row);
    const status = errors.length > 0 ? statuses.failed : statuses.created;
    yield line(view.load(row).values(), [String(index + 1), status, reasons(errors)]);
  }
}

/** The rows that pass the filter, without the header row, any rows above it and blank rows. */
export function* recordsOf(checked: Checked, filter: RowFilter): Generator<Place> {
  for (const place of checked.places(filter)) {
    if (place.index > checked.headerIndex && !isBlank(place.row)) yield place;
  }
}

/** The errors of a row: the reasons why the platform would not create it. */
export function errorsOf(checked: Pick<Checked, "findingsOf">, row: Row): Finding[] {
  return checked.findingsOf(row).filter((finding) => finding.severity === "error");
}

/** Writes the reasons of a row as one text. Each names its column, so that `reasonsIn` can locate it later. */
export function reasonWriter(headers: readonly HeaderCell[]): (errors: readonly Finding[]) => string {
  const namedHeader = headerNamer(headers);
  const reason = (finding: Finding) => {
    const message = finding.rule.message(finding.data);
    const cell = headers[finding.cell];
    return !cell || namedHeader(message) === cell ? message : `${cell.text}: ${message}`;
  };
  return (errors) => joinReasons(errors.map(reason));
}
