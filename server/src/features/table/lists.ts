import type { Checker } from "../../checker/checker.ts";
import type { RowChange } from "../../document/document.ts";
import { errorMarks, type Row } from "../../document/rows.ts";
import type { Steps } from "../../steps.ts";
import { companyOf } from "../companies.ts";
import type { TableFilter } from "./shown.ts";

/** Lists of one document that are kept. Each table shows one. */
const maxLists = 8;

/** If an edit replaces more rows, the rows are chosen again. */
const maxChanged = 20_000;

/** If an edit replaces more rows, none joins a list because of what it contains: to know this takes time. */
const maxTested = 1_000;

/**
 * The rows that a filter has chosen. An edit keeps them, even if they would not be chosen any more: a row must not
 * vanish while a person works on it. A row that it changes joins them if it would be chosen now, or comes back.
 */
export interface TableList {
  /** Another number means another list. */
  readonly number: number;
  /** Indexes of records in the file, in ascending order; undefined for all rows. */
  records: readonly number[] | undefined;
}

const allRows: TableList = { number: 0, records: undefined };

interface KeptList extends TableList {
  readonly filter: TableFilter;
  /** The texts of rows that were deleted from the list. */
  readonly gone: Set<string>;
}

/** The lists of a document. `update` keeps them in step with it. */
export class TableLists {
  /** By number, those that were asked for last at the end. */
  readonly #lists = new Map<number, KeptList>();
  /** Not from 0: a table may still know the lists of a server that has ended. */
  #last = Math.floor(Math.random() * 2 ** 30);

  /**
   * The list of a filter.
   * @param anew whether to choose its rows again
   * @param known the number of the list that the table shows. It is kept until the table chooses again, whatever another
   * table of the same filter chooses.
   */
  *choose(checker: Checker, filter: TableFilter, anew: boolean, known?: number): Steps<TableList> {
    if (filter.show === "all") return allRows;
    if (anew) this.#lists.delete(known ?? 0);
    const found = anew ? undefined : this.#find(JSON.stringify(filter), known);
    const records = found ? undefined : yield* chosen(checker, filter);
    const list = found ?? { number: ++this.#last, filter, gone: new Set(), records };
    this.#lists.delete(list.number);
    this.#lists.set(list.number, list);
    const [oldest] = this.#lists.keys();
    if (this.#lists.size > maxLists && oldest !== undefined) this.#lists.delete(oldest);
    return list;
  }

  #find(filter: string, known: number | undefined) {
    const own = this.#lists.get(known ?? 0);
    const isSame = (list: KeptList) => JSON.stringify(list.filter) === filter;
    if (own && isSame(own)) return own;
    return [...this.#lists.values()].findLast(isSame);
  }

  /** Keeps the lists up to date after the document and its check have changed. */
  update(changes: readonly RowChange[], checker: Checker | undefined): void {
    if (changes.some(({ removed, added }) => removed.length + added.length > maxChanged)) this.#lists.clear();
    for (const list of this.#lists.values()) {
      const { filter, gone } = list;
      const passes = checker && testOf(checker, filter);
      // A row that a later change has removed again is in no block.
      const joins = (row: Row) => gone.has(row.text) || (row.block !== undefined && passes?.(row) === true);
      for (const change of changes) if (list.records) list.records = moved(list.records, change, gone, joins);
    }
  }
}

function* chosen(checker: Checker, filter: TableFilter): Steps<number[]> {
  const { document } = checker;
  const { rows } = document;
  const indexes: number[] = [];
  const candidates = filter.show === "company" ? checker.records() : rows.marked(filter.show === "failing");
  const passes = testOf(checker, filter);
  for (const row of candidates) {
    yield;
    if (passes(row)) indexes.push(rows.indexOf(row));
  }
  return indexes;
}

function testOf(checker: Checker, filter: TableFilter): (row: Row) => boolean {
  const { rows, headerIndex } = checker.document;
  const passes = recordTestOf(checker, filter);
  return (row) => rows.indexOf(row) > headerIndex && passes(row);
}

function recordTestOf(checker: Checker, filter: TableFilter): (row: Row) => boolean {
  switch (filter.show) {
    case "failing":
      return ({ marks }) => (marks & errorMarks) !== 0;
    case "warnings":
      return (row) => checker.findingsOf(row).some(({ severity }) => severity === "warning");
    case "rule":
      return (row) => checker.findingsOf(row).some(({ rule }) => rule.code === filter.code);
    case "company": {
      const view = checker.view(checker.header);
      return (row) => companyOf(view.load(row)) === filter.company;
    }
    default:
      return () => true;
  }
}

/**
 * A list after a change: rows keep their places in it, and rows added among them or after one of them join it.
 * @param gone gets the texts of rows that are deleted from it
 * @param joins whether a changed row joins it anyway
 */
function moved(
  records: readonly number[],
  change: RowChange,
  gone: Set<string>,
  joins: (row: Row) => boolean,
): number[] {
  const { index, removed, added } = change;
  const first = lowerBound(records, index);
  const next = lowerBound(records, index + removed.length);
  const by = added.length - removed.length;
  if (by < 0) for (const at of records.slice(first, next)) gone.add(removed[at - index]?.text ?? "");
  const inside = between(records.slice(first, next), records[first - 1] === index - 1, change, joins);
  return [...records.slice(0, first), ...inside, ...records.slice(next).map((each) => each + by)];
}

/** The places in the list of the rows that a change has added. */
function between(
  listed: readonly number[],
  isAfterOne: boolean,
  { index, removed, added }: RowChange,
  joins: (row: Row) => boolean,
): number[] {
  const indexes = new Set(listed);
  const were = removed.map((_, at) => indexes.has(index + at));
  const isSame = (at: number, other: number) => removed[at]?.text === added[other]?.text;
  const most = Math.min(removed.length, added.length);
  let before = 0;
  while (before < most && isSame(before, before)) before++;
  let after = 0;
  while (after < most - before && isSame(removed.length - 1 - after, added.length - 1 - after)) after++;
  const changed = were.slice(before, were.length - after);
  const are = added.map((row, at) => {
    if (at < before) return were[at];
    if (at >= added.length - after) return were[at - added.length + were.length];
    if (added.length <= maxTested && joins(row)) return true;
    if (changed.length > 0) return changed[at - before] ?? changed.at(-1);
    return before > 0 ? were[before - 1] : isAfterOne || were[before] === true;
  });
  return are.flatMap((is, at) => (is ? [index + at] : []));
}

/** Index of the first number that is not less than another. */
export function lowerBound(numbers: readonly number[], least: number): number {
  let low = 0;
  for (let high = numbers.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
