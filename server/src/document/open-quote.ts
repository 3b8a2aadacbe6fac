import { Kind } from "./characters.ts";
import type { Row } from "./rows.ts";

/** White space before or after a cell's quotes, which makes the quotes part of the value. */
const spacedQuotes = /^(?:[^\S\r\n]+"(?:[^"]|"")*"\s*|"(?:[^"]|"")*"[^\S\r\n]+)$/;

/** Whether a cell, as written in the file, has white space outside its enclosing quotes. */
export function isSpacedQuote(cell: string): boolean {
  return spacedQuotes.test(cell);
}

/** Whether white space outside the quotes is the only quoting fault of a row. Without it, each cell is as intended. */
export function hasOnlySpacedQuotes(row: Row): boolean {
  return strayCells(row).every(isSpacedQuote);
}

/**
 * Whether a row has a cell that is not read as intended: its quote is never closed, white space is outside its quotes,
 * or the row has both a stray quote and a line break in quotes, so it is unclear which quotes belong together.
 */
export function hasMisreadQuote(row: Row): boolean {
  if (row.kinds & Kind.strayQuote && row.kinds & Kind.lineBreak) return true;
  return strayCells(row).some((cell) => cell.startsWith('"') || isSpacedQuote(cell));
}

/** Whether a row has a cell whose opening quote is never closed, so that the cell's intended end is unknown. */
export function hasOpenQuote(row: Row): boolean {
  return strayCells(row).some((cell) => cell.startsWith('"') && !isSpacedQuote(cell));
}

/** The cells of a row that have stray quotes and are not enclosed in quotes, as written in the file. */
function strayCells(row: Row): string[] {
  if (!(row.kinds & Kind.strayQuote)) return [];
  const cells: string[] = [];
  for (let cell = 0; cell < row.cellCount; cell++) {
    const kinds = row.cellKinds(cell);
    if (!(kinds & Kind.strayQuote) || kinds & Kind.quoted) continue;
    cells.push(row.source.text.slice(row.cellStart(cell), row.cellEnd(cell)));
  }
  return cells;
}
