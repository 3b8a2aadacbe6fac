import { SlickGrid } from "slickgrid";
import type { ShownRow } from "../../../../server/src/features/table/shown.ts";

/** The grid. Its focus is on the active cell, never on a place that screen readers have no name for. */
export class Grid extends SlickGrid<ShownRow> {
  protected override setFocus(): void {
    if (document.hasFocus()) this.getActiveCellNode()?.focus({ preventScroll: true });
  }
}
