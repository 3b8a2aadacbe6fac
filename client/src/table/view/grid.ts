import { SlickGrid } from "slickgrid";
import type { ShownRow } from "../../../../server/src/features/table/shown.ts";

/** The grid. Its focus is on the active cell, never on a place that screen readers have no name for. */
export class Grid extends SlickGrid<ShownRow> {
  protected override setFocus(): void {
    focusOn(this.getActiveCellNode());
  }
}

/** Gives a cell the focus: not while a person types in the text beside the table, or looks for something. */
export function focusOn(cell: HTMLElement | null | undefined): void {
  const isFree = document.hasFocus() && !document.activeElement?.closest("#find:not([hidden])");
  if (isFree) cell?.focus({ preventScroll: true });
}
