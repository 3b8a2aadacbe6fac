import type { Column, SlickGrid } from "slickgrid";
import type { ShownRow } from "../../../../server/src/features/table/shown.ts";
import { ask } from "./ask.ts";
import type { Bar } from "./bar.ts";
import { gridColumns } from "./cells.ts";
import { cellOf, numbers } from "./columns.ts";
import type { Rows } from "./rows.ts";
import type { Selection } from "./selection.ts";

/** By how much keys change the width of a column, in pixels. */
const step = 20;

/** The columns of the grid, with the widths that the workspace keeps by their headers. */
export class Widths {
  readonly #grid: () => SlickGrid<ShownRow> | undefined;
  readonly #rows: Rows;
  readonly #selection: Selection;
  readonly #bar: Bar;
  #widths: Record<string, number> = {};

  constructor(grid: () => SlickGrid<ShownRow> | undefined, rows: Rows, selection: Selection, bar: Bar) {
    this.#grid = grid;
    this.#rows = rows;
    this.#selection = selection;
    this.#bar = bar;
  }

  /** Sets the widths that were kept. */
  take(widths: Readonly<Record<string, number>>): void {
    this.#widths = { ...widths };
    this.#grid()?.setColumns(this.columns());
  }

  /** The columns of the grid for the rows as they are now. */
  columns(): Column<ShownRow>[] {
    const { shown } = this.#rows;
    return shown ? gridColumns(shown, (index) => this.#rows.at(index), this.#widths) : [];
  }

  /** Makes the active column wider by so many steps, or narrower. */
  widen(by: number): void {
    const { active } = this.#selection;
    const column = active && this.#grid()?.getColumns()[active.cell + numbers];
    const header = active && this.#rows.shown?.columns[active.cell]?.header;
    if (!column?.width || !header) return;
    const width = Math.max(column.minWidth ?? 0, column.width + by * step);
    this.#widths[header] = width;
    this.#grid()?.setColumns(this.columns());
    this.#selection.focusActive();
    this.#bar.say(`${header} is ${width} pixels wide.`);
    this.#tell();
  }

  /** Keeps the widths that the mouse has set. */
  keep(): void {
    const { shown } = this.#rows;
    for (const column of this.#grid()?.getColumns() ?? []) {
      const header = shown?.columns[cellOf(column)]?.header;
      if (header && column.width) this.#widths[header] = column.width;
    }
    this.#tell();
  }

  #tell(): void {
    void this.#bar.attempt(ask("widths", { widths: this.#widths }));
  }
}
