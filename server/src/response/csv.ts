import { encodeRow } from "../document/cells.ts";
import type { Row } from "../document/rows.ts";

/** The line ending of the file's header row. */
export function lineEnd({ header }: { readonly header: Row }): string {
  return /(?:\r\n|\n|\r)$/.exec(header.text)?.[0] ?? "\n";
}

/** A row as a line of a CSV file. */
export function csvLine(values: readonly string[], newline: string): string {
  return encodeRow(values, ",") + newline;
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
