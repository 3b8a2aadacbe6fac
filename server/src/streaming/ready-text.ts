import { isBlank } from "../document/blank.ts";
import type { ReadyRows } from "../response/ready-rows.ts";
import type { TextPieces } from "./row-stream.ts";
import type { StreamCheck } from "./stream-check.ts";
import type { Piece } from "./text-file.ts";

/**
 * The text of the rows that are ready, to be checked by itself. It is made again whenever it is read, so it takes neither
 * memory nor disk. Its offsets are those of the file that the rows are from.
 */
export class ReadyText implements TextPieces {
  readonly name: string;
  readonly size: number;
  readonly #checked: StreamCheck;
  readonly #rows: ReadyRows;

  constructor({ name, size }: TextPieces, checked: StreamCheck, rows: ReadyRows) {
    this.name = name;
    this.size = size;
    this.#checked = checked;
    this.#rows = rows;
  }

  *pieces(from = 0, to = this.size): Generator<Piece> {
    const { headerIndex, parts } = this.#checked;
    for (const part of parts) {
      if (part.from < from || part.to > to) continue;
      let text = part.from === 0 ? this.#rows.header : "";
      for (const place of this.#checked.placesIn(part)) {
        if (place.index > headerIndex && !isBlank(place.row)) text += this.#rows.lineOf(place, "ready");
      }
      yield { text, end: part.to, last: part.to === to };
    }
  }
}
