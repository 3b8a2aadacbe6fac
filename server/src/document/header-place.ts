import { isBlankText } from "./blank.ts";
import { delimiters } from "./cells.ts";
import { insidePaddedQuotes, readCells } from "./read-cells.ts";
import { endOfLine } from "./reader.ts";

/** Whether these are the cells of an import file's header row. */
export type HeaderTest = (cells: readonly string[]) => boolean;

/** Where the header row of a text is, according to its first lines. */
export interface HeaderPlace {
  /** The header row's delimiter. */
  readonly delimiter: string;
  /**
   * UTF-16 offset of the header row; undefined if no line was recognised, so that the first row with content counts.
   */
  readonly offset?: number;
  /** How far the search went, in UTF-16 units. A change after that cannot change the result. */
  readonly looked: number;
}

/** How much of a line is looked at, in UTF-16 units: enough for more than a thousand headers. */
const longestLine = 65_536;

/** How many lines after the first one may be the header row. */
const linesBelow = 10;

/**
 * Finds the header row: the first of the first eleven lines with content that `isHeader` accepts. If there is none, the
 * very first one counts, and its delimiter is the one that it uses most.
 * @param text the whole file, or enough of it for {@link hasFirstLines}
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

/** Whether a text contains all lines that {@link findHeader} looks at. */
export function hasFirstLines(text: string): boolean {
  let seen = 0;
  // The last line may be incomplete.
  for (const { end } of contentLines(text)) if (end < text.length && seen++ > linesBelow) return true;
  return false;
}

/** The cells of a header row, even if the whole row is in one pair of quotes. */
export function headerCells(line: string, delimiter: string): string[] {
  const padded = insidePaddedQuotes(line, delimiter);
  if (padded?.includes(delimiter)) return readCells(padded, delimiter)[0] ?? [];
  const [cells = []] = readCells(line, delimiter);
  const [first = "", ...others] = cells;
  const isOne = first.includes(delimiter) && others.every((cell) => cell.trim() === "");
  return isOne ? (readCells(first, delimiter)[0] ?? []) : cells;
}

/** The delimiter that a line uses most outside quotes, or a comma. */
function usualDelimiter(line: string): string {
  const counts = delimiters.map((delimiter) => line.replace(/"[^"]*"/g, "").split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] as string;
}

/** The beginnings of the lines with content, without their line ends; `end` is the offset after the line end. */
function* contentLines(text: string): Generator<{ line: string; offset: number; end: number }> {
  for (let offset = 0; offset < text.length; ) {
    const to = endOfLine(text, offset);
    const end = to + (text.startsWith("\r\n", to) ? 2 : 1);
    const line = text.slice(offset, to);
    if (!isBlankText(line)) yield { line: line.slice(0, longestLine), offset, end };
    offset = end;
  }
}
