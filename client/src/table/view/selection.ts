import { type SlickGrid, SlickRange } from "slickgrid";
import type { Block, ShownRow } from "../../../../server/src/features/table/shown.ts";
import { numbers } from "./columns.ts";
import { focusOn } from "./grid.ts";
import type { Rows } from "./rows.ts";

/** The active cell and the selected ones. Rows are counted in the list, and cells in the file: -1 is the row's number. */
export class Selection {
  readonly #grid: () => SlickGrid<ShownRow> | undefined;
  readonly #rows: Rows;
  readonly #isReadOnly: (row: number, cell: number) => boolean;
  /** Whether an input method is composing text over a cell that is not open yet. */
  isComposing = false;

  constructor(
    grid: () => SlickGrid<ShownRow> | undefined,
    rows: Rows,
    isReadOnly: (row: number, cell: number) => boolean,
  ) {
    this.#grid = grid;
    this.#rows = rows;
    this.#isReadOnly = isReadOnly;
  }

  /** Whether a cell is open. */
  get isEditing(): boolean {
    return this.isComposing || (this.#grid()?.getEditorLock()?.isActive() ?? false);
  }

  /** Enters what has been typed into the open cell, if one is open. Returns whether no cell is open now. */
  endEditing(): boolean {
    return this.#grid()?.getEditorLock()?.commitCurrentEdit() ?? false;
  }

  get active(): { row: number; cell: number } | undefined {
    const active = this.#grid()?.getActiveCell();
    return active ? { row: active.row, cell: active.cell - numbers } : undefined;
  }

  activate(row: number, cell: number): void {
    this.#grid()?.gotoCell(row, cell + numbers, false);
    this.focusActive();
  }

  /**
   * Gives the focus to the cell itself, so that screen readers read it. It can be edited, because input methods compose
   * text only there: see `Composing`.
   */
  focusActive(): void {
    const grid = this.#grid();
    const { active } = this;
    const node = grid?.getActiveCellNode();
    if (!node || !active) return;
    for (const other of grid?.getContainerNode().querySelectorAll<HTMLElement>(".slick-cell[tabindex='0']") ?? []) {
      if (other === node) continue;
      other.tabIndex = -1;
      other.removeAttribute("contenteditable");
    }
    node.tabIndex = 0;
    if (!this.#isReadOnly(active.row, active.cell)) node.contentEditable = "plaintext-only";
    focusOn(node);
  }

  /** Activates the cell that was clicked, unless it is selected. */
  activateClicked(event: MouseEvent): void {
    const clicked = this.#grid()?.getCellFromEvent(event);
    if (!clicked) return;
    const { row, cell } = clicked;
    if (!this.#ranges.some((range) => range.contains(row, cell))) this.activate(row, cell - numbers);
  }

  /** Selects all rows below the header row. */
  selectAll(): void {
    const { shown } = this.#rows;
    if (shown) this.select(shown.fixed, this.#rows.size - 1);
  }

  /** Goes to a row and selects the whole of it, or selects all rows from the active one to it. */
  selectRows(row: number, extends_: boolean): void {
    if (extends_) {
      this.endEditing();
      this.focusActive();
    } else this.activate(row, -1);
    const from = this.active?.row ?? row;
    this.select(Math.min(from, row), Math.max(from, row));
  }

  /** Shows that the number of a row stands for all of its cells, however it was come to or added to the selection. */
  showWholeRows(): void {
    const [range] = this.#ranges;
    if (range?.toCell === 0 && this.#rows.shown?.columns.length) this.select(range.fromRow, range.toRow);
  }

  /** Selects whole rows with their numbers, one of which may be active: else keys would not extend the selection. */
  select(first: number, last: number): void {
    const columns = this.#rows.shown?.columns.length ?? 0;
    this.#grid()
      ?.getSelectionModel()
      ?.setSelectedRanges([new SlickRange(first, 0, last, columns)], "rows", "");
  }

  /** The selected cells, or the active one. The number of a row stands for all of its cells. */
  get block(): Block {
    const [range] = this.#ranges;
    const active = this.active ?? { row: 0, cell: 0 };
    const { fromRow, toRow, fromCell, toCell } = range ?? new SlickRange(active.row, active.cell + numbers);
    const last = toCell === 0 ? (this.#rows.shown?.columns.length ?? 1) - 1 : toCell - numbers;
    const first = Math.max(0, fromCell - numbers);
    return { row: fromRow, rows: toRow - fromRow + 1, cell: first, cells: last - first + 1 };
  }

  get #ranges(): SlickRange[] {
    return this.#grid()?.getSelectionModel()?.getSelectedRanges() ?? [];
  }
}
