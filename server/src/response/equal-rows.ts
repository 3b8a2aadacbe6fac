import type { RowPlace } from "../document/rows.ts";
import { markOf } from "../existing/record-marks.ts";
import type { RowView } from "../rules/view.ts";
import type { Steps } from "../steps.ts";
import type { CsvFile } from "./csv-file.ts";
import { namelessValues, type SharedColumns } from "./shared-columns.ts";

/** Rows with the same values in all columns that an import file and a corrected file have. */
interface EqualRows {
  /** Those of the corrected file. */
  readonly rows: RowPlace[];
  /** The indexes of those of the import file. */
  readonly places: number[];
  /** A mark of what the first of these has in its other columns. */
  rest?: number;
  /** Whether these differ in their other columns. */
  differ: boolean;
}

/**
 * Groups the rows of a corrected file with the equal ones of the import file, if there are any.
 * @param rows those of the corrected file
 * @param nameless the values of a corrected row's cells without a header
 */
export function* equalRows(
  into: CsvFile,
  from: CsvFile,
  columns: SharedColumns,
  rows: readonly RowPlace[],
  nameless: (view: RowView) => string[],
): Steps<Readonly<EqualRows>[]> {
  const groups = new Map<number, EqualRows>();
  const [fromView, intoView] = [from.view(), into.view()];
  for (const each of rows) {
    yield;
    const view = fromView.load(each.row);
    if (columns.homeless(view)) continue;
    const mark = markOf(
      columns.all.map((column) => view.value(column.from)),
      nameless(view),
    );
    const group = groups.get(mark);
    if (group) group.rows.push(each);
    else groups.set(mark, { rows: [each], places: [], differ: false });
  }
  for (const { row, index } of into.records()) {
    yield;
    const view = intoView.load(row);
    const mark = markOf(
      columns.all.map((column) => view.value(column.into)),
      namelessValues(view),
    );
    const group = groups.get(mark);
    if (!group) continue;
    group.places.push(index);
    const rest = markOf(columns.onlyInto.map((cell) => view.value(cell.index)));
    group.rest ??= rest;
    group.differ ||= group.rest !== rest;
  }
  return [...groups.values()].filter(({ places }) => places.length > 0);
}
