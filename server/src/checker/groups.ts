import type { Row } from "../document/rows.ts";
import type { GroupKind } from "../rules/rule.ts";
import type { RowView } from "../rules/view.ts";
import type { Layout } from "../template/layout.ts";
import { GroupKeys, groupKinds } from "./group-keys.ts";
import { GroupTable } from "./group-table.ts";

/** Kinds of groups in which rows may well meet, as long as all of them have one name and one ID. */
const agreeing: ReadonlySet<GroupKind> = new Set<GroupKind>(["company", "companyId"]);

/** Which rows belong together, and which groups a change has given rules a reason to look at. */
export class Groups {
  readonly #keys: GroupKeys;
  readonly #tables: Record<GroupKind, GroupTable> = {
    company: new GroupTable(),
    companyId: new GroupTable(),
    site: new GroupTable(),
    siteId: new GroupTable(),
  };
  /** The row of each member number, and the numbers that are free again. */
  readonly #rows: (Row | undefined)[] = [];
  readonly #free: number[] = [];
  #dirty: Record<GroupKind, Set<number>> = noKeys();

  constructor(layout: Layout) {
    this.#keys = new GroupKeys(layout);
  }

  add(view: RowView): void {
    const { row } = view;
    const member = this.#free.pop() ?? this.#rows.length;
    this.#rows[member] = row;
    row.member = member;
    for (const kind of groupKinds) {
      const key = this.#keys.of(kind, view);
      if (key === 0) continue;
      const table = this.#tables[kind];
      const leader = table.add(member, key);
      if (leader < 0) continue;
      if (!agreeing.has(kind)) this.#dirty[kind].add(key);
      else if (table.differ(leader) || !this.#keys.isSameCompany(row, this.#row(leader))) {
        table.setDiffer(leader, true);
        this.#dirty[kind].add(key);
      }
    }
  }

  delete(row: Row): void {
    const { member } = row;
    if (member < 0) return;
    for (const kind of groupKinds) {
      const table = this.#tables[kind];
      const key = table.keyOf(member);
      const leader = table.delete(member);
      if (leader >= 0 && (!agreeing.has(kind) || table.differ(leader))) this.#dirty[kind].add(key);
    }
    this.#rows[member] = undefined;
    this.#free.push(member);
    row.member = -1;
  }

  /** The rows of a key, in no order. */
  rows(kind: GroupKind, key: number): Row[] {
    const rows: Row[] = [];
    for (const member of this.#tables[kind].members(key)) rows.push(this.#row(member));
    return rows;
  }

  /** Hands over the keys whose groups are to be looked at. */
  *takeDirty(): Generator<{ kind: GroupKind; key: number }> {
    const dirty = this.#dirty;
    this.#dirty = noKeys();
    for (const kind of groupKinds) for (const key of dirty[kind]) yield { kind, key };
  }

  /** Notes whether the rows of a key, looked at now, still differ: while they do not, no rule need look again. */
  settle(kind: GroupKind, key: number, rows: readonly Row[]): void {
    const table = this.#tables[kind];
    const [first] = rows;
    if (first && agreeing.has(kind))
      table.setDiffer(table.leader(key), !rows.every((row) => this.#keys.isSameCompany(row, first)));
  }

  #row(member: number): Row {
    return this.#rows[member] as Row;
  }
}

function noKeys(): Record<GroupKind, Set<number>> {
  return { company: new Set(), companyId: new Set(), site: new Set(), siteId: new Set() };
}
