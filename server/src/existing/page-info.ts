import { isJsonObject, type JsonObject } from "./json-object.ts";
import { plainKey } from "./words.ts";

/** What an answer says of the pages that it belongs to. */
export interface PageInfo {
  /** Whether it says that there is a next page, and that there is one before it; undefined where it does not speak of it. */
  next: boolean | undefined;
  previous: boolean | undefined;
  /** The same in so many words, which counts more than a link or a cursor: some programs give one on the last page too. */
  more: boolean | undefined;
  /** Its own number, as the program counts. */
  page: number | undefined;
  /** The same, counted from the address of the page behind it or before it. */
  addressed: number | undefined;
  /** How many pages there are. */
  pages: number | undefined;
  /** How many records there are in all. */
  total: number | undefined;
  /** How many records stand before its first one, and how many it may hold. */
  offset: number | undefined;
  size: number | undefined;
}

export function noPageInfo(): PageInfo {
  return {
    next: undefined,
    previous: undefined,
    more: undefined,
    page: undefined,
    addressed: undefined,
    pages: undefined,
    total: undefined,
    offset: undefined,
    size: undefined,
  };
}

/** Keys of objects that hold nothing but what is said of pages. */
const holders =
  /meta|^page|pag(?:ing|ination|er|inator|einfo)|info$|^links?$|^relationlink$|cursors?$|^resultset$|^hits$|^next$/;

const nextKeys =
  /^(?:(?:odata)?next(?:link|page|pageurl|url|pagelink|pagetoken|pagecursor|cursor|token|recordsurl|href|offset|pageid|start|startat|key|marker)?|continuationtoken|(?:is)?(?:truncated|incomplete|partial)(?:results)?|remaining[a-z]*|after|nextcursormark|lastevaluatedkey|cursor)$/;
/** Flags by most, but some have the address of the next page under them. */
const moreKeys = /^(?:has(?:a)?next(?:page)?|(?:(?:has|is|are|there(?:is|are))?more(?!info)[a-z]*))$/;
const previousKeys = /^(?:prev|previous)(?:link|page|pageurl|url|cursor|token)?$|^has(?:previous|prev)(?:page)?$/;
const pageKeys = /^(?:page|currentpage|pagenumber|pageno|pagenum)$/;
const pagesKeys =
  /^(?:totalpages?|pagecount|pages|pagestotal|lastpage|numpages|numberofpages|xtotalpages|totalpagecount)$/;
const totalKeys =
  /^(?:(?:x)?total|(?:x)?total(?:count|items|results|records|size|rows|elements|companies|customers|clients|hits|entries|number|objects|(?:record|item|row|result)count|matching[a-z]*)|odatacount|recordcount|resultcount|itemcount|count|recordstotal|totalresultscount|resultscount|numfound|(?:x)?totalcount)$/;

/** Flags that say that no page follows; the last page's number or address may stand under them too. */
const lastKeys = /^(?:done|(?:is)?last(?:page)?|endofstream|nomore[a-z]*)$/;
const offsetKeys = /^(?:offset|skip|startat)$/;
/** Where the first record of all is 1. */
const ordinalKeys = /^(?:startindex|startposition|from)$/;
const sizeKeys = /^(?:limit|pagesize|perpage|size|maxresults|top|requestcount|itemsperpage|resultsperpage|take)$/;

/** Takes up what an object says of pages: its own keys, and those of the objects that speak of nothing else. */
export function addPageInfo(answer: JsonObject, info: PageInfo, depth = 0): void {
  for (const [key, value] of Object.entries(answer)) {
    const plain = plainKey(key);
    if (Array.isArray(value)) {
      if (plain === "links" || plain === "link") addLinkList(value, info);
      continue;
    }
    if (isJsonObject(value)) {
      const own = linkIn(value);
      const address = value.href ?? value.url ?? value.link;
      if (nextKeys.test(plain) || moreKeys.test(plain)) {
        if (own !== undefined || (plain !== "cursor" && Object.keys(value).length > 0))
          info.next = or(info.next, own ?? true);
        addAddress(address, -1, info);
      } else if (previousKeys.test(plain)) {
        info.previous = or(info.previous, own ?? Object.keys(value).length > 0);
        addAddress(address, 1, info);
      } else if (totalKeys.test(plain)) addTotal(value.value, info);
      if (holders.test(plain) && depth < 3) addPageInfo(value, info, depth + 1);
      continue;
    }
    if (nextKeys.test(plain)) {
      info.next = or(info.next, saysThere(value));
      addAddress(value, -1, info);
    } else if (moreKeys.test(plain)) {
      if (isFlag(value)) info.more = or(info.more, saysThere(value));
      else info.next = or(info.next, saysThere(value));
    } else if (previousKeys.test(plain)) {
      info.previous = or(info.previous, saysThere(value));
      addAddress(value, 1, info);
    } else if (lastKeys.test(plain) && typeof value === "boolean") info.more = or(info.more, !value);
    else if (pageKeys.test(plain) || (depth > 0 && plain === "number")) addPage(value, info);
    else if (pagesKeys.test(plain) || (depth > 0 && plain === "of")) info.pages = most(info.pages, numberIn(value));
    else if (totalKeys.test(plain)) {
      // A mere count of none is that of the list beside it.
      if (value !== 0 || !/^(?:count|itemcount|resultcount|resultscount)$/.test(plain)) addTotal(value, info);
    } else if (offsetKeys.test(plain)) {
      // Airtable's is the token of the next page.
      if (typeof value === "string" && numberIn(value) === undefined) info.next = or(info.next, saysThere(value));
      else info.offset ??= numberIn(value);
    } else if (ordinalKeys.test(plain)) info.offset ??= Math.max(0, (numberIn(value) ?? 1) - 1);
    else if (sizeKeys.test(plain)) info.size ??= numberIn(value);
    else if (plain === "link" && typeof value === "string") addLinkHeader(value, info);
  }
}

