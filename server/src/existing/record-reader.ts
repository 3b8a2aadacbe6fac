import { isJsonObject, type JsonObject, own } from "./json-object.ts";

/** What a key of a record leads to. */
interface KeyMeaning {
  /** The path as the user wrote it. */
  readonly path: string;
  /** Where the texts go. */
  readonly into: string[];
  /** The keys that follow below. */
  readonly steps: readonly string[];
  found: boolean;
}

/**
 * Reads names, IDs and state out of records. It walks over the keys that a record has, of which there are few, and not
 * over all those that it might have: an export holds up to 100,000 records.
 */
export class RecordReader {
  /** Names of the record read last, trimmed, none empty and none twice; numbers as texts. */
  readonly names: string[] = [];
  /** IDs of the record read last, likewise. */
  readonly ids: string[] = [];
  /** Whether the record read last is active. */
  active = true;
  readonly #texts = new Map<string, KeyMeaning[]>();

  /**
   * @param nameKeys dotted paths to names: a key, or keys joined by dots. Lists on the way are gone through whether or
   *   not `[]` is written (`externalIds[].externalId`). A key that is itself spelled with dots is found as well.
   * @param idKeys likewise to IDs
   */
  constructor(nameKeys: readonly string[], idKeys: readonly string[]) {
    for (const path of nameKeys) this.#addPath(path, this.names);
    for (const path of idKeys) this.#addPath(path, this.ids);
  }

  /**
   * Reads a record into `names`, `ids` and `active`.
   *
   * @param id an ID that the record has besides, the key it stands under
   * @returns whether it has a name or an ID
   */
  read(record: JsonObject, id?: string): boolean {
    this.names.length = 0;
    this.ids.length = 0;
    this.active = true;
    if (id !== undefined) addTexts(id, [], 0, this.ids);
    for (const key in record) {
      const value = record[key];
      if (isInactive(key, value)) this.active = false;
      const meanings = this.#texts.get(key);
      if (meanings === undefined) continue;
      for (const meaning of meanings) {
        if (addTexts(value, meaning.steps, 0, meaning.into)) meaning.found = true;
      }
    }
    return this.names.length > 0 || this.ids.length > 0;
  }

  /** Those of the paths at which any record had a text. */
  found(paths: readonly string[]): string[] {
    const meanings = [...this.#texts.values()].flat();
    return paths.filter((path) => meanings.some((meaning) => meaning.path === path && meaning.found));
  }

  #addPath(path: string, into: string[]): void {
    const [key, ...steps] = pathSteps(path);
    if (key === undefined) return;
    this.#addKey(key, { path, into, steps, found: false });
    if (steps.length > 0) this.#addKey(path, { path, into, steps: [], found: false });
  }

  #addKey(key: string, meaning: KeyMeaning): void {
    const meanings = this.#texts.get(key);
    if (meanings === undefined) this.#texts.set(key, [meaning]);
    else meanings.push(meaning);
  }
}

/** The keys of a dotted path: of `externalIds[].externalId`, `externalIds` and `externalId`; of `[]`, none. */
export function pathSteps(path: string): string[] {
  return path
    .split(".")
    .map((step) => step.trim().replace(/(\[\])+$/, ""))
    .filter((step) => step !== "");
}

/** Adds the texts at the steps from `step` on below a value. Says whether there were any, new or not. */
function addTexts(value: unknown, steps: readonly string[], step: number, into: string[]): boolean {
  if (Array.isArray(value)) {
    let found = false;
    for (const entry of value) {
      if (!Array.isArray(entry) && addTexts(entry, steps, step, into)) found = true;
    }
    return found;
  }
  const key = steps[step];
  if (key !== undefined) return isJsonObject(value) && addTexts(own(value, key), steps, step + 1, into);
  const text = typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
  if (text === "") return false;
  if (!into.includes(text)) into.push(text);
  return true;
}

/** Whether a key and its value mark a record as inactive or deleted, in any of the ways that exports do it. */
function isInactive(key: string, value: unknown): boolean {
  switch (key) {
    case "active":
      return isNo(value);
    case "deletedFlag":
      return isYes(value);
    case "inactiveDate":
      return isDate(value);
    case "activityStatus":
      return isJsonObject(value) && isNo(own(value, "activeFlag"));
    default:
      return false;
  }
}

function isNo(flag: unknown): boolean {
  return flag === false || (typeof flag === "string" && flag.trim().toLowerCase() === "false");
}

function isYes(flag: unknown): boolean {
  return flag === true || (typeof flag === "string" && flag.trim().toLowerCase() === "true");
}

/** Whether a date is set. Go and .NET write the first day of year 1 where it is not. */
function isDate(date: unknown): boolean {
  if (typeof date === "string") return date.trim() !== "" && !date.startsWith("0001-01-01");
  return Boolean(date);
}
