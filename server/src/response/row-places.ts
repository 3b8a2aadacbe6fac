import type { Place } from "../checker/checked.ts";
import { markOf } from "../existing/record-marks.ts";
import type { RowView } from "../rules/view.ts";
import type { Steps } from "../steps.ts";
import { identityKey } from "../template/plain-text.ts";
import { isOwnResponse, isRowColumn } from "../template/response-columns.ts";

/** Which company and site a row means, as rules compare names and IDs; empty where it does not say. */
export interface RowIdentity {
  readonly companyId: string;
  readonly siteId: string;
  readonly companyName: string;
  readonly siteName: string;
  /** In a response file of this extension: the index in the import file that its column `Row` tells, from 0. */
  readonly told?: number;
}

/** Where a row is in another file: its index from 0 (the first row of the file), several of them, or nowhere. */
export type RowPlace = number | "none" | readonly number[];

/** Most places that are told of a row that has several. */
const most = 10;

/** What the loaded row of a view means. */
export function identityOf(view: RowView): RowIdentity {
  const { companyId, siteId, companyName, siteName } = view.member();
  const told = toldIndex(view);
  return {
    companyId: identityKey(companyId),
    siteId: identityKey(siteId),
    companyName: identityKey(companyName),
    siteName: identityKey(siteName),
    ...(told === undefined ? {} : { told }),
  };
}

/** A row's company and site, by their names or else their IDs: `Acme, HQ`; empty if it has none of them. */
export function siteLabel(view: RowView, shortened = (name: string) => name): string {
  const company = view.valueOf("Company Name") || view.valueOf("Company ID");
  const site = view.valueOf("Site Name") || view.valueOf("Site ID");
  return [company, site]
    .filter((text) => text !== "")
    .map(shortened)
    .join(", ");
}

/** Other programs may count rows from elsewhere, so only this extension's numbers are believed. */
function toldIndex(view: RowView): number | undefined {
  const { headers } = view.layout;
  if (!isOwnResponse(headers.map(({ text }) => text))) return undefined;
  const number = view.value(headers.findLastIndex(({ text }) => isRowColumn(text))).trim();
  return /^\d+$/.test(number) ? Number(number) - 1 : undefined;
}

/**
 * Finds rows in another file, such as those of a response, retry or rest file in the import file. They are joined by
 * Company ID and Site ID, then by the names, then by the ID of one and the name of the other, because any of these may
 * have been corrected. If IDs and names lead to different rows, it has both places. The row number never finds a row,
 * but it decides between several that have the same IDs and names.
 * @param sought the rows to find
 * @param rows the records of the other file, in its order; each need only be valid until the next one
 * @param view reads the rows of the other file
 * @returns the places of the sought rows, in their order. Two of them may have the same place
 */
export function* placing(
  sought: readonly RowIdentity[],
  rows: Iterable<Pick<Place, "row" | "index">>,
  view: RowView,
): Steps<RowPlace[]> {
  const places = new Map<number, number[]>();
  for (const each of sought) {
    for (const key of keysOf(each)) if (key !== undefined) places.set(key, []);
    yield;
  }
  for (const { row, index } of rows) {
    for (const key of keysOf(identityOf(view.load(row)))) if (key !== undefined) places.get(key)?.push(index);
    yield;
  }
  const at = (key: number | undefined) => (key === undefined ? [] : (places.get(key) ?? []));
  const found: RowPlace[] = [];
  for (const each of sought) {
    const [all, ids, names, ...crossed] = keysOf(each).map(at) as [number[], number[], number[], ...number[][]];
    found.push(placeAmong(all.length > 0 ? [all] : ids.length + names.length > 0 ? [ids, names] : crossed, each.told));
    yield;
  }
  return found;
}

/** The keys by which a row is found: of all that identifies it, IDs, names, and one of each; undefined if incomplete. */
function keysOf({ companyId, siteId, companyName, siteName }: RowIdentity): (number | undefined)[] {
  const pairs = [
    [companyId, siteId],
    [companyName, siteName],
    [companyId, siteName],
    [companyName, siteId],
  ].map((pair, kind) => (pair.includes("") ? undefined : markOf([String(kind), ...pair])));
  const isKnown = pairs[0] !== undefined || pairs[1] !== undefined;
  return [isKnown ? markOf([companyId, siteId, companyName, siteName]) : undefined, ...pairs];
}

function placeAmong(lists: readonly (readonly number[])[], told: number | undefined): RowPlace {
  const filled = lists.filter((list) => list.length > 0);
  const [first] = filled;
  const index = first?.[0];
  if (index === undefined) return "none";
  if (filled.every((list) => list.length === 1 && list[0] === index)) return index;
  if (told !== undefined && filled.every((list) => includes(list, told))) return told;
  return [...new Set(filled.flatMap((list) => list.slice(0, most)))].sort((a, b) => a - b).slice(0, most);
}

/** Whether a list in ascending order, maybe of 100,000 numbers, has a number. */
function includes(list: readonly number[], wanted: number): boolean {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((list[middle] as number) < wanted) from = middle + 1;
    else to = middle;
  }
  return list[from] === wanted;
}
