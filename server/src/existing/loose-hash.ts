import { entity, withoutEntities } from "../document/entities.ts";
import { foldAccents, letterKey, matchKey } from "../document/fold.ts";
import { once } from "../once.ts";

/** Words for `&`, in the languages of the platform's customers; our own fix replaces `&` with one of them. */
const andWords = ["and", "und", "et", "en", "y"];

const andWord = new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])(?:${andWords.join("|")})(?![\\p{L}\\p{N}\\p{M}])`, "gu");

/** These words as {@link looseHashAt} packs them: a letter per byte, the last in the low byte. */
const andCodes: ReadonlySet<number> = new Set(
  andWords.map((word) => [...word].reduce((code, letter) => (code << 8) | letter.charCodeAt(0), 0)),
);

/**
 * Symbols that the exact comparison treats as letters (`™` as `TM`), but our own fix removes. Excludes symbols that
 * represent letters, such as `№`, `Ⓐ` and `㎏`.
 */
const letterSigns = /(?![\u2116\u24B6-\u24E9\u3200-\u33FF\u{1F100}-\u{1F1FF}])[^\P{S}\0-\x7F]/gu;

/** Apostrophes that are letters in Unicode (`Hawaiʻi`), and combining marks without a letter. */
const noLetters = /[\u02B9-\u02BF\u02EE]|(?<![\p{L}\p{M}])\p{M}+/gu;

/** Letters with marks that capitals often lack: `ΑΘΗΝΑ` for `Αθήνα`. */
const marked = /\p{Script=Greek}\p{M}*|\u0451/gu;

/**
 * The key by which names are nearly equal: letters and digits, with accents folded, words for `&` omitted like `&`
 * itself, and `ae`, `oe`, `ue` and `aa` reduced to `a`, `o` and `u`, like `ä`, `ö`, `ü` and `å`. It is derived from the
 * match key, so that texts that match exactly also match loosely, except those with a symbol that only the exact
 * comparison treats as letters, or with an HTML entity.
 */
export function looseMatchKey(text: string): string {
  const plain = hasEntity(text) ? withoutEntities(text) : text;
  const letters = foldAccents(matchKey(withoutLetterSigns(plain))).replace(noLetters, "");
  const unmarked = letters.replace(marked, (letter) => letter.normalize("NFD").replace(/\p{M}+/gu, ""));
  return letterKey(unmarked.replace(andWord, " "))
    .replace(/a+/g, "a")
    .replace(/([aou])e/g, "$1");
}

function hasEntity(text: string): boolean {
  return text.includes("&") && text.search(entity) >= 0;
}

function withoutLetterSigns(text: string): string {
  // Most texts are ASCII.
  if (!/[^\0-\x7F]/.test(text)) return text;
  return text.replace(letterSigns, (sign) => (/\p{L}/u.test(sign.normalize("NFKC")) ? "" : sign));
}

/** The hash of a text's match key, if the loose hash omits some of its letters; otherwise undefined. */
export function exactHash(text: string): number | undefined {
  return withoutLetterSigns(text) === text ? undefined : looseHash(matchKey(text));
}

/** Marks a character that a table cannot represent: more than two ASCII letters or digits, or a sign among them. */
const UNREPRESENTED = 0xffff;

/** What the loose key contains for each ASCII character: the code of its letter or digit, or 0 for none. */
const LOOSE_ASCII = Uint16Array.from({ length: 0x80 }, (_, code) => {
  const character = String.fromCharCode(code).toLowerCase();
  return /[a-z0-9]/.test(character) ? character.charCodeAt(0) : 0;
});

/**
 * The same for each European Latin character (ASCII, Latin-1, Extended-A): the codes of one or two letters or digits
 * (two for `ß`), the first in the low byte.
 */
const looseLatin = once(() =>
  Uint16Array.from({ length: 0x180 }, (_, code) => {
    const character = String.fromCharCode(code);
    const key = foldAccents(matchKey(character));
    // Punctuation separates words; invisible characters do not.
    if (/^[^\p{L}\p{N}\p{M}]*$/u.test(key)) return key === "" && character.trim() !== "" ? UNREPRESENTED : 0;
    return /^[a-z0-9]{1,2}$/.test(key) ? (key.charCodeAt(1) << 8) | key.charCodeAt(0) : UNREPRESENTED;
  }),
);

/** Buffer for the letters of a name. Longer names are hashed by their key. */
const letters = new Uint8Array(512);

/**
 * A hash (FNV-1a, signed 32 bits) that is the same for texts with the same loose match key. It folds Latin letters on
 * the fly, because making the keys of all names in a large export takes longer than parsing it.
 */
export function looseHash(text: string): number {
  if (hasEntity(text)) return keyHash(looseMatchKey(text));
  const table = looseLatin();
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const letter = code < table.length ? table[code]! : UNREPRESENTED;
    if (letter === UNREPRESENTED || length + 2 > letters.length) return keyHash(looseMatchKey(text));
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
 * As `looseHash`, for the ASCII codes between two offsets. Allocates nothing, so that it is fast enough for every row.
 */
export function looseHashAt(codes: Uint8Array, start: number, end: number): number {
  let hash = OFFSET_BASIS;
  let last = 0;
  // The current word, and the state before it.
  let word = 0;
  let hashBefore = hash;
  let lastBefore = last;
  for (let at = start; at <= end; at += 1) {
    const letter = at < end ? LOOSE_ASCII[codes[at]!]! : 0;
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
    // No word for `&` has a fourth letter.
    word = word > 0xffff ? LONG_WORD : (word << 8) | letter;
    if (letter === LETTER_E && (last === LETTER_A || last === LETTER_O || last === LETTER_U)) {
      last = letter;
    } else if (letter !== LETTER_A || last !== LETTER_A) {
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
