import { cellAt, cellsOf } from "../document/read-cells.ts";
import type { ReadRow } from "../document/reader.ts";
import type { Source } from "../document/source.ts";
import { hasContent, type SourceColumn, type SourceTable } from "../document/source-table.ts";
import { markOf } from "../existing/record-marks.ts";
import { MarkMap } from "../mark-set.ts";
import { NumberColumn } from "../number-column.ts";
import type { Steps } from "../steps.ts";
import { isFooterRow, mayBeFooter } from "./footer.ts";
import { keyOf } from "./join-key.ts";

/**
 * The rows of the other file with content, except sums and the like, to be found by their values in one column. They are
 * counted from 0, and kept as numbers, because there may be a million.
 */
export class Partners {
  /** A value that stands in several rows; undefined if there is none. */
  repeated: string | undefined;
  size = 0;
  readonly #column: number;
  #source: Source | undefined;
  readonly #starts = new NumberColumn();
  readonly #firstCells = new NumberColumn();
  readonly #cellCounts = new NumberColumn();
  readonly #numbers = new NumberColumn();
  /** The last row with each value, and for each row, the one before it with the same value, or -1. */
  readonly #last = new MarkMap();
  readonly #previous = new NumberColumn();

  private constructor(column: number) {
    this.#column = column;
  }

  static *reading(table: SourceTable, { index }: SourceColumn): Steps<Partners> {
    const partners = new Partners(index);
    let number = table.firstRow - 1;
    for (const row of yield* table.opening()) {
      yield;
      number++;
      if (!hasContent(row) || (mayBeFooter(row) && isFooterRow(cellsOf(row), table))) continue;
      partners.#add(row, number);
    }
    return partners;
  }

  #add(row: ReadRow, number: number): void {
    this.#source = row.source;
    this.#starts.push(row.start);
    this.#firstCells.push(row.firstCell);
    this.#cellCounts.push(row.cellCount);
    this.#numbers.push(number);
    const value = cellAt(row, this.#column);
    const key = keyOf(value);
    const mark = markOf([key]);
    const before = key === "" ? undefined : this.#last.get(mark);
    if (before !== undefined) this.repeated ??= value.trim();
    this.#previous.push(before ?? -1);
    if (key !== "") this.#last.set(mark, this.size);
    this.size++;
  }

  /** The rows with a value, in the order of the file. */
  of(value: string): number[] {
    const key = keyOf(value);
    const found: number[] = [];
    for (let row = this.#last.get(markOf([key])) ?? -1; row >= 0; row = this.#previous.at(row)) found.push(row);
    return found.reverse();
  }

  row(index: number): ReadRow {
    return {
      source: this.#source as Source,
      start: this.#starts.at(index),
      firstCell: this.#firstCells.at(index),
      cellCount: this.#cellCounts.at(index),
    };
  }

  /** The number of a row, from 1, as a spreadsheet numbers it. */
  numberOf(index: number): number {
    return this.#numbers.at(index);
  }
}
