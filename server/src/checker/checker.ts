import { isBlank } from "../document/blank.ts";
import type { CsvDocument, RowChange } from "../document/document.ts";
import { errorMarks, ownMarks, Row, type RowPlace } from "../document/rows.ts";
import { grouped } from "../grouped.ts";
import type { CheckContext } from "../rules/context.ts";
import type { Member } from "../rules/member.ts";
import type { FileView, Finding, GroupKind } from "../rules/rule.ts";
import { layoutOf, RowView } from "../rules/view.ts";
import { allAtOnce, type Steps } from "../steps.ts";
import { headerKey } from "../template/headers.ts";
import { type HeaderCell, headerTest, type Layout } from "../template/layout.ts";
import { GroupFindings } from "./group-findings.ts";
import { Groups } from "./groups.ts";
import { RowCheck } from "./row-check.ts";
import { marksOf, type Summary, Tally } from "./tally.ts";

/** So few that a step takes a few milliseconds even in a program that has just started. */
const rowsPerStep = 64;

/** Rows of groups that are checked as part of an edit. Any others are left for further steps. */
const groupRowsPerEdit = 4_096;

/** If an edit changes more rows and work is done in pieces, everything is checked again. */
const maxChanged = 20_000;

const none: readonly Finding[] = [];

/** The header row of a file without one: an empty file, or only blank rows. */
const noHeader = Row.empty();

/**
 * Runs the rules on a document and keeps the result up to date. A change re-checks the rows that it re-read, and the
 * groups that those rows left or joined. The result always equals a check from scratch.
 *
 * For a row by itself, only its marks are kept, plus the total counts. Its findings are computed again on request,
 * which is cheaper than keeping those of 100,000 rows. A document has only one checker at a time, because the marks are
 * in its rows.
 */
export class Checker implements FileView {
  readonly document: CsvDocument;
  readonly context: CheckContext;
  layout!: Layout;
  header: Row = noHeader;
  above: readonly Row[] = [];
  readonly #inPieces: boolean;
  #headerFindings: readonly Finding[] = none;
  #tally!: Tally;
  /** How many rows, from the first, have been checked. */
  #checked = 0;
  #complete = false;
  /** Other header rows among the records, and the index of the first, found on request. */
  #otherHeaders = new Set<Row>();
  #firstOtherHeader: number | undefined;
  #view!: RowView;
  #rowCheck!: RowCheck;
  #groups!: Groups;
  #groupFindings!: GroupFindings;

  /**
   * Checks the whole document, unless `work` is in pieces: then calls of `run` do it, and again after a change of the
   * header row that starts it over.
   */
  constructor(document: CsvDocument, context: CheckContext, work: "now" | "in pieces" = "now") {
    this.document = document;
    this.context = context;
    this.#inPieces = work === "in pieces";
    this.#begin();
    if (!this.#inPieces) this.run();
  }

  /** Checks a document completely, in steps. */
  static *check(document: CsvDocument, context: CheckContext): Steps<Checker> {
    const checker = new Checker(document, context, "in pieces");
    while (!checker.step()) yield;
    return checker;
  }

  /** Whether all rows are checked. Until then, results cover only some of them. */
  get isComplete(): boolean {
    return this.#complete;
  }

  get summary(): Summary {
    return this.#tally.summary;
  }

  /**
   * Checks at most `most` further rows and, once all rows are checked, groups with about as many.
   * @returns whether the check is complete
   */
  run(most = Number.POSITIVE_INFINITY): boolean {
    const { rows } = this.document;
    rows.forEach(this.#checked, most, (row) => {
      if (this.isRecord(row)) this.#add(row);
    });
    this.#checked = Math.min(rows.size, this.#checked + most);
    this.#complete = this.#checked === rows.size && this.#groups.link(most) && this.#groupFindings.look(most);
    return this.#complete;
  }

  /** Checks further rows for a few milliseconds; returns whether the check is complete. */
  step(): boolean {
    return this.run(rowsPerStep);
  }