/** Takes up what the headers of an answer say, which are keyed by their names. */
export function addHeaders(headers: JsonObject, info: PageInfo): void {
  for (const [key, value] of Object.entries(headers)) {
    const text = Array.isArray(value) ? value.join(", ") : value;
    const plain = plainKey(key);
    if (plain === "link" && typeof text === "string") addLinkHeader(text, info);
    else if (plain === "xpagination" && typeof text === "string") addPagination(text, info);
    else if (/^x?total(?:count|records|items|recordcount)?$/.test(plain) || plain === "xwptotal") addTotal(text, info);
    else if (plain === "contentrange" && typeof text === "string") addTotal(/\/(\d+)$/.exec(text.trim())?.[1], info);
    else if (/^x?(?:wp)?(?:totalpages|pagecount)$/.test(plain)) info.pages = most(info.pages, numberIn(text));
    else if (/^x?(?:next(?:page|link|cursor)?|continuation(?:token)?)$/.test(plain)) {
      info.next = or(info.next, saysThere(text));
    } else if (plain === "xpage") info.page ??= numberIn(text);
  }
}

/** RFC 8288: `<https://…>; rel="next"`. A header without a next page says that this is the last. */
function addLinkHeader(text: string, info: PageInfo): void {
  if (!/;\s*rel=/i.test(text)) return;
  for (const [, address, relation] of text.matchAll(/<([^<>]*)>[^<]*?;\s*rel="?(next|prev)/gi)) {
    addAddress(address, /next/i.test(relation ?? "") ? -1 : 1, info);
  }
  info.next = or(info.next, /;\s*rel="?next\b/i.test(text));
  info.previous = or(info.previous, /;\s*rel="?prev/i.test(text));
}

function addLinkList(links: readonly unknown[], info: PageInfo): void {
  for (const link of links) {
    if (!isJsonObject(link)) continue;
    if (link.rel === "next") info.next = or(info.next, saysThere(link.href ?? link.url ?? true));
    // Laravel's links of the pages by number, the last of them being the next one.
    else if (typeof link.label === "string" && /next/i.test(link.label)) info.next = or(info.next, saysThere(link.url));
  }
}

function addPagination(text: string, info: PageInfo): void {
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value)) addPageInfo(value, info, 1);
  } catch {
    // It is not what others send under this name.
  }
}

/** The number of a page in its address. */
const addressedPage = /[?&](?:current_?)?page(?:_?n(?:o|um|umber)|(?:\[|%5B)number(?:\]|%5D))?=(\d{1,9})(?:[&#]|$)/i;

/** @param step from the page of the address to the answer's own */
function addAddress(address: unknown, step: -1 | 1, info: PageInfo): void {
  const [, number] = typeof address === "string" ? (addressedPage.exec(address) ?? []) : [];
  if (number !== undefined) info.addressed ??= Math.max(0, Number(number) + step);
}

/** The number of a page, or `1 of 9`. */
function addPage(value: unknown, info: PageInfo): void {
  const [, page, pages] = typeof value === "string" ? (/^\s*(\d+)\s*(?:of|\/)\s*(\d+)\s*$/.exec(value) ?? []) : [];
  info.page ??= numberIn(page ?? value);
  info.pages = most(info.pages, numberIn(pages));
}

function addTotal(value: unknown, info: PageInfo): void {
  info.total = most(info.total, numberIn(value));
}

/** What an object says of a link or a cursor that it holds. */
function linkIn(link: JsonObject): boolean | undefined {
  const keys = ["href", "url", "link", "after", "cursor", "token"].filter((key) => Object.hasOwn(link, key));
  return keys.length === 0 ? undefined : keys.some((key) => saysThere(link[key]));
}

/** Whether an answer says anything of pages. */
export function speaksOfPages(info: PageInfo): boolean {
  return Object.values(info).some((value) => value !== undefined);
}

/** Whether a link, a cursor, a number or a flag says that there is something. */
function saysThere(value: unknown): boolean {
  if (typeof value === "string") return !/^(?:|null|none|false|0|undefined|-1)$/i.test(value.trim());
  return typeof value === "number" ? value > 0 : Boolean(value);
}

function isFlag(value: unknown): boolean {
  return typeof value === "boolean" || value === 0 || value === 1 || /^(?:true|false)$/i.test(String(value));
}

/** Whether an answer says that another page follows; undefined where it does not speak of it. */
export function isFollowed({ more, next }: PageInfo): boolean | undefined {
  return more ?? next;
}

function or(one: boolean | undefined, other: boolean): boolean {
  return one === true || other;
}

function numberIn(value: unknown): number | undefined {
  const number = typeof value === "string" && /^\s*\d{1,12}\s*$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) && number >= 0 ? number : undefined;
}

function most(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.max(one, other);
}
