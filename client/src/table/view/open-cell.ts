import type { SlickGrid } from "slickgrid";
import type { ShownRow } from "../../../../server/src/features/table/shown.ts";
import type { Bar } from "./bar.ts";
import { CellEditor, opening, type Typed } from "./cell-editor.ts";
import { numbers } from "./columns.ts";
import { type OpenRow, placeOfRow } from "./open-row.ts";
import type { Rows } from "./rows.ts";
import type { Selection } from "./selection.ts";

/** The cell that is being edited: what is typed into it stays with its row, whatever else changes the file. */
export class OpenCell {
  readonly #grid: () => SlickGrid<ShownRow> | undefined;
  readonly #rows: Rows;
  readonly #selection: Selection;
  readonly #bar: Bar;
  /** The row of the cell that was opened last. */
  #row: (OpenRow & { readonly list: number }) | undefined;

  constructor(grid: () => SlickGrid<ShownRow> | undefined, rows: Rows, selection: Selection, bar: Bar) {
    this.#grid = grid;
    this.#rows = rows;
    this.#selection = selection;
    this.#bar = bar;
  }

  /**
   * Closes the open cell if its row has moved, or if the grid has to draw other columns.
   * @returns what opens it again where its row is now, with what has been typed
   */
  closeMoved(hasOtherColumns: boolean): (() => void) | undefined {
    const editor = this.#grid()?.getCellEditor();
    const open = this.#row;
    if (!(editor instanceof CellEditor) || !open) return undefined;
    const at = open.list === this.#rows.known.list ? placeOfRow(open, this.#rows.read, this.#rows.size) : undefined;
    if (at === open.at && !hasOtherColumns) {
      this.opened(at);
      return undefined;
    }
    const { typed } = editor;
    const { active } = this.#selection;
    this.#grid()?.getEditorLock()?.cancelCurrentEdit();
    return () => {
      if (at !== undefined && active) this.#reopen(at, active.cell, typed);
      else if (typed.isChange) this.#bar.notify(`The row of this cell is no longer there. You typed: ${typed.text}`);
    };
  }

  #reopen(row: number, cell: number, typed: Typed): void {
    this.#grid()?.setActiveCell(row, cell + numbers);
    this.typeOver(typed.text);
    const editor = this.#grid()?.getCellEditor();
    if (editor instanceof CellEditor) editor.select(typed.selection);
  }

  /** Notes the row of a cell that is being opened, or where it is now. */
  opened(at: number): void {
    const row = this.#rows.at(at);
    this.#row = row && { at, row, size: this.#rows.size, list: this.#rows.known.list };
  }

  /** Opens the active cell with other text. Without any, shows its value again. */
  typeOver(text: string | undefined): void {
    const { active } = this.#selection;
    if (text === undefined && active) {
      this.#grid()?.invalidateRow(active.row);
      this.#grid()?.render();
      this.#selection.focusActive();
      return;
    }
    opening.typed = text;
    this.#grid()?.editActiveCell();
    opening.typed = undefined;
  }
}
