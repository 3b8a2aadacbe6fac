import type { Checker } from "../checker/checker.ts";
import { Kind } from "../document/characters.ts";
import { positionIn, type Range } from "../document/positions.ts";
import type { Row } from "../document/rows.ts";
import type { RowView } from "../rules/view.ts";
import type { Role } from "../template/columns.ts";

/** A row and the line that it starts on, from 0. On the empty line after the last line end, there is no row yet. */
interface RowLine {
  readonly row: Row | undefined;
  readonly line: number;
}

interface ReadRow extends RowLine {
  readonly view: RowView;
}

/** Converts UTF-16 offsets within a row to a range. */
export function rangeAt({ row, line }: RowLine, start: number, end: number): Range {
  if (!row) return { start: { line, character: start }, end: { line, character: end } };
  return { start: positionIn(row, start, line), end: positionIn(row, end, line) };
}

/** Like `rangeAt`, for a row whose line is not known. */
export function rangeIn(checker: Checker, row: Row, start: number, end: number): Range {
  return rangeAt(checker.placeOf(row), start, end);
}

/** The range of a row, without its line end. */
export function rowRange(place: ReadRow): Range {
  return rangeAt(place, 0, place.view.contentEnd);
}

/** The range from the start of one row to the end of another or the same one, without the line end. */
export function rowsRange(checker: Checker, first: Row, last: Row): Range {
  const { start } = rangeIn(checker, first, 0, 0);
  return { start, end: rangeIn(checker, last, 0, checker.view(last).contentEnd).end };
}

/** The range of a role's cell in a row; that of the whole row if it has no such cell. */
export function roleRange(place: ReadRow, role: Role): Range {
  const { start, end } = place.view.spanOf(role);
  return rangeAt(place, start, end);
}

/** The range of a role's value in a row, without its quotes. The row must have the cell. */
export function valueRange(checker: Checker, row: Row, role: Role): Range {
  const { kinds, start, end } = checker.view(row).at(checker.layout.cellOf(role));
  const quote = kinds & Kind.quoted ? 1 : 0;
  return rangeIn(checker, row, start + quote, end - quote);
}
