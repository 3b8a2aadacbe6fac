import { filterUnder } from "./filters.ts";
import { isJsonObject, isLarge, type JsonObject } from "./json-object.ts";
import { isFollowed, noPageInfo, type PageInfo, speaksOfPages } from "./page-info.ts";
import { type PageWord, pageWordOf } from "./page-keys.ts";
import { type PageLine, pageLine, titleLine } from "./page-lines.ts";
import { addAddress, addLinkHeader, addPage, isFlag, isSet, most, numberIn, or, pageIn } from "./page-values.ts";
import { isPartState, shownText } from "./part-words.ts";
import { addOwnRequest } from "./requests.ts";
import { plainKey } from "./words.ts";

/** Keys of objects that are only about pages. */
const pageObjectKey =
  /meta|^page|pag(?:ing|ination|er|inator|einfo)|info$|^links?$|^relationlink$|cursors?$|^resultset$|^hits$|^next$/;

/** Those that are trusted at any depth: Pipedrive's is in `additional_data`. */
const paginationKey = /pag(?:ing|ination|er|inator|einfo)$/;

/** Keys of objects about the list, among other things: sums, or how the program fetched it. */
const listObjectKey =
  /^(?:(?:additional|extra|request|export|list|query|search|result|response)?(?:data|details)|summary|stat(?:s|istics)|counts?|totals?|headers?|context|state|status|response|results?|records?|window|listing|envelope|quer(?:y|ies)|search|export|collection|list|batch|progress)$/;

/** Keys of objects that repeat the request, or are about something other than the list. */
const otherObjectKey =
  /request|params?$|parameters|filters?|criteria|arguments|variables|input|auth|rate|shards?|licen[cs]e|quota|usage|user|device|agent|contact|ticket|invoice|billing|price|cost|tim(?:e|ing)|duration|perf|cache|^(?:company|account|client|customer|organi[sz]ation|tenant|owner|provider|vendor|partner|site|location|self|me)$|schedule|job|workflow|wizard|sync/;

/** Plain keys that may be about anything in an unknown object, so they do not count there. */
const ambiguousKey =
  /^(?:next|more|last|done|end|final|complete[d]?|total|counts?|remaining|left|pages?|failed|errors?|missing|skipped)$/;

/** How much of what an object says is about the list. */
type Trust = "all" | "list" | "little";

const untrusted: Readonly<Record<Trust, ReadonlySet<PageWord>>> = {
  all: new Set(),
  list: new Set(["page", "offset", "ordinal", "size", "previous", "hint"]),
  little: new Set(["page", "offset", "ordinal", "size", "previous", "hint", "message", "state", "range", "complete"]),
};

/**
 * Adds what an object says about pages, with its own keys and in the objects next to its list.
 * @param under the object's key in plain form, if it is inside another object
 */
export function addPageInfo(object: JsonObject, info: PageInfo, under?: string, trust: Trust = "all", depth = 0): void {
  if (isLarge(object)) return;
  for (const [key, value] of Object.entries(object)) {
    const plain = plainKey(key);
    const word = pageWordOf(plain);
    info.filter ??= filterUnder(plain, value);
    if (trust === "all") addOwnRequest(plain, value, object, info, under);
    if (isJsonObject(value)) addObject(value, plain, word, info, trust, depth);
    else if (trust === "all" && isPageText(value, word, pageObjectKey.test(plain))) addText(value, info);
    else if (word === undefined) addUnknown({ key, plain, value, under, object }, info, trust);
    else if (!untrusted[trust].has(word) && !(trust === "little" && ambiguousKey.test(plain))) {
      addWord(word, { key, plain, value, under, object }, info);
    }
  }
}

/** A key that means something for pages, with its value and where it was found. */
interface Entry {
  readonly key: string;
  readonly plain: string;
  readonly value: unknown;
  readonly under: string | undefined;
  readonly object: JsonObject;
}

