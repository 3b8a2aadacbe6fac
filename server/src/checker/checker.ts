import { isBlank } from "../document/blank.ts";
import type { CsvDocument, RowChange } from "../document/document.ts";
import { errorMarks, groupMarks, ownMarks, Row, type RowPlace } from "../document/rows.ts";
import { grouped } from "../grouped.ts";
import type { CheckContext, FileView, Finding, GroupFault, GroupKind, Member, Rule } from "../rules/rule.ts";
import { layoutOf, RowView } from "../rules/view.ts";
import { allAtOnce, type Steps } from "../steps.ts";
import { headerKey } from "../template/headers.ts";
import { type HeaderCell, headerTest, type Layout } from "../template/layout.ts";
import { checkGroup } from "./group-check.ts";
import { groupKinds, memberKey, memberText } from "./group-keys.ts";
import { Groups } from "./groups.ts";
import { RowCheck } from "./row-check.ts";
import { marksOf, type Summary, Tally } from "./tally.ts";

/** Rows that are checked in a step. */
const few = 256;

/** Rows of groups that are looked at together with an edit: more are left to further steps. */
const many = 4_096;

/** Rows that an edit may change before all are checked anew, where that is done in pieces. */
const mostChanged = 20_000;

const none: readonly Finding[] = [];

/** Stands for the header row of a file that has none: an empty one, or one of blank rows. */
const noHeader = Row.empty();

/**
 * Runs the rules over a document and keeps the result up to date as it changes: a change re-checks the rows that it
 * re-read, and the groups that those rows left or joined. The result always equals a check from scratch.
 *
 * What is kept of a row by itself is only whether it has problems, and the counts of all: its findings are found again
 * when somebody asks for them, which costs less than to keep those of 100,000 rows. A document has one checker at a time,
 * since its rows carry the marks.
 */
export class Checker implements FileView {
  readonly document: CsvDocument;
  readonly context: CheckContext;
  layout!: Layout;
  header: Row = noHeader;
  above: readonly Row[] = [];
  readonly #inPieces: boolean;
  #headerFindings: readonly Finding[] = none;
  /** The findings of rows that come from their groups. */
  #groupFindings!: Record<GroupKind, Map<Row, readonly Finding[]>>;
  /** What `sharing` has answered since the last change: fixes ask the same again for every row of a company. */
  #shared!: Record<GroupKind, Map<string, readonly Member[]>>;
  #tally!: Tally;
  /** How many rows, from the first, are checked. */
  #checked = 0;
  #complete = false;
  /** The groups that are still to be looked at, while that is done in pieces. */
  #dirty: ReturnType<Groups["takeDirty"]> | undefined;
  /** The one of them that is looked at now: of 100,000 rows, that takes long too. */
  #looking: Looking | undefined;
  #view!: RowView;
  #rowCheck!: RowCheck;
  #groups!: Groups;

  /**
   * Checks the whole document, unless the work is to be done in pieces, by calls of `run`: at first, and where a change
   * of the header row makes it all anew.
   */
  constructor(document: CsvDocument, context: CheckContext, work: "now" | "in pieces" = "now") {
    this.document = document;
    this.context = context;
    this.#inPieces = work === "in pieces";
    this.#begin();
    if (!this.#inPieces) this.run();
  }

  /** The complete check of a document, step by step. */
  static *check(document: CsvDocument, context: CheckContext): Steps<Checker> {
    const checker = new Checker(document, context, "in pieces");
    while (!checker.step()) yield;
    return checker;
  }

  /** Whether all rows are checked; before, what the checker knows is of some rows only. */
  get isComplete(): boolean {
    return this.#complete;
  }

  get summary(): Summary {
    return this.#tally.summary;
  }

  /**
   * Checks further rows, at most so many, and once all rows are checked, the groups of about as many.
   * @returns whether the check is complete
   */
  run(most = Number.POSITIVE_INFINITY): boolean {
    const { rows } = this.document;
    rows.forEach(this.#checked, most, (row) => {
      if (this.isRecord(row)) this.#add(row);
    });
    this.#checked = Math.min(rows.size, this.#checked + most);
    this.#complete = this.#checked === rows.size && this.#groups.link(most) && this.#checkGroups(most);
    return this.#complete;
  }

