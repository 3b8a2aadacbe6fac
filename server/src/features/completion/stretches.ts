import type { Checker } from "../../checker/checker.ts";
import type { RowList } from "../../document/row-list.ts";
import type { Row } from "../../document/rows.ts";
import type { RowView } from "../../rules/view.ts";
import type { Steps } from "../../steps.ts";
import type { Layout } from "../../template/layout.ts";

/** A block of consecutive rows. It remains the same object until an edit touches one of its rows. */
type Stretch = NonNullable<Row["block"]>;

/** What is known of the rows of each stretch. It is cached as long as the layout and the stretch remain the same. */
export class ByStretch<Known> {
  readonly #known = new WeakMap<Layout, WeakMap<Stretch, Known>>();
  readonly #read: (records: Iterable<RowView>) => Known;

  /** @param read is called with the records of a stretch: one view, which moves from row to row */
  constructor(read: (records: Iterable<RowView>) => Known) {
    this.#read = read;
  }

  /**
   * Reads all stretches of the file, in steps: that of the row with index `near` (from 0), then those above it from
   * bottom to top, then those below it.
   */
  *reading(checker: Checker, near: number): Steps<Known[]> {
    const read: Known[] = [];
    const cache = this.#cacheOf(checker.layout);
    for (const stretch of nearestFirst(checker.document.rows, near)) {
      const known = cache.get(stretch) ?? this.#read(records(checker, stretch));
      cache.set(stretch, known);
      read.push(known);
      yield;
    }
    return read;
  }

  /** The number of cached stretches of the document. For tests. */
  kept({ document, layout }: Checker): number {
    return nearestFirst(document.rows, 0).filter((stretch) => this.#cacheOf(layout).has(stretch)).length;
  }

  #cacheOf(layout: Layout): WeakMap<Stretch, Known> {
    const cache = this.#known.get(layout) ?? new WeakMap<Stretch, Known>();
    this.#known.set(layout, cache);
    return cache;
  }
}

function nearestFirst(rows: RowList, near: number): Stretch[] {
  const above: Stretch[] = [];
  const below: Stretch[] = [];
  for (let index = 0; index < rows.size; ) {
    const stretch = rows.at(index)?.block;
    if (!stretch) break;
    (index <= near ? above : below).push(stretch);
    index += stretch.rows.length;
  }
  return [...above.reverse(), ...below];
}

function* records(checker: Checker, { rows }: Stretch): Generator<RowView> {
  const { header } = checker;
  const view = checker.view(header);
  for (const row of rows) if (row !== header) yield view.load(row);
}
