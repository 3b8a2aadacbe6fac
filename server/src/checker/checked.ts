import { errorMarks, type Row, type RowPlace } from "../document/rows.ts";
import type { CheckContext } from "../rules/context.ts";
import type { Finding } from "../rules/rule.ts";
import type { RowView } from "../rules/view.ts";
import type { Layout } from "../template/layout.ts";
import type { Checker } from "./checker.ts";
import type { Summary } from "./tally.ts";

/** A row, its index and the index of its first line, from 0. */
export type Place = Omit<RowPlace, "offset">;

/** Which rows are meant: those with findings, those with errors, or all. */
export type Which = "found" | "failing" | "all";

/** Whether a row with these `Mark` bits is meant. */
export function isMeant(which: Which, marks: number): boolean {
  return which === "all" || (which === "failing" ? marks & errorMarks : marks) !== 0;
}

/** A checked file as reports read it, from its start to its end, whether it is in memory or on disk. */
export interface Checked {
  readonly context: CheckContext;
  readonly layout: Layout;
  readonly header: Row;
  /** Index of the header row, from 0. The records follow it. */
  readonly headerIndex: number;
  readonly summary: Summary;
  view(row: Row): RowView;
  /** The findings of a row that `places` has just given, in the order of its cells. */
  findingsOf(row: Row): Finding[];
  /**
   * Rows in the order of the file, the header among them; the header of a file without one comes first. A row is not to
   * be kept: of a file on disk it is gone when the next is asked for.
   */
  places(which: Which): Iterable<Place>;
}

/** A file that is in memory, as reports read it. */
export function checkedInMemory(checker: Checker): Checked {
  const { context, layout, header, summary } = checker;
  return {
    context,
    layout,
    header,
    headerIndex: checker.document.headerIndex,
    summary,
    view: (row) => checker.view(row),
    findingsOf: (row) => checker.findingsOf(row),
    places: (which) => placesIn(checker, which),
  };
}

function* placesIn(checker: Checker, which: Which): Generator<Place> {
  const { document, header } = checker;
  if (!document.rows.at(document.headerIndex)) yield { row: header, index: 0, line: 0 };
  for (const place of document.rows.places()) if (isMeant(which, place.row.marks)) yield place;
}
