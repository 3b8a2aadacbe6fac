/* Lists of words for a sentence. Intl.ListFormat makes the same, but takes longer to load than a small file to check. */

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: Iterable<string>): string {
  return joined([...words], "and");
}

/** `a`, `a or b`, `a, b or c`. */
export function either(words: Iterable<string>): string {
  return joined([...words], "or");
}

function joined(words: readonly string[], conjunction: string): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}
