import { plainKey } from "./words.ts";

/** A JSON object. Its keys come from the export, so read them with `own`: `record.constructor` would be inherited. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Maximum number of keys in a response or record. An object with more is keyed by ID, or has no known shape. */
export const maxKeys = 1_000;

export function isLarge(object: JsonObject): boolean {
  return keysOf(object).length > maxKeys;
}

/** The keys of large objects: collecting a million keys takes a quarter of a second. */
const keysOfLarge = new WeakMap<JsonObject, readonly string[]>();

/** The object's own keys, as `Object.keys`. Those of a large object are collected once. */
export function keysOf(object: JsonObject): readonly string[] {
  const known = keysOfLarge.get(object);
  if (known) return known;
  const keys = Object.keys(object);
  if (keys.length > maxKeys) keysOfLarge.set(object, keys);
  return keys;
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