  /** Checks further rows, in a few milliseconds; returns whether the check is complete. */
  step(): boolean {
    return this.run(few);
  }

  /** Brings the findings up to date after the document changed. */
  update(changes: readonly RowChange[]): void {
    const changed = changes.reduce((sum, { removed, added }) => sum + removed.length + added.length, 0);
    if (this.#inPieces && changed > mostChanged) {
      this.#begin();
      return;
    }
    this.#shared = byKind(() => new Map());
    if (this.#looking) this.#groups.lookAgain(this.#looking.kind, this.#looking.key);
    this.#looking = undefined;
    const { headerIndex, rows } = this.document;
    const header = rows.at(headerIndex) ?? noHeader;
    if (header !== this.header || changes.some((change) => change.index <= headerIndex)) {
      if (!this.#replaceHeader(header, changes)) {
        this.#begin();
        if (!this.#inPieces) this.run();
        return;
      }
      changes = changes.filter((change) => change.index > headerIndex);
    }
    // A row that one change brought may be gone with the next: it was never checked.
    const added = new Set<Row>();
    for (const change of changes) {
      if (change.index > this.#checked) continue;
      const known = change.removed.slice(0, this.#checked - change.index);
      for (const row of known) if (!added.delete(row)) this.#drop(row);
      for (const row of change.added) added.add(row);
      this.#checked += change.added.length - known.length;
    }
    for (const row of added) this.#add(row);
    if (this.#complete) this.#complete = this.#checkGroups(this.#inPieces ? many : undefined);
  }

  /** All findings, in the order of the file. */
  findings(): Finding[] {
    return [...this.eachFinding()];
  }

  /** As `findings`, one by one: those of 1,000,000 rows are not to be held at the same time. */
  *eachFinding(): Generator<Finding> {
    if (this.header === noHeader) yield* this.#headerFindings;
    for (const row of this.document.rows.marked()) yield* this.findingsOf(row);
  }

  /** The findings of a row, in the order of its cells. */
  findingsOf(row: Row): Finding[] {
    const own = this.isRecord(row)
      ? this.#ownFindings(row)
      : this.#headerFindings.filter((finding) => finding.row === row);
    const findings = [...own, ...this.#findingsOfGroups(row)];
    return findings.sort((a, b) => a.start - b.start || a.end - b.end);
  }

  /** Whether a row of the document stands behind the header row. */
  isRecord(row: Row): boolean {
    if (row === this.header) return false;
    return this.above.length === 0 || this.document.rows.indexOf(row) >= this.above.length;
  }

  /** Where a row stands. The header of a file without one stands at its start. */
  placeOf(row: Row): RowPlace {
    return row === noHeader ? { row, index: 0, line: 0, offset: 0 } : this.document.rows.placeOf(row);
  }

  view(row: Row): RowView {
    const view = this.#newView();
    view.keepsQuotes = this.document.rows.hasOpenQuote;
    return view.load(row);
  }

  *records(): Generator<Row> {
    for (const row of this.document.rows.from(this.document.headerIndex + 1)) if (!isBlank(row)) yield row;
  }

  sharing(kind: GroupKind, member: Member): readonly Member[] {
    return allAtOnce(this.gather(kind, member));
  }

  /** As `sharing`, step by step; what it answers next for the same value is known by then. */
  *gather(kind: GroupKind, member: Member): Steps<readonly Member[]> {
    const shared = this.#shared[kind];
    const text = memberText(member, kind);
    const known = shared.get(text);
    if (known) return known;
    const found: Member[] = [];
    for (const [index, other] of (yield* this.#members(this.#groups.rows(kind, memberKey(member, kind)))).entries()) {
      if (memberText(other, kind) === text) found.push(other);
      if (index % few === few - 1) yield;
    }
    shared.set(text, found);
    return found;
  }

  /**
   * Takes another header row in the place of the one before, where rows are read as they were: because it names the same
   * columns, although some by another name.
   * @returns whether that is so; if not, everything is to be checked anew
   */
  #replaceHeader(header: Row, changes: readonly RowChange[]): boolean {
    const { headerIndex } = this.document;
    const onHeader = changes.filter((change) => change.index <= headerIndex);
    let last: Row | undefined = this.header;
    for (const { index, removed, added } of onHeader) {
      if (index !== headerIndex || removed.length !== 1 || added.length !== 1 || removed[0] !== last) return false;
      last = added[0];
    }
    const layout = this.#layoutOf(header);
    if (last !== header || header === noHeader || !hasSameColumns(layout, this.layout)) return false;
    this.#tally.countAll(this.#headerFindings, -1);
    this.#read(header, layout);
    this.#checkHeader();
    return true;
  }

  #layoutOf(header: Row): Layout {
    return layoutOf(this.context, header === noHeader ? undefined : header, this.document.delimiter);
  }

  /** Reads rows under a header row from now on. */
  #read(header: Row, layout: Layout): void {
    this.header = header;
    this.layout = layout;
    this.#view = this.#newView();
    this.#rowCheck = new RowCheck(layout, this.context);
  }

  #begin(): void {
    const { document } = this;
    document.rows.unmark();
    this.#tally = new Tally();
    this.#checked = 0;
    this.#complete = false;
    this.#dirty = undefined;
    this.#looking = undefined;
    this.#groupFindings = byKind(() => new Map());
    this.#shared = byKind(() => new Map());
    document.recognize(headerTest(this.context.template));
    const header = document.rows.at(document.headerIndex) ?? noHeader;
    const above: Row[] = [];
    if (header !== noHeader) document.rows.forEach(0, document.headerIndex, (row) => above.push(row));
    this.above = above;
    this.#read(header, this.#layoutOf(header));
    this.#groups = new Groups(this.layout, document.rows.size);
    this.#checkHeader();
  }

  #newView(): RowView {
    return new RowView(this.context, this.layout, this.document.delimiter);
  }

  #checkHeader(): void {
    const findings = this.#rowCheck.checkHeader(this.#view.load(this.header), this);
    this.#headerFindings = findings;
    this.#tally.countAll(findings, 1);
    const byRow = grouped(findings, (finding) => finding.row);
    for (const row of [...this.above, this.header]) this.document.rows.mark(row, marksOf(byRow.get(row) ?? none, true));
  }

  #ownFindings(row: Row): readonly Finding[] {
    const findings: Finding[] = [];
    if (row.marks & ownMarks) this.#rowCheck.check(this.#view.load(row), (finding) => findings.push(finding));
    return findings;
  }

