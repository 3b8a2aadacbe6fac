import type { CancellationToken } from "vscode-languageserver";
import type { Checker } from "../../checker/checker.ts";
import { looseKey } from "../../document/fold.ts";
import type { RowList } from "../../document/row-list.ts";
import type { Row } from "../../document/rows.ts";
import { inSlices, type Steps } from "../../steps.ts";
import type { Layout } from "../../template/layout.ts";
import { checkpointFor } from "../cancellation.ts";

/** A company in the file. Values are trimmed and their white space is collapsed; the ID may be empty. */
export interface KnownCompany {
  readonly name: string;
  readonly id: string;
}

/** The value to search companies by. */
export type CompanyKey = keyof KnownCompany;

/** A block of consecutive rows. It remains the same object until an edit touches one of its rows. */
type Stretch = NonNullable<Row["block"]>;

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

/** Cached companies of each stretch. They remain valid as long as the layout does. */
const known = new WeakMap<Layout, WeakMap<Stretch, StretchCompanies>>();

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
    reading(checker, near),
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

function* reading(checker: Checker, near: number): Steps<StretchCompanies[]> {
  const read: StretchCompanies[] = [];
  for (const stretch of nearestFirst(checker.document.rows, near)) {
    read.push(cacheOf(checker.layout).get(stretch) ?? readStretch(checker, stretch));
    yield;
  }
  return read;
}

/** The number of cached stretches of the document. For tests. */
export function stretchesKept({ document, layout }: Checker): number {
  return nearestFirst(document.rows, 0).filter((stretch) => cacheOf(layout).has(stretch)).length;
}

function cacheOf(layout: Layout): WeakMap<Stretch, StretchCompanies> {
  const cache = known.get(layout) ?? new WeakMap<Stretch, StretchCompanies>();
  known.set(layout, cache);
  return cache;
}

/** The stretch of the row, then those above it from bottom to top, then those below it. */
function nearestFirst(rows: RowList, near: number): Stretch[] {
  const above: Stretch[] = [];
  const below: Stretch[] = [];
  for (let index = 0; index < rows.size; ) {
    const stretch = rows.at(index)?.block;
    if (!stretch) break;
    (index <= near ? above : below).push(stretch);
    index += stretch.rows.length;
  }
  return [...above.reverse(), ...below];
}

function readStretch(checker: Checker, stretch: Stretch): StretchCompanies {
  const { header, layout } = checker;
  const view = checker.view(header);
  const byName = new Map<string, KnownCompany>();
  for (const row of stretch.rows) {
    if (row === header) continue;
    view.load(row);
    const name = view.valueOf("Company Name");
    if (name === "" || byName.get(name)?.id) continue;
    byName.set(name, { name, id: view.valueOf("Company ID") });
  }
  // The last company is the likeliest to be typed again.
  const companies = [...byName.values()].reverse();
  const made = { companies, texts: { name: foldedTexts(companies, "name"), id: foldedTexts(companies, "id") } };
  cacheOf(layout).set(stretch, made);
  return made;
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
