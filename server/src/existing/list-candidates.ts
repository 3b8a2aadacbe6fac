import { isCutText } from "./cut-text.ts";
import { looksLikeJson } from "./envelopes.ts";
import { isJsonObject, type JsonObject } from "./json-object.ts";
import { isListWrapper, listKindOf, plainKey } from "./words.ts";

/** What stands under a key that a list may stand under; `key` in its plain form. */
export interface Candidate {
  readonly key: string;
  readonly value: unknown;
}

export function candidatesIn(object: JsonObject): Candidate[] {
  const found: Candidate[] = [];
  for (const name in object) {
    const value = object[name];
    if (value === null || value === undefined) continue;
    const key = plainKey(name);
    if (!isListWrapper(key)) continue;
    if (typeof value === "object" || (typeof value === "string" && (isCutText(value) || looksLikeJson(value)))) {
      found.push({ key, value });
    }
  }
  return found;
}

/**
 * Those that are read: lists of records wherever they stand, since to read one too many hides nothing. Lists of sites
 * and of plain texts are left aside where there is a better one, and so are objects without a list.
 */
export function chosenOf(candidates: readonly Candidate[]): Candidate[] {
  const holding = candidates.filter(({ value }) => holdsRecords(value, 0));
  const companies = holding.filter(({ key }) => listKindOf(key) !== "sites");
  if (companies.length > 0) return companies;
  if (holding.length > 0) return holding;
  const texts = candidates.filter(({ value }) => Array.isArray(value) && value.length > 0);
  if (texts.length > 0) return texts;
  const lists = candidates.filter(({ value }) => Array.isArray(value) || typeof value === "string");
  const nested = candidates.filter(({ key, value }) => isJsonObject(value) && (isDeepList(value) || listKindOf(key)));
  if (lists.length === 0) return nested.length > 0 ? nested : [];
  return [...lists, ...nested.filter(({ value }) => isDeepList(value as JsonObject))];
}

/** Whether a value is a list of records, or an object with one under the keys of wrappers. */
function holdsRecords(value: unknown, depth: number): boolean {
  if (Array.isArray(value)) return value.length > 0 && isListOfObjects(value);
  if (!isJsonObject(value) || depth > 100) return false;
  return candidatesIn(value).some((inner) => holdsRecords(inner.value, depth + 1)) || isMapOfObjects(value);
}

/** Whether an object has a list, be it empty, under the keys of wrappers. */
function isDeepList(value: JsonObject, depth = 0): boolean {
  return candidatesIn(value).some(
    (inner) =>
      Array.isArray(inner.value) || (isJsonObject(inner.value) && depth < 100 && isDeepList(inner.value, depth + 1)),
  );
}

function isMapOfObjects(value: JsonObject): boolean {
  const entries = Object.values(value).filter((entry) => entry !== null);
  return entries.length > 0 && entries.every(isJsonObject) && candidatesIn(value).length === 0;
}

export function isListOfObjects(value: unknown): value is readonly unknown[] {
  if (!Array.isArray(value)) return false;
  const first: unknown = value.find((entry) => entry !== null);
  return first === undefined || typeof first === "object" || (typeof first === "string" && looksLikeJson(first));
}