  #findingsOfGroups(row: Row): Finding[] {
    if (!(row.marks & groupMarks)) return [];
    return groupKinds.flatMap((kind) => this.#groupFindings[kind].get(row) ?? none);
  }

  #add(row: Row): void {
    const view = this.#view.load(row);
    const tally = this.#tally;
    tally.marks = 0;
    if (this.#rowCheck.check(view, tally.found)) this.#groups.add(view);
    if (!view.isBlank) tally.rows++;
    if (tally.marks !== 0) this.#mark(row, tally.marks);
  }

  #drop(row: Row): void {
    if (row.marks & ownMarks) this.#tally.countAll(this.#ownFindings(row), -1);
    this.#tally.countAll(this.#findingsOfGroups(row), -1);
    for (const kind of groupKinds) this.#groupFindings[kind].delete(row);
    if (!this.#view.load(row).isBlank) this.#tally.rows--;
    this.#mark(row, 0);
    this.#groups.delete(row);
  }

  /** Marks a row, and counts it where it is a record that fails. */
  #mark(row: Row, marks: number): void {
    const fails = (marks & errorMarks) !== 0;
    const failed = (row.marks & errorMarks) !== 0;
    // A row is looked at for being blank only where that matters: hardly ever.
    if (fails !== failed && !this.#view.load(row).isBlank) this.#tally.failedRows += fails ? 1 : -1;
    this.document.rows.mark(row, marks);
  }

