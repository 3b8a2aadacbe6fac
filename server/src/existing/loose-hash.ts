import { foldAccents, letterKey, matchKey } from "../document/fold.ts";

/** What `&` is written as: in the languages of the platform's customers, and by our own fix of it. */
const andWords = ["and", "und", "et", "en", "y"];

const andWord = new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])(?:${andWords.join("|")})(?![\\p{L}\\p{N}\\p{M}])`, "gu");

/** The same as what {@link looseHashAt} has of a word: its last letters, the last one in the low byte. */
const andCodes: ReadonlySet<number> = new Set(
  andWords.map((word) => [...word].reduce((code, letter) => (code << 8) | letter.charCodeAt(0), 0)),
);

/**
 * Signs that the exact comparison takes for letters, and our own fix drops: `™` is no `TM`. Not those that stand for
 * letters, as `№`, `Ⓐ` and `㎏` do.
 */
const letterSigns = /(?![\u2116\u24B6-\u24E9\u3200-\u33FF\u{1F100}-\u{1F1FF}])[^\P{S}\0-\x7F]/gu;

/** Apostrophes that are letters to Unicode (`Hawaiʻi`), and marks of no letter. */
const noLetters = /[\u02B9-\u02BF\u02EE]|(?<![\p{L}\p{M}])\p{M}+/gu;

/**
 * The key by which names are nearly equal: letters and digits, accents folded, words for `&` left out as `&` is, and
 * `ae`, `oe` and `ue` as `a`, `o` and `u`, which `ä`, `ö` and `ü` fold to. It is made by way of the match key, so that
 * texts that match exactly also match loosely, except those with a sign that only the exact comparison takes for letters.
 */
export function looseMatchKey(text: string): string {
  const letters = foldAccents(matchKey(withoutLetterSigns(text))).replace(noLetters, "");
  return letterKey(letters.replace(andWord, " ")).replace(/([aou])e/g, "$1");
}

function withoutLetterSigns(text: string): string {
  // Most texts are ASCII.
  if (!/[^\0-\x7F]/.test(text)) return text;
  return text.replace(letterSigns, (sign) => (/\p{L}/u.test(sign.normalize("NFKC")) ? "" : sign));
}

/** The hash of a text as the exact comparison has it, where its loose hash leaves letters of that out. */
export function exactHash(text: string): number | undefined {
  return withoutLetterSigns(text) === text ? undefined : looseHash(matchKey(text));
}

/** Stands for a character that the table cannot say: more than two ASCII letters or digits, or parted by a sign. */
const UNTOLD = 0xffff;

/**
 * What the loose key has in place of each character of the Latin alphabets of Europe (ASCII, Latin-1, Extended-A): the
 * code of a letter or digit, two of them where there are two (`ß`), the first in the low byte, or 0 for none.
 */
const LOOSE_LATIN = Uint16Array.from({ length: 0x180 }, (_, code) => {
  const character = String.fromCharCode(code);
  const key = foldAccents(matchKey(character));
  // A sign parts words; what is not shown does not.
  if (/^[^\p{L}\p{N}\p{M}]*$/u.test(key)) return key === "" && character.trim() !== "" ? UNTOLD : 0;
  return /^[a-z0-9]{1,2}$/.test(key) ? (key.charCodeAt(1) << 8) | key.charCodeAt(0) : UNTOLD;
});

/** Room for the letters of a name; a longer one is told by its key. */
const letters = new Uint8Array(512);

/**
 * A hash (FNV-1a, signed 32 bits) that is the same for texts with the same loose match key. It folds the usual letters
 * as it goes: to make the keys of all names of a large export takes longer than to parse it.
 */
export function looseHash(text: string): number {
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const letter = code < LOOSE_LATIN.length ? LOOSE_LATIN[code]! : UNTOLD;
    if (letter === UNTOLD || length + 2 > letters.length) return keyHash(looseMatchKey(text));
    letters[length] = letter & 0xff;
    length += 1;
    if (letter > 0xff) {
      letters[length] = letter >>> 8;
      length += 1;
    }
  }
  return looseHashAt(letters, 0, length);
}

/**
 * The same of ASCII characters between two offsets, given as their codes. Allocates nothing, so that it can be asked of
 * every row.
 */
export function looseHashAt(codes: Uint8Array, start: number, end: number): number {
  let hash = OFFSET_BASIS;
  let last = 0;
  // The word that goes on: its letters, and what there was before it.
  let word = 0;
  let hashBefore = hash;
  let lastBefore = last;
  for (let at = start; at <= end; at += 1) {
    const letter = at < end ? LOOSE_LATIN[codes[at]!]! : 0;
    if (letter === 0) {
      if (andCodes.has(word)) {
        hash = hashBefore;
        last = lastBefore;
      }
      word = 0;
      hashBefore = hash;
      lastBefore = last;
      continue;
    }
    // A fourth letter makes it another word, whatever follows.
    word = word > 0xffff ? LONG_WORD : (word << 8) | letter;
    if (letter === LETTER_E && (last === LETTER_A || last === LETTER_O || last === LETTER_U)) {
      last = letter;
    } else {
      hash = Math.imul(hash ^ letter, PRIME);
      last = letter;
    }
  }
  return hash;
}

const OFFSET_BASIS = 0x811c9dc5 | 0;
const PRIME = 0x01000193;
const LONG_WORD = 0x1000000;
const [LETTER_A, LETTER_E, LETTER_O, LETTER_U] = [0x61, 0x65, 0x6f, 0x75];

function keyHash(key: string): number {
  let hash = OFFSET_BASIS;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), PRIME);
  return hash;
}
