import { Kind } from "./characters.ts";
import type { Row } from "./rows.ts";

/** White space before or behind the quotes of a cell, which are a part of its value then. */
const spaced = /^(?:[^\S\r\n]+"(?:[^"]|"")*"\s*|"(?:[^"]|"")*"[^\S\r\n]+)$/;

/** Whether white space stands outside the quotes that enclose a cell. Takes the cell as it stands in the file. */
export function isSpacedQuote(cell: string): boolean {
  return spaced.test(cell);
}

/** Whether no quote of a row is at fault but by white space outside: without that each cell is what it was meant to be. */
export function hasOnlySpacedQuotes(row: Row): boolean {
  return strayCells(row).every(isSpacedQuote);
}

/**
 * Whether a row has a cell that is read otherwise than it was meant: its quote is open, white space stands outside, or one
 * quote is at fault and another encloses a line break, so that who knows which belongs to which.
 */
export function hasMisreadQuote(row: Row): boolean {
  if (row.kinds & Kind.strayQuote && row.kinds & Kind.lineBreak) return true;
  return strayCells(row).some((cell) => cell.startsWith('"') || isSpacedQuote(cell));
}

/** Whether a quote opens some cell of a row and nothing closes it: where the cell was to end is not known. */
export function hasOpenQuote(row: Row): boolean {
  return strayCells(row).some((cell) => cell.startsWith('"') && !isSpacedQuote(cell));
}

/** The cells of a row whose quotes are at fault and do not enclose them, as they stand in the file. */
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