  /** Looks at the groups that have changed, until they had so many rows; returns whether that was all. */
  #checkGroups(most = Number.POSITIVE_INFINITY): boolean {
    for (let left = most; left > 0; ) {
      this.#looking ??= this.#nextGroup();
      if (!this.#looking) return true;
      const { rows, work } = this.#looking;
      left -= Math.min(few, rows.length);
      if (work.next().done) this.#looking = undefined;
    }
    return false;
  }

  #nextGroup(): Looking | undefined {
    // An edit that came between two pieces may have changed further ones.
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

  /** Looks for faults in a group, and takes them in the place of those that were found before, row by row. */
  *#lookAt(kind: GroupKind, key: number, rows: readonly Row[]): Steps<void> {
    const found = yield* this.#findInGroup(kind, rows);
    const byRow = this.#groupFindings[kind];
    let taken = 0;
    for (const row of rows) {
      const findings = found.get(row);
      this.#tally.countAll(byRow.get(row) ?? none, -1);
      this.#tally.countAll(findings ?? none, 1);
      if (findings) byRow.set(row, findings);
      else byRow.delete(row);
      const marks = groupKinds.reduce(
        (bits, each) => bits | marksOf(this.#groupFindings[each].get(row) ?? none, false),
        0,
      );
      this.#mark(row, (row.marks & ownMarks) | marks);
      if (++taken % few === 0) yield;
    }
    this.#groups.settle(kind, key, rows);
  }

  *#findInGroup(kind: GroupKind, rows: readonly Row[]): Steps<Map<Row, Finding[]>> {
    const byRow = new Map<Row, Finding[]>();
    if (rows.length < 2) return byRow;
    let looked = 0;
    for (const found of checkGroup(kind, yield* this.#members(rows), this.#rowCheck)) {
      if (++looked % few === 0) yield;
      if (!found) continue;
      const finding = this.#groupFinding(...found);
      const findings = byRow.get(finding.row);
      if (findings) findings.push(finding);
      else byRow.set(finding.row, [finding]);
    }
    return byRow;
  }

  #groupFinding<Data>(rule: Rule<Data>, fault: GroupFault<Data>): Finding {
    const at = this.#view.load(fault.row).stretchOf(fault.role);
    const finding = this.#rowCheck.finding(rule, fault, fault.row, at.cell, at.start, at.end);
    if (!fault.related) return finding;
    const { row, role, message } = fault.related;
    const { start, end } = this.#view.load(row).stretchOf(role);
    return { ...finding, related: { row, start, end, message } };
  }

  /** The rows' members in the order of the file. */
  *#members(rows: readonly Row[]): Steps<Member[]> {
    const { rows: list } = this.document;
    const members: Member[] = [];
    for (const row of rows.toSorted((a, b) => list.indexOf(a) - list.indexOf(b))) {
      members.push(this.#view.load(row).member());
      if (members.length % few === 0) yield;
    }
    return members;
  }
}

/** A group that is looked at, and the work that does so. */
interface Looking {
  readonly kind: GroupKind;
  readonly key: number;
  readonly rows: readonly Row[];
  readonly work: Steps<void>;
}

/** Whether the same rules look at each column of two layouts, and the same rows are their header row again. */
function hasSameColumns(a: Layout, b: Layout): boolean {
  const isSame = (cell: HeaderCell, index: number) => {
    const { column, text } = cell;
    const other = b.headers[index];
    if (!other || column !== other.column || a.isAdded(cell) !== b.isAdded(other)) return false;
    // A first look at a row asks how long the first header is.
    if (index === 0 && text.length !== other.text.length) return false;
    return column !== undefined || headerKey(text) === headerKey(other.text);
  };
  return a.headers.length === b.headers.length && a.headers.every(isSame) && a.isImport === b.isImport;
}

function byKind<T>(make: () => T): Record<GroupKind, T> {
  return { company: make(), companyId: make(), site: make(), siteId: make() };
}
