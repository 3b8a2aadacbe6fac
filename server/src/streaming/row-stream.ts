import { carriageReturn, lineFeed, quote } from "../document/characters.ts";
import { rowOf } from "../document/document.ts";
import { findHeader, type HeaderPlace, type HeaderTest, hasFirstLines } from "../document/header-place.ts";
import { RowReader } from "../document/reader.ts";
import type { Row } from "../document/rows.ts";
import { FileError } from "../files/files.ts";
import type { Piece, TextFile } from "./text-file.ts";

/** Reads the rows of a file in pieces. The rows are the same as those of the whole text. */
export class RowStream {
  readonly file: TextFile;
  readonly headerPlace: HeaderPlace;
  /** An unused reader, kept because allocating its arrays again takes time. */
  spare: RowReader | undefined;

  constructor(file: TextFile, isHeader: HeaderTest) {
    this.file = file;
    this.headerPlace = findHeader(beginningOf(file), isHeader);
  }

  get delimiter(): string {
    return this.headerPlace.delimiter;
  }

  /** Reads the rows between two byte offsets, at each of which a row begins. */
  read(from = 0, to = this.file.size): RowCursor {
    return new RowCursor(this, this.file.pieces(from, to));
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
  /** The text up to the end of the piece, and the UTF-16 offset in it up to which rows were read. */
  #text = "";
  #read = 0;
  /** Whether the text goes to the end of the file. */
  #complete = false;
  /** The offset of a quote that is known to be never closed, or -1. */
  #unclosed = -1;

  constructor(stream: RowStream, pieces: Iterator<Piece>) {
    this.#stream = stream;
    this.#reader = stream.spare ?? new RowReader(stream.delimiter).open("");
    stream.spare = undefined;
    this.#pieces = pieces;
  }

  /** The next row, or undefined after the last. */
  next(): Row | undefined {
    for (;;) {
      while (this.#read < this.#text.length) {
        const result = this.#reader.read(this.#read, this.#unclosed);
        if (result === "row") {
          this.#read = this.#reader.end;
          return rowOf(this.#reader, this.#complete, 0);
        }
        // After whole lines, only a quote matters.
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

  /** The byte offset after the last row; undefined within a piece, where it is unknown. */
  get end(): number | undefined {
    return this.#read === this.#text.length ? this.#piece.end : undefined;
  }

  /**
   * Continues with the rest of the text and further pieces, of at least the same length. Re-reading a long row after
   * every piece would take quadratic time.
   */
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

/** The part of a file that is needed to find its header row. */
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
