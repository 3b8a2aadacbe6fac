import { looseKey } from "../document/fold.ts";

/** Companies of which some rows are in a file that is made, and others are not: the platform meets them twice. */
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

/** What is said where rows of so many companies are left out of the rows that are ready. */
export function splitReady(companies: number): string[] {
  if (companies === 0) return [];
  return companies === 1
    ? [
        "1 company has rows here and rows that are left out. Finish it first: once the platform has created it, it refuses a file with its other rows.",
      ]
    : [
        `${companies.toLocaleString("en")} companies have rows here and rows that are left out. Finish them first: once the platform has created them, it refuses a file with their other rows.`,
      ];
}

/** What is said where other rows of so many companies were created already. */
export function splitRetry(companies: number): string[] {
  if (companies === 0) return [];
  return companies === 1
    ? ["1 company has rows here and rows that were created: it exists now, so the platform may refuse this file."]
    : [
        `${companies.toLocaleString("en")} companies have rows here and rows that were created: they exist now, so the platform may refuse this file.`,
      ];
}
