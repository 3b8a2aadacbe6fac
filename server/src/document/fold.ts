import transliterateLibrary from "@sindresorhus/transliterate";

const nonAscii = /[^\0-\x7f]/;

/** A Latin letter beyond ASCII, or any Latin letter under combining marks. */
const accented = /(?![A-Za-z])\p{Script=Latin}\p{M}*|[A-Za-z]\p{M}+/gu;

/** Printable ASCII words separated by single spaces. Most cells are like this and need no cleaning. */
const plainWords = /^[!-~]+(?: [!-~]+)*$/;

/** Invisible characters: zero-width, soft hyphen, byte order mark, direction marks (Unicode). */
const invisible = /\p{Default_Ignorable_Code_Point}+/gu;

/**
 * More combining marks (including half-width ones) than a letter has in any script, with yet another one after them.
 */
const longRun = /[\p{M}\uFF9E\uFF9F]{30}(?=[\p{M}\uFF9E\uFF9F])/gu;

/**
 * Splits long runs of combining marks by an invisible character (Stream-Safe Text Format, UAX #15), because normalizing
 * sorts the n marks of a letter in n² time.
 */
function streamSafe(text: string): string {
  return text.length > 30 ? text.replace(longRun, "$&\u034F") : text;
}

/** Normalizes to NFKC (compatibility characters replaced, letters and marks composed), in linear time for any text. */
export function compatible(text: string): string {
  return streamSafe(text).normalize("NFKC");
}

/**
 * Folds accented Latin letters to plain ones: `é` → `e`, `ä` → `a` (never `ae`), `ß` → `ss`, `ø` → `o`.
 * Letters of other scripts stay, because their marks are part of the letter. So do case and punctuation: before a small
 * letter, only the first of two is a capital (`Æ` → `Ae`).
 */
export function foldAccents(text: string): string {
  return nonAscii.test(text) ? text.replace(accented, foldLetter) : text;
}

function foldLetter(letter: string, at: number, text: string): string {
  const base = streamSafe(letter)
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "");
  // The library knows letters that Unicode does not decompose (ø, ß, æ, đ, ł …).
  const folded = nonAscii.test(base) ? transliterateLibrary(base) : base;
  const isInWord = folded.length > 1 && /^\p{Ll}/u.test(text.slice(at + letter.length));
  return isInWord ? folded.slice(0, 1) + folded.slice(1).toLowerCase() : folded;
}

/**
 * Writes the text in Latin letters, if the library knows its script: `Москва` → `Moskva`.
 * Good enough for a suggestion; safe fixes use {@link foldAccents}.
 */
export function transliterate(text: string): string {
  return nonAscii.test(text) ? transliterateLibrary(streamSafe(foldAccents(text))) : text;
}

/**
 * The key by which names count as equal: trimmed, white space (also no-break spaces) collapsed, invisible characters
 * removed, case folded, NFKC. Accents and punctuation still make a difference.
 */
export function matchKey(text: string): string {
  if (plainWords.test(text)) return text.toLowerCase();
  return compatible(foldCase(compatible(text).replace(invisible, "").replace(/\s+/g, " ").trim()));
}

/**
 * The letters, digits and marks of any script, case folded: accents make a difference; spaces, punctuation and symbols
 * do not. Empty if the text has no letters or digits.
 */
export function letterKey(text: string): string {
  if (!nonAscii.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, "");
  return compatible(foldCase(compatible(text).replace(invisible, ""))).replace(/[^\p{L}\p{N}\p{M}]+/gu, "");
}

/** Like {@link letterKey} with accents folded: names with the same loose key look like one name in two spellings. */
export function looseKey(text: string): string {
  return letterKey(foldAccents(text));
}

/**
 * Upper case first: with lower case alone, `ß` and `SS`, and `ς` and `σ`, would differ, unlike in Unicode case folding.
 */
function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase();
}
