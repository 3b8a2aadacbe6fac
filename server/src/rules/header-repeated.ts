import { Kind, quote } from "../document/characters.ts";
import type { Row } from "../document/rows.ts";
import { findColumn, headerKey } from "../template/headers.ts";
import { isImportHeader, type Layout } from "../template/layout.ts";
import type { Finding, RowRule } from "./rule.ts";
import type { RowView } from "./view.ts";

/** The header row again, another header row, or a `sep=` line. */
type Found = "same" | "other" | "separator";

const messages: Record<Found, string> = {
  same: "The header row is repeated here. The import would read it as a company. Delete it.",
  other:
    "This is another header row, with different columns or in a different order. Put the values of the rows below it under the right headers, then delete this row.",
  separator: "This `sep=` line is not a record, but the import would read it as a company. Delete it.",
};

/**
 * A header row among the records. It is the same one if each of its headers is in the same column. After another one,
 * records may be under the wrong headers, so the file is not one table.
 */
export const headerRepeated: RowRule<Found> = {
  code: "header-repeated",
  title: "The header row is repeated among the rows",
  noun: ["repeated header row", "repeated header rows"],
  severity: "error",
  scope: "row",
  refuses: "it has another header row among its rows",
  message: (found) => messages[found],
  check(row) {
    const data = findHeader(row);
    return data && { data, final: true, sparesFile: data === "same" };
  },
  fixes({ data, row }, file) {
    const title = data === "same" ? "Delete the repeated header row" : "Delete this row";
    return [{ title, safe: data === "same", edits: [file.view(row).delete()] }];
  },
};

/** Whether a fault is another header row, so that rows below it may be under the wrong headers. */
export function isOtherHeader({ rule, data }: Pick<Finding, "rule" | "data">): boolean {
  return rule === headerRepeated && data === "other";
}

function findHeader(row: RowView): Found | undefined {
  if (!mayBeHeader(row)) return undefined;
  const { layout } = row;
  // A file that begins with a record, or with titles only, has no header row to repeat.
  if (!layout.isImport) return undefined;
  if (/^"?sep=.?"?[\s,;|]*$/i.test(row.content)) return "separator";
  if (!isMostlyHeaders(row)) return undefined;
  const values = row.values();
  const same = values.every((value, index) => value.trim() === "" || isSame(layout, index, value));
  if (same && layout.headers.every(({ index, text }) => text === "" || values[index] !== "")) return "same";
  if (!hasOtherHeaders(values, layout)) return undefined;
  return same ? "same" : "other";
}

/** A second quick test, which reads at most half of the cells of nearly every record. */
function isMostlyHeaders(row: RowView): boolean {
  const { layout, cellCount } = row;
  let others = 0;
  for (let index = 0; index < cellCount; index++) {
    const value = row.value(index);
    if (value.trim() === "" || isHeader(layout, index, value)) continue;
    others++;
    if (2 * others >= cellCount) return false;
  }
  return true;
}

/** Whether a value is the name of a column, or the file's own header in this place. */
function isHeader({ headers, columns, template }: Layout, index: number, value: string): boolean {
  if (findColumn(value, template.columns)) return true;
  const own = headers[index]?.text ?? "";
  return columns[index] === undefined && headerKey(value) === headerKey(own);
}

/** Whether a row has the headers of an import file, and little else. */
function hasOtherHeaders(values: readonly string[], { template }: Layout): boolean {
  const filled = values.filter((value) => value.trim() !== "");
  const headers = filled.filter((value) => findColumn(value, template.columns));
  return headers.length > filled.length / 2 && isImportHeader(values, template);
}

/**
 * A first quick test. A header is a word, so Country is not a code. If a person has filled it down with codes, the
 * first cell is still a header as long as the file's first one. Without a Country column, or in a `sep=` line, the
 * first cell decides.
 */
export function mayBeHeader(view: RowView): boolean {
  const { row, layout } = view;
  const country = layout.cellOf("Country");
  if (country >= 0 && country < row.cellCount) {
    if (row.cellEnd(country) - row.cellStart(country) > 3) return true;
    if (isLikeFirstHeader(view) && isHeader(layout, 0, view.value(0))) return true;
    return (row.cellKinds(0) & Kind.punctuation) !== 0 && mayBeSeparator(row) && /^"?sep=/i.test(view.content);
  }
  return row.cellEnd(0) > row.cellStart(0);
}

/** Whether a row begins with an `s` or a quote. */
function mayBeSeparator({ source, start }: Row): boolean {
  const first = source.codes[start] as number;
  return first === quote || (first | 32) === 115;
}

/** Whether the first cell is as long as the file's first header, and has digits only if that does. */
function isLikeFirstHeader({ row, layout }: RowView): boolean {
  const length = layout.headers[0]?.text.length ?? 0;
  if (row.cellEnd(0) - row.cellStart(0) !== length) return false;
  return ((row.cellKinds(0) & Kind.digit) !== 0) === layout.hasDigitsFirst;
}

/** Whether a value is the header of this column, or another name for it. */
function isSame({ headers, columns, template }: Layout, index: number, value: string): boolean {
  const key = headerKey(value);
  if (key === headerKey(headers[index]?.text ?? "")) return true;
  const column = columns[index];
  return column !== undefined && findColumn(value, template.columns) === column;
}
