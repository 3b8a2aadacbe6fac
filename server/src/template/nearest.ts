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
 * How many slips of the finger part a mistyped key from another, a letter and its neighbour swapped counting as one;
 * infinite where that is more than one may take for a slip. Nobody mistypes the first letter unseen, so it must be the
 * same; longer keys may have more slips, and in four letters only one more, one less or two swapped counts, since many
 * names of four differ in one letter. Shorter keys than `shortest` are near to none.
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

/** Whether two keys differ only in that two neighbouring letters have changed places. */
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

/** Names to look through for those that a mistyped one may mean: values by keys, which several values may share. */
export class NearNames<T> {
  readonly #names: readonly (readonly [key: string, value: T])[];

  constructor(names: readonly (readonly [key: string, value: T])[]) {
    this.#names = names;
  }

  /**
   * The values whose keys are near to a mistyped one, nearest first, each value once: those that begin with it (`aust`:
   * Australia, Austria), and those that a few {@link slips} make of it. Under three letters nothing is near, since
   * everything would be. Where keys are equal, only these are given.
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
