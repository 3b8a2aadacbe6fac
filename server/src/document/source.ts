import { codesOf, lineFeed } from "./characters.ts";

const decoder = new TextDecoder();

/**
 * A text, and where a `RowReader` found that the cells of its rows end. Rows are ranges of it. It does not change once
 * it is read, so nothing is read twice.
 */
export class Source {
  /** Undefined while nobody has asked for the text. */
  #text: string | undefined;
  /** In UTF-16 units. */
  length: number;
  /** The text as bytes, see `codesOf`. */
  codes: Uint8Array;
  /** UTF-16 offset of the end of each cell, including its quotes. The row's next cell starts after the delimiter. */
  cellEnds: Int32Array;
  /** `Kind` bits of each cell. */
  cellKinds: Uint16Array;

  /** @param cells how many cells to make room for initially */
  constructor(text: string, cells: number, codes = codesOf(text)) {
    this.#text = text;
    this.length = text.length;
    this.codes = codes;
    this.cellEnds = new Int32Array(cells);
    this.cellKinds = new Uint16Array(cells);
  }

  get text(): string {
    this.#text ??= decoder.decode(this.codes.subarray(0, this.length));
    return this.#text;
  }

  /** Adds text to the end. */
  append(text: string): void {
    this.#text = this.text + text;
    this.length = this.#text.length;
    this.codes = codesOf(this.#text);
  }

  /**
   * Replaces the text. The arrays of cells are reused.
   * @param text may be the bytes of an ASCII text, which are copied: few rows are needed as strings if they are right
   */
  refill(text: string | Uint8Array): void {
    this.length = text.length;
    if (typeof text === "string") {
      this.#text = text;
      this.codes = codesOf(text, this.codes);
      return;
    }
    this.#text = undefined;
    if (this.codes.length <= text.length) this.codes = new Uint8Array(text.length + 1);
    this.codes.set(text);
    this.codes[text.length] = lineFeed;
  }

  /** Makes room for `cells` cells. */
  resize(cells: number): void {
    this.cellEnds = resized(new Int32Array(cells), this.cellEnds);
    this.cellKinds = resized(new Uint16Array(cells), this.cellKinds);
  }
}

function resized<T extends Int32Array | Uint16Array>(to: T, from: T): T {
  to.set(from.length > to.length ? from.subarray(0, to.length) : from);
  return to;
}
