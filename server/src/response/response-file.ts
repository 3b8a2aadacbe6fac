import type { Checker } from "../checker/checker.ts";
import { isBlank } from "../document/document.ts";
import type { Row } from "../document/rows.ts";
import { FileError, type Files } from "../files/files.ts";
import { decodeFile, encodeFile, type FileText } from "../files/text.ts";
import type { Finding } from "../rules/rule.ts";
import type { HeaderCell } from "../template/layout.ts";
import { lineEnd, writeCsv } from "./csv.ts";
import { headerNamer, reasonSeparator } from "./reasons.ts";

/** The columns that a response file has besides the import file's own. */
const responseColumns = ["Row", "Status", "Reason for Failure"] as const;

/**
 * The response file of a checked import file: its own columns, every failed row as typed, then the row's number as a
 * spreadsheet has it (the first row is 1), `Failed`, and the reasons. With `all`, passing rows too, as `Created`.
 * @returns undefined where no row fails
 */
export function responseFile(checker: Checker, rows: "failed" | "all"): string | undefined {
  if (checker.summary.failedRows === 0) return undefined;
  const { header, layout, document } = checker;
  const view = checker.view(header);
  const chosen: { row: Row; number: number; errors: Finding[] }[] = [];
  let width = layout.headers.length;
  let number = 0;
  for (const row of document.rows) {
    number++;
    if (row === header || isBlank(row.text)) continue;
    const errors = errorsOf(checker, row);
    if (errors.length === 0 && rows === "failed") continue;
    chosen.push({ row, number, errors });
    width = Math.max(width, view.load(row).cellCount);
  }
  const newline = lineEnd(checker);
  const line = (own: readonly string[], added: readonly string[]) =>
    writeCsv([[...own, ...Array<string>(width - own.length).fill(""), ...added]], newline);
  const reasons = reasonWriter(layout.headers);
  const records = chosen.map(({ row, number, errors }) => {
    const status = errors.length > 0 ? "Failed" : "Created";
    return line(view.load(row).values(), [String(number), status, reasons(errors)]);
  });
  const headers = layout.headers.map((cell) => cell.text);
  return line(headers, responseColumns) + records.join("");
}

/** The errors of a row: what the platform would not create it for. */
export function errorsOf(checker: Checker, row: Row): Finding[] {
  return checker.findingsOf(row).filter((finding) => finding.severity === "error");
}

/** Writes all reasons of a row, each naming its column so that it can be found again when the response file is opened. */
function reasonWriter(headers: readonly HeaderCell[]): (errors: readonly Finding[]) => string {
  const namedHeader = headerNamer(headers);
  const reason = (finding: Finding) => {
    const message = finding.rule.message(finding.data);
    const cell = headers[finding.cell];
    return !cell || namedHeader(message) === cell ? message : `${cell.text}: ${message}`;
  };
  return (errors) => errors.map(reason).join(reasonSeparator);
}

/**
 * Writes a response file, in the place of an earlier one if there is one.
 * @throws FileError where it cannot be written, or another file than a response file would be lost
 */
export async function writeResponse(files: Files, uri: string, name: string, file: FileText): Promise<void> {
  const earlier = await textOf(files, uri);
  if (earlier !== undefined && earlier !== "" && !isResponse(earlier)) {
    throw new FileError(
      `${name} exists and is no response file of an earlier run: it is not replaced. Move it away, or choose another name (asioImport.response.fileName).`,
    );
  }
  await files.write(uri, encodeFile(file));
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
