import type { ShownRow } from "../../../../server/src/features/table/shown.ts";

/** The row of an open cell, and the number of rows in the list when it was there. */
export interface OpenRow {
  /** Index in the list. */
  readonly at: number;
  readonly row: Pick<ShownRow, "kind" | "cells">;
  readonly size: number;
}

/**
 * Where the row of an open cell is after the file has changed. What is typed must not land in another row that has come
 * into its place.
 * @param rows those that have been read since, by their indexes in the list
 * @param size the number of rows in the list now
 * @returns its index in the list; undefined if the row is gone, is not read, or could be one of several
 */
export function placeOfRow({ at, row, size: before }: OpenRow, rows: ReadonlyMap<number, ShownRow>, size: number) {
  const wasNew = row.kind === "new";
  const written = textOf(row);
  if (wasNew && written === textOf({ cells: [] })) return rows.get(size - 1)?.kind === "new" ? size - 1 : undefined;
  const alike = [...rows].filter(([, other]) => other.kind !== "new" && textOf(other) === written);
  // A cell of the new row that was written before has made it a row.
  if ((wasNew || size === before) && alike.some(([index]) => index === at)) return at;
  if (alike.length > 0) return alike.length === 1 ? alike[0]?.[0] : undefined;
  const other = rows.get(at);
  return (wasNew || size === before) && other && couldBe(row.cells, other.cells) ? at : undefined;
}

/** The cells of a row, to compare them. What a short row lacks is empty. */
export function textOf({ cells }: Pick<ShownRow, "cells">): string {
  return JSON.stringify(cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1));
}

/** One cell of a row may have been changed in the text, and cells that the table has just written may not be there yet. */
function couldBe(cells: readonly string[], others: readonly string[]): boolean {
  const places = Array.from({ length: Math.max(cells.length, others.length) }, (_, cell) => cell);
  const filled = places.filter((cell) => others[cell]);
  const same = filled.filter((cell) => others[cell] === cells[cell]);
  return same.length > 0 && filled.length - same.length <= 1;
}
