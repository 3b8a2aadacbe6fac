import transliterateLibrary from "@sindresorhus/transliterate";

const nonAscii = /[^\0-\x7f]/;

/** A Latin letter beyond ASCII, or any Latin letter under combining marks. */
const accented = /(?![A-Za-z])\p{Script=Latin}\p{M}*|[A-Za-z]\p{M}+/gu;

/** Printable ASCII words parted by single spaces: the usual cell, already clean. */
const plainWords = /^[!-~]+(?: [!-~]+)*$/;

/** Characters that show nothing: zero-width, soft hyphen, byte order mark, direction marks (Unicode). */
const invisible = /\p{Default_Ignorable_Code_Point}+/gu;

/** More combining marks than stand on one letter of any writing, where others follow (half-width ones among them). */
const longRun = /[\p{M}\uFF9E\uFF9F]{30}(?=[\p{M}\uFF9E\uFF9F])/gu;

/**
 * To put n combining marks of one letter in order costs n²: a long run is parted by a sign that shows nothing (the
 * Stream-Safe Text Format of Unicode, UAX #15).
 */
function streamSafe(text: string): string {
  return text.length > 30 ? text.replace(longRun, "$&\u034F") : text;
}

/** Unicode's NFKC: compatible characters as the usual ones, letters and their marks composed. At a cost linear in n. */
export function compatible(text: string): string {
  return streamSafe(text).normalize("NFKC");
}

/**
 * Folds accented Latin letters to plain ones: `é` → `e`, `ä` → `a` (never `ae`), `ß` → `ss`, `ø` → `o`.
 * Other scripts are left as they are, since their marks are part of the letter.
 * The text is otherwise unchanged, so its case and punctuation stay.
 */
export function foldAccents(text: string): string {
  return nonAscii.test(text) ? text.replace(accented, foldLetter) : text;
}

function foldLetter(letter: string): string {
  const base = streamSafe(letter)
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "");
  // What Unicode does not take apart (ø, ß, æ, đ, ł …) the library knows.
  return nonAscii.test(base) ? transliterateLibrary(base) : base;
}

/**
 * The text in Latin letters, as far as the library knows its script: `Москва` → `Moskva`.
 * Good for a suggestion that a person looks at; a safe fix uses {@link foldAccents}.
 */
export function transliterate(text: string): string {
  return nonAscii.test(text) ? transliterateLibrary(streamSafe(foldAccents(text))) : text;
}

/**
 * The key by which two names are exactly equal: trimmed, white space collapsed to one space (no-break spaces
 * too), invisible characters removed, case folded, Unicode NFKC. Accents and punctuation still tell names apart.
 */
export function matchKey(text: string): string {
  if (plainWords.test(text)) return text.toLowerCase();
  return compatible(foldCase(compatible(text).replace(invisible, "").replace(/\s+/g, " ").trim()));
}

/**
 * The letters and digits of any script, case folded: what is left when spaces, punctuation and symbols do not
 * count but accents still do. Vowel signs belong to their letters and stay. Empty where the text has none.
 */
export function letterKey(text: string): string {
  if (!nonAscii.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, "");
  return compatible(foldCase(compatible(text).replace(invisible, ""))).replace(/[^\p{L}\p{N}\p{M}]+/gu, "");
}

/** As {@link letterKey} with accents folded: names of the same loose key look like one name spelled in two ways. */
export function looseKey(text: string): string {
  return letterKey(foldAccents(text));
}

/** Both ways, since lower case alone keeps `ß` from `SS` and `ς` from `σ` (Unicode full case folding has them equal). */
function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase();
}
