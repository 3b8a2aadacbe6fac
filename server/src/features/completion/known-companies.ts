import type { CancellationToken } from "vscode-languageserver";
import type { Checker } from "../../checker/checker.ts";
import { looseKey } from "../../document/fold.ts";
import type { RowList } from "../../document/row-list.ts";
import type { Row } from "../../document/rows.ts";
import { pause } from "../../platform.ts";
import type { Layout } from "../../template/layout.ts";
import { goingOnWith } from "../records.ts";

/** A company as some row of the file has it: values trimmed and their white space collapsed; the ID may be empty. */
export interface KnownCompany {
  readonly name: string;
  readonly id: string;
}

/** By which of its values a company is looked for. */
export type CompanyKey = keyof KnownCompany;

/** Rows that stand together, the same object until an edit touches one of them. */
type Stretch = NonNullable<Row["block"]>;

/** The companies of one stretch, each once, and their folded names and IDs in one text to search. */
interface StretchCompanies {
  readonly companies: readonly KnownCompany[];
  readonly texts: Readonly<Record<CompanyKey, FoldedTexts>>;
}

interface FoldedTexts {
  /** The values reduced to letters and digits, a line feed before each and behind the last. */
  readonly text: string;
  /** Where each value's line feed stands. */
  readonly starts: readonly number[];
}

/** What was read of each stretch, as long as the columns lie as they do. */
const known = new WeakMap<Layout, WeakMap<Stretch, StretchCompanies>>();

/** Stretches that are read in a few milliseconds. */
const slice = 4;

/**
 * The companies of the file whose name or ID holds what was typed, the nearest row first, those that are it
 * or begin with it before others. A file is read once, in slices between which other messages get their turn; after an edit only the
 * stretches that it touched are read again.
 * @param near index of the row (from 0) to begin at
 * @param most how many at most
 * @throws ResponseError where the request was cancelled, or the file changed on the way
 */
export async function knownCompanies(
  checker: Checker,
  near: number,
  by: CompanyKey,
  typed: string,
  most: number,
  token: CancellationToken,
): Promise<KnownCompany[]> {
  const goOn = goingOnWith(checker, token);
  const stretches = nearestFirst(checker.document.rows, near);
  let left = slice;
  const read: StretchCompanies[] = [];
  for (const stretch of stretches) {
    const there = cacheOf(checker.layout).get(stretch);
    if (!there && left-- === 0) {
      await pause();
      goOn();
      left = slice;
    }
    read.push(there ?? readStretch(checker, stretch));
  }
  const found = new Map<string, KnownCompany>();
  const key = looseKey(typed);
  for (const wanted of key === "" ? ["\n"] : [`\n${key}\n`, `\n${key}`, key]) {
    for (const each of read) {
      if (found.size >= most) break;
      for (const company of search(each, by, wanted)) {
        const value = company[by];
        // The row that is typed, or one that is not finished, may name a company without its ID.
        if (found.get(value)?.id) continue;
        if (found.has(value) || found.size < most) found.set(value, company);
      }
    }
  }
  return [...found.values()];
}

/** How many stretches of the document are read and kept: what a request need not read again. */
export function stretchesKept({ document, layout }: Checker): number {
  return nearestFirst(document.rows, 0).filter((stretch) => cacheOf(layout).has(stretch)).length;
}

function cacheOf(layout: Layout): WeakMap<Stretch, StretchCompanies> {
  const cache = known.get(layout) ?? new WeakMap<Stretch, StretchCompanies>();
  known.set(layout, cache);
  return cache;
}

/** The stretch of a row, those above it upwards, then those below it. */
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
  // What was typed last is likeliest to be typed again.
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