function addWord(word: PageWord, entry: Entry, info: PageInfo): void {
  const { key, plain, value, under } = entry;
  if (Array.isArray(value) && word !== "failed" && word !== "message") return;
  switch (word) {
    case "next":
      info.next = or(info.next, isSet(value));
      addAddress(value, -1, info);
      break;
    case "more":
      if (isFlag(value)) info.more = or(info.more, isSet(value));
      else info.next = or(info.next, isSet(value));
      break;
    case "hint":
      info.hint = or(info.hint, isSet(value));
      break;
    case "previous":
      info.previous = or(info.previous, isSet(value));
      addAddress(value, 1, info);
      break;
    case "last":
      addLast(entry, info);
      break;
    case "complete":
      if (isFlag(value) && typeof value !== "number" && !isSet(value)) info.more = true;
      break;
    case "cut":
      if (isFlag(value) && isSet(value)) info.lack ??= JSON.stringify(key);
      break;
    case "failed":
      if (Array.isArray(value) ? value.length > 0 : isSet(value) && !isFine(value)) {
        info.lack ??= JSON.stringify(key);
      }
      break;
    case "left":
      info.next = or(info.next, (numberIn(value) ?? 0) > 0);
      break;
    case "page":
      addPage(value, info);
      break;
    case "pages":
      if (typeof value === "string" && ofAll.test(value)) addPage(value, info);
      else info.pages = most(info.pages, numberIn(value));
      break;
    case "total":
      // In an object `pages`, it counts pages. A plain count of 0 is the length of the list next to it.
      if (under === "pages" && /^(?:total|count)$/.test(plain)) info.pages = most(info.pages, numberIn(value));
      else if (value !== 0 || !/^(?:count|itemcount|resultcount|resultscount)$/.test(plain)) addTotal(value, info);
      break;
    case "range":
      addTotal(/(?:\/|\bof\b)\s*(\d+)\s*$/.exec(String(value))?.[1], info);
      info.offset ??= startIn(/^(?:\w+[ =])?(\d+)-\d+\/(?:\d+|\*)$/.exec(String(value))?.[1]);
      break;
    case "offset":
      // Airtable's offset is a token for the next page.
      if (typeof value === "string" && numberIn(value) === undefined) info.next = or(info.next, isSet(value));
      else if (!isNextOffset(entry)) info.offset ??= numberIn(value);
      break;
    case "ordinal":
      info.offset ??= startIn(value);
      break;
    case "size":
      info.size ??= numberIn(value);
      break;
    case "message":
      for (const text of textsIn(value)) addText(text, info);
      break;
    case "state":
      if (Number(value) === 206) info.hint = true;
      else if (typeof value === "string" && isPartState(value))
        info.lack ??= `${JSON.stringify(key)}: ${shownText(value)}`;
      break;
  }
}

/**
 * Whether an offset is where the next page would begin, as HubSpot's is: it comes with a flag, but without a page size.
 */
function isNextOffset({ plain, object }: Entry): boolean {
  const words = Object.keys(object).map((key) => pageWordOf(plainKey(key)));
  return plain === "offset" && words.includes("more") && !words.includes("size");
}

/**
 * The number of records before an ordinal that counts from 0 or from 1: one after a multiple of 5 counts from 1.
 * Undefined for a timestamp.
 */
function startIn(value: unknown): number | undefined {
  const number = numberIn(value) ?? Number.NaN;
  return number < 1e8 ? number - Number(number % 5 === 1) : undefined;
}

function addLast({ plain, value, under, object }: Entry, info: PageInfo): void {
  if (typeof value === "boolean" || (typeof value === "string" && isFlag(value)))
    info.more = or(info.more, !isSet(value));
  // A link to the last page contains its number.
  else if (typeof value === "string") info.pages = most(info.pages, pageIn(value) ?? numberIn(value));
  else if (plain === "lastpage" || under === "pages" || "current" in object || "page" in object) {
    info.pages = most(info.pages, numberIn(value));
  }
}

/** Adds what a key means only because of where it is, or because of its value. */
function addUnknown({ plain, value, under, object }: Entry, info: PageInfo, trust: Trust): void {
  if (Array.isArray(value)) {
    if (plain === "links" || plain === "link") addLinkList(value, info);
  } else if (plain === "link" && typeof value === "string") addLinkHeader(value, info);
  else if (/^(?:available|found|matche[ds]|matching)$/.test(plain) && Object.keys(object).some(isReturned)) {
    addTotal(value, info);
  } else if (/^next/.test(plain) && typeof value === "string" && /^\S*\?\S*=/.test(value)) {
    info.next = true;
    addAddress(value, -1, info);
  } else if (under === undefined || trust !== "all") return;
  else if (plain === "number" || plain === "current") addPage(value, info);
  else if (plain === "of") info.pages = most(info.pages, numberIn(value));
}

function addObject(
  value: JsonObject,
  plain: string,
  word: PageWord | undefined,
  info: PageInfo,
  trust: Trust,
  depth: number,
): void {
  const link = linkIn(value);
  const address = value.href ?? value.url ?? value.link;
  if (word === "next" || word === "more" || (word === "hint" && link !== undefined)) {
    if (Object.keys(value).length > 0) info.next = or(info.next, link ?? true);
    addAddress(address, -1, info);
  } else if (word === "previous") {
    info.previous = or(info.previous, link ?? Object.keys(value).length > 0);
    addAddress(address, 1, info);
  } else if (word === "last") info.pages = most(info.pages, pageIn(address));
  else if (word === "total") {
    addTotal(value.value, info);
    // Elasticsearch stopped counting there.
    if (value.relation === "gte") info.more = true;
  } else if (word === "failed" && Object.keys(value).length > 0) info.lack ??= JSON.stringify(plain);
  if (depth >= 3) return;
  const inner = trustIn(plain, value);
  if (inner === undefined) return;
  const isBelieved = trust === "all" || (trust === "list" && paginationKey.test(plain));
  addPageInfo(value, info, plain, isBelieved ? inner : least(trust, inner), depth + 1);
}

