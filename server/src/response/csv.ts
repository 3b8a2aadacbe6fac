import { encodeRow } from "../document/cells.ts";
import type { Row } from "../document/rows.ts";

/** The line end that the file uses: that of its header row. */
export function lineEnd({ header }: { readonly header: Row }): string {
  return /(?:\r\n|\n|\r)$/.exec(header.text)?.[0] ?? "\n";
}

/** A row as a line of a CSV file. */
export function csvLine(values: readonly string[], newline: string): string {
  return encodeRow(values, ",") + newline;
}

/** Lines that are joined together. */
const few = 256;

/** Lines that become one text. They are joined as they come, since to join 100,000 at once takes long. */
export class Lines {
  /** How many there are. */
  count = 0;
  #last: string[] = [];
  readonly #stretches: string[] = [];

  add(line: string): void {
    this.count++;
    if (this.#last.push(line) === few) this.#join();
  }

  /** All of them as one text. */
  text(): string {
    this.#join();
    return this.#stretches.join("");
  }

  #join(): void {
    this.#stretches.push(this.#last.join(""));
    this.#last = [];
  }
}
