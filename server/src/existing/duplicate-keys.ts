import { plainKey } from "./words.ts";

/** Size of the cache of key hashes; a power of two. */
const PLACES = 1024;

/** Longer keys (in UTF-16 units, including one quote) bypass the cache. */
const LONGEST = 64;

/** Number of distinct keys that fit into the bits of a number. */
const MOST_BITS = 31;

/** Down to this depth, all keys of objects outside lists matter. */
const ALL_KEYS_DEPTH = 3;

/** A key and the UTF-16 offset of its quote. */
export interface KeyPlace {
  readonly key: string;
  readonly at: number;
}

/**
 * Finds the first duplicate key in an object of a JSON text, among the keys that matter: JSON.parse would keep only the
 * last value and hide the others. In objects outside lists, all keys matter, because they are few and lead to the
 * records.
 *
 * For speed, keys are told apart by hash and not copied: an export can have a million.
 */
export class DuplicateKeys {
  /** The second occurrence of the first duplicate key. */
  found: KeyPlace | undefined;
  readonly #text: string;
  readonly #matters: (plain: string) => boolean;
  readonly #known = new Int32Array(PLACES);
  readonly #knownBits = new Int32Array(PLACES);
  readonly #bits = new Map<string, number>();
  #usedBits = 0;
  /** By depth: the keys of the open object so far, as bits or, where all keys matter, by name. */
  readonly #seen: number[] = [];
  readonly #names: (Set<string> | undefined)[] = [];

  /** @param matters whether a key, in plain form, matters */
  constructor(text: string, matters: (plain: string) => boolean) {
    this.#text = text;
    this.#matters = matters;
  }

  /** Adds a brace that opens. */
  open(depth: number): void {
    this.#seen[depth] = 0;
    if (depth <= ALL_KEYS_DEPTH) this.#names[depth] = undefined;
  }

  /**
   * Adds the key between the quotes at two UTF-16 offsets.
   * @param codes the text's ASCII codes from the offset `base`; undefined if they do not contain the key
   */
  key(start: number, end: number, depth: number, isInList: boolean): void {
    if (this.found) return;
    if (!isInList && depth <= ALL_KEYS_DEPTH) {
      const name = nameAt(this.#text, start, end);
      const names = this.#names[depth] ?? new Set();
      if (names.has(name)) this.found = { key: name, at: start };
      this.#names[depth] = names.add(name);
      return;
    }
    const bit = this.#bitAt(start, end);
    const before = this.#seen[depth] as number;
    if ((before & bit) !== 0) this.found = { key: nameAt(this.#text, start, end), at: start };
    this.#seen[depth] = before | bit;
  }

  #bitAt(start: number, end: number): number {
    if (end - start > LONGEST) return this.#bitOf(nameAt(this.#text, start, end));
    let hash = end - start;
    for (let at = start + 1; at < end; at += 1) {
      const code = this.#text.charCodeAt(at);
      // An escape may spell the same key, and other characters are not told apart in codes.
      if (code === 0x5c /* \ */ || code >= 0x80) return this.#bitOf(nameAt(this.#text, start, end));
      hash = Math.imul(hash ^ code, 0x01000193);
    }
    const place = (hash ^ (hash >>> 10)) & (PLACES - 1);
    if (this.#known[place] !== hash) {
      this.#known[place] = hash;
      this.#knownBits[place] = this.#bitOf(nameAt(this.#text, start, end));
    }
    return this.#knownBits[place] as number;
  }

  #bitOf(key: string): number {
    let bit = this.#bits.get(key);
    if (bit === undefined) {
      bit = this.#usedBits < MOST_BITS && this.#matters(plainKey(key)) ? 1 << this.#usedBits++ : 0;
      this.#bits.set(key, bit);
    }
    return bit;
  }
}

/** The key between two quotes; as it is written if it has a malformed escape. */
function nameAt(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end);
  if (!raw.includes("\\")) return raw;
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw;
  }
}
