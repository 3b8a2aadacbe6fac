import type { Checker } from "../../checker/checker.ts";
import type { Row } from "../../document/rows.ts";
import type { Finding } from "../../rules/rule.ts";
import type { RowView } from "../../rules/view.ts";
import { lowerBound, type TableList } from "./lists.ts";
import {
  type Block,
  mostFixed,
  type RowKind,
  type ShownColumn,
  type ShownFindings,
  type ShownRow,
  type ShownRows,
} from "./shown.ts";

/** More columns than these are not shown. */
export const maxColumns = 250;

/** Longer values, in UTF-16 units, are shown cut, and are edited in the text. */
const longestValue = 2_000;

/** The number of rows in a list. That of all rows has an empty place below the last one. */
export function sizeOf({ document: { rows, headerIndex } }: Checker, { records }: TableList): number {
  return records ? headerIndex + 1 + records.length : rows.size + 1;
}

/**
 * Index in the file of a row of the list.
 * @param at index in the list, from 0
 * @returns the number of rows for the empty place below the last one; undefined beyond it
 */
export function indexIn({ document }: Checker, { records }: TableList, at: number): number | undefined {
  const { rows, headerIndex } = document;
  if (!records) return at <= rows.size ? at : undefined;
  return at <= headerIndex ? at : records[at - headerIndex - 1];
}

/** Index in the list of a row of the file, or else of the next one that is in it. */
export function placeIn({ document: { headerIndex } }: Checker, { records }: TableList, index: number): number {
  return !records || index <= headerIndex ? index : headerIndex + 1 + lowerBound(records, index);
}

/** A block without the rows and cells that the table does not have. */
export function blockIn(checker: Checker, list: TableList, { row, rows, cell, cells }: Block): Block {
  return {
    row,
    rows: Math.max(0, Math.min(rows, sizeOf(checker, list) - row)),
    cell,
    cells: Math.max(0, Math.min(cells, widthOf(checker) - cell)),
  };
}

/** A window of a list. */
export function shownRows(checker: Checker, list: TableList, from: number, count: number): ShownRows {
  const { document, summary } = checker;
  const view = checker.view(checker.header);
  const width = widthOf(checker);
  const fixed = document.headerIndex + 1;
  const rowsBetween = (first: number, end: number) => {
    const shown: ShownRow[] = [];
    for (let at = first; at < end; at++) {
      const index = indexIn(checker, list, at);
      if (index === undefined) break;
      const row = document.rows.at(index);
      shown.push(row ? shownRow(checker, view.load(row), index, width) : { index, kind: "new", cells: [], found: [] });
    }
    return shown;
  };
  return {
    version: document.version,
    list: list.number,
    size: sizeOf(checker, list),
    fixed,
    columns: columnsOf(checker, width),
    above: rowsBetween(0, fixed > mostFixed ? 0 : Math.min(fixed, from)),
    from,
    rows: rowsBetween(from, from + count),
    counts: { rows: summary.rows, failing: summary.failedRows, warnings: summary.counts.warning },
  };
}

/** The most cells that a row of the file has, by the list of its rows that was looked at. */
const widths = new WeakMap<Checker, { version: number; width: number }>();

/** The number of columns: that of the headers, or of the cells of the longest row. */
export function widthOf(checker: Checker): number {
  const { document, layout } = checker;
  const known = widths.get(checker);
  if (known?.version === document.version) return known.width;
  let width = layout.headers.length;
  document.rows.forEach(0, Number.POSITIVE_INFINITY, ({ cellCount }) => {
    if (cellCount > width) width = cellCount;
  });
  width = Math.min(width, maxColumns);
  widths.set(checker, { version: document.version, width });
  return width;
}

function columnsOf({ layout }: Checker, width: number): ShownColumn[] {
  return Array.from({ length: width }, (_, cell) => ({
    header: cutValue(layout.headers[cell]?.text ?? ""),
    required: layout.columns[cell]?.required ?? false,
  }));
}

function shownRow(checker: Checker, view: RowView, index: number, width: number): ShownRow {
  const cells: string[] = [];
  const cut: number[] = [];
  for (let cell = 0; cell < Math.min(view.cellCount, width); cell++) {
    const value = view.value(cell);
    if (value.length > longestValue) cut.push(cell);
    cells.push(cutValue(value));
  }
  const kind = kindOf(checker, view.row, index, view.isBlank);
  const found = view.row.marks === 0 ? [] : foundIn(checker.findingsOf(view.row), width);
  return { index, kind, cells, found, ...(cut.length > 0 ? { cut } : {}) };
}

function cutValue(value: string): string {
  return value.length > longestValue ? `${value.slice(0, longestValue)}…` : value;
}

function kindOf({ document, header }: Checker, row: Row, index: number, isBlank: boolean): RowKind {
  if (row === header) return "header";
  if (index < document.headerIndex) return "above";
  return isBlank ? "blank" : "record";
}

function foundIn(findings: readonly Finding[], width: number): ShownFindings[] {
  const byCell = new Map<number, ShownFindings["findings"]>();
  for (const { rule, severity, cell, data } of findings) {
    const at = cell < width ? cell : -1;
    const shown = { code: rule.code, severity, message: rule.message(data) };
    byCell.set(at, [...(byCell.get(at) ?? []), shown]);
  }
  return Array.from(byCell, ([cell, found]) => ({ cell, findings: found }));
}
