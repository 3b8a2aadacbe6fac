import { Kind } from "../document/characters.ts";
import { hasOpenQuote } from "../document/open-quote.ts";
import type { Steps } from "../steps.ts";
import { describesColumn } from "../template/column-hint.ts";
import type { Column } from "../template/columns.ts";
import { headerRepeated } from "./header-repeated.ts";
import { quoteInRow } from "./quote.ts";
import { rowBlank } from "./row-blank.ts";
import { rowDelimiter } from "./row-delimiter.ts";
import { isShifted, rowLength } from "./row-length.ts";
import { rowQuoted } from "./row-quoted.ts";
import type { FileView, RowRule } from "./rule.ts";
import { isStrict } from "./support/cell-fix.ts";
import { hasMisreadQuotes } from "./support/column-edits.ts";
import { oncePerRow } from "./support/once-per-row.ts";
import { mayBeRecords, rareDelimiters } from "./support/record-in-cell.ts";
import { mayBeSplit } from "./support/split-name.ts";
import { holdsValues, mayBeSeparator } from "./support/values-in-cell.ts";
import type { RowView } from "./view.ts";

/** The rules for a row's shape, from root causes to what could follow from them. */
export const shapeRules: readonly RowRule<unknown>[] = [
  rowBlank,
  headerRepeated,
  rowQuoted,
  rowDelimiter,
  quoteInRow,
  rowLength,
];

/** Whether a cell may contain the rows after it, nearly a whole record, or the values of the cells after it. */
function hasSwallowed(row: RowView): boolean {
  const { kinds } = row.row;
  // With one stray quote and another over several lines, it is unclear which belong together.
  if (kinds & Kind.lineBreak && kinds & Kind.strayQuote) return true;
  for (let index = 0; index < row.cellCount; index++) {
    if (!(row.row.cellKinds(index) & mayBeSeparator)) continue;
    const value = row.value(index);
    if (mayBeRecords(value, row) || hasRareParts(value, row.layout.columns[index])) return true;
  }
  return holdsValues(row);
}

/** Whether a name or an ID has three parts between rare delimiters, so that commas only divide the row by chance. */
function hasRareParts(value: string, column: Column | undefined): boolean {
  if (!isStrict(column)) return false;
  return rare.some((by) => value.includes(by) && value.split(by).filter((part) => part.trim() !== "").length > 2);
}

const rare = Object.keys(rareDelimiters);

/** Whether a row contains a single value, like a title or a footer: `Total records: 12`. */
function isTitle(row: RowView): boolean {
  if (row.layout.columns.length <= 2) return false;
  let filled = 0;
  for (let index = 0; index < row.cellCount && filled < 2; index++) if (row.value(index).trim() !== "") filled++;
  return filled === 1;
}

/** Whether somebody has commented a row out: `# Acme,ACME`, `// Acme`. */
function isCommentedOut(row: RowView): boolean {
  return /^\s*(?:#|\/\/|--|\/\*|<!--)/.test(row.value(0));
}

/**
 * Whether a row describes its columns: each value is in brackets (`(required),(ours)`) or has words for that (`Text (50),
 * Max. 30`). Beside such words, one value may be an example.
 */
function isHint(row: RowView): boolean {
  let [filled, described, others, numbers] = [0, 0, 0, 0];
  // A number is neither, so most records are told at a glance.
  for (let index = 0; index < row.cellCount; index++) {
    if (row.row.cellKinds(index) === Kind.digit && ++numbers > 1) return false;
  }
  for (let index = 0; index < row.cellCount; index++) {
    const value = row.value(index);
    if (value.trim() === "") continue;
    filled++;
    if (describesColumn(value)) described++;
    else if (!isBracketed(value)) others++;
    if (others > 1) return false;
  }
  return (described > 2 && described >= filled - 1) || (filled > 2 && others === 0);
}

function isBracketed(value: string): boolean {
  return /^\s*(?:\(.*\)|\[.*\]|<.*>|\{.*\})\s*$/s.test(value);
}

/** Whether it is unclear which cells a row has, or which headers they belong to. Keeps nothing of the row. */
export function hasDoubtfulCells(row: RowView): boolean {
  if (hasOpenQuote(row.row) || hasSwallowed(row) || isTitle(row) || isCommentedOut(row) || isHint(row)) return true;
  for (const rule of shapeRules) {
    const fault = rule.check(row);
    if (fault) return rule === rowLength ? fault.final === true || isShifted(row) : rule !== rowBlank;
  }
  return mayBeSplit(row);
}

/** The same, for a row that is asked about again and again. */
export const isDoubtful = oncePerRow(hasDoubtfulCells);

/**
 * Whether some row's cells may be under the wrong headers, or it is unclear where one of them ends. Columns are not
 * moved until a person has decided how to read such a row.
 */
export function* hasDoubtfulRow(file: FileView): Steps<boolean> {
  if (hasMisreadQuotes(file)) return true;
  for (const row of file.records()) {
    yield;
    if (isDoubtful(file.view(row))) return true;
  }
  return false;
}
