import type { TextEdit } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { encodeCell, encodeRow } from "../document/cells.ts";
import { Kind } from "../document/characters.ts";
import { copiedCells } from "../document/copied-cells.ts";
import type { Range } from "../document/positions.ts";
import type { RowView } from "../rules/view.ts";
import { type CellPlace, cellAt } from "./cursor.ts";
import { rangeAt } from "./places.ts";

/** How copied cells are pasted. */
export interface PastedCells {
  /** The text that replaces the selection. */
  text: string;
  /** Edits elsewhere: cells to the right and below that are filled in. None touches a cell with a value. */
  edits: TextEdit[];
}

/**
 * Pastes cells that a spreadsheet has copied.
 * - In an empty cell, they fill it and the cells to the right and below, if these are empty too.
 * - At the start of a row, they become rows. A row that repeats the file's header row is left out.
 * - At the end of a row that has no room for them, they become the rows below it.
 * - Elsewhere, one row of cells is inserted.
 * @param range the selection that is replaced
 * @param text with tabs between cells
 * @returns undefined if the cells are better pasted as any other text
 */
export function pastedCells(checker: Checker, range: Range, text: string): PastedCells | undefined {
  const { delimiter } = checker.document;
  const rows = copiedCells(text);
  const isOne = rows.length === 1 && rows[0]?.length === 1;
  const place = cellAt(checker, range.start);
  const end = cellAt(checker, range.end);
  if (!place || !end || delimiter === "\t" || isOne) return undefined;
  const { view } = place;
  const isInCell = view && place.row === end.row && place.cell === end.cell && place.quotes === "none";
  const isEmptied = isInCell && place.cellCount > 1 && place.offset === place.start && end.offset === end.end;
  const filled = isEmptied && filling(checker, place, view, rows);
  if (filled) return filled;
  const follows = end.view !== undefined && end.offset < end.view.contentEnd;
  if (place.offset === 0 && (end.offset === 0 || !follows)) {
    const lines = written(withoutHeader(checker, place, rows), delimiter);
    // In the middle of the file, the line end after the selection is that of the last row.
    return { text: lines !== "" && (follows || !end.row) ? `${lines}\n` : lines, edits: [] };
  }
  if (!isInCell) return undefined;
  const width = place.cell + Math.max(...rows.map((cells) => cells.length));
  if (!follows && width > columnCount(checker, view)) {
    return { text: `\n${written(withoutHeader(checker, place, rows), delimiter)}`, edits: [] };
  }
  return rows.length === 1 ? { text: written(rows, delimiter), edits: [] } : undefined;
}

/** The number of cells that the view's row may have. */
function columnCount({ layout }: Checker, view: RowView): number {
  return Math.max(layout.headers.length, view.cellCount);
}

/** Fills the emptied cell and those to the right and below; undefined if one of them has a value or a row is missing. */
function filling(
  checker: Checker,
  place: CellPlace,
  firstView: RowView,
  rows: readonly string[][],
): PastedCells | undefined {
  const { document } = checker;
  const { delimiter } = document;
  const [[own = "", ...right] = [], ...below] = rows;
  const first = { index: place.rowIndex, view: firstView, from: place.cell + 1, values: right };
  const others = below.map((values, index) => {
    const row = document.rows.at(place.rowIndex + 1 + index);
    return { index: place.rowIndex + 1 + index, view: row && checker.view(row), from: place.cell, values };
  });
  const edits: TextEdit[] = [];
  let text = encodeCell(own, delimiter);
  for (const { index, view, from, values } of [first, ...others]) {
    if (!view || from + values.length > columnCount(checker, view)) return undefined;
    if (index !== place.rowIndex && from >= view.cellCount) return undefined;
    const at = document.rows.placeOf(view.row);
    const inRow = values.slice(0, view.cellCount - from);
    if (!inRow.every((_, cell) => isFree(view, from + cell))) return undefined;
    for (const [cell, value] of inRow.entries()) {
      const { start, end } = view.at(from + cell);
      if (value !== "") edits.push({ range: rangeAt(at, start, end), newText: encodeCell(value, delimiter) });
    }
    const beyond = values.slice(inRow.length).map((value) => delimiter + encodeCell(value, delimiter));
    if (beyond.length === 0) continue;
    // Two edits at one place would have no order.
    if (from === view.cellCount) text += beyond.join("");
    else {
      const last = edits.at(-1);
      const { end } = rangeAt(at, view.contentEnd, view.contentEnd);
      if (last?.range.end.line === end.line && last.range.end.character === end.character) {
        last.newText += beyond.join("");
      } else edits.push({ range: { start: end, end }, newText: beyond.join("") });
    }
  }
  return { text, edits };
}

function isFree(view: RowView, cell: number): boolean {
  return view.value(cell) === "" && !(view.kindsAt(cell) & Kind.quoted);
}

/** Rows without a first one that repeats the file's header row above. */
function withoutHeader({ layout }: Checker, { part, rowIndex }: CellPlace, rows: string[][]): string[][] {
  const [first] = rows;
  const { headers } = layout;
  if (part !== "record" || rowIndex === 0 || !first || headers.length === 0) return rows;
  const isHeader =
    first.length === headers.length &&
    headers.every(({ text }, index) => text.trim().toLowerCase() === first[index]?.trim().toLowerCase());
  return isHeader ? rows.slice(1) : rows;
}

/** Rows without a line end after the last. */
function written(rows: readonly string[][], delimiter: string): string {
  return rows.map((cells) => encodeRow(cells, delimiter)).join("\n");
}
