/* Lists of words for a sentence. */

const conjunction = new Intl.ListFormat("en-GB");
const disjunction = new Intl.ListFormat("en-GB", { type: "disjunction" });

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: Iterable<string>): string {
  return conjunction.format(words);
}

/** `a`, `a or b`, `a, b or c`. */
export function either(words: Iterable<string>): string {
  return disjunction.format(words);
}
