import type { Checker } from "../checker/checker.ts";
import { Kind } from "../document/characters.ts";
import type { Position } from "../document/positions.ts";
import type { RowPlace } from "../document/rows.ts";
import { type CellPlace, cellAt } from "./cursor.ts";
import { rangeAt } from "./places.ts";

/** Where the cursor goes when it leaves a cell. */
export interface CellMove {
  /** After `insert` was inserted. */
  position: Position;
  /** What the file lacks there, to insert first: a delimiter or a line end. */
  insert?: { at: Position; text: string };
}

/**
 * The end of the next cell, inside its quotes. After a row's last cell comes the next row. In the last row, a cell that
 * the row lacks is added, and after its last column a new row, as in a spreadsheet.
 * @param mayInsert whether anything may be added
 * @returns the position itself if there is nowhere to go
 */
export function nextCell(checker: Checker, position: Position, mayInsert: boolean): CellMove {
  const place = cellAt(checker, position);
  if (!place?.row || !place.view) return { position };
  const { row, line, cell, cellCount, view } = place;
  if (cell + 1 < cellCount) return { position: endOfCell(checker, { row, line }, cell + 1) };
  const { document, layout } = checker;
  const below = rowAt(checker, line + row.lines);
  if (below && below.row !== row) return { position: endOfCell(checker, below, 0) };
  const end = rangeAt(place, view.contentEnd, view.contentEnd).end;
  const adds = mayInsert && !place.blank && place.quotes !== "open";
  if (adds && place.part === "record" && cellCount < layout.headers.length) {
    return { position: { ...end, character: end.character + 1 }, insert: { at: end, text: document.delimiter } };
  }
  const newRow = { line: end.line + 1, character: 0 };
  if (row.length > view.contentEnd) return { position: newRow };
  return adds ? { position: newRow, insert: { at: end, text: "\n" } } : { position };
}

/** The end of the previous cell, inside its quotes. Before a row's first cell comes the last one of the row above. */
export function previousCell(checker: Checker, position: Position): CellMove {
  const place = cellAt(checker, position);
  if (!place) return { position };
  const { row, line, cell } = place;
  if (row && cell > 0) return { position: endOfCell(checker, { row, line }, cell - 1) };
  const above = rowAt(checker, line - 1);
  return { position: above ? endOfCell(checker, above, above.row.cellCount - 1) : position };
}

type RowLine = Pick<CellPlace, "line"> & Pick<RowPlace, "row">;

function rowAt({ document }: Checker, line: number): RowPlace | undefined {
  return line < 0 ? undefined : document.rows.atLine(line);
}

/** The end of a cell's value. */
function endOfCell(checker: Checker, place: RowLine, cell: number): Position {
  const { end, kinds } = checker.view(place.row).at(cell);
  const offset = kinds & Kind.quoted ? end - 1 : end;
  return rangeAt(place, offset, offset).end;
}
