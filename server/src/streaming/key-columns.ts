import { GroupKeys, groupKinds } from "../checker/group-keys.ts";
import { companyKindCount } from "../checker/groups.ts";
import { NumberTable } from "../number-table.ts";
import type { GroupKind } from "../rules/rule.ts";
import type { RowView } from "../rules/view.ts";
import type { Layout } from "../template/layout.ts";

/** Index of the high half of a 64-bit number, seen as two 32-bit numbers: depends on the machine's byte order. */
const high = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;

/** The keys that tell which rows of a file may belong together: 40 bytes a row, without the rows themselves. */
export class KeyColumns {
  readonly #reader: GroupKeys;
  /**
   * For each kind in `groupKinds`, the key of each row, or 0 if the row is in no group of the kind. Then the same by
   * another hash: among a million rows, hundreds share one key by chance, but none share both. Then the halves of a
   * 64-bit hash of each row's company, exactly as written.
   */
  readonly #table: NumberTable;

  constructor(layout: Layout) {
    this.#reader = new GroupKeys(layout);
    this.#table = new NumberTable(this.#reader.all.length);
  }

  /** Adds the next row; one that is in no group if there is no view. */
  add(view: RowView | undefined): void {
    const reader = this.#reader;
    if (view) {
      reader.read(view);
      reader.readCompany(view);
    } else reader.all.fill(0);
    this.#table.push(reader.all);
  }

  /** The groups that rules have a reason to look at: the indices of their rows, ascending. */
  *groups(kind: GroupKind): Generator<Uint32Array> {
    const index = groupKinds.indexOf(kind);
    const pairs = pairsOf(this.#table, index);
    const key = (pair: number) => pairs[2 * pair + high];
    for (let from = 0, to = 0; 2 * from < pairs.length; from = to) {
      while (2 * to < pairs.length && key(to) === key(from)) to++;
      if (to - from < 2) continue;
      const rows = Uint32Array.from({ length: to - from }, (_, i) => pairs[2 * (from + i) + 1 - high] as number);
      for (const group of this.#splitCollisions(rows, groupKinds.length + index)) {
        if (index >= companyKindCount || !this.#agree(group)) yield group;
      }
    }
  }

  /** Splits rows that share a key only by chance. */
  #splitCollisions(rows: Uint32Array, column: number): Uint32Array[] {
    if (this.#areEqual(rows, column)) return [rows];
    const [first = 0] = rows;
    const other = this.#table.at(first, column);
    const rest = rows.filter((row) => this.#table.at(row, column) !== other);
    const groups = [
      rows.filter((row) => this.#table.at(row, column) === other),
      ...this.#splitCollisions(rest, column),
    ];
    return groups.filter((group) => group.length > 1);
  }

  #agree(rows: Uint32Array): boolean {
    const company = 2 * groupKinds.length;
    return this.#areEqual(rows, company) && this.#areEqual(rows, company + 1);
  }

  #areEqual(rows: Uint32Array, column: number): boolean {
    const [first = 0] = rows;
    const number = this.#table.at(first, column);
    return rows.every((row) => this.#table.at(row, column) === number);
  }
}

/** Keys that several rows have, with their rows, as halves of 64-bit numbers that are sorted by key, then row. */
function pairsOf(table: NumberTable, column: number): Uint32Array {
  const rows = likelyShared(table, column);
  const pairs = new BigUint64Array(rows.length);
  const halves = new Uint32Array(pairs.buffer);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    halves[2 * at + high] = table.at(row, column);
    halves[2 * at + 1 - high] = row;
  }
  pairs.sort();
  return halves;
}

/** The rows whose key another row probably has too: few in most files, while sorting all would take longer. */
function likelyShared(table: NumberTable, column: number): number[] {
  // About 16 bits a row, so that few keys collide.
  const bits = Math.min(30, Math.max(8, Math.ceil(Math.log2(table.size + 1)) + 4));
  const shift = 32 - bits;
  const once = new Uint8Array(1 << (bits - 3));
  const again = new Uint8Array(1 << (bits - 3));
  for (const block of table.column(column)) {
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
  for (const block of table.column(column)) {
    for (let i = 0; i < block.length; i++) {
      const key = block[i] as number;
      const slot = key >>> shift;
      if (key !== 0 && (again[slot >> 3] as number) & (1 << (slot & 7))) rows.push(first + i);
    }
    first += block.length;
  }
  return rows;
}
