import { distance } from "fastest-levenshtein";

const mostRemembered = 1000;

/**
 * What was found for a text before, else what `find` finds now: a file tends to have the same mistake in many rows,
 * and to look through all names for each of them takes longer than to check the file.
 */
export function remember<T>(memory: Map<string, T>, text: string, find: () => T): T {
  const known = memory.get(text);
  if (known !== undefined) return known;
  if (memory.size >= mostRemembered) memory.clear();
  const found = find();
  memory.set(text, found);
  return found;
}

/**
 * The values whose keys are near to a mistyped one, nearest first, each value once.
 *
 * Near is a key that begins with the mistyped one (`aust`: Australia, Austria), or differs in two letters, in a
 * quarter of them if that is more, or in one where there are fewer than five. Under three letters nothing is near,
 * since everything would be. Where keys are equal, only these are given.
 */
export function nearest<T>(key: string, candidates: Iterable<readonly [key: string, value: T]>, max: number): T[] {
  if (key.length < 3) return [];
  const reach = key.length < 5 ? 1 : Math.max(2, Math.floor(key.length / 4));
  const ranks = new Map<T, number>();
  for (const [candidate, value] of candidates) {
    const longer = candidate.length - key.length;
    let rank: number;
    if (candidate.startsWith(key)) rank = longer / 100;
    else if (Math.abs(longer) <= reach) rank = distance(key, candidate);
    else continue;
    if (rank <= reach && rank < (ranks.get(value) ?? Number.POSITIVE_INFINITY)) ranks.set(value, rank);
  }
  const ranked = [...ranks].sort((one, other) => one[1] - other[1]);
  return ranked
    .filter(([, rank]) => rank === 0 || ranked[0]?.[1] !== 0)
    .slice(0, max)
    .map(([value]) => value);
}
