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

/** Names to look through for those that a mistyped one may mean: values by keys, which several values may share. */
export class NearNames<T> {
  readonly #names: readonly (readonly [key: string, value: T])[];
  /** What is known of each key without reading it: its length, and which characters it has. */
  readonly #lengths: Uint16Array;
  readonly #characters: Int32Array;

  constructor(names: readonly (readonly [key: string, value: T])[]) {
    this.#names = names;
    this.#lengths = Uint16Array.from(names, ([key]) => key.length);
    this.#characters = Int32Array.from(names, ([key]) => charactersOf(key));
  }

  /**
   * The values whose keys are near to a mistyped one, nearest first, each value once.
   *
   * Near is a key that begins with the mistyped one (`aust`: Australia, Austria), or differs in two letters, in a
   * quarter of them if that is more, or in one where there are fewer than five. Under three letters nothing is near,
   * since everything would be. Where keys are equal, only these are given.
   */
  nearest(key: string, max: number): T[] {
    if (key.length < 3) return [];
    const reach = key.length < 5 ? 1 : Math.max(2, Math.floor(key.length / 4));
    const characters = charactersOf(key);
    const ranks = new Map<T, number>();
    const lengths = this.#lengths;
    const charactersOfNames = this.#characters;
    for (let index = 0; index < lengths.length; index++) {
      const longer = (lengths[index] as number) - key.length;
      if (longer < -reach) continue;
      // A change of one letter takes one character away at most, and brings one: few names need a closer look.
      const theirs = charactersOfNames[index] as number;
      if (exceeds(characters & ~theirs, longer > reach ? 0 : reach)) continue;
      if (longer <= reach && exceeds(theirs & ~characters, reach)) continue;
      const [candidate, value] = this.#names[index] as readonly [string, T];
      let rank: number;
      if (candidate.startsWith(key)) rank = longer / 100;
      else if (longer <= reach) rank = distance(key, candidate);
      else continue;
      if (rank <= reach && rank < (ranks.get(value) ?? Number.POSITIVE_INFINITY)) ranks.set(value, rank);
    }
    const ranked = [...ranks].sort((one, other) => one[1] - other[1]);
    return ranked
      .filter(([, rank]) => rank === 0 || ranked[0]?.[1] !== 0)
      .slice(0, max)
      .map(([value]) => value);
  }
}

/** The characters of a key as bits, of which some share one. */
function charactersOf(key: string): number {
  let characters = 0;
  for (let index = 0; index < key.length; index++) characters |= 1 << (key.charCodeAt(index) & 31);
  return characters;
}

/** Whether more bits of a number are set than so many. */
function exceeds(number: number, most: number): boolean {
  let left = number;
  for (let count = 0; left !== 0 && count <= most; count++) {
    if (count === most) return true;
    left &= left - 1;
  }
  return false;
}
