import type { Block, TableEdit } from "../../../../server/src/features/table/shown.ts";
import { ask, Outdated } from "./ask.ts";
import type { Bar } from "./bar.ts";
import { textOf } from "./open-row.ts";
import type { Rows } from "./rows.ts";
import { doneBy, several } from "./speech.ts";

/** The edits of the table: one is made after the other, by the server. */
export class Edits {
  readonly #rows: Rows;
  readonly #bar: Bar;
  #made = Promise.resolve(true);
  #unmade = 0;
  /** Why the file cannot be edited, in a sentence. */
  readOnly: string | undefined;

  constructor(rows: Rows, bar: Bar) {
    this.#rows = rows;
    this.#bar = bar;
  }

  /** The end of the edits so far: whether all that were under way are made. */
  get made(): Promise<boolean> {
    return this.#made;
  }

  /** Whether an edit is still being made. */
  get areUnmade(): boolean {
    return this.#unmade > 0;
  }

  /**
   * Makes an edit after those before it, or says why not: it is refused if the rows have moved meanwhile.
   * @param intent the rows when the user meant it, if that was before
   * @returns whether it is made
   */
  make(edit: TableEdit, intent = this.#intentOf(edit)): Promise<boolean> {
    // What the table shows already is not in the file.
    if (this.isRefused()) return this.#bar.attempt(this.#rows.refresh()).then(() => false);
    const { known, meant } = intent;
    const before = this.areUnmade ? this.#made : Promise.resolve(true);
    this.#unmade++;
    const making = before.then(async () => {
      const tryWith = (list: typeof known) => ask("edit", { known: list, edit });
      const isMade = await this.#bar.attempt(
        tryWith(known)
          .catch(async (error) => {
            if (!(error instanceof Outdated)) throw error;
            // Another edit came first. If the rows are where they were, this one is still meant.
            await this.#rows.refresh();
            if (this.#rows.known.list !== known.list || this.#meant(edit) !== meant) throw error;
            await tryWith(this.#rows.known);
          })
          .then(() => true),
      );
      if (isMade) this.#bar.say(doneBy(edit));
      // What an edit has changed is told before the edit is answered.
      await this.#bar.attempt(isMade ? this.#rows.fetched : this.#rows.refresh());
      this.#unmade--;
      return isMade === true;
    });
    this.#made = Promise.all([before, making]).then((all) => all.every(Boolean));
    return making;
  }

  /** Whether the file cannot be edited. Says why. */
  isRefused(): boolean {
    if (this.readOnly) this.#bar.notify(this.readOnly);
    return this.readOnly !== undefined;
  }

  /** Copies cells, and clears them once they are copied. */
  async cut(block: Block): Promise<void> {
    const edit = { kind: "clear", block } as const;
    const intent = this.#intentOf(edit);
    if (await this.copy(block)) await this.make(edit, intent);
  }

  /** Copies cells as spreadsheets do. Returns whether it has. */
  async copy(block: Block): Promise<boolean> {
    const copied = await this.#bar.attempt(ask("copy", { known: this.#rows.known, block }));
    if (copied) this.#bar.say(`${several(block.rows * block.cells, "cell")} copied.`);
    return copied !== undefined;
  }

  #intentOf(edit: TableEdit) {
    return { known: this.#rows.known, meant: this.#meant(edit) };
  }

  /** The rows that an edit is about, as they are shown, but without the cells that it writes. */
  #meant(edit: TableEdit): string {
    const { row, rows } =
      "block" in edit ? edit.block : { rows: edit.kind === "write" ? edit.values.length : 1, ...edit };
    const writes = (cell: number) =>
      edit.kind === "write" && cell >= edit.cell && cell < edit.cell + (edit.values[0]?.length ?? 0);
    // What is pasted may reach farther than the block.
    const meant: unknown[] = edit.kind === "paste" ? [this.#rows.size] : [];
    for (let at = row; at < row + rows; at++) {
      const own = this.#rows.at(at);
      meant.push([own?.index, own && textOf({ cells: own.cells.map((value, cell) => (writes(cell) ? "" : value)) })]);
    }
    return JSON.stringify(meant);
  }
}