  /** Updates the result after the document has changed. */
  update(changes: readonly RowChange[]): void {
    const changed = changes.reduce((sum, { removed, added }) => sum + removed.length + added.length, 0);
    if (this.#inPieces && changed > maxChanged) {
      this.#begin();
      return;
    }
    this.#groupFindings.interrupt();
    this.#firstOtherHeader = undefined;
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
    // A row that one change added and another removed was never checked.
    const added = new Set<Row>();
    for (const change of changes) {
      if (change.index > this.#checked) continue;
      const known = change.removed.slice(0, this.#checked - change.index);
      for (const row of known) if (!added.delete(row)) this.#drop(row);
      for (const row of change.added) added.add(row);
      this.#checked += change.added.length - known.length;
    }
    for (const row of added) this.#add(row);
    if (this.#complete) this.#complete = this.#groupFindings.look(this.#inPieces ? groupRowsPerEdit : undefined);
  }

  /** All findings, in the order of the file. */
  findings(): Finding[] {
    return [...this.eachFinding()];
  }

  /** Like `findings`, one at a time: those of 1,000,000 rows do not fit into memory. */
  *eachFinding(): Generator<Finding> {
    if (this.header === noHeader) yield* this.#headerFindings;
    for (const row of this.document.rows.marked()) yield* this.findingsOf(row);
  }

  /** The findings of a row, in the order of its cells. */
  findingsOf(row: Row): Finding[] {
    const own = this.isRecord(row)
      ? this.#ownFindings(row)
      : this.#headerFindings.filter((finding) => finding.row === row);
    const findings = [...own, ...this.#groupFindings.of(row)];
    return findings.sort((a, b) => a.start - b.start || a.end - b.end);
  }

  /** Whether a row of the document comes after the header row. */
  isRecord(row: Row): boolean {
    if (row === this.header) return false;
    return this.above.length === 0 || this.document.rows.indexOf(row) >= this.above.length;
  }

  isUnderOtherHeader(row: Row): boolean {
    if (this.#otherHeaders.size === 0) return false;
    const { rows } = this.document;
    if (this.#firstOtherHeader === undefined) {
      let first = rows.size;
      for (const each of this.#otherHeaders) first = Math.min(first, rows.indexOf(each));
      this.#firstOtherHeader = first;
    }
    return rows.indexOf(row) > this.#firstOtherHeader;
  }

  /** Where a row is. If the file has no header row, its place is the start. */
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

  isAlone(kind: GroupKind, row: Row): boolean {
    return this.#groupFindings.isAlone(kind, row);
  }

  /** Like `sharing`, in steps. A later call for the same value returns at once. */
  gather(kind: GroupKind, member: Member): Steps<readonly Member[]> {
    return this.#groupFindings.sharing(kind, member);
  }

  /**
   * Replaces the header row if the new one has the same columns, possibly under other names, so that the results for
   * the rows stay valid.
   * @returns whether that was possible; if not, everything must be checked again
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
    this.#groupFindings.readBy(this.#view, this.#rowCheck);
    this.#checkHeader();
    return true;
  }

  #layoutOf(header: Row): Layout {
    return layoutOf(this.context, header === noHeader ? undefined : header, this.document.delimiter);
  }

  /** Sets the header row by which rows are read. */
  #read(header: Row, layout: Layout): void {
    this.header = header;
    this.layout = layout;
    this.#view = this.#newView();
    this.#rowCheck = new RowCheck(layout, this.context, (row) => this.#otherHeaders.add(row));
  }

  #begin(): void {
    const { document } = this;
    document.rows.unmark();
    this.#tally = new Tally();
    this.#checked = 0;
    this.#complete = false;
    this.#otherHeaders.clear();
    this.#firstOtherHeader = undefined;
    document.recognize(headerTest(this.context.template));
    const header = document.rows.at(document.headerIndex) ?? noHeader;
    const above: Row[] = [];
    if (header !== noHeader) document.rows.forEach(0, document.headerIndex, (row) => above.push(row));
    this.above = above;
    this.#read(header, this.#layoutOf(header));
    this.#groups = new Groups(this.layout, document.rows.size);
    const mark = (row: Row, marks: number) => this.#mark(row, marks);
    this.#groupFindings = new GroupFindings(this.#groups, document.rows, this.#tally, mark);
    this.#groupFindings.readBy(this.#view, this.#rowCheck);
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

  #add(row: Row): void {
    const view = this.#view.load(row);
    const tally = this.#tally;
    tally.marks = 0;
    if (this.#rowCheck.count(view, tally)) this.#groups.add(view);
    if (!view.isBlank) tally.rows++;
    if (tally.marks !== 0) this.#mark(row, tally.marks);
  }

  #drop(row: Row): void {
    if (row.marks & ownMarks) this.#tally.countAll(this.#ownFindings(row), -1);
    this.#groupFindings.drop(row);
    this.#otherHeaders.delete(row);
    if (!this.#view.load(row).isBlank) this.#tally.rows--;
    this.#mark(row, 0);
    this.#groups.delete(row);
  }

  /** Marks a row, and counts it if it is a record that fails. */
  #mark(row: Row, marks: number): void {
    const fails = (marks & errorMarks) !== 0;
    const failed = (row.marks & errorMarks) !== 0;
    // Rarely needed, so that few rows are tested for being blank.
    if (fails !== failed && !this.#view.load(row).isBlank) this.#tally.failedRows += fails ? 1 : -1;
    this.document.rows.mark(row, marks);
  }
}

/** Whether the same rules apply to each column of two layouts, and the same rows repeat the header row. */
function hasSameColumns(a: Layout, b: Layout): boolean {
  const isSame = (cell: HeaderCell, index: number) => {
    const { column, text } = cell;
    const other = b.headers[index];
    if (!other || column !== other.column) return false;
    // `mayBeHeader` compares the length of the first header.
    if (index === 0 && text.length !== other.text.length) return false;
    return column !== undefined || headerKey(text) === headerKey(other.text);
  };
  // The reasons of a response file name the headers as they are.
  if (a.isResponse || b.isResponse) return false;
  return a.headers.length === b.headers.length && a.headers.every(isSame) && a.isImport === b.isImport;
}
