/**
 * Invisible characters that no data needs: control characters except tab and line breaks, and what Unicode calls
 * default ignorable (zero-width characters, the soft hyphen, direction marks, a stray byte order mark).
 */
const invisible = /(?:(?!\s)\p{Cc}|\p{Default_Ignorable_Code_Point})+/gu;

/**
 * Characters that look like spaces but are not white space in JavaScript: U+0085 (next line) and the separators of
 * ASCII, which other programs take for line ends, the Braille blank and the Hangul fillers. For use in a character
 * class of a regular expression.
 */
export const oddSpaces = "\\x85\\x1C-\\x1F\\u2800\\u115F\\u1160\\u3164\\uFFA0";

const oddSpace = new RegExp(`[${oddSpaces}]`, "g");

/** White space at either end or doubled, or other than U+0020, and invisible characters. Global, for `matchAll`. */
export const untidy = new RegExp(`^\\s+|\\s+$|\\s\\s+|[^\\S ]|\\u2800|${invisible.source}`, "gu");

/**
 * Removes needless white space: none at the ends, single plain spaces between words in place of no-break spaces, tabs
 * and line breaks. Removes other invisible characters too.
 */
export function tidy(text: string): string {
  // Most values are tidy, and a search is cheaper than replacing.
  return text.search(untidy) === -1
    ? text
    : text.replace(oddSpace, " ").replace(invisible, "").replace(/\s+/g, " ").trim();
}
