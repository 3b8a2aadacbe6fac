import { encodeCell } from "../document/cells.ts";
import type { Row, RowPlace } from "../document/rows.ts";
import { FileError } from "../files/files.ts";
import type { OffsetEdit } from "../fixes/edits.ts";
import { RowOutcomes } from "../rules/support/row-outcomes.ts";
import { count, inDigits, quoted, shorten } from "../rules/support/wording.ts";
import type { RowView } from "../rules/view.ts";
import type { Steps } from "../steps.ts";
import { CorrectionPlaces } from "./correction-places.ts";
import type { CsvFile } from "./csv-file.ts";
import { refuseResponse } from "./response-file.ts";
import { siteLabel } from "./row-places.ts";
import { isChanged, isDamagedCopy, namelessValues, SharedColumns } from "./shared-columns.ts";
import { isHeader, isSummary, leftOutColumns } from "./template-file.ts";

/** A row of the corrected file that has no place in the import file, or more than one. */
export interface RefusedRow {
  /** Its index and its first line in the corrected file, from 0. */
  readonly index: number;
  readonly line: number;
  /** Which company and site it means. */
  readonly label: string;
  /** Why it is refused, as the end of a sentence. */
  readonly why: string;
}

/** What corrected rows change in the import file. */
export interface Corrections {
  /** Edits of the import file's text, in its order: one for each changed cell. */
  readonly edits: readonly OffsetEdit[];
  /** Number of rows that change, and of those that are the same already. */
  readonly rows: number;
  readonly same: number;
  readonly refused: readonly RefusedRow[];
  /** What to know, in sentences. */
  readonly notes: readonly string[];
}

/**
 * Puts the rows of a corrected file (a response, retry or rest file, or any other with the import file's columns) back
 * into their places in the import file. Only cells with other values are changed, and only in columns that both files
 * have. Rows that the corrected file lacks stay.
 * @param into the import file
 * @param from the corrected file
 * @throws FileError if no row could be found, or if corrections could change more than their cells
 */
export function* mergingCorrections(into: CsvFile, from: CsvFile): Steps<Corrections> {
  refuseResponse(into.layout, into.name);
  const columns = new SharedColumns(into.layout, from.layout);
  if (!columns.canFind) {
    throw new FileError(
      `${from.name} and ${into.name} must both have Company ID or Company Name, and Site ID or Site Name: rows are found by them.`,
    );
  }
  const outcomes = new RowOutcomes(from.layout);
  const nameless = (view: RowView) => (outcomes.isReasonSplit(view) ? [] : namelessValues(view));
  const view = from.view();
  const rows: RowPlace[] = [];
  const unused = new Set<string>();
  for (const place of from.records()) {
    view.load(place.row);
    if (!isHeader(view) && !isSummary(view)) {
      rows.push(place);
      for (const { index, text, column } of columns.onlyFrom)
        if (!column && view.value(index).trim() !== "") unused.add(text);
    }
    yield;
  }
  const placed = yield* new CorrectionPlaces(into, from, columns, nameless).find(rows);
  const cells = new CellEdits(into, columns, nameless);
  const refused: RefusedRow[] = [];
  let [changed, same] = [0, 0];
  for (const each of placed) {
    yield;
    const { row, index, line } = each.row;
    if ("isSame" in each) {
      same++;
      continue;
    }
    const result = "why" in each ? each.why : cells.add(each.place, view.load(row));
    if (typeof result === "string") refused.push({ index, line, label: labelOf(view.load(row)), why: result });
    else if (result > 0) changed++;
    else same++;
  }
  const { edits } = cells;
  if (into.document.rows.hasOpenQuote && edits.some(({ text }) => text.includes('"'))) {
    throw new FileError(`${into.name} has a quote that is not closed. Fix it first: a correction could close it.`);
  }
  const notes = [...cells.notes(), ...leftOutColumns([...unused], into.name)];
  return { edits: edits.sort((a, b) => a.start - b.start), rows: changed, same, refused, notes };
}

/** Collects the edits of cells. */
class CellEdits {
  readonly edits: OffsetEdit[] = [];
  readonly #into: CsvFile;
  readonly #columns: SharedColumns;
  readonly #view: RowView;
  readonly #nameless: (view: RowView) => string[];
  /** Number of cells that a spreadsheet has damaged, and an example. */
  #damaged = 0;
  #example = "";

