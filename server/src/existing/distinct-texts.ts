/*
 * Lists of texts of which none stands twice: of few texts, mostly, but a record may have thousands.
 */

/** Of more texts than so many a set knows which there are. */
const few = 32;

const textsOf = new WeakMap<readonly unknown[], Set<string>>();

export function isIn(list: readonly string[], text: string): boolean {
  if (list.length <= few) return list.includes(text);
  const texts = textsOf.get(list) ?? new Set(list);
  textsOf.set(list, texts);
  return texts.has(text);
}

/** Adds a text that is not there yet. */
export function addTo(list: string[], text: string): void {
  if (isIn(list, text)) return;
  list.push(text);
  textsOf.get(list)?.add(text);
}

/** Adds texts that are not there yet. */
export function addAll(from: readonly string[], into: string[]): void {
  for (const text of from) addTo(into, text);
}

/** Empties a list and keeps its place in memory: one is filled again for each of 100,000 records. */
export function empty(list: unknown[]): void {
  textsOf.delete(list);
  while (list.length > 0) list.pop();
}
