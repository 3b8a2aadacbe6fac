import type { Steps } from "../steps.ts";
import { isBlankText } from "./blank.ts";
import { delimiters } from "./cells.ts";
import { alphanumeric, Kind } from "./characters.ts";
import { cellsOf } from "./read-cells.ts";
import { RowReader } from "./reader.ts";

/** A column of a CSV from any program. */
export interface SourceColumn {
  /** Index of its cell in each row, from 0. */
  readonly index: number;
  /** Its header with white space collapsed, or `Column N`; made unique within the file by a number. */
  readonly name: string;
  /** Whether the file has a header for it. */
  readonly named: boolean;
}

/** How many rows are read to find the delimiter and the header row, and how many to judge a column by its values. */
const rowsToReadBy = 50;
const rowsToJudgeBy = 1000;

/**
 * How much of the file is searched for these rows, in UTF-16 units. The last row may be incomplete; that does no harm.
 */
export const sampleLength = 1_000_000;

/** A first line by which Excel names the delimiter of the lines that follow. */
const separatorLine = /^\s*"?sep=([!#-~\t])"?[ \t]*(?:\r\n|\n|\r)/i;

/** What may be such a line, as far as the text goes. */
const separatorBeginning = /^\s*(?:"?sep=[!#-~\t]"?[ \t]*)?/i;

/** Whether a text, the beginning of a longer one, contains all that a {@link SourceTable} reads except further rows. */
export function hasBeginning(text: string): boolean {
  const [line = ""] = separatorBeginning.exec(text) ?? [];
  // The header row is searched for in one sample, and another one is read after it.
  return text.length - line.length > 2 * sampleLength;
}

/** A CSV from any program as a table, with any delimiter, and possibly titles or a `sep=` line above its header row. */
export class SourceTable {
  readonly columns: readonly SourceColumn[];
  /** The rows above the header row, such as a report's title. */
  readonly titles: readonly (readonly string[])[];
  /** The line end of the header row. */
  readonly newline: string;
  readonly delimiter: string;
  /** UTF-16 offset after the header row. */
  readonly start: number;
  readonly #text: string;
  /** UTF-16 offset after a `sep=` line. */
  readonly #top: number;

  /**
   * @param text without a byte order mark; if only the columns are of interest, its beginning, see `hasBeginning`
   * @param known the columns of a text that has commas and no header row
   */
  constructor(text: string, known?: Pick<SourceTable, "columns" | "newline">) {
    this.#text = text;
    if (known) {
      this.delimiter = ",";
      this.titles = [];
      this.start = 0;
      this.#top = 0;
      this.columns = known.columns;
      this.newline = known.newline;
      return;
    }
    const [line = "", separator] = separatorLine.exec(text) ?? [];
    this.delimiter = separator ?? delimiterOf(text);
    const { header, titles } = headerOf(text, line.length, this.delimiter);
    this.titles = titles.map(({ cells }) => cells);
    this.start = header.end;
    this.columns = columnsOf(header.cells);
    this.newline = /(?:\r\n|\n|\r)$/.exec(text.slice(0, header.end))?.[0] ?? "\n";
    this.#top = line.length;
  }

