import type { Checker } from "../checker/checker.ts";
import { Kind } from "../document/characters.ts";
import { positionIn, type Range } from "../document/positions.ts";
import type { Row } from "../document/rows.ts";
import type { RowView } from "../rules/view.ts";
import type { Role } from "../template/columns.ts";

/** A row, and the line that it starts on, from 0; the empty line behind the last line end is no row yet. */
interface RowLine {
  readonly row: Row | undefined;
  readonly line: number;
}

/** A row that is read, and the line that it starts on. */
interface ReadRow extends RowLine {
  readonly view: RowView;
}

/** The range of a stretch of a row, from UTF-16 offsets within the row. */
export function rangeAt({ row, line }: RowLine, start: number, end: number): Range {
  if (!row) return { start: { line, character: start }, end: { line, character: end } };
  return { start: positionIn(row, start, line), end: positionIn(row, end, line) };
}

/** As `rangeAt`, of any row of a file. */
export function rangeIn(checker: Checker, row: Row, start: number, end: number): Range {
  return rangeAt(checker.placeOf(row), start, end);
}

/** Where a row stands, without its line end. */
export function rowRange(place: ReadRow): Range {
  return rangeAt(place, 0, place.view.contentEnd);
}

/** From the start of a row to the end of another or the same one, without its line end. */
export function rowsRange(checker: Checker, first: Row, last: Row): Range {
  const { start } = rangeIn(checker, first, 0, 0);
  return { start, end: rangeIn(checker, last, 0, checker.view(last).contentEnd).end };
}

/** Where the cell of a part stands in a row; the whole row where it has none. */
export function roleRange(place: ReadRow, role: Role): Range {
  const { start, end } = place.view.spanOf(role);
  return rangeAt(place, start, end);
}

/** Where the value of a part stands in a row that has its cell: without the quotes around it. */
export function valueRange(checker: Checker, row: Row, role: Role): Range {
  const { kinds, start, end } = checker.view(row).at(checker.layout.cellOf(role));
  const quote = kinds & Kind.quoted ? 1 : 0;
  return rangeIn(checker, row, start + quote, end - quote);
}
