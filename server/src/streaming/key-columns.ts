import { GroupKeys, groupKinds } from "../checker/group-keys.ts";
import { agreeing } from "../checker/groups.ts";
import type { GroupKind } from "../rules/rule.ts";
import type { RowView } from "../rules/view.ts";
import type { Layout } from "../template/layout.ts";
import { NumberColumn } from "./number-column.ts";

/** Which half of a number of 64 bits is the high one in memory, as a number of 32. */
const high = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;

/**
 * What tells which rows of a file may belong together, by the indices of the rows: 40 bytes a row. The rows themselves
 * need not be there.
 */
export class KeyColumns {
  readonly #reader: GroupKeys;
  /** The key of each row, in the order of `groupKinds`; 0 for a row that is in no group of a kind. */
  readonly #keys = groupKinds.map(() => new NumberColumn(32));
  /** The same by another hash: of a million rows hundreds share a key by chance, but none shares both. */
  readonly #otherKeys = groupKinds.map(() => new NumberColumn(32));
  /** The halves of a hash of each row's company, to the letter. */
  readonly #company = [new NumberColumn(32), new NumberColumn(32)] as const;

  constructor(layout: Layout) {
    this.#reader = new GroupKeys(layout);
  }

  /** Adds the next row; without a view one that is in no group. */
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

  /** The rows of each key that rules have a reason to look at, in the order of the file. */
  *groups(kind: GroupKind): Generator<Uint32Array> {
    const index = groupKinds.indexOf(kind);
    const pairs = pairsOf(this.#keys[index] as NumberColumn);
    const key = (pair: number) => pairs[2 * pair + high];
    for (let from = 0, to = 0; 2 * from < pairs.length; from = to) {
      while (2 * to < pairs.length && key(to) === key(from)) to++;
      if (to - from < 2) continue;
      const rows = Uint32Array.from({ length: to - from }, (_, i) => pairs[2 * (from + i) + 1 - high] as number);
      for (const group of this.#apart(rows, this.#otherKeys[index] as NumberColumn)) {
        if (index >= agreeing || !this.#agree(group)) yield group;
      }
    }
  }

  /** Rows that share a key, apart where they do so by chance. */
  #apart(rows: Uint32Array, otherKeys: NumberColumn): Uint32Array[] {
    const [first = 0] = rows;
    const other = otherKeys.at(first);
    if (rows.every((row) => otherKeys.at(row) === other)) return [rows];
    const rest = rows.filter((row) => otherKeys.at(row) !== other);
    const groups = [rows.filter((row) => otherKeys.at(row) === other), ...this.#apart(rest, otherKeys)];
    return groups.filter((group) => group.length > 1);
  }

  #agree(rows: Uint32Array): boolean {
    const [first = 0] = rows;
    return this.#company.every((half) => rows.every((row) => half.at(row) === half.at(first)));
  }
}

/** Keys that more than one row has, and their rows, as the halves of numbers of 64 bits: by key, then by row. */
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

/**
 * The rows whose key another row has too, and a few others that only seem so: in most files hardly any are left, and to
 * sort all would take longer than to check them.
 */
function likelyShared(keys: NumberColumn): number[] {
  // About 16 bits a row, so that few keys meet by chance.
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
