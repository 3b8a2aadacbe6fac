import type { Edits } from "./edits.ts";
import type { Rows } from "./rows.ts";
import type { Selection } from "./selection.ts";

/** Commands that move and add rows, and go to where these are then. */
export class RowCommands {
  readonly #rows: Rows;
  readonly #selection: Selection;
  readonly #edits: Edits;
  /** The end of the moves so far. */
  #moving: Promise<void> = Promise.resolve();

  constructor(rows: Rows, selection: Selection, edits: Edits) {
    this.#rows = rows;
    this.#selection = selection;
    this.#edits = edits;
  }

  /** Moves the selected rows. The key may be held down: each time, they move on from where they have come to. */
  move(by: number): Promise<void> {
    this.#moving = this.#moving.then(() => this.#moveNow(by));
    return this.#moving;
  }

  async #moveNow(by: number): Promise<void> {
    const { row, rows } = this.#selection.block;
    const to = row + by;
    const isWhole = this.#rows.filter.show === "all";
    const isAtEnd = isWhole && (to < (this.#rows.shown?.fixed ?? 0) || to + rows > this.#rows.size - 1);
    if (isAtEnd || !(await this.#edits.make({ kind: "move", row, rows, by }))) return;
    this.#selection.activate(to, this.#selection.active?.cell ?? 0);
    if (rows > 1) this.#selection.select(to, to + rows - 1);
  }

  /** Adds a row below a row, and goes to its first cell that is still needed. */
  async add(row: number, what: "site" | "company"): Promise<void> {
    const isFilledIn = ["blank", "new"].includes(this.#rows.at(row)?.kind ?? "");
    const { version } = this.#rows.known;
    await this.#edits.make({ kind: "new", row, what });
    if (this.#rows.known.version === version) return;
    const to = isFilledIn ? row : row + 1;
    const added = this.#rows.at(to);
    const isNeeded = (cell: number) => this.#rows.shown?.columns[cell]?.required && !added?.cells[cell];
    const cell = this.#rows.shown?.columns.findIndex((_, each) => isNeeded(each)) ?? -1;
    this.#selection.activate(to, Math.max(0, cell));
  }
}
