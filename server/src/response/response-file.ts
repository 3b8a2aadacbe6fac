import { type Checked, checkedInMemory, type Place, type Which } from "../checker/checked.ts";
import type { Checker } from "../checker/checker.ts";
import { isBlank } from "../document/blank.ts";
import type { Row } from "../document/rows.ts";
import { FileError, type Files } from "../files/files.ts";
import { decodeFile, encodeFile, type FileText } from "../files/text.ts";
import type { Finding } from "../rules/rule.ts";
import type { HeaderCell } from "../template/layout.ts";
import { lineEnd, writeCsv } from "./csv.ts";
import { headerNamer, joinReasons } from "./reasons.ts";

/** The columns that a response file has besides the import file's own. */
const responseColumns = ["Row", "Status", "Reason for Failure"] as const;

/** The response file of a file that is in memory; see `responsePieces`. */
export function responseFile(checker: Checker, rows: "failed" | "all"): string | undefined {
  const pieces = responsePieces(checkedInMemory(checker), rows);
  return pieces && [...pieces].join("");
}

/**
 * The response file of a checked import file, line by line: its own columns, every failed row as typed, then the row's number as a
 * spreadsheet has it (the first row is 1), `Failed`, and the reasons. With `all`, passing rows too, as `Created`.
 * @returns undefined where no row fails
 */
export function responsePieces(checked: Checked, rows: "failed" | "all"): Iterable<string> | undefined {
  return checked.summary.failedRows === 0 ? undefined : piecesOf(checked, rows === "all" ? "all" : "failing");
}

function* piecesOf(checked: Checked, which: Which): Generator<string> {
  const headers = checked.layout.headers.map((cell) => cell.text);
  let width = headers.length;
  for (const { row } of recordsOf(checked, which)) width = Math.max(width, row.cellCount);
  const newline = lineEnd(checked);
  const line = (own: readonly string[], added: readonly string[]) =>
    writeCsv([[...own, ...Array<string>(width - own.length).fill(""), ...added]], newline);
  yield line(headers, responseColumns);
  const reasons = reasonWriter(checked.layout.headers);
  const view = checked.view(checked.header);
  for (const { row, index } of recordsOf(checked, which)) {
    const errors = errorsOf(checked, row);
    const status = errors.length > 0 ? "Failed" : "Created";
    yield line(view.load(row).values(), [String(index + 1), status, reasons(errors)]);
  }
}

function* recordsOf(checked: Checked, which: Which): Generator<Place> {
  for (const place of checked.places(which)) {
    if (place.index > checked.headerIndex && !isBlank(place.row)) yield place;
  }
}

/** The errors of a row: what the platform would not create it for. */
export function errorsOf(checked: Pick<Checked, "findingsOf">, row: Row): Finding[] {
  return checked.findingsOf(row).filter((finding) => finding.severity === "error");
}

/** Writes all reasons of a row, each naming its column so that it can be found again when the response file is opened. */
function reasonWriter(headers: readonly HeaderCell[]): (errors: readonly Finding[]) => string {
  const namedHeader = headerNamer(headers);
  const reason = (finding: Finding) => {
    const message = finding.rule.message(finding.data);
    const cell = headers[finding.cell];
    return !cell || namedHeader(message) === cell ? message : `${cell.text}: ${message}`;
  };
  return (errors) => joinReasons(errors.map(reason));
}

/**
 * Writes a response file, in the place of an earlier one if there is one.
 * @throws FileError where it cannot be written, or another file than a response file would be lost
 */
export async function writeResponse(files: Files, uri: string, name: string, file: FileText): Promise<void> {
  const replaced = await files.version(uri);
  keepOther(await textOf(files, uri), name);
  await files.write(uri, encodeFile(file), replaced);
}

/**
 * Sees to it that no other file than a response file is replaced.
 * @param earlier the text of the file that is there, or how it begins
 * @throws FileError where it would be lost
 */
export function keepOther(earlier: string | undefined, name: string): void {
  if (earlier === undefined || earlier === "" || isResponse(earlier)) return;
  throw new FileError(
    `${name} exists and is not a response file of an earlier run, so it is not replaced. Move it away, or choose another name (asioImport.response.fileName).`,
  );
}

/** Whether a response file of an earlier run is there. */
export async function isEarlierResponse(files: Files, uri: string): Promise<boolean> {
  return isResponse((await textOf(files, uri)) ?? "");
}

/** The text of a file that is there: none that could be a response file's where it cannot be read. */
async function textOf(files: Files, uri: string): Promise<string | undefined> {
  if (!(await files.exists(uri))) return undefined;
  try {
    return decodeFile(await files.read(uri), uri).text;
  } catch (error) {
    if (error instanceof FileError) return error.message;
    throw error;
  }
}

const responseHeader = new RegExp(`(?:^|,)${responseColumns.join(",")}(?:[\\r\\n]|$)`);

function isResponse(text: string): boolean {
  return responseHeader.test(text);
}
