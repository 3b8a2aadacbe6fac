import type { Row } from "../document/rows.ts";
import type { GroupKind } from "../rules/rule.ts";
import type { RowView } from "../rules/view.ts";
import type { Layout } from "../template/layout.ts";
import { GroupKeys, groupKinds } from "./group-keys.ts";
import { GroupTable } from "./group-table.ts";

/** How many of `groupKinds` are of companies. Such a group has no problem if all rows have one name and one ID. */
export const companyKindCount = 2;

/** Which rows may belong together, and which groups rules have a reason to check after a change. */
export class Groups {
  readonly #keys: GroupKeys;
  /** In the order of `groupKinds`. */
  readonly #tables: readonly GroupTable[] = groupKinds.map(() => new GroupTable());
  /** The row of each member number, and the numbers that can be reused. */
  readonly #rows: (Row | undefined)[] = [];
  readonly #free: number[] = [];
  /** Members that are not linked yet. Linking all of them in one table after the other is faster. */
  #added: number[] = [];
  /** How many of these, from the first, are already linked. */
  #linked = 0;
  #dirty: readonly Set<number>[] = noKeys();

  /** @param rows the approximate number of rows */
  constructor(layout: Layout, rows: number) {
    this.#keys = new GroupKeys(layout);
    for (const table of this.#tables) table.reserve(rows);
  }

  add(view: RowView): void {
    const { row } = view;
    const member = this.#free.pop() ?? this.#rows.length;
    this.#rows[member] = row;
    row.member = member;
    this.#added.push(member);
    this.#keys.read(view);
    for (let kind = 0; kind < groupKinds.length; kind++) {
      (this.#tables[kind] as GroupTable).put(member, this.#keys.keys[kind] as number);
    }
  }

  delete(row: Row): void {
    const { member } = row;
    if (member < 0) return;
    this.link();
    for (const [kind, table] of this.#tables.entries()) {
      const key = table.keyOf(member);
      const leader = table.delete(member);
      if (leader >= 0 && (kind >= companyKindCount || table.differ(leader))) this.#dirty[kind]?.add(key);
    }
    this.#rows[member] = undefined;
    this.#free.push(member);
    row.member = -1;
  }

  /** Links at most `most` of the added members; returns whether all are linked. */
  link(most = Number.POSITIVE_INFINITY): boolean {
    if (this.#added.length === 0) return true;
    const to = Math.min(this.#added.length, this.#linked + most);
    for (const [kind, table] of this.#tables.entries()) {
      for (let i = this.#linked; i < to; i++) this.#linkIn(table, kind, this.#added[i] as number);
    }
    this.#linked = to;
    if (to < this.#added.length) return false;
    this.#added = [];
    this.#linked = 0;
    return true;
  }

  #linkIn(table: GroupTable, kind: number, member: number): void {
    const key = table.keyOf(member);
    const leader = key === 0 ? -1 : table.link(member);
    if (leader < 0) return;
    if (kind < companyKindCount) {
      if (!table.differ(leader) && this.#keys.isSameCompany(this.#row(member), this.#row(leader))) return;
      table.setDiffer(leader, true);
    }
    this.#dirty[kind]?.add(key);
  }

  /** The rows with a key, in any order. */
  rows(kind: GroupKind, key: number): Row[] {
    this.link();
    return Array.from(this.#table(kind).members(key), (member) => this.#row(member));
  }

  /** Whether no other row has a row's key. */
  isAlone(kind: GroupKind, { member }: Row): boolean {
    this.link();
    return member >= 0 && this.#table(kind).isAlone(member);
  }

  /** Whether there are groups to check. */
  get hasDirty(): boolean {
    return this.#added.length > 0 || this.#dirty.some((keys) => keys.size > 0);
  }

  /** Removes and returns the keys whose groups have to be checked. */
  *takeDirty(): Generator<{ kind: GroupKind; key: number }> {
    this.link();
    const dirty = this.#dirty;
    this.#dirty = noKeys();
    for (const [index, kind] of groupKinds.entries()) for (const key of dirty[index] ?? []) yield { kind, key };
  }

  /** Marks a group to be checked again. */
  lookAgain(kind: GroupKind, key: number): void {
    this.#dirty[groupKinds.indexOf(kind)]?.add(key);
  }

  /** Records, after a check, whether the rows with a key still differ. If not, rules have no reason to check them. */
  settle(kind: GroupKind, key: number, rows: readonly Row[]): void {
    const [first] = rows;
    if (!first || groupKinds.indexOf(kind) >= companyKindCount) return;
    const table = this.#table(kind);
    table.setDiffer(table.leader(key), !rows.every((row) => this.#keys.isSameCompany(row, first)));
  }

  #table(kind: GroupKind): GroupTable {
    return this.#tables[groupKinds.indexOf(kind)] as GroupTable;
  }

  #row(member: number): Row {
    return this.#rows[member] as Row;
  }
}

function noKeys(): Set<number>[] {
  return groupKinds.map(() => new Set());
}
