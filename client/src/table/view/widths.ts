import type { Column, SlickGrid } from "slickgrid";
import type { ShownRow } from "../../../../server/src/features/table/shown.ts";
import { ask } from "./ask.ts";
import { type Bar, element } from "./bar.ts";
import { gridColumns } from "./cells.ts";
import { cellOf, numbers } from "./columns.ts";
import type { Rows } from "./rows.ts";

/** The widths of the columns, in pixels. They are kept for the workspace, by header. */
export class Widths {
  readonly #grid: () => SlickGrid<ShownRow> | undefined;
  readonly #rows: Rows;
  readonly #bar: Bar;
  #kept: Record<string, number> = {};

  constructor(grid: () => SlickGrid<ShownRow> | undefined, rows: Rows, bar: Bar) {
    this.#grid = grid;
    this.#rows = rows;
    this.#bar = bar;
  }

  /** Takes widths that have been kept. */
  take(kept: Readonly<Record<string, number>>): void {
    this.#kept = { ...kept };
  }

  /** The columns of the grid, with their widths. */
  columns(): Column<ShownRow>[] {
    const { shown } = this.#rows;
    return shown ? gridColumns(shown, (index) => this.#rows.at(index), this.#kept) : [];
  }

  /** The last column that stays in sight: fewer than two of the file where they would leave too little room for others. */
  get lastFixed(): number {
    const room = element("grid").clientWidth - 200;
    const columns = this.#grid()?.getColumns() ?? this.columns();
    let last = Math.min(2, columns.length - 1);
    let width = columns.slice(0, last + 1).reduce((sum, each) => sum + (each.width ?? 0), 0);
    while (last > 0 && width > room) width -= columns[last--]?.width ?? 0;
    return last;
  }

  /** Keeps another width of the column of a cell (index from 0). Returns what is so now, in a sentence, if it has a name. */
  widen(cell: number, by: number): string | undefined {
    const column = this.#grid()?.getColumns()[cell + numbers];
    const header = this.#rows.shown?.columns[cell]?.header;
    if (!column?.width || !header) return undefined;
    const width = Math.max(column.minWidth ?? 0, column.width + by);
    this.#kept[header] = width;
    this.#keep();
    return `${header} is ${width} pixels wide.`;
  }

  /** Keeps the widths that the grid has. */
  keepDragged(): void {
    for (const column of this.#grid()?.getColumns() ?? []) {
      const header = this.#rows.shown?.columns[cellOf(column)]?.header;
      if (header && column.width) this.#kept[header] = column.width;
    }
    this.#keep();
  }

  #keep(): void {
    void this.#bar.attempt(ask("widths", { widths: this.#kept }));
  }
}
