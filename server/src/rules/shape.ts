import { Kind } from "../document/characters.ts";
import { hasOpenQuote } from "../document/open-quote.ts";
import type { Steps } from "../steps.ts";
import { headerRepeated } from "./header-repeated.ts";
import { quoteInRow } from "./quote.ts";
import { rowBlank } from "./row-blank.ts";
import { rowDelimiter } from "./row-delimiter.ts";
import { isShifted, rowLength } from "./row-length.ts";
import { rowQuoted } from "./row-quoted.ts";
import type { FileView, RowRule } from "./rule.ts";
import { hasMisreadQuotes } from "./support/column-edits.ts";
import { oncePerRow } from "./support/once-per-row.ts";
import { mayBeRecords } from "./support/record-in-cell.ts";
import { mayBeSplit } from "./support/split-name.ts";
import { holdsValues } from "./support/values-in-cell.ts";
import type { RowView } from "./view.ts";

/** The rules of a row's shape, from the root of a fault to what could follow from it. */
export const shapeRules: readonly RowRule<unknown>[] = [
  rowBlank,
  headerRepeated,
  rowQuoted,
  rowDelimiter,
  quoteInRow,
  rowLength,
];

/** Whether a cell of a row may hold rows that came behind it, nearly a whole record, or the cells behind it. */
function hasSwallowed(row: RowView): boolean {
  const { kinds } = row.row;
  // With one stray quote and another over several lines, it is unclear which belong together.
  if (kinds & Kind.lineBreak && kinds & Kind.strayQuote) return true;
  return row.values().some((value) => mayBeRecords(value, row)) || holdsValues(row);
}

/** Whether a row contains a single value, like a title or a footer: `Total records: 12`. */
function isLine(row: RowView): boolean {
  return row.layout.columns.length > 2 && row.values().filter((value) => value.trim() !== "").length === 1;
}

/** Whether somebody has commented a row out: `# Acme,ACME`, `// Acme`. */
function isCommentedOut(row: RowView): boolean {
  return /^\s*(?:#|\/\/|--|\/\*|<!--)/.test(row.value(0));
}

/** Whether each value is in brackets, like a row that describes the columns: `(required),(max 30)`. */
function isHint(row: RowView): boolean {
  const values = row.values().filter((value) => value.trim() !== "");
  return values.length > 2 && values.every((value) => /^\s*(?:\(.*\)|\[.*\]|<.*>|\{.*\})\s*$/s.test(value));
}

/** Whether it is in doubt which cells a row has, or under which headers they belong. */
export const isDoubtful = oncePerRow((row) => {
  if (hasOpenQuote(row.row) || hasSwallowed(row) || isLine(row) || isCommentedOut(row) || isHint(row)) return true;
  for (const rule of shapeRules) {
    const fault = rule.check(row);
    if (fault) return rule === rowLength ? fault.final === true || isShifted(row) : rule !== rowBlank;
  }
  return mayBeSplit(row);
});

/**
 * Whether cells of some row may not stand under the headers that they belong to, or where a cell ends is in doubt: then
 * columns are not moved before a person has said how that row is to be read.
 */
export function* hasDoubtfulRow(file: FileView): Steps<boolean> {
  if (hasMisreadQuotes(file)) return true;
  for (const row of file.records()) {
    yield;
    if (isDoubtful(file.view(row))) return true;
  }
  return false;
}
