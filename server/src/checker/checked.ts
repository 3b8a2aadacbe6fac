import { errorMarks, type Row, type RowPlace } from "../document/rows.ts";
import type { CheckContext } from "../rules/context.ts";
import type { Finding } from "../rules/rule.ts";
import type { RowView } from "../rules/view.ts";
import type { Layout } from "../template/layout.ts";
import type { Checker } from "./checker.ts";
import type { Summary } from "./tally.ts";

/** A row with its index and its first line, both from 0. */
export type Place = Omit<RowPlace, "offset">;

/** Selects rows: with findings, with errors, or all. */
export type RowFilter = "found" | "failing" | "all";

/** Whether a row with these `Mark` bits is selected. */
export function passesFilter(filter: RowFilter, marks: number): boolean {
  return filter === "all" || (filter === "failing" ? marks & errorMarks : marks) !== 0;
}

/** A checked file for reports, which read it from start to end. It may be in memory or on disk. */
export interface Checked {
  readonly context: CheckContext;
  readonly layout: Layout;
  readonly header: Row;
  /** Index of the header row, from 0. The records follow it. */
  readonly headerIndex: number;
  readonly summary: Summary;
  /** The most cells that a record has; 0 if there is none. */
  readonly mostCells: number;
  view(row: Row): RowView;
  /** The findings of a row that `places` has just returned, in the order of its cells. */
  findingsOf(row: Row): Finding[];
  /**
   * Rows in the order of the file, including the header row. If the file has none, an empty one comes first. Do not
   * keep a row: for a file on disk, it is valid only until the next one.
   * @param from index of the first row, from 0
   */
  places(filter: RowFilter, from?: number): Iterable<Place>;
}

/** A file in memory, for reports. */
export function checkedInMemory(checker: Checker): Checked {
  const { context, layout, header, summary } = checker;
  return {
    context,
    layout,
    header,
    headerIndex: checker.document.headerIndex,
    summary,
    get mostCells() {
      return mostCellsIn(checker);
    },
    view: (row) => checker.view(row),
    findingsOf: (row) => checker.findingsOf(row),
    places: (filter, from = 0) => placesIn(checker, filter, from),
  };
}

function* placesIn(checker: Checker, filter: RowFilter, from: number): Generator<Place> {
  const { document, header } = checker;
  if (!document.rows.at(document.headerIndex) && from === 0) yield { row: header, index: 0, line: 0 };
  for (const place of document.rows.places(from)) if (passesFilter(filter, place.row.marks)) yield place;
}

function mostCellsIn({ document }: Checker): number {
  let most = 0;
  for (const { cellCount } of document.rows.from(document.headerIndex + 1)) most = Math.max(most, cellCount);
  return most;
}
