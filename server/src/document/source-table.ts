import type { Steps } from "../steps.ts";
import { isBlankText } from "./blank.ts";
import { decodeCell } from "./cells.ts";
import { Kind } from "./characters.ts";
import { RowReader } from "./reader.ts";

/** A column of a CSV of any origin. */
export interface SourceColumn {
  /** Index of its cells in a row, from 0. */
  readonly index: number;
  /** Its header, trimmed; no two columns of a file have the same. */
  readonly name: string;
  /** Whether the file gives it that name, or has none for it. */
  readonly named: boolean;
}

/** In order of preference, where a file leaves a choice. */
const delimiters = [",", ";", "\t", "|"];

/** How many rows tell the delimiter and the header row, and by how many a column is judged. */
const rowsToReadBy = 50;
const rowsToJudgeBy = 1000;

/** In UTF-16 units: these rows stand in the beginning of a file. That it ends within a row matters to no judgement. */
const beginning = 1_000_000;

/** Excel writes and reads this line, which names the delimiter of the lines behind it. */
const separatorLine = /^\s*"?sep=([!#-~\t])"?[ \t]*(?:\r\n|\n|\r)/i;

/**
 * A CSV from any program as a table: whatever its delimiter, and with titles or a `sep=` line above its header row.
 */
export class SourceTable {
  readonly columns: readonly SourceColumn[];
  /** The rows above the header row: titles and the like. */
  readonly titles: readonly (readonly string[])[];
  /** The line end of the header row. */
  readonly newline: string;
  /** What parts its cells. */
  readonly delimiter: string;
  readonly #text: string;
  /** UTF-16 offset behind the header row. */
  readonly #start: number;

  /** @param text without a byte order mark */
  constructor(text: string) {
    const [line = "", separator] = separatorLine.exec(text) ?? [];
    this.#text = text;
    this.delimiter = separator ?? delimiterOf(text);
    const { header, titles } = headerOf(text, line.length, this.delimiter);
    this.titles = titles.map(({ cells }) => cells);
    this.#start = header.end;
    this.columns = columnsOf(header.cells);
    this.newline = /(?:\r\n|\n|\r)$/.exec(text.slice(0, header.end))?.[0] ?? "\n";
  }

  /** The rows behind the header, those left out that hold nothing; the text is looked through for them step by step. */
  *openingRows(): Steps<Iterable<SourceRow>> {
    return records(this.#text, this.#start, this.delimiter, yield* new RowReader(this.delimiter).opening(this.#text));
  }

  /** The rows that stand for all of them where a column is judged by its values. */
  firstRows(): (readonly string[])[] {
    return firstRows(this.#text, this.#start, this.delimiter, rowsToJudgeBy).map(({ cells }) => cells);
  }
}

/** The name of a column that has none: its number, from 1. */
export function numberedName(index: number): string {
  return `Column ${index + 1}`;
}

function columnsOf(headers: readonly string[]): SourceColumn[] {
  const taken = new Set<string>();
  /** Where to go on counting for a name that stands in many columns. */
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

/** A row of a source, and its UTF-16 offsets: where it starts, and behind its last cell and its line end. */
export interface SourceRow {
  readonly cells: readonly string[];
  /** Whether a quote opens one of the cells and nothing closes it. */
  readonly hasOpenQuote: boolean;
  readonly start: number;
  readonly contentEnd: number;
  readonly end: number;
}

/** The rows that hold something, from an offset on. */
function* records(
  text: string,
  start: number,
  delimiter: string,
  reader = new RowReader(delimiter).open(text),
): Generator<SourceRow> {
  for (let from = start; from < text.length; from = reader.end) {
    reader.read(from);
    if (isBlankText(text.slice(from, reader.contentEnd))) continue;
    const { cellEnds, cellKinds } = reader.source;
    const cells: string[] = [];
    let hasOpenQuote = false;
    for (let cell = reader.firstCell, at = from; cell < reader.firstCell + reader.cellCount; cell++) {
      const end = cellEnds[cell] as number;
      const kinds = cellKinds[cell] as number;
      cells.push(decodeCell(text.slice(at, end), kinds));
      hasOpenQuote ||= (kinds & (Kind.strayQuote | Kind.quoted)) === Kind.strayQuote && text[at] === '"';
      at = end + 1;
    }
    if (cells.some(isFilled))
      yield { cells, hasOpenQuote, start: from, contentEnd: reader.contentEnd, end: reader.end };
  }
}

/** The delimiter that gives the most rows the same number of cells: titles and commas in a text do not agree so. */
function delimiterOf(text: string): string {
  const judged = delimiters.map((delimiter) => {
    const { cells, rows } = usualWidth(firstRows(text, 0, delimiter));
    return { delimiter, cells, rows: cells > 1 ? rows : 0 };
  });
  const [best] = judged.sort((one, other) => other.rows - one.rows || other.cells - one.cells);
  return best?.delimiter ?? ",";
}

/**
 * The header row: the first that fills two columns, and half of them where most rows agree how many there are. What
 * stands above is the title of a report. Where no row does, the first one that holds something; of no columns where there is none.
 */
function headerOf(text: string, start: number, delimiter: string): { header: SourceRow; titles: SourceRow[] } {
  const rows = firstRows(text, start, delimiter);
  const usual = usualWidth(rows);
  const half = usual.rows > rows.length / 2 ? Math.ceil(usual.cells / 2) : 0;
  const least = Math.min(usual.cells, Math.max(2, half));
  const place = Math.max(
    0,
    rows.findIndex(({ cells }) => cells.filter(isFilled).length >= least),
  );
  const none = { cells: [], hasOpenQuote: false, start: text.length, contentEnd: text.length, end: text.length };
  return { header: rows[place] ?? none, titles: rows.slice(0, place) };
}

function firstRows(text: string, start: number, delimiter: string, most = rowsToReadBy): SourceRow[] {
  const rows: SourceRow[] = [];
  for (const row of records(text.slice(0, start + beginning), start, delimiter)) {
    rows.push(row);
    if (rows.length === most) break;
  }
  return rows;
}

/** Whether a cell holds more than white space. */
export function isFilled(cell: string): boolean {
  return cell.trim() !== "";
}

/** The number of cells that most rows have, and how many rows have it. */
function usualWidth(rows: readonly SourceRow[]): { cells: number; rows: number } {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [usual] = [...counts].sort((one, other) => other[1] - one[1] || other[0] - one[0]);
  return { cells: usual?.[0] ?? 0, rows: usual?.[1] ?? 0 };
}
