import type { Checked, Place } from "../checker/checked.ts";
import { Messages } from "../rules/messages.ts";
import type { Finding } from "../rules/rule.ts";

/** Writes a finding, which is in the row at a place. */
export type FindingFormat = (finding: Finding, message: string, place: Place) => string;

/** How many UTF-16 units of text are kept: the report of about 100,000 failing rows. */
const defaultMaxKept = 40_000_000;

/** How many texts are joined at a time. */
const textsPerChunk = 1024;

/**
 * The findings of a file, as a report shows them, in the order of the file. Whoever reads the file before it is printed
 * can `add` them on the way. Those that were not added, or do not fit into memory, are read from the file when they are
 * printed.
 */
export class FindingTexts implements Iterable<string> {
  readonly messages = new Messages();
  readonly #checked: Checked;
  readonly #format: FindingFormat;
  readonly #maxKept: number;
  readonly #chunks: string[] = [];
  #last: string[] = [];
  #kept = 0;
  /** Index of the first row that was not added. */
  #next = 0;

  /** @param maxKept how many UTF-16 units of text are kept */
  constructor(checked: Checked, format: FindingFormat, maxKept = defaultMaxKept) {
    this.#checked = checked;
    this.#format = format;
    this.#maxKept = maxKept;
  }

  /** Adds the findings of a row. The rows come in the order of the file, and none with findings is left out. */
  add(place: Place, findings: readonly Finding[]): void {
    if (this.#kept > this.#maxKept) return;
    for (const finding of findings) {
      const text = this.#textOf(finding, place);
      this.#kept += text.length;
      if (this.#last.push(text) === textsPerChunk) this.#join();
    }
    this.#next = place.index + 1;
  }

  *[Symbol.iterator](): Generator<string> {
    this.#join();
    yield* this.#chunks;
    for (const place of this.#checked.places("found", this.#next)) {
      for (const finding of this.#checked.findingsOf(place.row)) yield this.#textOf(finding, place);
    }
  }

  #textOf(finding: Finding, place: Place): string {
    return this.#format(finding, this.messages.of(finding), place);
  }

  #join(): void {
    if (this.#last.length > 0) this.#chunks.push(this.#last.join(""));
    this.#last = [];
  }
}
