import type { CsvDocument, RowChange } from "../document/document.ts";
import { isBlank } from "../document/document.ts";
import { Row, type RowPlace } from "../document/rows.ts";
import { groupRules, headerRules, recordRules, rowRules } from "../rules/registry.ts";
import type {
  AnyRule,
  CheckContext,
  Fault,
  FileView,
  Finding,
  GroupFault,
  GroupKind,
  Member,
  Rule,
  Severity,
} from "../rules/rule.ts";
import { RowView } from "../rules/view.ts";
import type { Role } from "../template/columns.ts";
import { Layout } from "../template/layout.ts";
import { GroupKeys, GroupTable, groupKinds, memberKey, memberText } from "./groups.ts";
import { type ColumnRules, lookNeeded, rulesByColumn } from "./plain.ts";
import { Tally } from "./tally.ts";

/** What is known of a file as a whole. */
export interface Summary {
  /** Records: rows behind the header that are not blank. */
  readonly rows: number;
  /** Records with at least one error. */
  readonly failedRows: number;
  readonly counts: Readonly<Record<Severity, number>>;
  /** Codes of the errors for which the platform would refuse the whole file. */
  readonly refusals: ReadonlySet<string>;
}

const none: readonly Finding[] = [];

/** Stands for the header row of a file that has none: an empty one, or one of blank rows. */
const noHeader = new Row("", 0, 0, 0, 0, 0);

/**
 * Runs the rules over a document and keeps the findings up to date as it changes: a change re-checks the rows that
 * it re-read, and the groups that those rows left or joined. The result always equals a check from scratch.
 */
