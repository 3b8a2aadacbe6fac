import type { RowEdit } from "../document/row-edit.ts";
import type { RowList } from "../document/row-list.ts";
import type { Row } from "../document/rows.ts";
import { NumberColumn } from "../number-column.ts";
import type { Steps } from "../steps.ts";
import type { OffsetEdit } from "./edits.ts";

/** An edit of a round, with the code of the rule that it is a fix of. */
export type CodedEdit = OffsetEdit & { readonly code: string };

/** A range of a row, in UTF-16 units from its start. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const none = -1;
const rowsPerStep = 256;

/**
 * Edits of rows, none of which overlaps or touches another. Their numbers are in columns, because objects for the edits
 * of 100,000 rows would take more memory than the text.
 */
export class ChosenEdits {
  readonly #rows: RowList;
  /** The last edit of each row, by its index; behind them, that of a header row that is not in the file. */
  readonly #lastOfRow: Int32Array;
  /** The edit of the same row that was added before each. */
  readonly #previous = new NumberColumn();
  readonly #starts = new NumberColumn();
  readonly #ends = new NumberColumn();
  /** The furthest end of each edit and those before it in its row. */
  readonly #reaches = new NumberColumn();
  readonly #texts: string[] = [];
  readonly #codes: string[] = [];

  constructor(rows: RowList) {
    this.#rows = rows;
    this.#lastOfRow = new Int32Array(rows.size + 1).fill(none);
  }

  add({ row, start, end, text }: RowEdit, code: string): void {
    const slot = this.#slotOf(row);
    const previous = this.#lastOfRow[slot] as number;
    this.#lastOfRow[slot] = this.#previous.size;
    this.#previous.push(previous);
    this.#starts.push(start);
    this.#ends.push(end);
    this.#reaches.push(previous === none ? end : Math.max(end, this.#reaches.at(previous)));
    this.#texts.push(text);
    this.#codes.push(code);
  }

  /** The codes of the edits that overlap or touch a range. The order of two edits at one offset would be arbitrary. */
  codesAt(row: Row, { start, end }: Span): readonly string[] {
    let codes: string[] | undefined;
    // Findings mostly come in order, so that the last edit of a row already ends before them.
    for (
      let edit = this.#lastOf(row);
      edit !== none && start <= this.#reaches.at(edit);
      edit = this.#previous.at(edit)
    ) {
      if (start > this.#ends.at(edit) || this.#starts.at(edit) > end) continue;
      codes ??= [];
      codes.push(this.#codes[edit] as string);
    }
    return codes ?? noCodes;
  }

  /** The edits as edits of the whole text, sorted by offset. */
  *inOrder(): Steps<CodedEdit[]> {
    const edits: CodedEdit[] = [];
    // Without a header row in the file, its edits are at the start.
    this.#addTo(edits, this.#rows.size, 0);
    for (const { index, offset } of this.#rows.places()) {
      this.#addTo(edits, index, offset);
      if (index % rowsPerStep === 0) yield;
    }
    return edits;
  }

  #addTo(edits: CodedEdit[], slot: number, offset: number): void {
    const first = edits.length;
    for (let edit = this.#lastOfRow[slot] as number; edit !== none; edit = this.#previous.at(edit)) {
      const [text, code] = [this.#texts[edit] as string, this.#codes[edit] as string];
      edits.push({ start: offset + this.#starts.at(edit), end: offset + this.#ends.at(edit), text, code });
    }
    if (edits.length - first < 2) return;
    const own = edits.splice(first).reverse();
    edits.push(...own.sort((a, b) => a.start - b.start));
  }

  #lastOf(row: Row): number {
    return this.#lastOfRow[this.#slotOf(row)] as number;
  }

  #slotOf(row: Row): number {
    return row.block ? this.#rows.indexOf(row) : this.#rows.size;
  }
}

const noCodes: readonly string[] = [];
