/** Maximum number of texts that a memory keeps. */
const maxRemembered = 1000;

/**
 * Memoizes `find` for a text. Files often have the same mistake in many rows, and searching all names for each of them
 * would take longer than the check of the file.
 */
export function remember<T>(memory: Map<string, T>, text: string, find: () => T): T {
  const known = memory.get(text);
  if (known !== undefined) return known;
  if (memory.size >= maxRemembered) memory.clear();
  const found = find();
  memory.set(text, found);
  return found;
}
