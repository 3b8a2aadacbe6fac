import { isCutText } from "./cut-text.ts";
import { looksLikeJson } from "./envelopes.ts";
import { isJsonObject, isLarge, type JsonObject, keysOf } from "./json-object.ts";
import { isListByState, isListWrapper, type ListKind, listKindOf, plainKey } from "./words.ts";

/** A value that may be or contain a list of companies, with its key in plain form. */
export interface Candidate {
  readonly key: string;
  readonly value: unknown;
}

export function candidatesIn(object: JsonObject): Candidate[] {
  const found: Candidate[] = [];
  if (isLarge(object)) return found;
  for (const name in object) {
    const value = object[name];
    if (value === null) continue;
    const key = plainKey(name);
    if (!isListWrapper(key) && !(isListByState(key) && isListLike(value)) && !isOfCustomers(key, value)) continue;
    if (typeof value === "object" || (typeof value === "string" && (isCutText(value) || looksLikeJson(value)))) {
      found.push({ key, value });
    }
  }
  return found;
}

/** What a list contains, as its key says. */
export function kindOfList(key: string, value: unknown): ListKind {
  if (isOfCustomers(key, value)) return "companies";
  return listKindOf(key) ?? (isListByState(key) ? "companies" : undefined);
}

/** Whether the sites or departments in a list are customers: those of Datto RMM, and of Freshservice for MSPs. */
function isOfCustomers(key: string, value: unknown): boolean {
  const sign = key === "sites" ? "accountUid" : key === "departments" ? "prime_user_id" : undefined;
  return sign !== undefined && Array.isArray(value) && isJsonObject(value[0]) && sign in value[0];
}

function isListLike(value: unknown): boolean {
  return Array.isArray(value) || (isJsonObject(value) && keysOf(value).some((key) => Array.isArray(value[key])));
}

/**
 * The candidates to read: all lists of records, because reading one too many hides nothing. Lists of sites or of plain
 * strings, and objects without a list, are read only if there is nothing better.
 */
export function chosenOf(candidates: readonly Candidate[]): Candidate[] {
  const holding = candidates.filter(({ value }) => holdsRecords(value, 0));
  const companies = holding.filter(({ key }) => listKindOf(key) !== "sites");
  if (companies.length > 0) return [...companies, ...candidates.filter(isListOfNames)];
  if (holding.length > 0) return holding;
  const texts = candidates.filter(({ value }) => Array.isArray(value) && value.length > 0);
  if (texts.length > 0) return texts;
  const lists = candidates.filter(({ value }) => Array.isArray(value) || typeof value === "string");
  const nested = candidates.filter(({ key, value }) => isJsonObject(value) && (isDeepList(value) || listKindOf(key)));
  if (lists.length === 0) return nested;
  return [...lists, ...nested.filter(({ value }) => isDeepList(value as JsonObject))];
}

/** Whether a candidate is a list of plain company names, not of IDs (such as those of deleted companies). */
function isListOfNames({ key, value }: Candidate): boolean {
  if (listKindOf(key) !== "companies" && !isListByState(key)) return false;
  return Array.isArray(value) && value.every((text) => typeof text === "string") && value.some(isNameLike);
}

function isNameLike(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !/^[0-9a-f-]{20,}$/i.test(text);
}

