import { filterInAddress, filterUnder, queryIn } from "./filters.ts";
import { isJsonObject, type JsonObject } from "./json-object.ts";
import type { PageInfo } from "./page-info.ts";
import { pageWordOf } from "./page-keys.ts";
import { addPage, numberIn } from "./page-values.ts";
import { shownText } from "./part-words.ts";
import { plainKey } from "./words.ts";

/** Keys of the address that an answer was asked for by. */
const ownAddress =
  /^(?:self|current(?:page)?|odata(?:context|id)|(?:self|current(?:page)?|request(?:ed)?|response|query|source|original|full|api)(?:url|uri|href|link|address))$/;

/** The same where they stand beside a list: in a record they are its own. */
const anyAddress = /^(?:url|uri|href)$/;

/** Keys of addresses of other pages of the same list, which repeat its filter. */
const otherPage = /^(?:first|last)(?:page)?(?:url|uri|href|link)?$/;

/** Keys under which an answer keeps its request. */
const request = /^(?:request|originalrequest|config|self)$/;

/**
 * Takes up what a key of an answer says of the request: its filter, its page and how much that may hold.
 * @param under the key that the answer's object stands under, in its plain form, where another one holds it
 */
export function addOwnRequest(plain: string, value: unknown, answer: JsonObject, info: PageInfo, under?: string): void {
  if (isJsonObject(value)) {
    if (request.test(plain)) addRequest(value, info);
    else if (otherPage.test(plain)) info.filter ??= filterInAddress(addressIn(value));
    return;
  }
  if (typeof value !== "string") return;
  if (plain === "odatacontext" && value.endsWith("/$entity")) info.lack ??= shownText(value);
  if (!value.includes("=")) return;
  const isBesideList = under === undefined && Object.values(answer).some(Array.isArray);
  if (ownAddress.test(plain) || (isBesideList && anyAddress.test(plain))) addAsked(value, info);
  else if (otherPage.test(plain)) info.filter ??= filterInAddress(value);
}

/** Takes up what a request says that was saved with its answer: by Postman, in an HTTP archive, by a program's library. */
export function addRequest(saved: JsonObject, info: PageInfo): void {
  addAsked(addressIn(saved), info);
  for (const key of ["params", "query", "queryString"]) {
    const value = saved[key];
    const query = Array.isArray(value) ? queryOf(value) : isJsonObject(value) ? queryOfObject(value) : "";
    addAsked(`?${query}`, info);
  }
  for (const text of bodiesIn(saved)) {
    const body = parsed(text);
    if (!isJsonObject(body)) continue;
    for (const [key, value] of Object.entries(body)) info.filter ??= filterUnder(plainKey(key), value);
  }
}

/** Takes up what the address of an answer's own request says. */
function addAsked(address: string, info: PageInfo): void {
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

/** The address in a request: a text, or Postman's in parts, of which some may be switched off. */
function addressIn(saved: JsonObject, depth = 0): string {
  const address = Object.entries(saved).find(([key]) =>
    /^(?:(?:request|response|absolute)?(?:url|uri)|href)$/.test(plainKey(key)),
  );
  const value = address?.[1];
  if (typeof value === "string") return value;
  if (!isJsonObject(value) || depth > 1) return "";
  if (Array.isArray(value.query)) return `?${queryOf(value.query)}`;
  return typeof value.raw === "string" ? value.raw : addressIn(value, depth + 1);
}

/** Parameters as a list of keys and values. */
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

/** What was sent with a request. */
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