  /** The number of the first row after the header row, from 1, as a spreadsheet numbers rows. */
  get firstRow(): number {
    const head = this.#text.slice(0, this.start);
    let row = 1;
    for (const _ of reading(head, this.#top, new RowReader(this.delimiter).open(head))) row++;
    return row;
  }

  /** Reads the rows after the header row one by one. Opening the text takes many steps. */
  *opening(): Steps<Iterable<RowReader>> {
    return reading(this.#text, this.start, yield* new RowReader(this.delimiter).opening(this.#text));
  }

  /** The rows after the header row, except those without content. */
  *openingRows(): Steps<Iterable<SourceRow>> {
    return records(yield* this.opening());
  }

  /** The sample of rows by which columns are candidates. */
  firstRows(): (readonly string[])[] {
    return firstRows(this.#text, this.start, this.delimiter, rowsToJudgeBy).map(({ cells }) => cells);
  }
}

/** The name of a column without a header: its number, from 1. */
export function numberedName(index: number): string {
  return `Column ${index + 1}`;
}

function columnsOf(headers: readonly string[]): SourceColumn[] {
  const taken = new Set<string>();
  /** The next number to try for a repeated name, so that thousands of equal headers do not take quadratic time. */
  const next = new Map<string, number>();
  return headers.map((header, index) => {
    const own = header.replace(/\s+/g, " ").trim();
    const basis = own || numberedName(index);
    let name = basis;
    let number = next.get(basis) ?? 2;
    for (; taken.has(name); number++) name = `${basis} (${number})`;
    next.set(basis, number);
    taken.add(name);
    return { index, name, named: own !== "" };
  });
}

/** A row of a source, with the UTF-16 offsets of its start, of the end of its last cell, and after its line end. */
export interface SourceRow {
  readonly cells: readonly string[];
  /** Whether one of the cells has an opening quote that is never closed. */
  readonly hasOpenQuote: boolean;
  readonly start: number;
  readonly contentEnd: number;
  readonly end: number;
}

/** Reads the rows from an offset on, one by one. */
function* reading(text: string, start: number, reader: RowReader): Generator<RowReader> {
  for (let from = start; from < text.length; from = reader.end) {
    reader.read(from);
    yield reader;
  }
}

/** Whether a row that was read has content. Punctuation such as a stray quote is none. */
export function hasContent({ source, start, contentEnd, kinds }: RowReader): boolean {
  return (kinds & alphanumeric) !== 0 || !isBlankText(source.text.slice(start, contentEnd));
}

/** The rows with content. */
function* records(rows: Iterable<RowReader>): Generator<SourceRow> {
  for (const reader of rows) {
    if (!hasContent(reader)) continue;
    const cells = cellsOf(reader);
    if (!cells.some(isFilled)) continue;
    const { start, contentEnd, end, firstCell, kinds, source } = reader;
    const isOpen = (value: string, cell: number) => {
      const cellKinds = source.cellKinds[firstCell + cell] as number;
      return (cellKinds & (Kind.strayQuote | Kind.quoted)) === Kind.strayQuote && value.startsWith('"');
    };
    const hasOpenQuote = (kinds & Kind.strayQuote) !== 0 && cells.some(isOpen);
    yield { cells, hasOpenQuote, start, contentEnd, end };
  }
}

/**
 * The delimiter that gives the most rows the same number of cells. Titles, and commas in prose, do not agree like that.
 */
function delimiterOf(text: string): string {
  const candidates = delimiters.map((delimiter) => {
    const { cells, rows } = usualWidth(firstRows(text, 0, delimiter));
    return { delimiter, cells, rows: cells > 1 ? rows : 0 };
  });
  const [best] = candidates.sort((one, other) => other.rows - one.rows || other.cells - one.cells);
  return best?.delimiter ?? ",";
}

/**
 * The header row: the first row with at least two filled cells, and, if most rows have the same number of cells, at
 * least half of that number filled, unless it is a program's own line. Rows above it are a report's titles. If no row qualifies, it is the first row with
 * content, or an empty row at the end of the text.
 */
function headerOf(text: string, start: number, delimiter: string): { header: SourceRow; titles: SourceRow[] } {
  const rows = firstRows(text, start, delimiter);
  const usual = usualWidth(rows);
  const half = usual.rows > rows.length / 2 ? Math.ceil(usual.cells / 2) : 0;
  const minimum = Math.min(usual.cells, Math.max(2, half));
  const place = Math.max(
    0,
    rows.findIndex(({ cells }) => cells.filter(isFilled).length >= minimum),
  );
  if (isDataOfProgram(rows[place]?.cells, rows[place + 1]?.cells, usual.cells)) {
    return { header: rows[place + 1] as SourceRow, titles: rows.slice(0, place + 1) };
  }
  const none = { cells: [], hasOpenQuote: false, start: text.length, contentEnd: text.length, end: text.length };
  return { header: rows[place] ?? none, titles: rows.slice(0, place) };
}

/**
 * Whether a row is a line that a program writes for itself, with numbers and another number of cells than the list,
 * above a row of names in all columns. So do DATEV and other accounting programs.
 */
function isDataOfProgram(cells: readonly string[] = [], below: readonly string[] = [], usual: number): boolean {
  const areNames =
    below.length === usual && new Set(below).size === usual && below.every((cell) => /\p{L}/u.test(cell));
  return areNames && cells.length !== usual && cells.some((cell) => /^\d+$/.test(cell));
}

function firstRows(text: string, start: number, delimiter: string, most = rowsToReadBy): SourceRow[] {
  const rows: SourceRow[] = [];
  const sample = text.slice(0, start + sampleLength);
  for (const row of records(reading(sample, start, new RowReader(delimiter).open(sample)))) {
    rows.push(row);
    if (rows.length === most) break;
  }
  return rows;
}

/** Whether a cell contains more than white space. */
export function isFilled(cell: string): boolean {
  return cell.trim() !== "";
}

/** The most common number of cells in a row, and how many rows have it. */
function usualWidth(rows: readonly SourceRow[]): { cells: number; rows: number } {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [usual] = [...counts].sort((one, other) => other[1] - one[1] || other[0] - one[0]);
  return { cells: usual?.[0] ?? 0, rows: usual?.[1] ?? 0 };
}