/** Last words of the keys of lists of other named things. */
const otherThings = new RegExp(
  `^(?:${[
    "sites?|locations?|branches|addresses|countr(?:y|ies)|states?|regions?|cit(?:y|ies)|zones?|timezones?|territor(?:y|ies)",
    "contacts?|users?|people|persons?|members?|agents?|technicians?|owners?|managers?|employees|staff|teams?|departments?|groups?|roles?|permissions?",
    "devices?|assets?|endpoints?|machines|computers|servers|sensors|integrations?|apps?|applications?|products?|services?|features?|modules?",
    "tickets?|projects?|contracts?|agreements?|invoices?|orders?|quotes?|deals?|opportunit(?:y|ies)|subscriptions?|licen[cs]es?|plans?|items?sold|boards?",
    "tags?|labels?|types?|status(?:es)?|categor(?:y|ies)|sources?|industr(?:y|ies)|markets?|priorit(?:y|ies)|stages?|segments?|languages?|currenc(?:y|ies)|ratings?|units?",
    "columns?|fields?|headers?|schemas?|definitions?|properties|attributes|options?|settings?|params?|parameters?|variables?|values?|enums?|metadata|views?|layouts?|templates?",
    "filters?|sorts?|by|facets?|aggregations?|buckets?|links?|actions?|operations?|breadcrumbs?|tabs?|menus?|pages?|requests?|queries|steps?|jobs?|tasks?|events?|logs?|histor(?:y|ies)|changes?|audits?|activit(?:y|ies)",
    "errors?|warnings?|messages?|failures?|failed|notices?|hints?|notes?|comments?|attachments?|files?|documents?|images?|logos?|icons?|polic(?:y|ies)|rules?|certificates?|domains?|networks?|phones?|emails?|websites?|cookies?|cache|rates?|tax(?:es)?|terms?|prices?|scopes?|claims?|tokens?|providers?|extensions?",
  ].join("|")})$`,
  "i",
);

/** The last word of a key: `fields` in `customFields`, `custom_fields` and `custom-fields`. */
function lastWord(name: string): string {
  return /(?:\p{Lu}\p{Ll}+|\p{Lu}+|\p{Ll}+)$/u.exec(name)?.[0] ?? name;
}

/** A list of records under an unknown key, which may contain companies too. */
export interface UnknownList {
  /** The key as written in the export. */
  readonly name: string;
  readonly entries: readonly unknown[];
}

/**
 * The lists of records in an object under keys that are neither known wrappers nor words for other things. JSON:API's
 * `included` is one of them.
 */
export function unknownLists(object: JsonObject): UnknownList[] {
  return Object.entries(object).flatMap(([name, value]) => {
    const plain = plainKey(name);
    if (isListWrapper(plain) || isListByState(plain) || otherThings.test(lastWord(name))) return [];
    const entries = Array.isArray(value) ? value : isJsonObject(value) ? listIn(value, 0) : undefined;
    return entries?.some(isJsonObject) ? [{ name, entries }] : [];
  });
}

/** The first list under the keys of wrappers. */
function listIn(value: JsonObject, depth: number): readonly unknown[] | undefined {
  for (const { value: inner } of candidatesIn(value)) {
    if (Array.isArray(inner)) return inner;
    const found = isJsonObject(inner) && depth < 3 ? listIn(inner, depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Whether a value is a list of records, or has one under the keys of wrappers. */
function holdsRecords(value: unknown, depth: number): boolean {
  if (Array.isArray(value)) return value.length > 0 && isListOfObjects(value);
  if (!isJsonObject(value) || depth > 100) return false;
  return candidatesIn(value).some((inner) => holdsRecords(inner.value, depth + 1)) || isMapOfObjects(value);
}

/** Whether an object has a list, even an empty one, under the keys of wrappers. */
function isDeepList(value: JsonObject, depth = 0): boolean {
  return candidatesIn(value).some(
    (inner) =>
      Array.isArray(inner.value) || (isJsonObject(inner.value) && depth < 100 && isDeepList(inner.value, depth + 1)),
  );
}

function isMapOfObjects(value: JsonObject): boolean {
  const keys = keysOf(value).filter((key) => value[key] !== null);
  return keys.length > 0 && keys.every((key) => isJsonObject(value[key])) && candidatesIn(value).length === 0;
}

export function isListOfObjects(value: unknown): value is readonly unknown[] {
  if (!Array.isArray(value)) return false;
  const first: unknown = value.find((entry) => entry !== null);
  return first === undefined || typeof first === "object" || (typeof first === "string" && looksLikeJson(first));
}
