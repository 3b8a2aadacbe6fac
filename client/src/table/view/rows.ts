import type { KnownList, ShownRow, ShownRows, TableFilter } from "../../../../server/src/features/table/shown.ts";
import { firstRows, type Questions, type Told } from "../messages.ts";
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

  /** Takes rows that have been fetched since the file changed, if those on the screen are among them, or else fetches these. */
  async change({ asked, since, answer }: Told & { tell: "changed" }): Promise<void> {
    const { filter, list, version } = this.known;
    const [first, last] = this.#window;
    const isSeen = asked.from <= first && last < asked.from + asked.count;
    const isOwn = asked.list === list && JSON.stringify(asked.filter) === JSON.stringify(filter);
    const known = since === version ? this.#rows : undefined;
    const rows = answer?.rows.map((row, at) => row ?? known?.get(asked.from + at));
    if (isSeen && isOwn && answer && rows?.every((row) => row !== undefined)) this.#take({ ...answer, rows }, false);
    else await this.refresh();
  }

  /** The end of what is being fetched. */
  get fetched(): Promise<void> {
    return this.#fetching ?? Promise.resolve();
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
      const question = this.#question;
      const { filter, from, count } = question;
      this.#asked = [from, from + count - 1];
      const answer = await ask("rows", { ...question, anew: what === "anew" }).finally(() => {
        this.#asked = [0, -1];
      });
      if (filter !== this.filter) continue;
      this.#take(answer, what === "missing");
    }
  }

  /** What is asked for the rows on the screen. */
  get #question(): Questions["rows"]["ask"] {
    const [first, last] = this.#window;
    const from = Math.max(0, first - margin);
    const count = Math.min(1_000, last + 1 - from + margin);
    return { filter: this.filter, anew: false, list: this.known.list, from, count };
  }

  #take(answer: ShownRows | null, isScroll: boolean): void {
    const before = this.shown;
    this.isImportFile = answer !== null;
    this.shown = answer ?? undefined;
    const isSame = before?.version === answer?.version && before?.list === answer?.list;
    const old = this.#rows;
    if (!isSame) this.#rows = new Map();
    const changed: number[] = [];
    const { above = [], from = 0, rows = [] } = answer ?? {};
    for (const [at, row] of [...above, ...rows].entries()) {
      const index = at < above.length ? at : from + at - above.length;
      const before = old.get(index);
      if (before !== row && JSON.stringify(before) !== JSON.stringify(row)) changed.push(index);
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
