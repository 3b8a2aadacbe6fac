import type { RowList } from "../document/row-list.ts";
import { groupMarks, ownMarks, type Row } from "../document/rows.ts";
import type { Member } from "../rules/member.ts";
import type { Finding, GroupFault, GroupKind, Rule } from "../rules/rule.ts";
import type { RowView } from "../rules/view.ts";
import type { Steps } from "../steps.ts";
import { checkGroup } from "./group-check.ts";
import { groupKinds, memberKey, memberText } from "./group-keys.ts";
import type { Groups } from "./groups.ts";
import type { RowCheck } from "./row-check.ts";
import { marksOf, type Tally } from "./tally.ts";

const rowsPerStep = 256;
const fewRows = 8;

const none: readonly Finding[] = [];
const noMembers: readonly Member[] = [];

/** A group that is being checked, with the remaining work. */
interface GroupCheck {
  readonly kind: GroupKind;
  readonly key: number;
  readonly rows: readonly Row[];
  readonly work: Steps<void>;
}

/** The findings that rows have from their groups. Groups are checked again when they change. */
export class GroupFindings {
  readonly #groups: Groups;
  readonly #rows: RowList;
  readonly #tally: Tally;
  /** Marks a row, and counts it if it is a record that fails. */
  readonly #mark: (row: Row, marks: number) => void;
  #view!: RowView;
  #rowCheck!: RowCheck;
  readonly #found = byKind(() => new Map<Row, readonly Finding[]>());
  /** Results of `sharing` since the last change: fixes request the same for every row of a company. */
  #shared = byKind(() => new Map<string, readonly Member[]>());
  /** The groups that still have to be checked. */
  #dirty: ReturnType<Groups["takeDirty"]> | undefined;
  /** The group that is being checked: with 100,000 rows, even one takes many steps. */
  #current: GroupCheck | undefined;

  constructor(groups: Groups, rows: RowList, tally: Tally, mark: (row: Row, marks: number) => void) {
    this.#groups = groups;
    this.#rows = rows;
    this.#tally = tally;
    this.#mark = mark;
  }

  /** Sets by what rows are read. */
  readBy(view: RowView, rowCheck: RowCheck): void {
    this.#view = view;
    this.#rowCheck = rowCheck;
  }

  /** The findings of a row, in the order of the kinds of groups. */
  of(row: Row): Finding[] {
    if (!(row.marks & groupMarks)) return [];
    return groupKinds.flatMap((kind) => this.#found[kind].get(row) ?? none);
  }

  /** Forgets the findings of a removed row. Call it before the row loses its marks. */
  drop(row: Row): void {
    this.#tally.countAll(this.of(row), -1);
    for (const kind of groupKinds) this.#found[kind].delete(row);
  }

  /** Prepares for a change of rows: the group that is being checked will be checked from the start. */
  interrupt(): void {
    this.#shared = byKind(() => new Map());
    if (this.#current) this.#groups.lookAgain(this.#current.kind, this.#current.key);
    this.#current = undefined;
  }

  /** The rows that share a member's value of a kind, in the order of the file. A later call for it returns at once. */
  *sharing(kind: GroupKind, member: Member): Steps<readonly Member[]> {
    const shared = this.#shared[kind];
    const text = memberText(member, kind);
    const known = shared.get(text);
    if (known) return known;
    const rows = this.#groups.rows(kind, memberKey(text));
    if (rows.length === 0) return noMembers;
    const found: Member[] = [];
    for (const [index, other] of (yield* this.#members(rows)).entries()) {
      if (memberText(other, kind) === text) found.push(other);
      if (index % rowsPerStep === rowsPerStep - 1) yield;
    }
    // Those of a few rows are found as fast as remembered.
    if (found.length > fewRows) shared.set(text, found);
    return found;
  }

  /** Whether no other row can share a row's value of a kind, at a glance. */
  isAlone(kind: GroupKind, row: Row): boolean {
    return this.#groups.isAlone(kind, row);
  }

  /** Checks groups that have changed, with about `most` rows in total; returns whether all are done. */
  look(most = Number.POSITIVE_INFINITY): boolean {
    for (let left = most; left > 0; ) {
      this.#current ??= this.#nextGroup();
      if (!this.#current) return true;
      const { rows, work } = this.#current;
      left -= Math.min(rowsPerStep, rows.length);
      if (work.next().done) this.#current = undefined;
    }
    return false;
  }

  #nextGroup(): GroupCheck | undefined {
    // An edit between two pieces of work may have changed further groups.
    while (this.#dirty || this.#groups.hasDirty) {
      this.#dirty ??= this.#groups.takeDirty();
      const { done, value } = this.#dirty.next();
      if (!done) {
        const rows = this.#groups.rows(value.kind, value.key);
        return { ...value, rows, work: this.#lookAt(value.kind, value.key, rows) };
      }
      this.#dirty = undefined;
    }
    return undefined;
  }

  /** Checks a group, and replaces the findings of its rows. */
  *#lookAt(kind: GroupKind, key: number, rows: readonly Row[]): Steps<void> {
    const found = yield* this.#findInGroup(kind, rows);
    const byRow = this.#found[kind];
    let taken = 0;
    for (const row of rows) {
      const findings = found.get(row);
      this.#tally.countAll(byRow.get(row) ?? none, -1);
      this.#tally.countAll(findings ?? none, 1);
      if (findings) byRow.set(row, findings);
      else byRow.delete(row);
      const marks = groupKinds.reduce((bits, each) => bits | marksOf(this.#found[each].get(row) ?? none, false), 0);
      this.#mark(row, (row.marks & ownMarks) | marks);
      if (++taken % rowsPerStep === 0) yield;
    }
    this.#groups.settle(kind, key, rows);
  }

  *#findInGroup(kind: GroupKind, rows: readonly Row[]): Steps<Map<Row, Finding[]>> {
    const byRow = new Map<Row, Finding[]>();
    if (rows.length < 2) return byRow;
    let looked = 0;
    for (const found of checkGroup(kind, yield* this.#members(rows), this.#rowCheck)) {
      if (++looked % rowsPerStep === 0) yield;
      if (!found) continue;
      const finding = this.#finding(...found);
      const findings = byRow.get(finding.row);
      if (findings) findings.push(finding);
      else byRow.set(finding.row, [finding]);
    }
    return byRow;
  }

  #finding<Data>(rule: Rule<Data>, fault: GroupFault<Data>): Finding {
    const at = this.#view.load(fault.row).spanOf(fault.role);
    const finding = this.#rowCheck.finding(rule, fault, fault.row, at.cell, at.start, at.end);
    if (!fault.related) return finding;
    const { row, role, message } = fault.related;
    const { start, end } = this.#view.load(row).spanOf(role);
    return { ...finding, related: { row, start, end, message } };
  }

  /** The rows' members, in the order of the file. */
  *#members(rows: readonly Row[]): Steps<Member[]> {
    const list = this.#rows;
    const members: Member[] = [];
    for (const row of rows.toSorted((a, b) => list.indexOf(a) - list.indexOf(b))) {
      members.push(this.#view.load(row).member());
      if (members.length % rowsPerStep === 0) yield;
    }
    return members;
  }
}

function byKind<T>(make: () => T): Record<GroupKind, T> {
  return { company: make(), companyId: make(), site: make(), siteId: make() };
}
