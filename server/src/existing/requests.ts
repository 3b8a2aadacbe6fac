import { filterInAddress, filterUnder, queryIn } from "./filters.ts";
import { isJsonObject, type JsonObject } from "./json-object.ts";
import type { PageInfo } from "./page-info.ts";
import { pageWordOf } from "./page-keys.ts";
import { addPage, numberIn } from "./page-values.ts";
import { shownText } from "./part-words.ts";
import { plainKey } from "./words.ts";

/** Keys of the URL that a response answers. */
const ownAddress =
  /^(?:self|current(?:page)?|odata(?:context|id)|(?:self|current(?:page)?|request(?:ed)?|response|query|source|original|full|api)(?:url|uri|href|link|address))$/;

/** Keys that mean the same next to a list. In a record, they are the record's own URL. */
const urlBesideList = /^(?:url|uri|href)$/;

/** Keys of the URLs of other pages of the list, which repeat its filter. */
const otherPage = /^(?:first|last)(?:page)?(?:url|uri|href|link)?$/;

/** Keys of the request in a response. */
const requestKey = /^(?:request|originalrequest|config|self)$/;

/**
 * Adds what a key of a response says about its request: filter, page and page size.
 * @param under the key of the response's object in plain form, if it is inside another object
 */
export function addOwnRequest(plain: string, value: unknown, object: JsonObject, info: PageInfo, under?: string): void {
  if (isJsonObject(value)) {
    if (requestKey.test(plain)) addRequest(value, info);
    else if (otherPage.test(plain)) info.filter ??= filterInAddress(addressIn(value));
    return;
  }
  if (typeof value !== "string") return;
  if (plain === "odatacontext" && value.endsWith("/$entity")) info.lack ??= shownText(value);
  if (ownAddress.test(plain)) info.called ??= calledIn(value);
  if (!value.includes("=")) return;
  const isBesideList = under === undefined && Object.values(object).some(Array.isArray);
  if (ownAddress.test(plain) || (isBesideList && urlBesideList.test(plain))) addAddressInfo(value, info);
  else if (otherPage.test(plain)) info.filter ??= filterInAddress(value);
}

/** Adds what a saved request says: one from Postman, an HTTP archive or an HTTP library. */
export function addRequest(saved: JsonObject, info: PageInfo): void {
  addAddressInfo(addressIn(saved), info);
  for (const key of ["params", "query", "queryString"]) {
    const value = saved[key];
    const query = Array.isArray(value) ? queryOf(value) : isJsonObject(value) ? queryOfObject(value) : "";
    addAddressInfo(`?${query}`, info);
  }
  for (const text of bodiesIn(saved)) {
    const body = parsed(text);
    if (!isJsonObject(body)) continue;
    for (const [key, value] of Object.entries(body)) info.filter ??= filterUnder(plainKey(key), value);
  }
}

/** Adds what the URL of a response's request says. */
function addAddressInfo(address: string, info: PageInfo): void {
  info.called ??= calledIn(address);
  info.filter ??= filterInAddress(address);
  for (const [name, value] of new URLSearchParams(queryIn(address))) {
    // `page[size]`, `page[offset]`, `$skip`
    const plain = plainKey(
      name
        .replace(/^\$/, "")
        .replace(/^page\[(?!number)/, "")
        .replace(/[[\]]/g, ""),
    );
    const word = pageWordOf(plain);
    if (word === "page") addPage(value, info);
    else if (word === "offset") info.offset ??= numberIn(value);
    else if (word === "size") info.size ??= numberIn(value);
  }
}

/**
 * What an address calls the records, in plain form: the last segment of its path (`/company/contacts`), or of OData's
 * context (`$metadata#users(displayName)`). Undefined if that is an ID, or there is no path.
 */
function calledIn(address: string): string | undefined {
  const path = address.slice(0, 4000).replace(/^.*\$metadata#|^\w+:\/\/[^/?#]*/, "");
  const [, word] = /(?:^|\/)([\p{L}_-]+)(?:\.json)?(?:\([^/]*\))?(?:\/\$entity|\/)?(?:[?#].*)?$/su.exec(path) ?? [];
  return word === undefined ? undefined : plainKey(word);
}

/** The URL in a request: a string, or Postman's list of parts, in which some parameters may be disabled. */
function addressIn(saved: JsonObject, depth = 0): string {
  const address = Object.entries(saved).find(([key]) =>
    /^(?:(?:request|response|absolute)?(?:url|uri)|href)$/.test(plainKey(key)),
  );
  const value = address?.[1];
  if (typeof value === "string") return value;
  if (!isJsonObject(value) || depth > 1) return "";
  const raw = typeof value.raw === "string" ? value.raw : undefined;
  if (Array.isArray(value.query)) return `${raw?.replace(/\?.*/s, "") ?? ""}?${queryOf(value.query)}`;
  return raw ?? addressIn(value, depth + 1);
}

/** A query from a list of keys and values. */
function queryOf(pairs: readonly unknown[]): string {
  const used = pairs.filter(isJsonObject).filter((pair) => pair.disabled !== true);
  return new URLSearchParams(
    used.map((pair) => [String(pair.key ?? pair.name ?? ""), String(pair.value ?? "")]),
  ).toString();
}

function queryOfObject(pairs: JsonObject): string {
  const plain = Object.entries(pairs).filter(([, value]) => typeof value !== "object");
  return new URLSearchParams(plain.map(([key, value]) => [key, String(value)])).toString();
}

/** The body of a request, in the usual places. */
function bodiesIn({ body, data, postData }: JsonObject): string[] {
  const texts = [
    body,
    data,
    isJsonObject(body) ? body.raw : undefined,
    isJsonObject(postData) ? postData.text : undefined,
  ];
  return texts.filter((text) => typeof text === "string");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
