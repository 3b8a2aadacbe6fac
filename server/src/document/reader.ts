import type { Steps } from "../steps.ts";
import { alphanumeric, carriageReturn, characterKinds, gatheringCodes, Kind, lineFeed, quote } from "./characters.ts";
import { Source } from "./source.ts";

const space = 32;
const plus = 43;

/** The character ends a cell. A bit that `Kind` does not use. */
const stop = 1 << 15;

const nothingKnown = { from: 0, to: -1, close: -1, looked: 0 };
const noLine = { from: 0, end: -1 };

/** How reading a row ended. */
export type ReadResult =
  /** The row is complete; it ends at `end`. */
  | "row"
  /** The text ended inside the row, and more text may follow. */
  | "more"
  /** The text ended inside a quoted cell, so the row ends after a quote in the text that follows, if there is one. */
  | "more-quoted";

/** Where the cells of a row are that was read. */
export type ReadRow = Pick<RowReader, "source" | "start" | "firstCell" | "cellCount">;

/**
 * Reads one row at a time, in the dialect of RFC 4180 with any delimiter, and records where the row's cells end in the
 * arrays of a `Source`. Reading creates no objects.
 *
 * Text that RFC 4180 does not allow is read so that a fault stays in its row: a quote that nothing closes properly is
 * an ordinary character, and a lone quote inside a quoted cell belongs to the cell if the cell is closed on the same
 * line. Line ends are LF, CRLF and CR, as in LSP.
 *
 * All offsets are UTF-16 offsets into the text.
 */
export class RowReader {
  source!: Source;
  /** Offset of the row's start, and the offset after its line end. */
  start = 0;
  end = 0;
  /** Offset of the line end, after the last cell. */
  contentEnd = 0;
  /** Index of the row's first cell in the source, and how many cells it has. */
  firstCell = 0;
  cellCount = 0;
  /** The `Kind` bits of all cells. */
  kinds = 0;
  /** The furthest offset that was looked at to decide that a quote is never closed, or 0. */
  lookedAt = 0;
  /** After `more-quoted`: the offset of the open quote. */
  openQuote = -1;

  readonly #delimiter: number;
  /** `characterKinds`, but `stop` for the characters that end a cell. */
  readonly #kinds: Uint16Array;
  #complete = true;
  /** Whether an LF may follow the text, which would belong to a CR at the text's end. */
  #mayContinue = false;
  /** How many cells of the source have been written. */
  #cells = 0;
  /** The last result of `closeOnLine`, and the part of the line for which it is valid. */
  #known = nothingKnown;
  /** A range without a line break that ends at the end of its line. */
  #line = noLine;

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#kinds = characterKinds.slice();
    for (const code of [this.#delimiter, lineFeed, carriageReturn]) this.#kinds[code] = stop;
  }

  /**
   * Starts a new source.
   * @param complete whether no more text follows in the document
   * @param mayContinue whether an LF may follow
   */
  open(text: string, complete = true, mayContinue = !complete): this {
    this.source = new Source(text, (text.length >> 3) + 4);
    this.#cells = 0;
    return this.#begin(complete, mayContinue);
  }

  /** Like `open` for a whole text, in steps. */
  *opening(text: string): Steps<this> {
    this.source = new Source(text, (text.length >> 3) + 4, yield* gatheringCodes(text));
    this.#cells = 0;
    return this.#begin(true, false);
  }

  /** Like `open`, but overwrites the previous source. Its rows must no longer be in use. */
  reopen(text: string | Uint8Array, complete: boolean): this {
    this.source.refill(text);
    this.#cells = 0;
    return this.#begin(complete, !complete);
  }

  /** Adds text to the end of the source. */
  append(text: string, complete: boolean, mayContinue = !complete): this {
    this.source.append(text);
    return this.#begin(complete, mayContinue);
  }

  #begin(complete: boolean, mayContinue: boolean): this {
    this.#complete = complete;
    this.#mayContinue = mayContinue;
    this.#known = nothingKnown;
    this.#line = noLine;
    return this;
  }

