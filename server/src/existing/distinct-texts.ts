/*
 * Lists of texts without duplicates. Most are short, but a record may have thousands of texts.
 */

/** Longer lists are searched with a set. */
const longestSearched = 32;

const textsOf = new WeakMap<readonly unknown[], Set<string>>();

export function isIn(list: readonly string[], text: string): boolean {
  if (list.length <= longestSearched) return list.includes(text);
  const texts = textsOf.get(list) ?? new Set(list);
  textsOf.set(list, texts);
  return texts.has(text);
}

/** Adds a text unless the list contains it. */
export function addTo(list: string[], text: string): void {
  if (isIn(list, text)) return;
  list.push(text);
  textsOf.get(list)?.add(text);
}

export function addAll(from: readonly string[], into: string[]): void {
  for (const text of from) addTo(into, text);
}
