import { carriageReturn, lineFeed, quote } from "../document/characters.ts";
import { rowOf } from "../document/document.ts";
import { findHeader, type HeaderPlace, type HeaderTest, hasFirstLines } from "../document/header-place.ts";
import { RowReader } from "../document/reader.ts";
import type { Row } from "../document/rows.ts";
import { FileError } from "../files/files.ts";
import type { Piece, TextFile } from "./text-file.ts";

/** The rows of a file that is read piece by piece: the same as those of its whole text. */
export class RowStream {
  readonly file: TextFile;
  /** Where its header row stands. */
  readonly headerPlace: HeaderPlace;
  /** A reader that no cursor needs any more: to make room for another again and again would take its time. */
  spare: RowReader | undefined;

  constructor(file: TextFile, isHeader: HeaderTest) {
    this.file = file;
    this.headerPlace = findHeader(beginningOf(file), isHeader);
  }

  get delimiter(): string {
    return this.headerPlace.delimiter;
  }

  /** The rows between two bytes at which rows begin. */
  read(from = 0, to = this.file.size): RowCursor {
    return new RowCursor(this, this.file.pieces(from, to));
  }

  /**
   * Whether a quoted cell that is open where a line begins may be closed: by the first quote that is not doubled. One at
   * the end of a piece may do so, since what follows is not looked at.
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
 * Reads one row after the other. What is held at a time is a piece of the file, or a row where that is longer. A row is
 * not to be kept beyond the next call: what it is read from is written over.
 */
class RowCursor {
  readonly #stream: RowStream;
  readonly #reader: RowReader;
  readonly #pieces: Iterator<Piece>;
  #piece: Piece = { text: "", end: 0, last: false };
  /** What of the text is read up to the end of the piece, and how far. */
  #text = "";
  #read = 0;
  /** Whether no more text follows in the file. */
  #complete = false;
  /** The offset of a quote that is known to be open to the end, or -1. */
  #unclosed = -1;

  constructor(stream: RowStream, pieces: Iterator<Piece>) {
    this.#stream = stream;
    this.#reader = stream.spare ?? new RowReader(stream.delimiter).open("");
    stream.spare = undefined;
    this.#pieces = pieces;
  }

  /** The next row, or undefined behind the last. */
  next(): Row | undefined {
    for (;;) {
      while (this.#read < this.#text.length) {
        const result = this.#reader.read(this.#read, this.#unclosed);
        if (result === "row") {
          this.#read = this.#reader.end;
          return rowOf(this.#reader, this.#complete, 0);
        }
        // Behind whole lines only a quote can matter.
        if (result === "more" || !endsWithLine(this.#text) || this.#stream.mayCloseBehind(this.#piece.end)) break;
        this.#unclosed = this.#reader.openQuote;
      }
      if (this.#piece.last) {
        this.#stream.spare = this.#reader;
        return undefined;
      }
      this.#readOn();
    }
  }

  /** The byte behind the row that was read last; undefined where that is not known, in the midst of a piece. */
  get end(): number | undefined {
    return this.#read === this.#text.length ? this.#piece.end : undefined;
  }

  /** Goes on with what is left of the text, and further pieces of at least its length: to read a long row again with
   * each of them would take the square of its length. */
  #readOn(): void {
    const { file } = this.#stream;
    let text = this.#text.slice(this.#read);
    const least = 2 * text.length;
    do {
      const { value } = this.#pieces.next();
      this.#piece = value;
      text = joined(text, this.#piece.text, file.name);
    } while (text.length < least && !this.#piece.last);
    this.#complete = this.#piece.end === file.size;
    this.#text = text;
    this.#read = 0;
    this.#unclosed = -1;
    this.#reader.reopen(text, this.#complete);
  }
}

/** As much of a file as the search for its header row looks at. */
function beginningOf(file: TextFile): string {
  let text = "";
  for (const piece of file.pieces()) {
    text = joined(text, piece.text, file.name);
    if (hasFirstLines(text)) break;
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
