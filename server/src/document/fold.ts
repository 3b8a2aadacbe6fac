import transliterateLibrary from "@sindresorhus/transliterate";

const nonAscii = /[^\0-\x7f]/;

/** A Latin letter beyond ASCII, or any Latin letter under combining marks. */
const accented = /(?![A-Za-z])\p{Script=Latin}\p{M}*|[A-Za-z]\p{M}+/gu;

/** Printable ASCII words parted by single spaces: the usual cell, already clean. */
const plainWords = /^[!-~]+(?: [!-~]+)*$/;

/** Characters that show nothing: zero-width, soft hyphen, byte order mark, direction marks (Unicode). */
const invisible = /\p{Default_Ignorable_Code_Point}+/gu;

/**
 * Folds accented Latin letters to plain ones: `é` → `e`, `ä` → `a` (never `ae`), `ß` → `ss`, `ø` → `o`.
 * Other scripts are left as they are, since their marks are part of the letter.
 * The text is otherwise unchanged, so its case and punctuation stay.
 */
export function foldAccents(text: string): string {
  return nonAscii.test(text) ? text.replace(accented, foldLetter) : text;
}

function foldLetter(letter: string): string {
  const base = letter.normalize("NFKD").replace(/\p{M}+/gu, "");
  // What Unicode does not take apart (ø, ß, æ, đ, ł …) the library knows.
  return nonAscii.test(base) ? transliterateLibrary(base) : base;
}

/**
 * The text in Latin letters, as far as the library knows its script: `Москва` → `Moskva`.
 * Good for a suggestion that a person looks at; a safe fix uses {@link foldAccents}.
 */
export function transliterate(text: string): string {
  return nonAscii.test(text) ? transliterateLibrary(foldAccents(text)) : text;
}

/**
 * The key by which two names are exactly equal: trimmed, white space collapsed to one space (no-break spaces
 * too), invisible characters removed, case folded, Unicode NFKC. Accents and punctuation still tell names apart.
 */
export function matchKey(text: string): string {
  if (plainWords.test(text)) return text.toLowerCase();
  return foldCase(text.normalize("NFKC").replace(invisible, "").replace(/\s+/g, " ").trim()).normalize("NFKC");
}

/**
 * The letters and digits of any script, case folded: what is left when spaces, punctuation and symbols do not
 * count but accents still do. Vowel signs belong to their letters and stay. Empty where the text has none.
 */
export function letterKey(text: string): string {
  if (!nonAscii.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, "");
  return foldCase(text.normalize("NFKC").replace(invisible, ""))
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "");
}

/** As {@link letterKey} with accents folded: names of the same loose key look like one name spelled in two ways. */
export function looseKey(text: string): string {
  return letterKey(foldAccents(text));
}

/** Both ways, since lower case alone keeps `ß` from `SS` and `ς` from `σ` (Unicode full case folding has them equal). */
function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase();
}
