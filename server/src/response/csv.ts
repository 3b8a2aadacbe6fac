import { copyCell, encodeRow, isAsWritten } from "../document/cells.ts";
import type { ReadRow } from "../document/reader.ts";
import type { Row } from "../document/rows.ts";
import type { Steps } from "../steps.ts";

const comma = ",".charCodeAt(0);

/** The line ending of the file's header row. */
export function lineEnd({ header }: { readonly header: Row }): string {
  return /(?:\r\n|\n|\r)$/.exec(header.text)?.[0] ?? "\n";
}

/** A row as a line of a CSV file. */
export function csvLine(values: readonly string[], newline: string): string {
  return encodeRow(values, ",") + newline;
}

/**
 * Cells of a row that was read, as a line of a CSV file: like {@link csvLine} of their values. Neighbours that stay
 * together are copied at once, which takes a third of the time.
 * @param indexes of the cells, from 0; one that the row does not have is empty
 */
export function copiedLine(row: ReadRow, indexes: readonly number[], newline: string): string {
  const { source, firstCell, cellCount } = row;
  const { text, cellEnds, cellKinds } = source;
  let line = "";
  for (let i = 0; i < indexes.length; i++) {
    const index = indexes[i] as number;
    if (i > 0) line += ",";
    if (index < 0 || index >= cellCount) continue;
    let last = firstCell + index;
    if (isAsWritten(cellKinds[last] as number)) {
      const end = firstCell + cellCount - 1;
      while (
        last < end &&
        indexes[i + 1] === last + 1 - firstCell &&
        isAsWritten(cellKinds[last + 1] as number) &&
        text.charCodeAt(cellEnds[last] as number) === comma
      ) {
        last++;
        i++;
      }
      line += text.slice(startOf(row, index), cellEnds[last]);
    } else line += copiedCell(row, index);
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

function copiedCell(row: ReadRow, index: number): string {
  const { text, cellEnds, cellKinds } = row.source;
  const cell = row.firstCell + index;
  return copyCell(text.slice(startOf(row, index), cellEnds[cell]), cellKinds[cell] as number);
}

/** Offset in the source of the start of a cell. */
function startOf({ source, start, firstCell }: ReadRow, index: number): number {
  return index === 0 ? start : (source.cellEnds[firstCell + index - 1] as number) + 1;
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
