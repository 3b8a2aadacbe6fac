import { copyCell, encodeRow, isAsWritten } from "../document/cells.ts";
import type { ReadRow } from "../document/reader.ts";
import type { Row } from "../document/rows.ts";
import type { Steps } from "../steps.ts";

/** The line ending of the file's header row. */
export function lineEnd({ header }: { readonly header: Row }): string {
  return /(?:\r\n|\n|\r)$/.exec(header.text)?.[0] ?? "\n";
}

/** A row as a line of a CSV file. */
export function csvLine(values: readonly string[], newline: string): string {
  return encodeRow(values, ",") + newline;
}

/**
 * Cells of a row that was read, as a line of a CSV file: like {@link csvLine} of their values.
 * @param indexes of the cells, from 0; one that the row does not have is empty
 */
export function copiedLine(row: ReadRow, indexes: readonly number[], newline: string): string {
  let line = "";
  for (let i = 0; i < indexes.length; i++) {
    const index = indexes[i] as number;
    if (i > 0) line += ",";
    if (index >= 0 && index < row.cellCount) line += copiedCell(row, index);
  }
  return line + newline;
}

/** All cells of a row that was read, between commas, without a line end. */
export function copiedCells(row: Row, delimiter: string): string {
  const { source, start, cellCount, kinds } = row;
  if (delimiter === "," && isAsWritten(kinds)) return source.text.slice(start, row.cellEnd(cellCount - 1));
  let cells = copiedCell(row, 0);
  for (let index = 1; index < cellCount; index++) cells += `,${copiedCell(row, index)}`;
  return cells;
}

function copiedCell({ source: { text, cellEnds, cellKinds }, start, firstCell }: ReadRow, index: number): string {
  const cell = firstCell + index;
  const from = index === 0 ? start : (cellEnds[cell - 1] as number) + 1;
  return copyCell(text.slice(from, cellEnds[cell]), cellKinds[cell] as number);
}

/** Makes a file line by line and returns what was counted meanwhile. An empty text is a step without a line. */
export type Making<Counts> = Generator<string, Counts>;

/** Makes a whole file, in steps. */
export function* makingText<Counts>(lines: Making<Counts>): Steps<Counts & { readonly text: string }> {
  const all = new Lines();
  for (;;) {
    const { done, value } = lines.next();
    if (done) return { ...value, text: all.text() };
    if (value !== "") all.add(value);
    yield;
  }
}

/** How many lines are joined at a time. */
const linesPerChunk = 256;

/** Builds a text from lines. They are joined in chunks along the way, because joining 100,000 at once takes long. */
export class Lines {
  /** Number of lines. */
  count = 0;
  #last: string[] = [];
  readonly #chunks: string[] = [];

  add(line: string): void {
    this.count++;
    if (this.#last.push(line) === linesPerChunk) this.#join();
  }

  text(): string {
    this.#join();
    return this.#chunks.join("");
  }

  #join(): void {
    this.#chunks.push(this.#last.join(""));
    this.#last = [];
  }
}
