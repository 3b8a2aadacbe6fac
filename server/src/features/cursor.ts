import type { Checker } from "../checker/checker.ts";
import { decodeCell } from "../document/cells.ts";
import { Kind } from "../document/characters.ts";
import type { Position } from "../document/positions.ts";
import type { Row } from "../document/rows.ts";
import type { RowView } from "../rules/view.ts";
import type { Column } from "../template/columns.ts";

/** The cell at a position of the text. Offsets are in UTF-16 units from the start of the row. */
export interface CellPlace {
  /**
   * `header` is also the place of the header row in a file that has none. `record` includes blank lines. `above` is a
   * line above the header row.
   */
  readonly part: "header" | "record" | "above";
  /** Undefined on the empty line after the last line end, which is not a row yet. */
  readonly row: Row | undefined;
  /** The view of `row`; undefined if there is no row. */
  readonly view: RowView | undefined;
  /** Index of the row in the document, from 0; the number of rows if there is no row. */
  readonly rowIndex: number;
  /** The line that the row starts on, from 0. */
  readonly line: number;
  /** Whether the row is blank, see `isBlank`. */
  readonly blank: boolean;
  /** Index of the cell in the row, from 0. It can be beyond the last header. */
  readonly cell: number;
  /** The number of cells in the row; 1 in an empty one. */
  readonly cellCount: number;
  /** The template's column; undefined beyond the last header and under unknown headers. */
  readonly column: Column | undefined;
  /** The header above the cell, as written in the file; undefined beyond the last one. */
  readonly header: string | undefined;
  /** Start of the cell, including its quotes. */
  readonly start: number;
  readonly end: number;
  /** Offset of the position. */
  readonly offset: number;
  /** Start of the value, after an opening quote. */
  readonly valueStart: number;
  /** `open` while the closing quote is missing. */
  readonly quotes: "none" | "open" | "closed";
  /** Whether the position is between the quotes, if there are any. */
  readonly inValue: boolean;
  /** The decoded value, without its quotes. */
  readonly value: string;
  /** The part of the value before the position; empty before the opening quote. */
  readonly before: string;
}

/** Trigger characters for completion and signature help: the delimiters, and the quote that opens a cell. */
export const cellTriggers = [",", ";", "\t", '"'];

/**
 * The cell at a position of LSP (line and UTF-16 character, from 0); undefined below the last line. Works in half-typed
 * rows, on blank lines and on the empty line after the last line end. A position beyond the end of a line counts as
 * that end. Reads only one row, however long the file is.
 */
export function cellAt(checker: Checker, position: Position): CellPlace | undefined {
  const { document, layout } = checker;
  const { rows } = document;
  const place = rows.atLine(position.line);
  if (!place) return position.line === rows.lines ? notBegun(checker, position.line) : undefined;
  const { row, index: rowIndex, line } = place;
  const { text } = row;
  const view = checker.view(row);
  const offset = Math.min(document.offsetAt(position) - place.offset, view.contentEnd);
  const cell = cellIndex(view, offset);
  const { start, end, kinds } = view.at(cell);
  const raw = text.slice(start, end);
  const quotes = kinds & Kind.quoted ? "closed" : raw.startsWith('"') ? "open" : "none";
  const valueStart = quotes === "none" ? start : start + 1;
  const valueEnd = quotes === "closed" ? end - 1 : end;
  const value = (to: number) => valueBetween(text.slice(valueStart, to), quotes);
  return {
    part: row === checker.header || layout.headers.length === 0 ? "header" : partOf(checker, rowIndex),
    row,
    view,
    rowIndex,
    line,
    blank: view.isBlank,
    cell,
    cellCount: view.cellCount,
    column: layout.columns[cell],
    header: layout.headers[cell]?.text,
    start,
    end,
    offset,
    valueStart,
    quotes,
    inValue: offset >= valueStart && offset <= valueEnd,
    value: value(valueEnd),
    before: value(Math.max(valueStart, Math.min(offset, valueEnd))),
  };
}

function notBegun({ document, layout }: Checker, line: number): CellPlace {
  return {
    part: layout.headers.length === 0 ? "header" : "record",
    row: undefined,
    view: undefined,
    rowIndex: document.rows.size,
    line,
    blank: true,
    cell: 0,
    cellCount: 1,
    column: layout.columns[0],
    header: layout.headers[0]?.text,
    start: 0,
    end: 0,
    offset: 0,
    valueStart: 0,
    quotes: "none",
    inValue: true,
    value: "",
    before: "",
  };
}

function partOf({ document }: Checker, rowIndex: number): CellPlace["part"] {
  return rowIndex < document.headerIndex ? "above" : "record";
}

/** The cell at an offset, by binary search. An offset directly before a delimiter belongs to the cell before it. */
function cellIndex(view: RowView, offset: number): number {
  let index = 0;
  for (let above = view.cellCount; above - index > 1; ) {
    const middle = (index + above) >> 1;
    if (view.at(middle).start <= offset) index = middle;
    else above = middle;
  }
  return index;
}

/** Decodes the text between a cell's quotes. */
function valueBetween(text: string, quotes: CellPlace["quotes"]): string {
  return quotes === "none" ? text : decodeCell(`"${text}"`, Kind.quoted);
}
