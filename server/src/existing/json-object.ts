import { plainKey } from "./words.ts";

/** A JSON object. Its keys come from the export, so read them with `own`: `record.constructor` would be inherited. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Maximum number of keys in a response or record. An object with more is keyed by ID, or has no known shape. */
export const maxKeys = 1_000;

export function isLarge(object: JsonObject): boolean {
  return Object.keys(object).length > maxKeys;
}

/** The value of the object's own property, never an inherited one. */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The value of the first key with the same plain form. */
export function ownPlain(object: JsonObject, key: string): unknown {
  const plain = plainKey(key);
  const found = Object.keys(object).find((each) => plainKey(each) === plain);
  return found === undefined ? undefined : own(object, found);
}
