import type { Row } from "../document/rows.ts";
import type { GroupKind } from "../rules/rule.ts";
import type { RowView } from "../rules/view.ts";
import type { Layout } from "../template/layout.ts";
import { GroupKeys, groupKinds } from "./group-keys.ts";
import { GroupTable } from "./group-table.ts";

/** How many kinds of groups, from the first, have nothing wrong as long as all rows have one name and one ID. */
export const agreeing = 2;

/** Which rows belong together, and which groups a change has given rules a reason to look at. */
export class Groups {
  readonly #keys: GroupKeys;
  /** In the order of `groupKinds`. */
  readonly #tables: readonly GroupTable[] = groupKinds.map(() => new GroupTable());
  /** The row of each member number, and the numbers that are free again. */
  readonly #rows: (Row | undefined)[] = [];
  readonly #free: number[] = [];
  /** Members that are not linked yet: that is done for all of them in one table after the other. */
  #added: number[] = [];
  /** How many of these, from the first, are linked, where it is done in pieces. */
  #linked = 0;
  #dirty: readonly Set<number>[] = noKeys();

  /** @param rows about how many rows there will be */
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
      if (leader >= 0 && (kind >= agreeing || table.differ(leader))) this.#dirty[kind]?.add(key);
    }
    this.#rows[member] = undefined;
    this.#free.push(member);
    row.member = -1;
  }

  /** Links members that were added, at most so many; returns whether all are. */
  link(most = Number.POSITIVE_INFINITY): boolean {
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
    if (kind < agreeing) {
      if (!table.differ(leader) && this.#keys.isSameCompany(this.#row(member), this.#row(leader))) return;
      table.setDiffer(leader, true);
    }
    this.#dirty[kind]?.add(key);
  }

  /** The rows of a key, in no order. */
  rows(kind: GroupKind, key: number): Row[] {
    this.link();
    return Array.from(this.#table(kind).members(key), (member) => this.#row(member));
  }

  /** Whether there are groups to be looked at. */
  get hasDirty(): boolean {
    return this.#added.length > 0 || this.#dirty.some((keys) => keys.size > 0);
  }

  /** Hands over the keys whose groups are to be looked at. */
  *takeDirty(): Generator<{ kind: GroupKind; key: number }> {
    this.link();
    const dirty = this.#dirty;
    this.#dirty = noKeys();
    for (const [index, kind] of groupKinds.entries()) for (const key of dirty[index] ?? []) yield { kind, key };
  }

  /** Has a group be looked at again. */
  lookAgain(kind: GroupKind, key: number): void {
    this.#dirty[groupKinds.indexOf(kind)]?.add(key);
  }

  /** Notes whether the rows of a key, looked at now, still differ: while they do not, no rule need look again. */
  settle(kind: GroupKind, key: number, rows: readonly Row[]): void {
    const [first] = rows;
    if (!first || groupKinds.indexOf(kind) >= agreeing) return;
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
