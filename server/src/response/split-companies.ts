import { type Checked, passesFilter } from "../checker/checked.ts";
import { looseKey } from "../document/fold.ts";
import { markOf } from "../existing/record-marks.ts";
import { MarkSet } from "../mark-set.ts";
import { inDigits } from "../rules/support/wording.ts";
import type { RowView } from "../rules/view.ts";
import type { Steps } from "../steps.ts";
import { recordsOf } from "./response-file.ts";

/**
 * The company that a row names, or undefined. A number, because the names of a million rows would take more memory than
 * all else.
 */
function companyOf(view: RowView): number | undefined {
  const key = looseKey(view.valueOf("Company Name"));
  return key === "" ? undefined : markOf([key]);
}

/** Counts the companies that have some rows in a new file and others elsewhere: the platform would see them twice. */
export class SplitCompanies {
  readonly #inside = new MarkSet();
  readonly #outside = new MarkSet();

  add(view: RowView, isInside: boolean): void {
    const company = companyOf(view);
    if (company !== undefined) (isInside ? this.#inside : this.#outside).add(company);
  }

  get count(): number {
    let count = 0;
    for (const company of this.#inside) if (this.#outside.has(company)) count += 1;
    return count;
  }
}

/** Counts the companies that have rows that fail, to be added first, and rows that pass. */
export class FailingCompanies {
  readonly #failing = new MarkSet();
  readonly #split = new MarkSet();

  get count(): number {
    return this.#split.size;
  }

  addFailing(view: RowView): void {
    const company = companyOf(view);
    if (company !== undefined) this.#failing.add(company);
  }

  addPassing(view: RowView): void {
    if (this.#failing.size === 0) return;
    const company = companyOf(view);
    if (company !== undefined && this.#failing.has(company)) this.#split.add(company);
  }
}

/** The note on companies with passing and failing rows; none if the whole file is refused or all rows fail. */
export function* splittingOf(checked: Checked): Steps<string[]> {
  const { rows, failedRows, refusals } = checked.summary;
  if (refusals.size > 0 || failedRows === 0 || failedRows === rows) return [];
  const view = checked.view(checked.header);
  const companies = new FailingCompanies();
  for (const { row } of recordsOf(checked, "failing")) {
    companies.addFailing(view.load(row));
    yield;
  }
  for (const { row } of recordsOf(checked, "all")) {
    if (!passesFilter("failing", row.marks)) companies.addPassing(view.load(row));
    yield;
  }
  return noteOn(
    companies.count,
    "has rows that pass and rows that fail: once the platform has created it, its other rows belong to a company that exists.",
    "have rows that pass and rows that fail: once the platform has created them, their other rows belong to companies that exist.",
  );
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
