import { filterInAddress } from "./filters.ts";
import type { PageInfo } from "./page-info.ts";

/** Whether a link, cursor, number or flag is set. */
export function isSet(value: unknown): boolean {
  if (typeof value === "string") return !/^(?:|null|none|false|no|n|0|undefined|-1)$/i.test(value.trim());
  return typeof value === "number" ? value > 0 : Boolean(value);
}

export function isFlag(value: unknown): boolean {
  return typeof value === "boolean" || value === 0 || value === 1 || /^(?:true|false|yes|no|y|n)$/i.test(String(value));
}

/** A count: a whole number from 0, also as text; undefined for anything else. */
export function numberIn(value: unknown): number | undefined {
  const number = typeof value === "string" && /^\s*\d{1,12}\s*$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && number >= 0 ? number : undefined;
}

/** Logical or, where `undefined` counts as `false`. */
export function or(one: boolean | undefined, other: boolean): boolean {
  return one === true || other;
}

export function most(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.max(one, other);
}

/** The page number in a URL. */
const addressedPage = /[?&](?:current_?)?page(?:_?n(?:o|um|umber)|(?:\[|%5B)number(?:\]|%5D))?=(\d{1,9})(?:[&#]|$)/i;

/** The page number in a URL; undefined if it has none. */
export function pageIn(address: unknown): number | undefined {
  const [, number] = typeof address === "string" ? (addressedPage.exec(address) ?? []) : [];
  return number === undefined ? undefined : Number(number);
}

/** @param step what to add to the page number of the linked page to get the response's own */
export function addAddress(address: unknown, step: -1 | 1, info: PageInfo): void {
  const number = pageIn(address);
  if (number !== undefined) info.linkedPage ??= Math.max(0, number + step);
}

/** Adds a page number, or a text like `1 of 9`. */
export function addPage(value: unknown, info: PageInfo): void {
  const [, page, pages] = typeof value === "string" ? (/^\s*(\d+)\s*(?:of|\/)\s*(\d+)\s*$/.exec(value) ?? []) : [];
  info.page ??= numberIn(page ?? value);
  info.pages = most(info.pages, numberIn(pages));
}

/** RFC 8288: `<https://…>; rel="next"`. A header without a `next` link means that this is the last page. */
export function addLinkHeader(text: string, info: PageInfo): void {
  if (!/;\s*rel=/i.test(text)) return;
  for (const [, address, relation] of text.matchAll(/<([^<>]*)>[^<]*?;\s*rel="?(next|prev)/gi)) {
    addAddress(address, /next/i.test(relation ?? "") ? -1 : 1, info);
  }
  for (const [, address = ""] of text.matchAll(/<([^<>]*)>[^<]*?;\s*rel="?(?:first|last|self)/gi)) {
    info.filter ??= filterInAddress(address);
  }
  info.next = or(info.next, /;\s*rel="?next\b/i.test(text));
  info.previous = or(info.previous, /;\s*rel="?prev/i.test(text));
}
