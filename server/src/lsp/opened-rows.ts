import { decodeCell } from "../document/cells.ts";
import type { RowChange } from "../document/document.ts";
import type { Row } from "../document/rows.ts";

/** Remembers how the rows that were edited looked when the file was opened. */
export class OpenedRows {
  readonly #opened = new WeakMap<Row, Row>();

  /** Follows rows through a change: by their text, or else in order if there are as many as before. */
  follow({ removed, added }: RowChange): void {
    const texts = new Map(removed.map((row) => [row.text, row]));
    const left = new Set(removed);
    const fresh: Row[] = [];
    for (const row of added) {
      const same = texts.get(row.text);
      if (same && left.delete(same)) this.#opened.set(row, this.#of(same));
      else fresh.push(row);
    }
    if (left.size !== fresh.length) return;
    const before = [...left];
    for (const [index, row] of fresh.entries()) this.#opened.set(row, this.#of(before[index] as Row));
  }

  /** Whether a cell (its index from 0) has another value than when the file was opened; false for a new row. */
  isEdited(row: Row, cell: number): boolean {
    const opened = this.#opened.get(row);
    return opened !== undefined && valueIn(opened, cell) !== valueIn(row, cell);
  }

  #of(row: Row): Row {
    return this.#opened.get(row) ?? row;
  }
}

function valueIn(row: Row, cell: number): string {
  if (cell >= row.cellCount) return "";
  return decodeCell(row.source.text.slice(row.cellStart(cell), row.cellEnd(cell)), row.cellKinds(cell));
}
