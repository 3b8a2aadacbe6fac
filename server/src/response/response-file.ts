import { type Checked, checkedInMemory, type Place, passesFilter, type RowFilter } from "../checker/checked.ts";
import type { Checker } from "../checker/checker.ts";
import { isBlank } from "../document/blank.ts";
import type { Row } from "../document/rows.ts";
import { FileError } from "../files/files.ts";
import { Messages } from "../rules/messages.ts";
import type { Finding } from "../rules/rule.ts";
import { joinReasons, reasonMaker } from "../rules/support/reasons.ts";
import type { Steps } from "../steps.ts";
import type { HeaderCell, Layout } from "../template/layout.ts";
import { responseColumns } from "../template/response-columns.ts";
import { copiedCells, csvLine, Lines, lineEnd } from "./csv.ts";

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
 * @param other also wants the findings of all rows, for which the file is then not read once more
 * @returns undefined if no row fails, and for a response file, which a retry file is made from
 */
export function responsePieces(
  checked: Checked,
  rows: "failed" | "all",
  other?: FindingsReader,
): Iterable<string> | undefined {
  if (checked.summary.failedRows === 0 || checked.layout.isResponse) return undefined;
  return piecesOf(checked, rows === "all" ? "all" : "failing", other);
}

/**
 * Makes sure that a file is no response file. Those of its rows that pass may have been created.
 * @throws FileError if it is one
 */
export function refuseResponse({ isResponse }: Layout, name: string): void {
  if (isResponse) throw new FileError(`${name} is a response file, not an import file.`);
}

/** Somebody who wants all findings of a file. */
export interface FindingsReader {
  readonly messages: Messages;
  /** Gets the findings of each row that has some, in the order of the file. */
  add(place: Place, findings: readonly Finding[]): void;
}

function* piecesOf(checked: Checked, filter: RowFilter, other: FindingsReader | undefined): Generator<string> {
  const headers = checked.layout.headers.map((cell) => cell.text);
  let width = headers.length;
  if (checked.mostCells > width) {
    for (const { row } of recordsOf(checked, filter)) width = Math.max(width, row.cellCount);
  }
  const newline = lineEnd(checked);
  const { delimiter } = checked.view(checked.header);
  const missing = (cellCount: number) => Array<string>(width - cellCount).fill("");
  yield csvLine([...headers, ...missing(headers.length), ...responseColumns], newline);
  const reasons = reasonWriter(checked.layout.headers, other?.messages);
  for (const place of checked.places(other && filter === "failing" ? "found" : filter)) {
    const { row, index } = place;
    const findings = checked.findingsOf(row);
    other?.add(place, findings);
    if (!isRecord(checked, place) || !passesFilter(filter, row.marks)) continue;
    const errors = findings.filter(isError);
    const status = errors.length > 0 ? statuses.failed : statuses.created;
    const added = [...missing(row.cellCount), String(index + 1), status, reasons(errors)];
    yield `${copiedCells(row, delimiter)},${csvLine(added, newline)}`;
  }
}

/** The rows that pass the filter, without the header row, any rows above it and blank rows. */
export function* recordsOf(checked: Checked, filter: RowFilter): Generator<Place> {
  for (const place of checked.places(filter)) if (isRecord(checked, place)) yield place;
}

function isRecord({ headerIndex }: Checked, { row, index }: Place): boolean {
  return index > headerIndex && !isBlank(row);
}

/** The errors of a row: the reasons why the platform would not create it. */
export function errorsOf(checked: Pick<Checked, "findingsOf">, row: Row): Finding[] {
  return checked.findingsOf(row).filter(isError);
}

function isError({ severity }: Finding): boolean {
  return severity === "error";
}

/** Writes the reasons of a row as one text. Each names its column, so that it can be located later. */
export function reasonWriter(
  headers: readonly HeaderCell[],
  messages: Messages = new Messages(),
): (errors: readonly Finding[]) => string {
  const reasonOf = reasonMaker(headers, (finding) => messages.of(finding));
  return (errors) => joinReasons(errors.map(reasonOf));
}
