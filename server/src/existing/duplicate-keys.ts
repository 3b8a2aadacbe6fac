import type { Steps } from "../steps.ts";
import { closingQuote } from "./json-limits.ts";
import { plainKey } from "./words.ts";

/** UTF-16 units per step: a few milliseconds of work. */
const stepLength = 1 << 18;

/** Size of the cache of key hashes; a power of two. */
const PLACES = 1024;

/** Longer keys (in UTF-16 units, including one quote) bypass the cache. */
const LONGEST = 64;

/** Number of distinct keys that fit into the bits of a number. */
const MOST_BITS = 31;

/** Down to this depth, all keys of objects outside lists matter. */
const ALL_KEYS_DEPTH = 3;

interface KeyPlace {
  readonly key: string;
  readonly at: number;
}

/**
 * Finds the first duplicate key in an object of a JSON text, among the keys that matter: JSON.parse would keep only the
 * last value and hide the others. In objects outside lists, all keys matter, because they are few and lead to the
 * records.
 *
 * For speed, the scan jumps from quote to quote and does not copy keys: an export can have a million.
 * @param text JSON, one or more documents
 * @param matters whether a key, in plain form, matters
 * @returns the key, and the UTF-16 offset of its second occurrence
 */
export function* duplicateKey(text: string, matters: (plain: string) => boolean): Steps<KeyPlace | undefined> {
  const known = new Int32Array(PLACES);
  const knownBits = new Int32Array(PLACES);
  const bits = new Map<string, number>();
  let usedBits = 0;
  const hasEscapes = text.includes("\\u");
  /** By depth: the keys of the open object so far, as bits or, where all keys matter, by name. */
  const seen: number[] = [];
  const names: (Set<string> | undefined)[] = [];
  let depth = 0;
  /** Depth of the outermost open list, or 0. */
  let list = 0;

  const bitOf = (key: string): number => {
    let bit = bits.get(key);
    if (bit === undefined) {
      bit = usedBits < MOST_BITS && matters(plainKey(key)) ? 1 << usedBits++ : 0;
      bits.set(key, bit);
    }
    return bit;
  };
  /** The bit of the key between the quotes at two offsets. */
  const bitAt = (start: number, end: number): number => {
    if (hasEscapes || end - start > LONGEST) return bitOf(nameAt(text, start, end));
    let hash = end - start;
    for (let at = start + 1; at < end; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
    const place = (hash ^ (hash >>> 10)) & (PLACES - 1);
    if (known[place] === hash) return knownBits[place] as number;
    known[place] = hash;
    knownBits[place] = bitOf(nameAt(text, start, end));
    return knownBits[place] as number;
  };

  let place = 0;
  const look = (): KeyPlace | undefined => {
    const stop = Math.min(text.length, place + stepLength);
    let at = place;
    for (; at < stop; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 0x22 /* " */) {
        const end = closingQuote(text, at);
        let after = end + 1;
        while (text.charCodeAt(after) <= 0x20) after += 1;
        if (text.charCodeAt(after) !== 0x3a /* : */) {
          at = end;
          continue;
        }
        if (list === 0 && depth <= ALL_KEYS_DEPTH) {
          const name = nameAt(text, at, end);
          const keys = names[depth] ?? new Set();
          if (keys.has(name)) return { key: name, at };
          names[depth] = keys.add(name);
        } else {
          const bit = bitAt(at, end);
          const before = seen[depth] as number;
          if ((before & bit) !== 0) return { key: nameAt(text, at, end), at };
          seen[depth] = before | bit;
        }
        at = after;
      } else if (code === 0x7b /* { */) {
        depth += 1;
        seen[depth] = 0;
        names[depth] = undefined;
      } else if (code === 0x5b /* [ */) {
        depth += 1;
        if (list === 0) list = depth;
      } else if (code === 0x7d /* } */ || code === 0x5d /* ] */) {
        if (depth === list) list = 0;
        depth -= 1;
      }
    }
    place = at;
    return undefined;
  };
  for (; place < text.length; yield) {
    const found = look();
    if (found) return found;
  }
  return undefined;
}

function nameAt(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end);
  return raw.includes("\\") ? String(JSON.parse(`"${raw}"`)) : raw;
}
