import { codesOf } from "./characters.ts";

/**
 * A text, and where its cells end, as a `RowReader` found them: the cells of all rows, one after the other. Rows are
 * stretches of it. It never changes once it is read, so what was looked at once is not looked at again.
 */
export class Source {
  text: string;
  /** The same as numbers, see `codesOf`. */
  codes: Uint8Array;
  /** UTF-16 offset behind each cell, its quotes included. The next cell of the row starts behind the delimiter. */
  cellEnds: Int32Array;
  /** `Kind` bits of each cell. */
  cellKinds: Uint16Array;

  /** @param cells how many cells to make room for at first */
  constructor(text: string, cells: number, codes = codesOf(text)) {
    this.text = text;
    this.codes = codes;
    this.cellEnds = new Int32Array(cells);
    this.cellKinds = new Uint16Array(cells);
  }

  /** Adds what stands behind the text. */
  append(text: string): void {
    this.text += text;
    this.codes = codesOf(this.text);
  }

  /** Takes another text in the same place: its cells are written over those of the text before. */
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
