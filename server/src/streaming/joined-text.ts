import type { Join } from "../mapping/join.ts";
import type { JoinReport } from "../mapping/join-report.ts";
import { RowStream, type TextPieces } from "./row-stream.ts";
import type { Piece } from "./text-file.ts";

/** UTF-16 units of a piece. */
const pieceLength = 1 << 20;

/**
 * The rows of two joined files as a text. It is made again whenever it is read, so it takes neither memory nor disk. Its
 * offsets are those of the text, in UTF-16 units, except at its end, which is known only when it is reached.
 */
export class JoinedText implements TextPieces {
  readonly name: string;
  readonly size: number = Number.MAX_SAFE_INTEGER;
  /** What was counted when the text was last read to its end. */
  report: JoinReport | undefined;
  readonly #join: Join;
  readonly #main: TextPieces;
  readonly #delimiter: string;
  readonly #start: number;

  /**
   * @param delimiter of the main file
   * @param start how many of its UTF-16 units come before its first row
   */
  constructor(join: Join, main: TextPieces, delimiter: string, start: number) {
    this.name = main.name;
    this.#join = join;
    this.#main = main;
    this.#delimiter = delimiter;
    this.#start = start;
  }

  *pieces(from = 0): Generator<Piece> {
    const lines = this.#join.lines(new RowStream(this.#main, this.#delimiter).readingAfter(this.#start));
    let piece: string[] = [];
    let length = 0;
    let end = 0;
    for (;;) {
      const { done, value } = lines.next();
      if (done) {
        this.report = value;
        yield { text: piece.join(""), end: this.size, last: true };
        return;
      }
      if (value === "") continue;
      piece.push(value);
      length += value.length;
      if (length < pieceLength) continue;
      end += length;
      if (end > from) yield { text: piece.join(""), end, last: false };
      piece = [];
      length = 0;
    }
  }
}
