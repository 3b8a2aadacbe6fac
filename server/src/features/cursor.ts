import type { Checker } from "../checker/checker.ts";
import { decodeCell } from "../document/cells.ts";
import { Kind } from "../document/characters.ts";
import { type Position, positionIn, type Range } from "../document/positions.ts";
import type { Row } from "../document/rows.ts";
import type { RowView } from "../rules/view.ts";
import type { Column } from "../template/columns.ts";

/** The cell that a position of the text lies in. Offsets are UTF-16, from the start of the row. */
export interface CellPlace {
  /**
   * What stands there: the header row, or the place of one in a file that has none; a record, also one that is not
   * begun (a blank line); or a line above the header row.
   */
  readonly part: "header" | "record" | "above";
  /** The row; undefined on the empty line behind the last line end, which is no row yet. */
  readonly row: Row | undefined;
  /** The row, read; undefined where there is none. */
  readonly view: RowView | undefined;
  /** Index of the row in the document, from 0; their number where the row is none yet. */
  readonly rowIndex: number;
  /** The line that the row starts on, from 0. */
  readonly line: number;
  /** Whether the row holds nothing, or nothing but delimiters. */
  readonly blank: boolean;
  /** Index of the cell in the row, from 0. It can lie beyond the last header. */
  readonly cell: number;
  /** Cells of the row: 1 where it is not begun. */
  readonly cellCount: number;
  /** The template's column that the cell belongs to; undefined beyond the last header and under unknown ones. */
  readonly column: Column | undefined;
  /** The header above the cell as the file has it; undefined beyond the last one. */
  readonly header: string | undefined;
  /** The cell, with its quotes. */
  readonly start: number;
  readonly end: number;
  /** Where the position lies. */
  readonly offset: number;
  /** Where the value begins: behind the opening quote, where the cell has one. */
  readonly valueStart: number;
  /** The quotes around the cell: `open` while the closing one is still to be typed. */
  readonly quotes: "none" | "open" | "closed";
  /** Whether the position lies in the value: not before the opening quote nor behind the closing one. */
  readonly inValue: boolean;
  /** The value, without enclosing quotes and with doubled quotes made single. */
  readonly value: string;
  /** The part of the value before the position; empty before the opening quote. */
  readonly before: string;
}

/**
 * The cell at a position (LSP's: line and UTF-16 character from 0). Works on any half-typed row, blank lines and the
 * empty line behind the last line end included; a position behind a line's end is taken as that end. It looks at one
 * row, however long the file is. Undefined below the last line.
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

/** The range of a stretch of the place's row, from UTF-16 offsets within it. */
export function rangeAt({ row, line }: CellPlace, start: number, end: number): Range {
  if (!row) return { start: { line, character: start }, end: { line, character: end } };
  return { start: positionIn(row, start, line), end: positionIn(row, end, line) };
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

/** A place on a delimiter's near side belongs to the cell before it. */
function cellIndex(view: RowView, offset: number): number {
  let index = 0;
  for (let above = view.cellCount; above - index > 1; ) {
    const middle = (index + above) >> 1;
    if (view.at(middle).start <= offset) index = middle;
    else above = middle;
  }
  return index;
}

/** A cell's text between its quotes as its value. */
function valueBetween(text: string, quotes: CellPlace["quotes"]): string {
  return quotes === "none" ? text : decodeCell(`"${text}"`, Kind.quoted);
}