export class Checker implements FileView {
  readonly document: CsvDocument;
  readonly context: CheckContext;
  layout!: Layout;
  header: Row = noHeader;
  readonly #groups: Record<GroupKind, GroupTable> = {
    company: new GroupTable(),
    companyId: new GroupTable(),
    site: new GroupTable(),
    siteId: new GroupTable(),
  };
  /** What `sharing` has answered since the last change: fixes ask the same again for every row of a company. */
  #shared: Record<GroupKind, Map<string, readonly Member[]>> = noneShared();
  #tally = new Tally();
  #records = 0;
  #view!: RowView;
  #groupView!: RowView;
  #cellRules!: readonly ColumnRules[];
  #keys!: GroupKeys;

  constructor(document: CsvDocument, context: CheckContext) {
    this.document = document;
    this.context = context;
    this.#checkAll();
  }

  get summary(): Summary {
    const { failedRows, counts, refusals } = this.#tally;
    return { rows: this.#records, failedRows, counts: { ...counts }, refusals: new Set(refusals.keys()) };
  }

  /** Brings the findings up to date after the document changed. */
  update(changes: readonly RowChange[]): void {
    const { headerIndex, rows } = this.document;
    this.#shared = noneShared();
    // The header decides how every row is read.
    if ((rows.at(headerIndex) ?? noHeader) !== this.header || changes.some((change) => change.index <= headerIndex)) {
      this.#checkAll();
      return;
    }
    // A row that one change brought may be gone with the next: it was never checked.
    const added = new Set<Row>();
    const dirty = new Dirty();
    for (const change of changes) {
      for (const row of change.removed) if (!added.delete(row)) this.#drop(row, dirty);
      for (const row of change.added) added.add(row);
    }
    for (const row of added) this.#add(row, dirty);
    this.#checkGroups(dirty);
  }

  /** All findings, in the order of the file. */
  findings(): Finding[] {
    const places = [...this.#tally.rows()].map((row) => this.placeOf(row));
    return places.sort((a, b) => a.index - b.index).flatMap(({ row }) => this.findingsOf(row));
  }

  /** The findings of a row, in the order of its cells. */
  findingsOf(row: Row): Finding[] {
    return this.#tally.of(row).sort((a, b) => a.start - b.start || a.end - b.end);
  }

  /** Where a row stands. The header of a file without one stands at its start. */
  placeOf(row: Row): RowPlace {
    return row === noHeader ? { row, index: 0, line: 0, offset: 0 } : this.document.rows.placeOf(row);
  }

  view(row: Row): RowView {
    const view = new RowView(this.context, this.layout, this.document.delimiter);
    view.keepsQuotes = this.document.rows.hasOpenQuote;
    return view.load(row);
  }

  *records(): Generator<Row> {
    let behindHeader = false;
    for (const row of this.document.rows) {
      if (behindHeader && !isBlank(row.text)) yield row;
      behindHeader ||= row === this.header;
    }
  }

  sharing(kind: GroupKind, member: Member): readonly Member[] {
    const text = memberText(member, kind);
    const same = () => this.#members(kind, memberKey(member, kind)).filter((other) => memberText(other, kind) === text);
    const known = this.#shared[kind].get(text) ?? same();
    this.#shared[kind].set(text, known);
    return known;
  }

  #checkAll(): void {
    const { document, context } = this;
    this.#tally = new Tally();
    this.#records = 0;
    for (const kind of groupKinds) this.#groups[kind].clear();
    const headerIndex = document.headerIndex;
    this.header = document.rows.at(headerIndex) ?? noHeader;
    const plainHeader = new RowView(context, new Layout(context.template, []), document.delimiter);
    const headers = this.header === noHeader ? [] : plainHeader.load(this.header).values();
    this.layout = new Layout(context.template, headers);
    this.#view = new RowView(context, this.layout, document.delimiter);
    this.#groupView = new RowView(context, this.layout, document.delimiter);
    this.#cellRules = rulesByColumn(this.layout, context);
    this.#keys = new GroupKeys(this.layout);
    this.#checkHeader();
    const dirty = new Dirty();
    for (const row of document.rows) if (row !== this.header) this.#add(row, dirty);
    this.#checkGroups(dirty);
  }

  #checkHeader(): void {
    const { header } = this;
    const view = this.#view.load(header);
    const findings: Finding[] = [];
    for (const rule of headerRules) {
      if (this.#isOff(rule)) continue;
      for (const fault of rule.check(this)) {
        const cell = fault.cell;
        const [start, end] = cell < 0 ? [0, view.contentEnd] : [view.at(cell).start, view.at(cell).end];
        findings.push(this.#finding(rule, fault, header, cell, start, end));
      }
    }
    this.#tally.set(header, "own", findings, false);
  }

  #add(row: Row, dirty: Dirty): void {
    const view = this.#view.load(row);
    const findings: Finding[] = [];
    const blank = view.mayBeBlank && isBlank(row.text);
    if (!blank) this.#records++;
    const sound = this.#checkShape(view, findings);
    if (sound) {
      this.#checkCells(view, findings);
      this.#checkRecord(view, findings);
    }
    if (findings.length > 0) this.#tally.set(row, "own", findings, !blank);
    if (sound) {
      this.#keys.forEach(view, (kind, key) => {
        if (this.#groups[kind].add(key, row)) dirty.add(kind, key);
      });
    }
  }

  #drop(row: Row, dirty: Dirty): void {
    this.#tally.delete(row);
    const view = this.#view.load(row);
    if (view.mayBeBlank && isBlank(row.text)) return;
    this.#records--;
    this.#keys.forEach(view, (kind, key) => {
      if (this.#groups[kind].delete(key, row)) dirty.add(kind, key);
    });
  }

  /** @returns whether the row is a record whose cells stand under the headers that they belong to */
  #checkShape(view: RowView, findings: Finding[]): boolean {
    for (const rule of rowRules) {
      const fault = rule.check(view);
      if (!fault) continue;
      const { from = 0, to = view.contentEnd } = fault;
      if (!this.#isOff(rule)) findings.push(this.#finding(rule, fault, view.row, -1, from, to));
      if (fault.final) return false;
    }
    return true;
  }

  #checkCells(view: RowView, findings: Finding[]): void {
    const { columns } = this.layout;
    const count = Math.min(view.cellCount, columns.length);
    for (let index = 0; index < count; index++) {
      const rules = this.#cellRules[index] as ColumnRules;
      const look = lookNeeded(view, index, columns[index]);
      if (look === "none") continue;
      const cell = view.at(index);
      let hidden = false;
      for (const rule of rules[look]) {
        const fault = rule.check(cell);
        if (!fault) continue;
        const { from, to } = fault;
        const start = from === undefined ? cell.start : cell.offsetOf(from);
        const end = to === undefined ? cell.end : cell.offsetOf(to);
        const finding = this.#finding(rule, fault, view.row, index, start, end);
        // A root cause hides no more than it weighs: an error behind a warning still makes the row fail.
        if (hidden && finding.severity !== "error") continue;
        findings.push(finding);
        if (fault.final && finding.severity === "error") break;
        hidden ||= fault.final === true;
      }
    }
  }

  #checkRecord(view: RowView, findings: Finding[]): void {
    for (const rule of recordRules) {
      if (this.#isOff(rule)) continue;
      const fault = rule.check(view);
      if (!fault) continue;
      const cell = view.at(this.layout.cellOf(fault.role));
      findings.push(this.#finding(rule, fault, view.row, cell.index, cell.start, cell.end));
    }
  }

  #checkGroups(dirty: Dirty): void {
    for (const kind of groupKinds) {
      for (const key of dirty.keys(kind)) {
        const rows = this.#groups[kind].rows(key);
        const byRow = new Map<Row, Finding[]>();
        for (const finding of rows.length < 2 ? [] : this.#groupFindings(kind, key)) {
          const findings = byRow.get(finding.row);
          if (findings) findings.push(finding);
          else byRow.set(finding.row, [finding]);
        }
        for (const row of rows) this.#tally.set(row, kind, byRow.get(row) ?? none, true);
      }
    }
  }

  #groupFindings(kind: GroupKind, key: number): Finding[] {
    const groups = new Map<string, Member[]>();
    for (const member of this.#members(kind, key)) {
      const text = memberText(member, kind);
      const group = groups.get(text);
      if (group) group.push(member);
      else groups.set(text, [member]);
    }
    const rules = groupRules.filter((rule) => rule.groups.includes(kind) && !this.#isOff(rule));
    const findings: Finding[] = [];
    for (const members of groups.values()) {
      for (const rule of members.length > 1 ? rules : []) {
        for (const fault of rule.check(members, kind)) findings.push(this.#groupFinding(rule, fault));
      }
    }
    return findings;
  }

  #groupFinding<Data>(rule: Rule<Data>, fault: GroupFault<Data>): Finding {
    const at = this.#cellRange(fault.row, fault.role);
    const finding = this.#finding(rule, fault, fault.row, at.cell, at.start, at.end);
    if (!fault.related) return finding;
    const { row, role, message } = fault.related;
    const { start, end } = this.#cellRange(row, role);
    return { ...finding, related: { row, start, end, message } };
  }

  #members(kind: GroupKind, key: number): Member[] {
    const places = this.#groups[kind].rows(key).map((row) => this.document.rows.placeOf(row));
    return places.sort((a, b) => a.index - b.index).map(({ row }) => this.#groupView.load(row).member());
  }

  #cellRange(row: Row, role: Role): { cell: number; start: number; end: number } {
    const view = this.#groupView.load(row);
    const cell = this.layout.cellOf(role);
    if (cell < 0 || cell >= view.cellCount) return { cell: -1, start: 0, end: view.contentEnd };
    const { start, end } = view.at(cell);
    return { cell, start, end };
  }

  #finding<Data>(
    rule: Rule<Data>,
    fault: Pick<Fault<Data>, "data" | "severity">,
    row: Row,
    cell: number,
    start: number,
    end: number,
  ): Finding<Data> {
    const chosen = this.context.severities.get(rule.code);
    const severity = chosen && chosen !== "off" ? chosen : (fault.severity ?? rule.severity);
    return { rule, severity, row, cell, start, end, data: fault.data };
  }

  #isOff(rule: AnyRule | Rule): boolean {
    return this.context.severities.get(rule.code) === "off";
  }
}

function noneShared(): Record<GroupKind, Map<string, readonly Member[]>> {
  return { company: new Map(), companyId: new Map(), site: new Map(), siteId: new Map() };
}

/** Keys of the groups that a change touched. */
class Dirty {
  readonly #keys: Record<GroupKind, Set<number>> = {
    company: new Set(),
    companyId: new Set(),
    site: new Set(),
    siteId: new Set(),
  };

  add(kind: GroupKind, key: number): void {
    this.#keys[kind].add(key);
  }

  keys(kind: GroupKind): Iterable<number> {
    return this.#keys[kind];
  }
}
