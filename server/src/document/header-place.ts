import { isBlankText } from "./blank.ts";
import { delimiters } from "./cells.ts";
import { insidePaddedQuotes, readCells } from "./read-cells.ts";
import { endOfLine } from "./reader.ts";

/** Whether cells are those of an import file's header row. */
export type HeaderTest = (cells: readonly string[]) => boolean;

/** Where the header row of a text stands, as far as its first lines tell. */
export interface HeaderPlace {
  /** The delimiter of the header row. */
  readonly delimiter: string;
  /** UTF-16 offset of the header row; undefined where it is the first row that holds something. */
  readonly offset?: number;
  /** How far the text was looked at: what changes behind that changes nothing here. In UTF-16 units. */
  readonly looked: number;
}

/** How much of a line is looked at, in UTF-16 units: more than a thousand headers have. */
const longestLine = 65_536;

/** How many lines behind the first one may be the header row. */
const linesBelow = 10;

/**
 * Finds the header row: the first line that holds something, or, where that is none of an import file, the first of the
 * next ten that is. Without such a line the first one counts, and its delimiter is the one that it uses most.
 * @param text the beginning of a file: all of it, or so much that {@link hasFirstLines}
 */
export function findHeader(text: string, isHeader: HeaderTest): HeaderPlace {
  let first: string | undefined;
  let seen = 0;
  for (const { line, offset, end } of contentLines(text)) {
    first ??= line;
    const delimiter = delimiters.find((candidate) => isHeader(headerCells(line, candidate)));
    if (delimiter !== undefined) return { delimiter, offset, looked: end };
    if (seen++ === linesBelow) return { delimiter: usualDelimiter(first), looked: end };
  }
  return { delimiter: usualDelimiter(first ?? ""), looked: Number.POSITIVE_INFINITY };
}

/** Whether a text has all the lines that the search for a header row looks at. */
export function hasFirstLines(text: string): boolean {
  let seen = 0;
  // The last line may go on.
  for (const { end } of contentLines(text)) if (end < text.length && seen++ > linesBelow) return true;
  return false;
}

/** The cells of a header row: those inside it, where all of it stands in one pair of quotes. */
export function headerCells(line: string, delimiter: string): string[] {
  const padded = insidePaddedQuotes(line, delimiter);
  if (padded?.includes(delimiter)) return readCells(padded, delimiter)[0] ?? [];
  const [cells = []] = readCells(line, delimiter);
  const [first = "", ...others] = cells;
  const isOne = first.includes(delimiter) && others.every((cell) => cell.trim() === "");
  return isOne ? (readCells(first, delimiter)[0] ?? []) : cells;
}

/** The delimiter that a line uses most, outside quotes; the comma where it uses none. */
function usualDelimiter(line: string): string {
  const counts = delimiters.map((delimiter) => line.replace(/"[^"]*"/g, "").split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] as string;
}

/** How the lines begin that hold something, without their line ends; `end` is the offset behind that. */
function* contentLines(text: string): Generator<{ line: string; offset: number; end: number }> {
  for (let offset = 0; offset < text.length; ) {
    const to = endOfLine(text, offset);
    const end = to + (text.startsWith("\r\n", to) ? 2 : 1);
    const line = text.slice(offset, to);
    if (!isBlankText(line)) yield { line: line.slice(0, longestLine), offset, end };
    offset = end;
  }
}
