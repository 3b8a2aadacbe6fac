/** Cells of one column that are one cell with those beside them. Numbers are from 0. */
export interface Merge {
  readonly column: number;
  readonly first: number;
  readonly last: number;
}

/**
 * Fills merged cells: a company that stands beside several rows belongs to each of them. Only the first column of merged
 * cells is filled, because a title across all columns is no header.
 */
export class MergedCells {
  readonly #merges: readonly Merge[];
  #next = 0;
  /** Those of the row before, by column. */
  readonly #open = new Map<number, { readonly last: number; readonly text: string }>();

  constructor(merges: readonly Merge[]) {
    this.#merges = merges.toSorted((one, other) => one.first - other.first);
  }

  /**
   * Fills the cells of a row. The rows must come in order.
   * @param row its number, from 0
   */
  fill(cells: string[], row: number): void {
    for (const [column, { last, text }] of this.#open) {
      if (row > last) this.#open.delete(column);
      else if (!cells[column]) {
        while (cells.length < column) cells.push("");
        cells[column] = text;
      }
    }
    for (; (this.#merges[this.#next]?.first ?? row + 1) <= row; this.#next++) {
      const { column, first, last } = this.#merges[this.#next] as Merge;
      const text = cells[column] ?? "";
      if (first === row && text !== "") this.#open.set(column, { last, text });
    }
  }
}
