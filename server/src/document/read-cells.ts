import { decodeCell } from "./cells.ts";
import { alphanumeric, Kind } from "./characters.ts";
import { type ReadRow, RowReader } from "./reader.ts";

/** Whether all quotes of a text follow RFC 4180, so that every program reads the same cells. */
export function isWellQuoted(text: string, delimiter: string): boolean {
  const reader = new RowReader(delimiter).open(text);
  for (let from = 0; from < text.length; from = reader.end) {
    reader.read(from);
    if (reader.kinds & Kind.strayQuote) return false;
  }
  return true;
}

/**
 * The text inside the quotes of a line that is one pair of quotes followed by empty cells in another delimiter than the
 * file's, as in `"a,b,c";;`: a spreadsheet that uses semicolons padded a line that uses commas. Undefined for other
 * lines.
 */
export function insidePaddedQuotes(line: string, delimiter: string): string | undefined {
  const start = line.search(/\S/);
  const end = line.lastIndexOf('"');
  const padding = line.slice(end + 1);
  if (line[start] !== '"' || end === start || padding.includes(delimiter)) return undefined;
  if (!/[,;\t|]/.test(padding) || !/^[\s,;|]*$/.test(padding)) return undefined;
  const inside = line.slice(start + 1, end);
  return inside.replaceAll('""', "").includes('"') ? undefined : inside.replaceAll('""', '"');
}

/** The values of a text's cells, row by row. For short texts, such as one cell. */
export function readCells(text: string, delimiter: string): string[][] {
  return [...readingCells(text, delimiter)];
}

/** Like {@link readCells}, one row at a time, for long texts. */
export function* readingCells(text: string, delimiter: string): Generator<string[]> {
  const reader = new RowReader(delimiter).open(text);
  for (let from = 0; from < text.length; from = reader.end) {
    reader.read(from);
    yield cellsOf(reader);
  }
}

/** The values of a row that was read. */
export function cellsOf({ source, start, firstCell, cellCount }: ReadRow): string[] {
  const cells: string[] = [];
  let at = start;
  for (let cell = firstCell; cell < firstCell + cellCount; cell++) {
    const end = source.cellEnds[cell] as number;
    cells.push(decodeCell(source.text.slice(at, end), source.cellKinds[cell] as number));
    at = end + 1;
  }
  return cells;
}

/** The value of a cell (from 0) of a row that was read; empty if the row does not have it. */
export function cellAt({ source, start, firstCell, cellCount }: ReadRow, index: number): string {
  if (index < 0 || index >= cellCount) return "";
  const cell = firstCell + index;
  const from = index === 0 ? start : (source.cellEnds[cell - 1] as number) + 1;
  return decodeCell(source.text.slice(from, source.cellEnds[cell]), source.cellKinds[cell] as number);
}

/** Whether a cell (from 0) contains more than white space. */
export function isFilledAt(row: ReadRow, index: number): boolean {
  if (index < 0 || index >= row.cellCount) return false;
  const kinds = row.source.cellKinds[row.firstCell + index] as number;
  return (kinds & alphanumeric) !== 0 || cellAt(row, index).trim() !== "";
}
