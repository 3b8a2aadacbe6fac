import { looseKey, matchKey } from "../document/fold.ts";

/**
 * The loose key by way of the match key, so that texts that match exactly also match loosely. It differs from the loose
 * key of the text itself in a few letters without a use in company names (`ŉ`).
 */
export function looseMatchKey(text: string): string {
  return looseKey(matchKey(text));
}

/** Stands for a character that the table cannot say: its loose key goes beyond two ASCII letters or digits. */
const UNTOLD = 0xffff;

/**
 * What the loose key has in place of each character of the Latin alphabets of Europe (ASCII, Latin-1, Extended-A): the
 * code of a letter or digit, two of them where there are two (`ß`), the first in the low byte, or 0 for none.
 */
const LOOSE_LATIN = Uint16Array.from({ length: 0x180 }, (_, code) => {
  const key = looseMatchKey(String.fromCharCode(code));
  return /^[a-z0-9]{0,2}$/.test(key) ? (key.charCodeAt(1) << 8) | key.charCodeAt(0) : UNTOLD;
});

/**
 * A hash (FNV-1a, signed 32 bits) that is the same for texts with the same loose match key. It folds the usual letters
 * as it goes: to make the keys of all names of a large export takes longer than to parse it.
 */
export function looseHash(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const letters = code < LOOSE_LATIN.length ? LOOSE_LATIN[code]! : UNTOLD;
    if (letters === UNTOLD) return keyHash(looseMatchKey(text));
    if (letters !== 0) hash = Math.imul(hash ^ (letters & 0xff), 0x01000193);
    if (letters > 0xff) hash = Math.imul(hash ^ (letters >>> 8), 0x01000193);
  }
  return hash;
}

/**
 * The same of ASCII characters between two offsets, given as their codes. Allocates nothing, so that it can be asked of
 * every row.
 */
export function looseHashAt(codes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = start; at < end; at += 1) {
    const letter = LOOSE_LATIN[codes[at]!]!;
    if (letter !== 0) hash = Math.imul(hash ^ letter, 0x01000193);
  }
  return hash;
}

function keyHash(key: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return hash;
}
