import { GroupKeys, groupKinds } from "../checker/group-keys.ts";
import { companyKindCount } from "../checker/groups.ts";
import { NumberColumn } from "../number-column.ts";
import type { GroupKind } from "../rules/rule.ts";
import type { RowView } from "../rules/view.ts";
import type { Layout } from "../template/layout.ts";

/** Index of the high half of a 64-bit number, seen as two 32-bit numbers: depends on the machine's byte order. */
const high = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;

/** The keys that tell which rows of a file may belong together: 40 bytes a row, without the rows themselves. */
export class KeyColumns {
  readonly #reader: GroupKeys;
  /** For each kind in `groupKinds`, the key of each row; 0 for a row that is in no group of the kind. */
  readonly #keys = groupKinds.map(() => new NumberColumn());
  /** The same by another hash: among a million rows, hundreds share one key by chance, but none share both. */
  readonly #otherKeys = groupKinds.map(() => new NumberColumn());
  /** The halves of a 64-bit hash of each row's company, exactly as written. */
  readonly #company = [new NumberColumn(), new NumberColumn()] as const;

  constructor(layout: Layout) {
    this.#reader = new GroupKeys(layout);
  }

  /** Adds the next row; one that is in no group if there is no view. */
  add(view: RowView | undefined): void {
    const { keys, otherKeys, company } = this.#reader;
    if (view) {
      this.#reader.read(view);
      this.#reader.readCompany(view);
    } else keys.fill(0);
    for (let kind = 0; kind < groupKinds.length; kind++) {
      (this.#keys[kind] as NumberColumn).push(keys[kind] as number);
      (this.#otherKeys[kind] as NumberColumn).push(otherKeys[kind] as number);
    }
    this.#company[0].push(company[0] as number);
    this.#company[1].push(company[1] as number);
  }

  /** The groups that rules have a reason to look at: the indices of their rows, ascending. */
  *groups(kind: GroupKind): Generator<Uint32Array> {
    const index = groupKinds.indexOf(kind);
    const pairs = pairsOf(this.#keys[index] as NumberColumn);
    const key = (pair: number) => pairs[2 * pair + high];
    for (let from = 0, to = 0; 2 * from < pairs.length; from = to) {
      while (2 * to < pairs.length && key(to) === key(from)) to++;
      if (to - from < 2) continue;
      const rows = Uint32Array.from({ length: to - from }, (_, i) => pairs[2 * (from + i) + 1 - high] as number);
      for (const group of this.#splitCollisions(rows, this.#otherKeys[index] as NumberColumn)) {
        if (index >= companyKindCount || !this.#agree(group)) yield group;
      }
    }
  }

  /** Splits rows that share a key only by chance. */
  #splitCollisions(rows: Uint32Array, otherKeys: NumberColumn): Uint32Array[] {
    const [first = 0] = rows;
    const other = otherKeys.at(first);
    if (rows.every((row) => otherKeys.at(row) === other)) return [rows];
    const rest = rows.filter((row) => otherKeys.at(row) !== other);
    const groups = [rows.filter((row) => otherKeys.at(row) === other), ...this.#splitCollisions(rest, otherKeys)];
    return groups.filter((group) => group.length > 1);
  }

  #agree(rows: Uint32Array): boolean {
    const [first = 0] = rows;
    return this.#company.every((half) => rows.every((row) => half.at(row) === half.at(first)));
  }
}

/** Keys that several rows have, with their rows, as halves of 64-bit numbers that are sorted by key, then row. */
function pairsOf(keys: NumberColumn): Uint32Array {
  const rows = likelyShared(keys);
  const pairs = new BigUint64Array(rows.length);
  const halves = new Uint32Array(pairs.buffer);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    halves[2 * at + high] = keys.at(row);
    halves[2 * at + 1 - high] = row;
  }
  pairs.sort();
  return halves;
}

/** The rows whose key another row probably has too: few in most files, while sorting all would take longer. */
function likelyShared(keys: NumberColumn): number[] {
  // About 16 bits a row, so that few keys collide.
  const bits = Math.min(30, Math.max(8, Math.ceil(Math.log2(keys.size + 1)) + 4));
  const shift = 32 - bits;
  const once = new Uint8Array(1 << (bits - 3));
  const again = new Uint8Array(1 << (bits - 3));
  for (const block of keys.blocks()) {
    for (let i = 0; i < block.length; i++) {
      const key = block[i] as number;
      if (key === 0) continue;
      const slot = key >>> shift;
      const bit = 1 << (slot & 7);
      const byte = once[slot >> 3] as number;
      if (byte & bit) again[slot >> 3] = (again[slot >> 3] as number) | bit;
      else once[slot >> 3] = byte | bit;
    }
  }
  const rows: number[] = [];
  let first = 0;
  for (const block of keys.blocks()) {
    for (let i = 0; i < block.length; i++) {
      const key = block[i] as number;
      const slot = key >>> shift;
      if (key !== 0 && (again[slot >> 3] as number) & (1 << (slot & 7))) rows.push(first + i);
    }
    first += block.length;
  }
  return rows;
}
