import { codesOf } from "./characters.ts";

/**
 * A text, and where a `RowReader` found that the cells of its rows end. Rows are ranges of it. It does not change once
 * it is read, so nothing is read twice.
 */
export class Source {
  text: string;
  /** The text as bytes, see `codesOf`. */
  codes: Uint8Array;
  /** UTF-16 offset of the end of each cell, including its quotes. The row's next cell starts after the delimiter. */
  cellEnds: Int32Array;
  /** `Kind` bits of each cell. */
  cellKinds: Uint16Array;

  /** @param cells how many cells to make room for initially */
  constructor(text: string, cells: number, codes = codesOf(text)) {
    this.text = text;
    this.codes = codes;
    this.cellEnds = new Int32Array(cells);
    this.cellKinds = new Uint16Array(cells);
  }

  /** Adds text to the end. */
  append(text: string): void {
    this.text += text;
    this.codes = codesOf(this.text);
  }

  /** Replaces the text. The arrays of cells are reused. */
  refill(text: string): void {
    this.text = text;
    this.codes = codesOf(text, this.codes);
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
