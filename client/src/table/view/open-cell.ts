import type { SlickGrid } from "slickgrid";
import type { ShownRow, TableEdit } from "../../../../server/src/features/table/shown.ts";
import { ask, keep, kept } from "./ask.ts";
import type { Bar } from "./bar.ts";
import { CellEditor, type Entered, opening, type Typed, telling } from "./cell-editor.ts";
import { numbers } from "./columns.ts";
import type { Edits } from "./edits.ts";
import { type OpenRow, placeOfRow } from "./open-row.ts";
import type { Rows } from "./rows.ts";
import type { Selection } from "./selection.ts";

/** A cell that is being edited. The index of its row is that in the file. */
interface KeptCell {
  readonly open: OpenRow;
  readonly cell: number;
  readonly typed: Typed;
}

/**
 * The cell that is being edited. What is typed into it stays with its row, whatever else changes the file, and is never
 * lost: if it cannot be written, the user gets it back.
 */
export class OpenCell {
  readonly #grid: () => SlickGrid<ShownRow> | undefined;
  readonly #rows: Rows;
  readonly #selection: Selection;
  readonly #bar: Bar;
  readonly #edits: Edits;
  /** The row of the cell that was opened last. */
  #row: (OpenRow & { readonly list: number }) | undefined;
  /** The cell that was open when VS Code's window was closed or loaded again. */
  #kept = kept() as KeptCell | null | undefined;

  constructor(grid: () => SlickGrid<ShownRow> | undefined, rows: Rows, selection: Selection, bar: Bar, edits: Edits) {
    this.#grid = grid;
    this.#rows = rows;
    this.#selection = selection;
    this.#bar = bar;
    this.#edits = edits;
    telling.typed = (editor) => this.#tell(editor);
  }

  /**
   * Closes the open cell if its row has moved, or if the grid would drop what is typed.
   * @returns what opens it again where its row is now, with what has been typed
   */
  close(isDropped: boolean): (() => void) | undefined {
    const editor = this.#grid()?.getCellEditor();
    const open = this.#row;
    const { active } = this.#selection;
    if (!(editor instanceof CellEditor) || !open || !active) return undefined;
    if (this.#placeOf(open) === open.at && !isDropped) {
      this.opened(open.at);
      this.#tell(editor);
      return undefined;
    }
    const { typed } = editor;
    this.#grid()?.getEditorLock()?.cancelCurrentEdit();
    return () => this.#reopen(open, active.cell, typed);
  }

  /** Opens the cell again that was open when the window was closed or loaded again. */
  restore(): void {
    const { open, cell, typed } = this.#kept ?? {};
    if (!open || cell === undefined || !typed) return;
    if (open.at < this.#rows.size && !this.#rows.at(open.at)) {
      // Its row is read, and comes back here.
      this.#selection.activate(open.at, cell);
      return;
    }
    this.#kept = undefined;
    this.#reopen({ ...open, list: this.#rows.known.list }, cell, typed);
  }

  /** Opens a cell where its row is now, or gives back what has been typed. */
  #reopen(open: OpenRow & { readonly list: number }, cell: number, typed: Typed): void {
    const at = this.#placeOf(open);
    if (at !== undefined && !this.#selection.isEditing && !this.#edits.readOnly) {
      this.#grid()?.setActiveCell(at, cell + numbers);
      this.typeOver(typed.text);
      const editor = this.#grid()?.getCellEditor();
      if (!(editor instanceof CellEditor)) return;
      editor.select(typed.selection);
    } else if (typed.isChange) {
      if (at === undefined) this.#bar.notify("The row of this cell is no longer there.");
      keep(null);
      void ask("giveBack", { text: typed.text });
    }
  }

  #placeOf(open: OpenRow & { readonly list: number }): number | undefined {
    return open.list === this.#rows.known.list ? placeOfRow(open, this.#rows.read, this.#rows.size) : undefined;
  }

  /** Notes the row of a cell that is being opened, or where it is now. */
  opened(at: number): void {
    const row = this.#rows.at(at);
    this.#row = row && { at, row: { ...row }, size: this.#rows.size, list: this.#rows.known.list };
  }

  /** Tells the extension what is typed, and keeps it. */
  #tell(editor: CellEditor | undefined): void {
    const { active } = this.#selection;
    const open = this.#row;
    if (!editor?.typed.isChange || !open || !active) {
      keep(null);
      void ask("typing", { typed: null });
      return;
    }
    // In the file: lists of a filter are forgotten once no table shows them.
    const at = this.#rows.at(open.at)?.index ?? open.at;
    keep({ open: { ...open, at }, cell: active.cell, typed: editor.typed } satisfies KeptCell);
    const known = { ...this.#rows.known, filter: { show: "all" }, list: 0 } as const;
    const edit = writing(at, active.cell, editor.serializeValue());
    void ask("typing", { typed: { known, edit, text: editor.typed.text } });
  }

  /**
   * Writes what has been typed. The table shows it at once. If it cannot be written, the cell is opened again.
   * @param draw draws a row again
   */
  async enter(row: number, cell: number, entered: Entered, draw: () => void): Promise<void> {
    const open = this.#row;
    const edit = writing(row, cell, entered);
    const shown = this.#rows.at(row);
    if (shown) {
      const cells = [...shown.cells];
      for (const [at, value] of edit.values[0]?.entries() ?? []) if (value !== null) cells[edit.cell + at] = value;
      Object.assign(shown, { cells: Array.from(cells, (value) => value ?? "") });
      draw();
    }
    if ((await this.#edits.make(edit)) || !open) return;
    const { value } = entered;
    this.#reopen(open, cell, { text: value, selection: [value.length, value.length], isChange: true });
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

/** The edit that writes what has been typed into a cell, and what comes with it. */
function writing(row: number, cell: number, { value, fills }: Entered): TableEdit & { kind: "write" } {
  const entered = new Map([[cell, value], ...fills.map((each) => [each.cell, each.value] as const)]);
  const [first, last] = [Math.min(...entered.keys()), Math.max(...entered.keys())];
  const values = Array.from({ length: last - first + 1 }, (_, at) => entered.get(first + at) ?? null);
  return { kind: "write", row, cell: first, values: [values] };
}
