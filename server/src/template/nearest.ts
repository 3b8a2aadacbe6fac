import { distance } from "fastest-levenshtein";

/**
 * The number of typing errors between a mistyped key and another; two swapped letters count as one. Infinite if there
 * are too many for a typing error. The first letter must be the same, because people notice that. Longer keys may have
 * more errors. In four letters, a wrong letter does not count, only an additional, missing or swapped one, because many
 * four-letter names differ in one letter. Keys shorter than `shortest` match nothing.
 */
export function slips(key: string, candidate: string, shortest = 4): number {
  const { length } = key;
  if (length < shortest || candidate.length < 3) return Number.POSITIVE_INFINITY;
  if (isSwap(key, candidate)) return 1;
  if (key[0] !== candidate[0]) return Number.POSITIVE_INFINITY;
  if (length <= 4 && candidate.length === length) return Number.POSITIVE_INFINITY;
  const count = distance(key, candidate);
  return count <= reachOf(length) ? count : Number.POSITIVE_INFINITY;
}

function reachOf(length: number): number {
  return length < 7 ? 1 : length < 14 ? 2 : 3;
}

/** Whether two keys differ only in two swapped neighbouring letters. */
function isSwap(key: string, candidate: string): boolean {
  if (key.length !== candidate.length) return false;
  let at = 0;
  while (at < key.length && key[at] === candidate[at]) at++;
  return (
    at + 1 < key.length &&
    key[at] === candidate[at + 1] &&
    key[at + 1] === candidate[at] &&
    key.slice(at + 2) === candidate.slice(at + 2)
  );
}

/** Values by the keys of their names, to find those that a mistyped name may mean. Values may share a key. */
export class NearNames<T> {
  readonly #names: readonly (readonly [key: string, value: T])[];

  constructor(names: readonly (readonly [key: string, value: T])[]) {
    this.#names = names;
  }

  /**
   * The values whose keys are close to a mistyped one, closest first, each value once: keys that begin with it (`aust`:
   * Australia, Austria), and keys within a few {@link slips}. Only those with an equal key if there are any. Nothing
   * for keys under three letters, because they would be close to everything.
   */
  nearest(key: string, max: number): T[] {
    if (key.length < 3) return [];
    const ranks = new Map<T, number>();
    for (const [candidate, value] of this.#names) {
      const longer = candidate.length - key.length;
      let rank: number;
      if (candidate.startsWith(key)) rank = longer / 100;
      else if (longer > 3 || longer < -3) continue;
      else rank = slips(key, candidate);
      if (rank < (ranks.get(value) ?? Number.POSITIVE_INFINITY)) ranks.set(value, rank);
    }
    const ranked = [...ranks].sort((one, other) => one[1] - other[1]);
    return ranked
      .filter(([, rank]) => rank === 0 || ranked[0]?.[1] !== 0)
      .slice(0, max)
      .map(([value]) => value);
  }
}
