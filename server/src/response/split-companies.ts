import { type Checked, passesFilter } from "../checker/checked.ts";
import { listed } from "../listed.ts";
import { inDigits, quoted } from "../rules/support/wording.ts";
import type { RowView } from "../rules/view.ts";
import type { Steps } from "../steps.ts";
import { Companies } from "./company-rows.ts";
import { recordsOf } from "./response-file.ts";

/** Counts the companies that have some rows in a new file and others elsewhere: the platform would see them twice. */
export class SplitCompanies {
  readonly #companies = new Companies();

  add(view: RowView, isInside: boolean): void {
    this.#companies.add(view, !isInside);
  }

  get count(): number {
    return countSplit(this.#companies);
  }
}

function countSplit(companies: Companies): number {
  let count = 0;
  for (const [, { passing, failing }] of companies.counts()) if (passing > 0 && failing > 0) count += 1;
  return count;
}

/** Most companies that are named in a note. */
const maxNamed = 3;

/** The note on companies with passing and failing rows; none if the whole file is refused or all rows fail. */
export function* splittingOf(checked: Checked): Steps<string[]> {
  const { rows, failedRows, refusals } = checked.summary;
  if (refusals.size > 0 || failedRows === 0 || failedRows === rows) return [];
  const view = checked.view(checked.header);
  const companies = new Companies();
  for (const { row } of recordsOf(checked, "failing")) {
    companies.add(view.load(row), true);
    yield;
  }
  const names = new Set<string>();
  for (const { row } of recordsOf(checked, "all")) {
    yield;
    if (passesFilter("failing", row.marks)) continue;
    // Companies without failing rows need not be known.
    const company = companies.find(view.load(row));
    if (company === undefined) continue;
    const isFirst = companies.countsOf(company).passing === 0;
    companies.add(view, false);
    if (isFirst && names.size < maxNamed) names.add(view.valueOf("Company Name") || view.valueOf("Company ID"));
  }
  const count = countSplit(companies);
  const named = [...names].slice(0, count).map(quoted);
  const more = count - named.length;
  const all = listed(more > 0 ? [...named, `${inDigits(more)} more`] : named);
  if (count === 0) return [];
  return [
    count === 1
      ? `The company ${all} has rows that pass and rows that fail: once the platform has created it, its other rows belong to a company that exists.`
      : `${inDigits(count)} companies (${all}) have rows that pass and rows that fail: once the platform has created them, their other rows belong to companies that exist.`,
  ];
}

/** The note on companies with some rows among those that are ready, and some among the rest. */
export function splitReady(companies: number): string[] {
  return noteOn(
    companies,
    "has rows that are ready and rows that are left over. Finish it first: once the platform has created it, it refuses a file with its other rows.",
    "have rows that are ready and rows that are left over. Finish them first: once the platform has created them, it refuses a file with their other rows.",
  );
}

/** The note on companies with other rows that were created already. */
export function splitRetry(companies: number): string[] {
  return noteOn(
    companies,
    "has rows here and rows that were created: it exists now, so the platform may refuse this file.",
    "have rows here and rows that were created: they exist now, so the platform may refuse this file.",
  );
}

function noteOn(companies: number, one: string, several: string): string[] {
  if (companies === 0) return [];
  return [companies === 1 ? `1 company ${one}` : `${inDigits(companies)} companies ${several}`];
}
