import { type Checked, passesFilter } from "../checker/checked.ts";
import { isBlank } from "../document/blank.ts";
import { looseKey } from "../document/fold.ts";
import { markOf } from "../existing/record-marks.ts";
import { inDigits } from "../rules/support/wording.ts";
import type { Steps } from "../steps.ts";

/** Counts the companies that have some rows in a new file and others elsewhere: the platform would see them twice. */
export class SplitCompanies {
  readonly #inside = new Set<string>();
  readonly #outside = new Set<string>();

  add(companyName: string, isInside: boolean): void {
    const key = looseKey(companyName);
    if (key !== "") (isInside ? this.#inside : this.#outside).add(key);
  }

  get count(): number {
    let count = 0;
    for (const key of this.#inside) if (this.#outside.has(key)) count += 1;
    return count;
  }
}

/** The note on companies with passing and failing rows; none if the whole file is refused or all rows fail. */
export function* splittingOf(checked: Checked): Steps<string[]> {
  const { rows, failedRows, refusals } = checked.summary;
  if (refusals.size > 0 || failedRows === 0 || failedRows === rows) return [];
  const view = checked.view(checked.header);
  // Numbers, because the names of a million rows would take more memory than the rest of the check.
  const failing = new Set<number>();
  let companies = 0;
  for (const which of ["failing", "all"] as const) {
    for (const { row, index } of checked.places(which)) {
      yield;
      if (index <= checked.headerIndex || isBlank(row)) continue;
      if (which === "all" && passesFilter("failing", row.marks)) continue;
      const key = looseKey(view.load(row).valueOf("Company Name"));
      if (key === "") continue;
      if (which === "failing") failing.add(markOf([key]));
      else if (failing.delete(markOf([key]))) companies += 1;
    }
  }
  return noteOn(
    companies,
    "has rows that pass and rows that fail: once the platform has created it, its other rows belong to a company that exists.",
    "have rows that pass and rows that fail: once the platform has created them, their other rows belong to companies that exist.",
  );
}

/** The note on companies with some rows missing from the rows that are ready. */
export function splitReady(companies: number): string[] {
  return noteOn(
    companies,
    "has rows here and rows that are left out. Finish it first: once the platform has created it, it refuses a file with its other rows.",
    "have rows here and rows that are left out. Finish them first: once the platform has created them, it refuses a file with their other rows.",
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
