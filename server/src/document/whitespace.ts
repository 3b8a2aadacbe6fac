/**
 * Characters that no data needs and nobody sees: control characters but tab and line breaks, and what Unicode calls
 * default ignorable (zero-width ones, the soft hyphen, direction marks, a stray byte order mark).
 */
const invisible = /(?:(?!\s)\p{Cc}|\p{Default_Ignorable_Code_Point})+/gu;

/** Each stretch of white space at an end, doubled, or of a kind that cannot be seen. Global: for `matchAll`. */
export const untidy = new RegExp(`^\\s+|\\s+$|\\s\\s+|[^\\S ]|${invisible.source}`, "gu");

/**
 * A value without needless white space: none at its ends, single spaces between words, no-break spaces, tabs and line
 * breaks made plain spaces, invisible characters gone.
 */
export function tidy(text: string): string {
  // Most values are tidy, and saying so costs less than replacing.
  return text.search(untidy) === -1 ? text : text.replace(invisible, "").replace(/\s+/g, " ").trim();
}
