import type { KnownList, ShownRow, ShownRows, TableFilter } from "../../../../server/src/features/table/shown.ts";
import { firstRows } from "../messages.ts";
import { ask } from "./ask.ts";

/** Rows that are fetched around those on the screen. */
const margin = 40;

/** What has changed on the screen. */
export interface RowChanges {
  /** Indexes of rows to draw again; undefined for all. */
  readonly rows: readonly number[] | undefined;
  readonly isResized: boolean;
  readonly hasOtherColumns: boolean;
  /** Whether only more rows have been read: the file and its findings are as they were. */
  readonly isScrolled: boolean;
  /** Whether the file is as it was, and the list the same. */
  readonly isSame: boolean;
}

/** What is fetched, from the least. */
const fetches = ["missing", "rows", "anew"] as const;

type Fetch = (typeof fetches)[number];

/** The rows of the table that the extension has sent, by their indexes in the list. */
export class Rows {
  filter: TableFilter = { show: "all" };
  /** The last window; undefined before the first, and if the file is no import file. */
  shown: ShownRows | undefined;
  isImportFile = true;
  #rows = new Map<number, ShownRow>();
  #window: readonly [first: number, last: number] = [0, firstRows.count - 1 - margin];
  #fetching: Promise<void> | undefined;
  /** What to fetch next: rows that the screen lacks, all rows on it, or those of a new choice. */
  #again: Fetch | undefined;
  /** The rows that are being fetched. */
  #asked: readonly [first: number, last: number] = [0, -1];
  readonly #changed: (changes: RowChanges) => void;

  constructor(changed: (changes: RowChanges) => void) {
    this.#changed = changed;
  }

  get size(): number {
    return this.shown?.size ?? 0;
  }

  at(index: number): ShownRow | undefined {
    return this.#rows.get(index);
  }

  /** The rows that have been read, by their indexes in the list. */
  get read(): ReadonlyMap<number, ShownRow> {
    return this.#rows;
  }

  get known(): KnownList {
    return { version: this.shown?.version ?? 0, filter: this.filter, list: this.shown?.list ?? 0 };
  }

  /** Sets the rows on the screen, and fetches those that are missing. */
  look(first: number, last: number): void {
    this.#window = [first, last];
    const [from, to] = this.#asked;
    for (let index = first; index <= last && index < this.size; index++) {
      if (this.#rows.has(index) || (index >= from && index <= to)) continue;
      void this.refresh("missing");
      return;
    }
  }

  /** Chooses the rows of a filter as the file is now. */
  choose(filter: TableFilter): Promise<void> {
    this.filter = filter;
    this.#rows.clear();
    this.#window = [0, 60];
    return this.refresh("anew");
  }

  /** Fetches the rows on the screen as the file is now. */
  async refresh(what: Fetch = "rows"): Promise<void> {
    if (!this.#again || fetches.indexOf(what) > fetches.indexOf(this.#again)) this.#again = what;
    this.#fetching ??= this.#fetchAll().finally(() => {
      this.#fetching = undefined;
    });
    await this.#fetching;
  }

  async #fetchAll(): Promise<void> {
    while (this.#again) {
      const what = this.#again;
      this.#again = undefined;
      const [first, last] = this.#window;
      const from = Math.max(0, first - margin);
      const count = Math.min(1_000, last + 1 - from + margin);
      const { filter } = this;
      this.#asked = [from, from + count - 1];
      const answer = await ask("rows", { filter, anew: what === "anew", list: this.known.list, from, count }).finally(
        () => {
          this.#asked = [0, -1];
        },
      );
      if (filter !== this.filter) continue;
      this.#take(answer, what === "missing");
      const fixed = this.shown?.fixed ?? 0;
      if (answer && from > 0 && fixed > 0 && !this.#rows.has(0)) {
        const above = await ask("rows", {
          filter,
          anew: false,
          list: answer.list,
          from: 0,
          count: Math.min(fixed, 100),
        });
        if (above?.version !== answer.version) this.#again ??= "rows";
        else this.#take(above, true);
      }
    }
  }

  #take(answer: ShownRows | null, isScroll: boolean): void {
    const before = this.shown;
    this.isImportFile = answer !== null;
    this.shown = answer ?? undefined;
    const isSame = before?.version === answer?.version && before?.list === answer?.list;
    const old = this.#rows;
    if (!isSame) this.#rows = new Map();
    const changed: number[] = [];
    for (const [at, row] of (answer?.rows ?? []).entries()) {
      const index = (answer?.from ?? 0) + at;
      if (JSON.stringify(old.get(index)) !== JSON.stringify(row)) changed.push(index);
      this.#rows.set(index, row);
    }
    const isOther = !before || before.list !== answer?.list || before.fixed !== answer?.fixed;
    this.#changed({
      rows: isOther ? undefined : changed,
      isResized: before?.size !== answer?.size,
      hasOtherColumns: JSON.stringify(before?.columns) !== JSON.stringify(answer?.columns),
      isScrolled: isScroll && isSame,
      isSame,
    });
  }
}
