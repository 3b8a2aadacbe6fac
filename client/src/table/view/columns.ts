import type { Column } from "slickgrid";

/** The number of the grid's columns before those of the file: that of the numbers of the rows. */
export const numbers = 1;

/** The column of the numbers of the rows. */
export const numbersId = "number";

/** The name in the grid of the column of a cell (index from 0). */
export function columnId(cell: number): string {
  return `c${cell}`;
}

/** Index of the cell of a column of the grid, from 0; -1 for the numbers of the rows. */
export function cellOf({ id }: Pick<Column, "id">): number {
  return id === numbersId ? -1 : Number(String(id).slice(1));
}