/** How far to trust an object next to a list; undefined if it is about its own list, or about other things. */
function trustIn(plain: string, value: JsonObject): Trust | undefined {
  if (pageObjectKey.test(plain)) return "all";
  if (Object.values(value).some((inner) => Array.isArray(inner) && isJsonObject(inner[0]))) return undefined;
  if (listObjectKey.test(plain)) return "list";
  return otherObjectKey.test(plain) ? undefined : "little";
}

function least(one: Trust, other: Trust): Trust {
  return one === "little" || other === "little" ? "little" : "list";
}

/** Adds what a response's headers say about pages. */
export function addHeaders(headers: JsonObject, info: PageInfo): void {
  for (const [key, value] of Object.entries(headers)) {
    const text = Array.isArray(value) ? value.join(", ") : value;
    const plain = plainKey(key);
    if (plain === "link" && typeof text === "string") addLinkHeader(text, info);
    else if (plain === "xpagination" && typeof text === "string") addPagination(text, info);
    else {
      const word = pageWordOf(plain);
      // `Age` and `From` are standard headers, and a cache counts its hits.
      if (word !== undefined && !/^x?(?:cache)?hits$|^(?:age|from)$/.test(plain)) {
        addWord(word, { key, plain, value: text, under: undefined, object: headers }, info);
      }
    }
  }
}

/** A line with a key of several words and its value: `nextPageToken: abc`, `X-Total-Count: 300`. */
const keyLine =
  /^\s*["']?([@$]?(?:[A-Za-z\d]+[._-]+\w|\w*[a-z\d][A-Z])[\w.-]*|[Ll]ink)["']?\s*[:=]\s*["']?([^"'\s].*?)["']?,?\s*$/;

/** In UTF-16 units. */
const longestLine = 500;

/**
 * What such a line says about pages; undefined if nothing. Single words do not count: `Next: Digital` may be a company.
 */
export function pageKeyLine(text: string): PageLine | undefined {
  const [, key, value] = (text.length <= longestLine && keyLine.exec(text)) || [];
  if (key === undefined) return undefined;
  const info = noPageInfo();
  addHeaders({ [key]: value }, info);
  return speaksOfPages(info) ? { info: { ...info, more: isFollowed(info) }, isAll: true } : undefined;
}

function addLinkList(links: readonly unknown[], info: PageInfo): void {
  for (const link of links) {
    if (!isJsonObject(link)) continue;
    if (link.rel === "next") info.next = or(info.next, linkIn(link) ?? true);
    // Laravel links to all pages by number, and to the next one last.
    else if (typeof link.label === "string" && /next/i.test(link.label)) info.next = or(info.next, isSet(link.url));
  }
}

function addPagination(text: string, info: PageInfo): void {
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value)) addPageInfo(value, info, "pagination");
  } catch {
    // Not the usual JSON in this header.
  }
}

function addTotal(value: unknown, info: PageInfo): void {
  info.total = most(info.total, numberIn(value));
}

/** Adds what a message or warning says: `Showing 1 of 4`, `Result limited to 1 rows`. */
function addText(text: string, info: PageInfo): void {
  const title = titleLine([text]);
  const line = pageLine([text]);
  const found = line?.isAll ? line.info : title;
  info.total = most(info.total, found.total);
  info.pages = most(info.pages, found.pages);
  info.page ??= found.page;
  if (found.more || title.lack !== undefined) info.lack ??= shownText(text);
}

/** Words and signs between the number of a page or record and their total: `1 - 25 of 300`, `1/4`. */
const ofAll = /\d\s*(?:of|von|sur|de|van|\/)\s*\d/i;

/** Whether a text says only which page or records these are. @param isAbout whether its key is about pages */
function isPageText(value: unknown, word: PageWord | undefined, isAbout: boolean): value is string {
  if (typeof value !== "string" || value.length > 60 || !ofAll.test(value)) return false;
  if (word === "page" || word === "pages") return false;
  return (isAbout || word !== undefined || !/^\s*\d+\s*\/\s*\d+\s*$/.test(value)) && pageLine([value])?.isAll === true;
}

/** The texts of a message, a list of messages, or the strings in an object. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.slice(0, 20).flatMap(textsIn);
  if (!isJsonObject(value)) return [];
  return Object.values(value).filter((text) => typeof text === "string");
}

/** Whether a key counts the records of this page. */
function isReturned(key: string): boolean {
  return /^(?:(?:num)?returned|shown|showing|displayed|fetched|loaded|included|retrieved|exported)$/.test(
    plainKey(key),
  );
}

/** Whether the value under a key for failures says that there were none. */
function isFine(value: unknown): boolean {
  return typeof value === "string" && /^(?:ok|no errors?|nothing|keine|aucune?|success)\b/i.test(value.trim());
}

/** Whether the link or cursor in an object is set; undefined if it has none. */
function linkIn(link: JsonObject): boolean | undefined {
  const keys = ["href", "url", "link", "after", "cursor", "token"].filter((key) => Object.hasOwn(link, key));
  return keys.length === 0 ? undefined : keys.some((key) => isSet(link[key]));
}