  constructor(into: CsvFile, columns: SharedColumns, nameless: (view: RowView) => string[]) {
    this.#into = into;
    this.#columns = columns;
    this.#view = into.view();
    this.#nameless = nameless;
  }

  /**
   * Adds the edits that give the row at an index the values of a corrected row.
   * @returns their number, or why they cannot be made
   */
  add(index: number, from: RowView): number | string {
    const row = this.#into.document.rows.at(index);
    if (!row) return 0;
    const into = this.#view.load(row);
    const problem = this.#misfit(into, from);
    if (problem !== undefined) return problem;
    const { offset } = this.#into.document.rows.placeOf(row);
    const before = this.edits.length;
    let added = "";
    let cells = row.cellCount;
    for (const column of this.#columns.all) {
      const [value, corrected] = [into.value(column.into), from.value(column.from)];
      if (!isChanged(value, corrected)) continue;
      if (isDamagedCopy(value, corrected)) {
        this.#damaged++;
        this.#example ||= `${quoted(value)}, which became ${quoted(corrected)}`;
      } else if (column.into < row.cellCount) {
        // A file in which all cells are in quotes stays so.
        into.keepsQuotes = this.#into.document.rows.hasOpenQuote || encodeCell(value, into.delimiter) === value;
        const { start, end, text } = into.at(column.into).replace(corrected);
        this.edits.push({ start: offset + start, end: offset + end, text });
      } else {
        added += into.delimiter.repeat(column.into - cells + 1) + encodeCell(corrected, into.delimiter);
        cells = column.into + 1;
      }
    }
    const end = offset + into.contentEnd;
    if (added !== "") this.edits.push({ start: end, end, text: added });
    else if (this.#hasOtherCells(into, from))
      this.edits.push({ start: offset + lastHeaderEnd(row, into), end, text: "" });
    return this.edits.length - before;
  }

  /** Why the cells of two rows may not be in the same columns. */
  #misfit(into: RowView, from: RowView): string | undefined {
    const homeless = this.#columns.homeless(from);
    if (homeless) return `it has a value in ${quoted(homeless.text)}, a column that ${this.#into.name} does not have`;
    const lastColumn = Math.max(...this.#columns.all.map((column) => column.from));
    if (from.cellCount <= lastColumn) return "it has fewer cells than its header row";
    const hasOther = this.#hasOtherCells(into, from);
    if (hasOther && this.#nameless(from).length > 0) return "it has more cells than its header row";
    if (!hasOther && into.cellCount >= into.layout.headers.length) return undefined;
    const isMixed = this.#columns.onlyInto.some(({ index }) => into.value(index) !== "");
    const isBetween =
      hasOther && into.layout.headers.some(({ index, text }) => text.trim() === "" && into.value(index) !== "");
    if (!isMixed && !isBetween) return undefined;
    return `its row in ${this.#into.name} does not have as many cells as the header row, and has other columns`;
  }

  /** Whether the corrected row no longer has the same cells beyond the headers. */
  #hasOtherCells(into: RowView, from: RowView): boolean {
    const [one, other] = [namelessValues(into), this.#nameless(from)];
    return one.length !== other.length || one.some((value, at) => value !== other[at]);
  }

  notes(): string[] {
    if (this.#damaged === 0) return [];
    const [cells, them] =
      this.#damaged === 1
        ? ["1 cell stays as it is", "it"]
        : [`${inDigits(this.#damaged)} cells stay as they are`, "them"];
    return [`${cells}, because a spreadsheet has changed ${them}: ${this.#example}.`];
  }
}

/** Offset from the row's start of the end of the last cell that has a header. */
function lastHeaderEnd(row: Row, { layout: { headers } }: RowView): number {
  return row.cellEnd(headers.length - 1) - row.start;
}

function labelOf(view: RowView): string {
  return siteLabel(view, (name) => shorten(name, 40)) || "no name";
}

/** What corrections change in the import file with this name, as a sentence. */
export function correctedNote({ rows, edits, same }: Corrections, into: string): string {
  const corrected = `${count(rows, "row")} of ${into} corrected (${count(edits.length, "cell")})`;
  const rest = same > 0 ? `, ${same === 1 ? "1 row is" : `${inDigits(same)} rows are`} the same already` : "";
  return rows > 0 ? `${corrected}${rest}.` : `Nothing to correct in ${into}${rest}.`;
}
