import { grouped } from "../grouped.ts";
import { listed } from "../listed.ts";
import type { ExportCompanies } from "./export-companies.ts";
import { isFollowed, type PageInfo, speaksOfPages } from "./page-info.ts";
import { distinctOf } from "./record-marks.ts";

/** Common page sizes. */
const pageSizes: ReadonlySet<number> = new Set([25, 50, 100, 250, 500, 1000]);

/** What an export contains, and what it says about its pages. */
export interface Extent {
  readonly companies: ExportCompanies;
  /** Why it is unreliable, though some companies could be read: one sentence for the user that names the export. */
  readonly problem?: string | undefined;
  readonly pages: readonly PageInfo[];
  /** The marks of its records, by list. */
  readonly marks: readonly (readonly number[])[];
  /** The number of distinct records. */
  readonly records: number;
  /** The path of its list. The pages of one export have the same path, and the same keys of names and IDs. */
  readonly place: string;
  readonly nameKeys: readonly string[];
  readonly idKeys: readonly string[];
}

/** Why exports may be incomplete, in sentences. */
export interface Doubts {
  /** Reasons that the exports give themselves. */
  readonly partial: readonly string[];
  /** Reasons that are only likely, or cannot be known. */
  readonly notices: readonly string[];
}

/**
 * Why exports may be incomplete. If an export is only a part, similar exports that mention pages too are taken for its
 * other pages: together they may be complete.
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

/** Groups the exports that are pages of one. Each of the others is its own group. */
function groupsOf(exports: readonly Extent[]): (readonly Extent[])[] {
  // A page after the last one may be empty, and then has no keys to compare.
  const names = new Map(exports.flatMap(({ place, nameKeys: [key] }) => (key === undefined ? [] : [[place, key]])));
  const alike = grouped(exports.filter(isPage), ({ place, nameKeys: [key] }) =>
    JSON.stringify([place, key ?? names.get(place)]),
  );
  const groups = [...alike.values()].flatMap(byTotals).filter((group) => group.some(isPart));
  for (const group of groups) {
    // If each says that another page follows, one that says nothing may be the last: some programs omit it there.
    if (group.some((each) => each.pages.some((page) => !isFollowed(page)))) continue;
    const keys = new Set(group.map(keysOf));
    group.push(...exports.filter((each) => !isPage(each) && keys.has(keysOf(each))));
  }
  const taken = new Set(groups.flat());
  return [...groups.map(withoutCopies), ...exports.filter((each) => !taken.has(each)).map((each) => [each])];
}

/** Splits exports with different totals. Those without a total may belong to a single one that has totals. */
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

/** Removes copies of the same page in other files. */
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

/** Why an export may be incomplete, as phrases after its name. */
interface Completeness {
  readonly partial?: string;
  readonly notice?: string;
}

/**
 * Whether pages are complete: one says that it is the last, and the numbers of pages and records are as stated. A
 * filter for active companies is noted if nothing else is wrong.
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
  // Pages that were fetched twice count once.
  const { count, copies } = distinctOf(lists, extents.length === 1 ? extents[0]?.records : undefined);
  const pages = pagesOf(infos);
  const numbers = new Set(infos.flatMap((info) => numberOf(info) ?? []));
  const there = Math.max(numbers.size, infos.length - copies);
  const total = totalOf(infos);
  const [only] = numbers;
  if ((numbers.size > 0 ? numbers.size : there) < pages) {
    if (there === 1 && copies === 0) return { partial: `is page ${only ?? 1} of ${digits(pages)}` };
    const gaps = missingOf(numbers, pages);
    const missing = gaps === undefined ? "" : `: ${gaps}`;
    return { partial: `contains ${digits(numbers.size || there)} of ${digits(pages)} pages${missing}` };
  }
  const lack = infos.find((info) => info.lack !== undefined)?.lack;
  if (lack !== undefined) return { partial: `says that it is incomplete: ${lack}` };
  const filter = infos.find((info) => info.filter?.isOfState === false)?.filter;
  if (filter !== undefined) return { partial: `says that it is filtered: ${filter.shown}` };
  const unreadList = infos.find((info) => info.unreadList !== undefined)?.unreadList;
  if (unreadList !== undefined) {
    const advice = "(asioImport.existing.listPath can say which list is meant)";
    return {
      partial: `has another list of named records under ${JSON.stringify(unreadList)}, which was not read ${advice}`,
    };
  }
  const spoken = infos.filter((info) => isFollowed(info) !== undefined);
  // A total that is reached overrides a cursor.
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
  // The last of several pages is not full.
  const endsShort = lists.length > 1 && (lists.at(-1)?.length ?? 0) < (lists[0]?.length ?? 0);
  if (isWhole || endsShort || !(isFull || pageSizes.has(count))) return {};
  const often = "which is often the size of one page: check that no others are missing";
  const companies = count === 1 ? "company" : "companies";
  return { notice: `contains exactly ${digits(count)} ${companies}, ${often}` };
}

function numbersOf(all: number, held: number): string {
  const records = all === 1 ? "is 1 record" : `are ${digits(all)} records`;
  return `says that there ${records}, but contains ${held === 0 ? "none" : `only ${digits(held)}`}`;
}

/** Which page numbers are missing between the first page and the last, as a clause; undefined if none. */
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

function numberOf({ page, linkedPage }: PageInfo): number | undefined {
  return page ?? linkedPage;
}

function digits(number: number): string {
  return number.toLocaleString("en");
}
