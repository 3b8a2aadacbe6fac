import { grouped } from "../grouped.ts";
import { listed } from "../listed.ts";
import type { ExportCompanies } from "./export-companies.ts";
import { isFollowed, type PageInfo, speaksOfPages } from "./page-info.ts";
import { distinctOf } from "./record-marks.ts";

/** Counts that are the size of a page in many programs. */
const pageSizes: ReadonlySet<number> = new Set([25, 50, 100, 250, 500, 1000]);

/** What an export holds, and what it says of the pages that it belongs to. */
export interface Extent {
  readonly companies: ExportCompanies;
  /** Why it cannot be relied upon, though some of its companies could be read: one sentence for the user that names it. */
  readonly problem?: string | undefined;
  readonly pages: readonly PageInfo[];
  /** By list, the marks of its records. */
  readonly marks: readonly (readonly number[])[];
  /** How many records that are. */
  readonly records: number;
  /** Where its list stands, and the keys under which names and IDs were found: pages of one export are alike in them. */
  readonly place: string;
  readonly nameKeys: readonly string[];
  readonly idKeys: readonly string[];
}

/** What makes a person doubt that exports are whole, a sentence each. */
export interface Doubts {
  /** What they say themselves. */
  readonly partial: readonly string[];
  /** What is only likely, or cannot be known. */
  readonly notices: readonly string[];
}

/**
 * What is said of exports that may be parts. Of one that is a part, others that are alike and speak of pages as well
 * are taken for its other pages: together they may be whole.
 */
export function doubtsOf(exports: readonly Extent[]): Doubts {
  const partial: string[] = [];
  const notices: string[] = [];
  for (const group of groupsOf(exports)) {
    const [{ companies } = { companies: { source: "" } }] = group;
    const sources = group.map((each) => each.companies.source);
    const subject = group.length === 1 ? companies.source : `The export in ${namesOf(sources)}`;
    const doubt = completenessOf(group);
    if (doubt.partial !== undefined) partial.push(`${subject} ${doubt.partial}.`);
    if (doubt.notice !== undefined) notices.push(`${subject} ${doubt.notice}.`);
  }
  return { partial, notices };
}

/** Exports that are pages of one, together; the others by themselves. */
function groupsOf(exports: readonly Extent[]): (readonly Extent[])[] {
  // A page behind the last one may be empty, and has no names to tell it by.
  const names = new Map(exports.flatMap(({ place, nameKeys: [key] }) => (key === undefined ? [] : [[place, key]])));
  const alike = grouped(exports.filter(isPage), ({ place, nameKeys: [key] }) =>
    JSON.stringify([place, key ?? names.get(place)]),
  );
  const groups = [...alike.values()].flatMap(byTotals).filter((group) => group.some(isPart));
  for (const group of groups) {
    // Where each says that another page follows, one that says nothing may be the last: some programs leave it so.
    if (group.some((each) => each.pages.some((page) => !isFollowed(page)))) continue;
    const keys = new Set(group.map(keysOf));
    group.push(...exports.filter((each) => !isPage(each) && keys.has(keysOf(each))));
  }
  const taken = new Set(groups.flat());
  return [...groups.map(withoutCopies), ...exports.filter((each) => !taken.has(each)).map((each) => [each])];
}

/** Exports that speak of different totals are not of one; one that speaks of none may be. */
function byTotals(alike: readonly Extent[]): Extent[][] {
  const groups = grouped(alike, ({ pages }) => `${totalOf(pages)} ${pagesOf(pages)}`);
  return groups.size === 2 && groups.has("0 0") ? [[...alike]] : [...groups.values()];
}

function keysOf({ place, nameKeys, idKeys }: Extent): string {
  return JSON.stringify([place, nameKeys, idKeys]);
}

function isPage({ pages }: Extent): boolean {
  return pages.some(speaksOfPages);
}

function isPart(extent: Extent): boolean {
  return completenessOf([extent]).partial !== undefined;
}

/** The same page in two files is there once. */
function withoutCopies(group: readonly Extent[]): readonly Extent[] {
  if (group.length === 1) return group;
  const seen = new Set<string>();
  return group.filter(({ companies, pages }) => {
    const records = Array.from({ length: companies.size }, (_, place) => companies.record(place));
    const content = JSON.stringify([pages.map(numberOf), records.map(({ names, ids }) => [names, ids])]);
    return !seen.has(content) && seen.add(content);
  });
}

function namesOf(sources: readonly string[]): string {
  const shown = sources.length > 4 ? [...sources.slice(0, 3), `${sources.length - 3} more files`] : sources;
  return listed(shown);
}

/** How exports that are one may be a part, each to follow on the name. */
interface Completeness {
  readonly partial?: string;
  readonly notice?: string;
}

/**
 * Whether pages are all that there are: one of them says that it is the last, as many are there as there should be, and
 * they hold as many records.
 */
function completenessOf(extents: readonly Extent[]): Completeness {
  const found = wholenessOf(extents);
  const filter = extents.flatMap((each) => each.pages).find((info) => info.filter?.isOfState)?.filter;
  if (!filter || found.partial !== undefined || found.notice !== undefined) return found;
  return { notice: `names a filter, ${filter.shown}: inactive companies may be missing` };
}

