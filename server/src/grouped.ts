/** Items by a text that they have, in the order in which they are given: `Map.groupBy`, which Node.js 20 does not have. */
export function grouped<T>(items: Iterable<T>, textOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const text = textOf(item);
    const group = groups.get(text);
    if (group) group.push(item);
    else groups.set(text, [item]);
  }
  return groups;
}
