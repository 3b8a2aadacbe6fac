import { type Checked, checkedInMemory, type Place, passesFilter } from "../checker/checked.ts";
import type { Checker } from "../checker/checker.ts";
import type { Row } from "../document/rows.ts";
import { headerRepeated } from "../rules/header-repeated.ts";
import { count, inDigits } from "../rules/support/wording.ts";
import type { ReadySplit } from "../settings/settings.ts";
import type { Steps } from "../steps.ts";
import { headersOf } from "../template/template.ts";
import { CompanyRows } from "./company-rows.ts";
import { copiedLine, csvLine, lineEnd, type Making, makingText } from "./csv.ts";
import { recordsOf } from "./response-file.ts";
import { splitReady } from "./split-companies.ts";
import { indexesOf, unusedNote } from "./template-file.ts";

/** The two files into which an import file is split. */
export const readyParts = ["ready", "rest"] as const;
export type ReadyPart = (typeof readyParts)[number];

/** The numbers of records in a file, and of the companies that these name. */
export interface Share {
  readonly rows: number;
  readonly companies: number;
}

/** An import file, split into the rows that are ready to upload and the rest. */
export interface ReadyRows {
  readonly ready: Share;
  readonly rest: Share;
  /** If nothing is ready, a sentence that says why. */
  readonly nothing?: string;
  /** What the user must know before uploading the files, in sentences. */
  readonly notes: readonly string[];
  /** The template's header row, as a line. */
  readonly header: string;
  /** The line of a record, with its values unchanged; empty if it is not in this file. */
  lineOf(place: Place, part: ReadyPart): string;
}

/**
 * Decides for each record whether it is ready. None is if the file lacks a required column, or if a second header row
 * shows that some rows are under the wrong headers.
 */
export function* splittingReady(checked: Checked, split: ReadySplit): Steps<ReadyRows> {
  const { layout, summary } = checked;
  const companies = new CompanyRows();
  const view = checked.view(checked.header);
  for (const { row, index } of recordsOf(checked, "all")) {
    companies.add(view.load(row), index, fails(row));
    yield;
  }
  const obstacle = obstacleOf(checked);
  const isWhole = ({ row, index }: Place) => {
    const company = companies.companyOf(index);
    return company === undefined ? !fails(row) : !companies.fails(company);
  };
  const isReady = split === "company" ? isWhole : ({ row }: Place) => !fails(row);
  const ready = { rows: 0, companies: 0 };
  const rest = { rows: 0, companies: 0 };
  let failing = 0;
  let both = 0;
  for (const [company, counted] of companies.counts()) {
    yield;
    failing += counted.failing;
    const isLeft = obstacle !== undefined || (split === "company" && companies.fails(company));
    const left = isLeft ? counted.passing + counted.failing : counted.failing;
    const taken = counted.passing + counted.failing - left;
    rest.rows += left;
    if (left > 0) rest.companies++;
    if (taken > 0) ready.companies++;
    if (left > 0 && taken > 0) both++;
  }
  // Those that name no company.
  rest.rows = obstacle === undefined ? rest.rows + summary.failedRows - failing : summary.rows;
  ready.rows = summary.rows - rest.rows;
  const newline = lineEnd(checked);
  const indexes = indexesOf(layout);
  return {
    ready,
    rest,
    ...(ready.rows > 0 ? {} : { nothing: `Nothing is ready: ${obstacle ?? shortfallOf(rest, split)}.` }),
    notes: [...splitReady(both), ...unusedNote(layout, (cell) => !layout.isAdded(cell))],
    header: csvLine(headersOf(layout.template), newline),
    lineOf(place, part) {
      const isIn = obstacle === undefined && isReady(place) ? "ready" : "rest";
      if (isIn !== part) return "";
      const { row } = place;
      return copiedLine(row, part === "ready" ? indexes : [...indexes, ...beyond(row, layout.headers.length)], newline);
    },
  };
}

/** One of the two files, line by line. */
export function* readyLines(checked: Checked, rows: ReadyRows, part: ReadyPart): Making<Share> {
  yield rows.header;
  for (const place of recordsOf(checked, "all")) yield rows.lineOf(place, part);
  return rows[part];
}

/** Both files of an import file in memory, as texts. */
export function* makingReady(
  checker: Checker,
  split: ReadySplit,
): Steps<ReadyRows & { readonly texts: Readonly<Record<ReadyPart, string>> }> {
  const checked = checkedInMemory(checker);
  const rows = yield* splittingReady(checked, split);
  const ready = yield* makingText(readyLines(checked, rows, "ready"));
  const rest = yield* makingText(readyLines(checked, rows, "rest"));
  return { ...rows, texts: { ready: ready.text, rest: rest.text } };
}

/** `6 rows of 2 companies`. */
export function shareText({ rows, companies }: Share): string {
  const of = companies === 0 ? "" : ` of ${companies === 1 ? "1 company" : `${inDigits(companies)} companies`}`;
  return count(rows, "row") + of;
}

function fails(row: Row): boolean {
  return passesFilter("failing", row.marks);
}

/** Why no row of a file can be ready, as a clause. */
function obstacleOf({ layout, summary }: Checked): string | undefined {
  if (summary.rows === 0) return "the file has no rows yet";
  if (layout.missing.some((column) => column.required)) return "the file lacks a required column";
  return summary.refusals.has(headerRepeated) ? "the file has another header row among its rows" : undefined;
}

/** Why no row turned out to be ready, as a clause. */
function shortfallOf({ companies }: Share, split: ReadySplit): string {
  return split === "company" && companies > 0 ? "every company has rows that would fail" : "every row would fail";
}

/** The cells beyond the last header up to the last filled one: they may be part of a value that was split at a comma. */
function beyond(row: Row, headers: number): number[] {
  const indexes = Array.from({ length: Math.max(0, row.cellCount - headers) }, (_, index) => headers + index);
  return indexes.slice(0, indexes.findLastIndex((index) => row.cellEnd(index) > row.cellStart(index)) + 1);
}
