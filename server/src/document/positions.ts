import { Kind } from "./characters.ts";
import type { Row } from "./rows.ts";

/** A position in the text: line and character from 0, in UTF-16 units, as in LSP. */
export interface Position {
  line: number;
  character: number;
}

export interface Range {
  start: Position;
  end: Position;
}

/** Line starts of rows with line breaks inside, which are few but may be long. */
const startsOfRows = new WeakMap<Row, readonly number[]>();

/** UTF-16 offsets in a row's text where its lines start. */
export function lineStarts(row: Row): readonly number[] {
  const known =
    startsOfRows.get(row) ??
    [0].concat(Array.from(row.text.matchAll(/\r\n|\n|\r/g), ({ index, 0: { length } }) => index + length));
  startsOfRows.set(row, known);
  return known;
}

/** The position of a UTF-16 offset in a row's text, if the row starts on line `line`. */
export function positionIn(row: Row, offset: number, line: number): Position {
  if (!(row.kinds & Kind.lineBreak) && offset <= row.length - (row.lines > 0 ? 1 : 0))
    return { line, character: offset };
  const starts = lineStarts(row);
  let breaks = 0;
  for (let above = starts.length; above - breaks > 1; ) {
    const middle = (breaks + above) >> 1;
    if ((starts[middle] as number) <= offset) breaks = middle;
    else above = middle;
  }
  return { line: line + breaks, character: offset - (starts[breaks] as number) };
}

export function isSamePosition(a: Position, b: Position): boolean {
  return a.line === b.line && a.character === b.character;
}
