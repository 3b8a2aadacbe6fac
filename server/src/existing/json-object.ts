import { plainKey } from "./words.ts";

/** A JSON object. Its keys are the export's, so read them by `own`: `constructor` may be one, or be missing. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** How many keys an answer or a record has at most: an object of more is keyed by ID, or of no shape that is known. */
export const mostKeys = 1_000;

export function isLarge(object: JsonObject): boolean {
  return Object.keys(object).length > mostKeys;
}

/** The value that the object itself has under the key, never one that it inherits. */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The value under a key of the usual spellings. */
export function ownPlain(object: JsonObject, key: string): unknown {
  const plain = plainKey(key);
  const found = Object.keys(object).find((each) => plainKey(each) === plain);
  return found === undefined ? undefined : own(object, found);
}
