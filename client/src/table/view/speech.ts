import type { ShownRow, ShownRows, TableEdit } from "../../../../server/src/features/table/shown.ts";
import { findingsAt, letters } from "./cells.ts";
import { numbers } from "./columns.ts";

/*
 * What screen readers read. The grid draws a row in two halves, of which the right one scrolls. For screen readers the
 * left half owns the cells of both.
 */

/** The name of a cell: column, value and row. Its problems are its description. */
function nameOf(shown: ShownRows, row: ShownRow, cell: number): string {
  const value = row.cells[cell];
  if (row.kind === "header" && cell >= 0) return value || `Column ${letters(cell)}`;
  const place = { new: "new row", header: "header row", above: `row ${row.index + 1}, above the header row` };
  const number = row.kind in place ? place[row.kind as keyof typeof place] : `row ${row.index + 1}`;
  if (cell < 0) return number;
  const header = shown.columns[cell]?.header || `Column ${letters(cell)}`;
  const isMissing = value === undefined && row.kind === "record";
  return [header, value || (isMissing ? "missing" : "empty"), number].join(", ");
}

function descriptionOf(row: ShownRow, cell: number): string {
  return findingsAt(row, cell)
    .map(({ severity, message }) => `${severity}: ${message}`)
    .join(" ");
}

function set(node: HTMLElement, name: string, value: string | undefined): void {
  if (value) node.setAttribute(name, value);
  else node.removeAttribute(name);
}

/** Tells screen readers how large the grid is. */
export function nameGrid(grid: HTMLElement, shown: ShownRows): void {
  set(grid, "aria-label", "Import file");
  set(grid, "aria-multiselectable", "true");
  set(grid, "aria-rowcount", String(shown.size));
  set(grid, "aria-colcount", String(shown.columns.length + numbers));
}

/**
 * Tells screen readers which row and column each drawn cell is, and what is wrong with it.
 * @param again index of a row whose cells have names already, but other values
 */
export function nameCells(
  grid: HTMLElement,
  shown: ShownRows,
  rows: (index: number) => ShownRow | undefined,
  isReadOnly: (row: number, cell: number) => boolean,
  again?: number,
): void {
  for (const node of grid.querySelectorAll<HTMLElement>(".slick-row")) {
    const at = Number(node.dataset.row);
    const row = rows(at);
    if (!row) continue;
    if (node.closest(".grid-canvas-right")) {
      node.id = `right-${at}`;
      node.setAttribute("role", "presentation");
    } else {
      node.setAttribute("aria-rowindex", String(at + 1));
      node.setAttribute("aria-owns", `right-${at}`);
    }
    for (const cell of node.querySelectorAll<HTMLElement>(".slick-cell")) {
      if (cell.ariaColIndex && at !== again) continue;
      const column = Number(/\bl(\d+)/.exec(cell.className)?.[1]);
      const own = column - numbers;
      const isInvalid = findingsAt(row, own).some(({ severity }) => severity === "error");
      cell.setAttribute("role", column === 0 ? "rowheader" : row.kind === "header" ? "columnheader" : "gridcell");
      cell.removeAttribute("aria-describedby");
      set(cell, "aria-colindex", String(column + 1));
      set(cell, "aria-label", nameOf(shown, row, own));
      set(cell, "aria-description", descriptionOf(row, own));
      set(cell, "aria-invalid", isInvalid ? "true" : undefined);
      set(cell, "aria-readonly", own < 0 || isReadOnly(at, own) ? "true" : undefined);
    }
  }
}

/** Tells screen readers which drawn cells are selected. */
export function nameSelected(grid: HTMLElement): void {
  for (const cell of grid.querySelectorAll<HTMLElement>(".slick-cell")) {
    const isSelected = cell.classList.contains("selected");
    if (isSelected !== (cell.ariaSelected === "true")) set(cell, "aria-selected", isSelected ? "true" : undefined);
  }
}

/** A number with its noun, as "3 rows". */
export function several(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

/** What an edit has done, in a sentence. Nothing of a typed value, because it is read with its cell. */
export function doneBy(edit: TableEdit): string {
  switch (edit.kind) {
    case "write":
      return "";
    case "paste":
      return "Pasted.";
    case "clear":
      return `${several(edit.block.rows * edit.block.cells, "cell")} emptied.`;
    case "fill":
      return "Filled down.";
    case "new":
      return "1 row added.";
    case "insert":
      return `${several(edit.rows, "row")} inserted.`;
    case "delete":
      return `${several(edit.rows, "row")} deleted.`;
    case "duplicate":
      return `${several(edit.rows, "row")} duplicated.`;
    case "move":
      return `${several(edit.rows, "row")} moved ${edit.by < 0 ? "up" : "down"}.`;
  }
}
