import type { CancellationToken } from "vscode-languageserver";
import type { Checker } from "../../checker/checker.ts";
import { looseKey } from "../../document/fold.ts";
import type { RowView } from "../../rules/view.ts";
import { inSlices } from "../../steps.ts";
import { checkpointFor } from "../cancellation.ts";
import { ByStretch } from "./stretches.ts";

/** A company in the file. Values are trimmed and their white space is collapsed; the ID may be empty. */
export interface KnownCompany {
  readonly name: string;
  readonly id: string;
}

/** The value to search companies by. */
export type CompanyKey = keyof KnownCompany;

/** The distinct companies of one stretch, with their folded names and IDs joined into one searchable text each. */
interface StretchCompanies {
  readonly companies: readonly KnownCompany[];
  readonly texts: Readonly<Record<CompanyKey, FoldedTexts>>;
}

interface FoldedTexts {
  /** The values reduced to letters and digits, with a line feed before each and after the last. */
  readonly text: string;
  /** Offset of the line feed before each value. */
  readonly starts: readonly number[];
}

/** The companies of each stretch. */
export const companiesByStretch = new ByStretch<StretchCompanies>(readStretch);

/**
 * The companies whose name or ID contains the typed text: equal ones first, then those that start with it, then the
 * rest, each nearest row first. Works in slices of time. Stretches are cached until an edit touches them.
 * @param near index of the row (from 0) to start at
 * @param limit maximum number of companies
 * @throws ResponseError if the request was cancelled or the file changed
 */
export async function knownCompanies(
  checker: Checker,
  near: number,
  by: CompanyKey,
  typed: string,
  limit: number,
  token: CancellationToken,
): Promise<KnownCompany[]> {
  const read = await inSlices(
    companiesByStretch.reading(checker, near),
    checkpointFor(token, () => checker.document),
  );
  const found = new Map<string, KnownCompany>();
  const key = looseKey(typed);
  for (const wanted of key === "" ? ["\n"] : [`\n${key}\n`, `\n${key}`, key]) {
    for (const each of read) {
      if (found.size >= limit) break;
      for (const company of search(each, by, wanted)) {
        const value = company[by];
        // A half-typed row may name the company without its ID, so prefer a row with one.
        if (found.get(value)?.id) continue;
        if (found.has(value) || found.size < limit) found.set(value, company);
      }
    }
  }
  return [...found.values()];
}

function readStretch(records: Iterable<RowView>): StretchCompanies {
  const byName = new Map<string, KnownCompany>();
  for (const record of records) {
    const name = record.valueOf("Company Name");
    if (name === "" || byName.get(name)?.id) continue;
    byName.set(name, { name, id: record.valueOf("Company ID") });
  }
  // The last company is the likeliest to be typed again.
  const companies = [...byName.values()].reverse();
  return { companies, texts: { name: foldedTexts(companies, "name"), id: foldedTexts(companies, "id") } };
}

function foldedTexts(companies: readonly KnownCompany[], by: CompanyKey): FoldedTexts {
  const starts: number[] = [];
  let text = "";
  for (const company of companies) {
    starts.push(text.length);
    text += `\n${looseKey(company[by])}`;
  }
  return { text: `${text}\n`, starts };
}

function* search({ companies, texts }: StretchCompanies, by: CompanyKey, key: string): Generator<KnownCompany> {
  const { text, starts } = texts[by];
  let next = 0;
  for (let at = text.indexOf(key); at !== -1 && next < starts.length; at = text.indexOf(key, starts[next])) {
    while (next < starts.length && (starts[next] as number) <= at) next++;
    const company = companies[next - 1] as KnownCompany;
    if (company[by] !== "") yield company;
  }
}
