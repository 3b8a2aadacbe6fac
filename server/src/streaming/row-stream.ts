import { carriageReturn, lineFeed, quote } from "../document/characters.ts";
import { rowOf } from "../document/document.ts";
import { findHeader, type HeaderPlace, type HeaderTest, hasFirstLines } from "../document/header-place.ts";
import { RowReader } from "../document/reader.ts";
import type { Row } from "../document/rows.ts";
import { FileError } from "../files/files.ts";
import type { Piece, TextFile } from "./text-file.ts";

/** A text that is read in pieces, from any of the offsets at which they end. */
export type TextPieces = Pick<TextFile, "name" | "size" | "pieces">;

/** Reads the rows of a file in pieces. The rows are the same as those of the whole text. */
export class RowStream {
  readonly file: TextPieces;
  readonly delimiter: string;
  /** An unused reader, kept because allocating its arrays again takes time. */
  spare: RowReader | undefined;

  constructor(file: TextPieces, delimiter: string) {
    this.file = file;
    this.delimiter = delimiter;
  }

  /** Reads the rows between two byte offsets, at each of which a row begins. */
  read(from = 0, to = this.file.size): RowCursor {
    return new RowCursor(this, this.file.pieces(from, to));
  }

  /** Reads the rows that come after a number of UTF-16 units, one by one. */
  *readingAfter(units: number): Generator<RowReader> {
    const cursor = new RowCursor(this, this.file.pieces(), units);
    for (let row = cursor.step(); row; row = cursor.step()) yield row;
  }

  /**
   * Whether a quoted cell that is open at byte `from`, the start of a line, may be closed by the next quote that is not
   * doubled. True if that is at the end of a piece, because the next one is not read.
   */
  mayCloseBehind(from: number): boolean {
    for (const { text } of this.file.pieces(from)) {
      for (let at = text.indexOf('"'); at >= 0; ) {
        let end = at;
        while (text.charCodeAt(end) === quote) end++;
        if ((end - at) % 2 === 1) return end === text.length || this.#endsCell(text, end);
        at = text.indexOf('"', end);
      }
    }
    return false;
  }

  #endsCell(text: string, at: number): boolean {
    return text.startsWith(this.delimiter, at) || isLineEnd(text.charCodeAt(at));
  }
}

/**
 * Reads one row at a time. Keeps in memory only a piece of the file, or a row if that is longer. A row is valid until
 * the next call, which may overwrite its source.
 */
class RowCursor {
  readonly #stream: RowStream;
  readonly #reader: RowReader;
  readonly #pieces: Iterator<Piece>;
  #piece: Piece = { text: "", end: 0, last: false };
  /** The UTF-16 offset up to which rows of the reader's text were read, which ends with the piece. */
  #read = 0;
  /** Whether the text goes to the end of the file. */
  #complete = false;
  /** The offset of a quote that is known to be never closed, or -1. */
  #unclosed = -1;
  /** How many UTF-16 units to leave out of the pieces to come. */
  #skipped: number;

  constructor(stream: RowStream, pieces: Iterator<Piece>, skipped = 0) {
    this.#stream = stream;
    this.#reader = (stream.spare ?? new RowReader(stream.delimiter).open("")).reopen("", false);
    stream.spare = undefined;
    this.#pieces = pieces;
    this.#skipped = skipped;
  }

  /** The next row, or undefined after the last. */
  next(): Row | undefined {
    const reader = this.step();
    return reader && rowOf(reader, this.#complete, 0);
  }

  /** Reads the next row; undefined after the last. */
  step(): RowReader | undefined {
    for (;;) {
      while (this.#read < this.#reader.source.length) {
        const result = this.#reader.read(this.#read, this.#unclosed);
        if (result === "row") {
          this.#read = this.#reader.end;
          return this.#reader;
        }
        // After whole lines, only a quote matters.
        if (
          result === "more" ||
          !endsWithLine(this.#reader.source.text) ||
          this.#stream.mayCloseBehind(this.#piece.end)
        )
          break;
        this.#unclosed = this.#reader.openQuote;
      }
      if (this.#piece.last) {
        this.#stream.spare = this.#reader;
        return undefined;
      }
      this.#readOn();
    }
  }

  /** The byte offset after the last row; undefined within a piece, where it is unknown. */
  get end(): number | undefined {
    return this.#read === this.#reader.source.length ? this.#piece.end : undefined;
  }

  /**
   * Continues with the rest of the text and further pieces, of at least the same length. Re-reading a long row after
   * every piece would take quadratic time.
   */
  #readOn(): void {
    const { file } = this.#stream;
    const { source } = this.#reader;
    let text = this.#read < source.length ? source.text.slice(this.#read) : "";
    const least = 2 * text.length;
    this.#read = 0;
    this.#unclosed = -1;
    do {
      this.#piece = this.#pieces.next().value;
      const { ascii, end } = this.#piece;
      if (ascii && text === "" && this.#skipped === 0) {
        this.#complete = end === file.size;
        this.#reader.reopen(ascii, this.#complete);
        return;
      }
      text = joined(text, this.#piece.text.slice(this.#skipped), file.name);
      this.#skipped = Math.max(0, this.#skipped - this.#piece.text.length);
    } while (text.length < least && !this.#piece.last);
    this.#complete = this.#piece.end === file.size;
    this.#reader.reopen(text, this.#complete);
  }
}

/** Finds the header row of a file. */
export function headerPlaceIn(file: TextPieces, isHeader: HeaderTest): HeaderPlace {
  return findHeader(beginningOf(file, hasFirstLines), isHeader);
}

/** The beginning of a file, with at least as many pieces as are enough. */
export function beginningOf(file: TextPieces, isEnough: (text: string) => boolean): string {
  let text = "";
  let tested = 0;
  for (const piece of file.pieces()) {
    text = joined(text, piece.text, file.name);
    // After every piece, a file of blank lines would take quadratic time.
    if (text.length < 2 * tested) continue;
    if (isEnough(text)) break;
    tested = text.length;
  }
  return text;
}

function joined(text: string, more: string, name: string): string {
  try {
    return text + more;
  } catch {
    throw new FileError(`${name} is too large: one of its rows is longer than a text can be.`);
  }
}

function endsWithLine(text: string): boolean {
  return isLineEnd(text.charCodeAt(text.length - 1));
}

function isLineEnd(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}
