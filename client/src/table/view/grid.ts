import { type CssStyleHash, SlickGrid } from "slickgrid";
import type { ShownRow } from "../../../../server/src/features/table/shown.ts";
import { numbers } from "./columns.ts";

/** The grid. Its focus is on the active cell, never on a place that screen readers have no name for. */
export class Grid extends SlickGrid<ShownRow> {
  protected override setFocus(): void {
    focusOn(this.getActiveCellNode());
  }

  /** Draws what is selected. The grid does not know of the cells that it drew as selected while scrolling. */
  protected override updateCellCssStylesOnRenderedRows(selected?: CssStyleHash | null): void {
    for (const cell of this.getContainerNode().querySelectorAll(".slick-cell.selected"))
      cell.classList.remove("selected");
    super.updateCellCssStylesOnRenderedRows(selected);
  }

  /** Goes to the first cell of the row, as Home does in a spreadsheet: its number stands for the whole row. */
  override navigateRowStart(): boolean {
    const row = this.getActiveCell()?.row;
    if (row !== undefined) this.gotoCell(row, numbers, false);
    return true;
  }

  /** Goes to the first cell below the header row. */
  override navigateTopStart(): boolean {
    this.gotoCell(Math.max(0, this.getOptions().frozenRow ?? 0), numbers, false);
    return true;
  }
}

/** Gives a cell the focus: not while a person types in the text beside the table, or looks for something. */
export function focusOn(cell: HTMLElement | null | undefined): void {
  const isFree = document.hasFocus() && !document.activeElement?.closest("#find:not([hidden])");
  if (isFree) cell?.focus({ preventScroll: true });
}