  /** Returns the source with all rows read since `open`. */
  close(): Source {
    // A little unused room is cheaper than a copy.
    if (this.#cells < this.source.cellEnds.length * 0.8) this.source.resize(this.#cells);
    return this.source;
  }

  /**
   * Reads the row that starts at `start`.
   * @param unclosed offset of a quote that the caller knows is never closed, or -1
   */
  read(start: number, unclosed = -1): ReadResult {
    const delimiter = this.#delimiter;
    const table = this.#kinds;
    const { codes, length } = this.source;
    let { cellEnds, cellKinds } = this.source;
    let cell = this.#cells;
    this.start = start;
    this.firstCell = cell;
    this.lookedAt = 0;
    let rowKinds = 0;
    let cellStart = start;
    let kinds = 0;
    for (let i = start; ; i++) {
      let code = codes[i] as number;
      let kind = table[code] as number;
      for (; kind <= alphanumeric; kind = table[code] as number) {
        kinds |= kind;
        code = codes[++i] as number;
      }
      if (kind !== stop) {
        if (kind === Kind.quote && i === cellStart) {
          const close = i === unclosed ? -1 : this.#closingQuote(i);
          if (close === -2) {
            this.openQuote = i;
            return "more-quoted";
          }
          if (close === -1) kinds = Kind.strayQuote | Kind.quote;
          else {
            // A delimiter, a line end or the end of the text follows.
            kinds = Kind.quoted | this.#quotedKinds(i + 1, close);
            i = close;
          }
          continue;
        }
        // Except `+`, these characters suggest a formula only at the start of the cell.
        kinds |= kind & Kind.formula && i > cellStart && code !== plus ? kind & ~Kind.formula : kind;
        if (kind === Kind.space) {
          if (i === cellStart || codes[i - 1] === space) kinds |= Kind.untidy;
        } else if (kind === Kind.quote) kinds |= Kind.strayQuote;
        continue;
      }
      if (kinds & Kind.space && !(kinds & Kind.quoted) && codes[i - 1] === space) kinds |= Kind.untidy;
      if (cell === cellEnds.length) {
        this.source.resize(cell * 2);
        ({ cellEnds, cellKinds } = this.source);
      }
      cellEnds[cell] = i;
      cellKinds[cell] = kinds;
      cell++;
      rowKinds |= kinds;
      if (code === delimiter) {
        cellStart = i + 1;
        kinds = 0;
        continue;
      }
      this.cellCount = cell - this.firstCell;
      this.kinds = rowKinds;
      this.contentEnd = i;
      if (i >= length) {
        this.end = i;
        if (!this.#complete) return "more";
      } else {
        if (code === carriageReturn) {
          if (i + 1 === length && this.#mayContinue) return "more";
          if (i + 1 < length && codes[i + 1] === lineFeed) i++;
        }
        this.end = i + 1;
      }
      this.#cells = cell;
      return "row";
    }
  }

  /** Offset of the quote that closes the one at `open`; -1 if none does, -2 if that depends on text that follows. */
  #closingQuote(open: number): number {
    const { text } = this.source;
    const { length } = text;
    const at = this.#loneQuote(open + 1, length);
    if (at < 0) {
      if (!this.#complete) return -2;
      this.lookedAt = length;
      return -1;
    }
    if (this.#endsCellAt(at + 1)) return at;
    // A lone quote inside the cell. From here, only a quote on the same line can close the cell.
    const lineEnd = this.#lineEndBehind(open);
    if ((at > open + 1 && this.#opensCell(at)) || at >= lineEnd) {
      this.lookedAt = Math.max(this.lookedAt, at + 2);
      return -1;
    }
    const { close, looked } = this.#closeOnLine(at + 1, lineEnd);
    if (close === -1) this.lookedAt = Math.max(this.lookedAt, looked);
    return close;
  }

  /**
   * Like `closingQuote`, after a quote that closes nothing. `looked` is how far the search went. The result is valid
   * for every offset from `from` to where the search ended, so it is kept: a line full of stray quotes is searched only
   * once.
   */
  #closeOnLine(from: number, lineEnd: number): { readonly close: number; readonly looked: number } {
    if (from >= this.#known.from && from <= this.#known.to) return this.#known;
    for (let at = from - 1; ; ) {
      at = this.#loneQuote(at + 1, lineEnd);
      let found: { close: number; looked: number } | undefined;
      if (at < 0) found = { close: !this.#complete && lineEnd === this.source.length ? -2 : -1, looked: lineEnd };
      else if (this.#endsCellAt(at + 1)) found = { close: at, looked: at };
      // A quote after a delimiter opens another cell, so the cell before it was never closed.
      else if (this.#opensCell(at)) found = { close: -1, looked: at + 2 };
      if (!found) continue;
      this.#known = { from, to: at < 0 ? lineEnd : at, ...found };
      return found;
    }
  }

  /** Offset of the first quote in a range that is not doubled, or -1. */
  #loneQuote(from: number, to: number): number {
    const { text } = this.source;
    for (let at = text.indexOf('"', from); at !== -1 && at < to; at = text.indexOf('"', at + 2)) {
      if (at + 1 === text.length) return this.#complete ? at : -1;
      if (text.charCodeAt(at + 1) !== quote) return at;
    }
    return -1;
  }

  #lineEndBehind(offset: number): number {
    if (offset < this.#line.from || offset > this.#line.end) {
      this.#line = { from: offset, end: endOfLine(this.source.text, offset) };
    }
    return this.#line.end;
  }

  #endsCellAt(offset: number): boolean {
    const { text } = this.source;
    return offset === text.length || this.#endsCell(text.charCodeAt(offset));
  }

  /** Whether a quote is at the start of a cell. */
  #opensCell(at: number): boolean {
    return this.#endsCell(this.source.text.charCodeAt(at - 1));
  }

  #endsCell(code: number): boolean {
    return code === this.#delimiter || code === lineFeed || code === carriageReturn;
  }

  #quotedKinds(start: number, end: number): number {
    const { codes } = this.source;
    let kinds = 0;
    for (let i = start; i < end; i++) {
      const code = codes[i] as number;
      const kind = characterKinds[code] as number;
      kinds |= kind & Kind.formula && i > start && code !== plus ? kind & ~Kind.formula : kind;
      if (kind === Kind.quote) {
        if (codes[i + 1] === quote) i++;
        else kinds |= Kind.strayQuote;
      } else if (kind === Kind.space && (i === start || i + 1 === end || codes[i - 1] === space)) {
        kinds |= Kind.untidy;
      }
    }
    return kinds;
  }
}

/** Offset of the first line break at or after `from`, or of the end of the text. */
export function endOfLine(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === lineFeed || code === carriageReturn) return i;
  }
  return text.length;
}