function wholenessOf(extents: readonly Extent[]): Completeness {
  const infos = extents.flatMap((each) => each.pages);
  const lists = extents.flatMap((each) => each.marks);
  // What was fetched twice is there once.
  const { count, copies } = distinctOf(lists, extents.length === 1 ? extents[0]?.records : undefined);
  const pages = pagesOf(infos);
  const numbers = new Set(infos.flatMap((info) => numberOf(info) ?? []));
  const there = Math.max(numbers.size, infos.length - copies);
  const total = totalOf(infos);
  const [only] = numbers;
  if (pages > 1 && (numbers.size > 0 ? numbers.size : there) < pages) {
    if (there === 1 && copies === 0) return { partial: `is page ${only ?? 1} of ${digits(pages)}` };
    const gaps = missingOf(numbers, pages);
    const missing = gaps === undefined ? "" : `: ${gaps}`;
    return { partial: `contains ${digits(numbers.size || there)} of ${digits(pages)} pages${missing}` };
  }
  const lack = infos.find((info) => info.lack !== undefined)?.lack;
  if (lack !== undefined) return { partial: `says that it is incomplete: ${lack}` };
  const filter = infos.find((info) => info.filter?.isOfState === false)?.filter;
  if (filter !== undefined) return { partial: `says that it is filtered: ${filter.shown}` };
  const aside = infos.find((info) => info.aside !== undefined)?.aside;
  if (aside !== undefined) {
    const advice = "(asioImport.existing.listPath can say which list is meant)";
    return {
      partial: `has another list of named records under ${JSON.stringify(aside)}, which was not read ${advice}`,
    };
  }
  const spoken = infos.filter((info) => isFollowed(info) !== undefined);
  // A cursor counts less than a total that is reached.
  const isHinted = spoken.every(({ more, next }) => (more ?? next) === undefined);
  if (isHinted && total > 0 && total <= count) return {};
  if (spoken.length > 0 && spoken.every(isFollowed) && spoken.length === infos.length) {
    return { partial: total > count ? numbersOf(total, count) : "says that another page follows" };
  }
  if (total > count) return { partial: numbersOf(total, count) };
  if (infos.length === 1 && (only ?? 0) > 1) {
    return { partial: `is page ${digits(only ?? 0)}, and the pages before it are missing` };
  }
  if (infos.length > 0 && infos.every((info) => info.previous))
    return { partial: "says that there is a page before it" };
  const begin = infos.length > 0 ? Math.min(...infos.map(({ offset = 0 }) => offset)) : 0;
  if (begin > 0 && total !== count) return { partial: `starts after ${digits(begin)} other records` };
  const last = Math.max(...numbers);
  const gaps = missingOf(numbers, last);
  if (gaps !== undefined) return { partial: `contains pages up to ${digits(last)}: ${gaps}` };
  if (count === 0) {
    if (infos.some((info) => info.total === 0)) return { notice: "says that there are no companies yet" };
    return { partial: "contains no companies, as with a filter or without permission to see them" };
  }
  const isWhole = (total > 0 && total === count) || spoken.some((info) => !isFollowed(info)) || pages > 0;
  if (extents.length > 1 && total === 0 && pages === 0 && numbers.size < infos.length) {
    return { notice: "does not say how many pages it has: check that no file is missing" };
  }
  if (copies > 0 && !isWhole) return { notice: "contains the same page more than once: check that no page is missing" };
  const isFull = infos.length === 1 && infos[0]?.size === count;
  // The last of several pages is one that is not full.
  const endsShort = lists.length > 1 && (lists.at(-1)?.length ?? 0) < (lists[0]?.length ?? 0);
  if (isWhole || endsShort || !(isFull || pageSizes.has(count))) return {};
  const often = "which is often the size of one page: check that no others are missing";
  return { notice: `contains exactly ${digits(count)} companies, ${often}` };
}

function numbersOf(all: number, held: number): string {
  return `says that there are ${digits(all)} records, but contains ${held === 0 ? "none" : `only ${digits(held)}`}`;
}

/** The numbers that are missing between the first page and the last one, in words. */
function missingOf(numbers: ReadonlySet<number>, last: number): string | undefined {
  if (numbers.size === 0) return undefined;
  const start = Math.min(1, ...numbers);
  const missing: string[] = [];
  for (let page = start; page < last + start && missing.length < 4; page++) {
    if (!numbers.has(page)) missing.push(digits(page));
  }
  if (missing.length === 0) return undefined;
  if (missing.length === 4) return `page ${missing[0]} and others are missing`;
  return missing.length === 1 ? `page ${missing[0]} is missing` : `pages ${listed(missing)} are missing`;
}

function totalOf(infos: readonly PageInfo[]): number {
  return Math.max(0, ...infos.map((info) => info.total ?? 0));
}

function pagesOf(infos: readonly PageInfo[]): number {
  return Math.max(0, ...infos.map((info) => info.pages ?? 0));
}

function numberOf({ page, addressed }: PageInfo): number | undefined {
  return page ?? addressed;
}

function digits(number: number): string {
  return number.toLocaleString("en");
}
