/**
 * Characters that no data needs and nobody sees: control characters but tab and line breaks, and what Unicode calls
 * default ignorable (zero-width ones, the soft hyphen, direction marks, a stray byte order mark).
 */
const invisible = /(?:(?!\s)\p{Cc}|\p{Default_Ignorable_Code_Point})+/gu;

/**
 * Characters that part words on the screen though JavaScript counts them to no white space: the next line and the
 * separators of ASCII, which other programs take for line ends, the blank of Braille and the fillers of Hangul. As they
 * stand in a class of a regular expression.
 */
export const oddSpaces = "\\x85\\x1C-\\x1F\\u2800\\u115F\\u1160\\u3164\\uFFA0";

const oddSpace = new RegExp(`[${oddSpaces}]`, "g");

/** Each stretch of white space at an end, doubled, or of a kind that cannot be seen. Global: for `matchAll`. */
export const untidy = new RegExp(`^\\s+|\\s+$|\\s\\s+|[^\\S ]|\\u2800|${invisible.source}`, "gu");

/**
 * A value without needless white space: none at its ends, single spaces between words, no-break spaces, tabs and line
 * breaks made plain spaces, other invisible characters gone.
 */
export function tidy(text: string): string {
  // Most values are tidy, and saying so costs less than replacing.
  return text.search(untidy) === -1
    ? text
    : text.replace(oddSpace, " ").replace(invisible, "").replace(/\s+/g, " ").trim();
}
