import { alphanumeric, Kind } from "../document/characters.ts";
import type { Row } from "../document/rows.ts";
import { WordFilter } from "../document/word-filter.ts";
import type { CheckContext } from "../rules/context.ts";
import { fileEncoding } from "../rules/encoding.ts";
import { isOtherHeader, mayBeHeader } from "../rules/header-repeated.ts";
import { exportRules, headerRules, recordRules, responseRules, rowRules } from "../rules/registry.ts";
import type { AnyRule, BareFault, Fault, Finding, HeaderView, Rule } from "../rules/rule.ts";
import { onlyCell, spaceAroundRecord } from "../rules/support/record-in-cell.ts";
import { suffixes } from "../rules/support/split-name.ts";
import type { RowView } from "../rules/view.ts";
import { formOf } from "../template/kinds.ts";
import type { Layout } from "../template/layout.ts";
import { CellCheck, mayObject } from "./cell-check.ts";
import type { Counted, Tally } from "./tally.ts";

/** The scopes of rules that look at more than one row. */
const isOfWholeFile: ReadonlySet<AnyRule["scope"]> = new Set(["header", "group"] as const);

const nameSuffixes = new WordFilter([...suffixes]);

/** A fault in a cell. */
interface FoundFault extends Counted {
  readonly fault: Fault<unknown> | BareFault<unknown>;
  /** It is no finding: an earlier one hides it. It may still doubt the value. */
  readonly hidden: boolean;
}

/** Runs the rules for single rows: for their shape, their cells and their record, and those for the header row. */
export class RowCheck {
  readonly #context: CheckContext;
  readonly #layout: Layout;
  readonly #cells: CellCheck;
  readonly #idCells: readonly number[];
  readonly #onOtherHeader: (row: Row) => void;

  /** @param onOtherHeader called for other header rows, also if their rule is off: the rows below them stay in doubt */
  constructor(layout: Layout, context: CheckContext, onOtherHeader: (row: Row) => void = () => {}) {
    this.#onOtherHeader = onOtherHeader;
    this.#layout = layout;
    this.#context = context;
    this.#cells = new CellCheck(layout, context);
    this.#idCells = [...layout.columns.keys()].filter((index) => formOf(layout.columns[index]) === "id");
  }

  /**
   * Reports the findings of a row, in the order of its cells and rules.
   * @returns whether the row is a record whose cells are under the right headers
   */
  check(view: RowView, found: (finding: Finding) => void): boolean {
    return this.#layout.isResponse ? this.#checkResponse(view, found) : this.#checkRow(view, found);
  }

  /** Like `check`, but counts the findings. */
  count(view: RowView, tally: Tally): boolean {
    return this.#layout.isResponse ? this.#checkResponse(view, tally.found) : this.#checkRow(view, tally.found, tally);
  }

  /** Reports what a response file says of a row, and what else its rules find there. */
  #checkResponse(view: RowView, found: (finding: Finding) => void): boolean {
    let findings: Finding[] = [];
    const isRecord = this.#checkRow(view, (finding) => findings.push(finding));
    if (view.isBlank) return isRecord;
    for (const rule of responseRules) {
      const { reasons, others } = rule.check(view, findings);
      findings = [...others];
      for (const { isPast, ...reason } of this.isOff(rule) ? [] : reasons) {
        const finding = { ...this.finding(rule, reason, view.row, reason.cell, reason.start, reason.end), ...reason };
        findings.push(isPast && finding.severity !== "hint" ? { ...finding, severity: "information" } : finding);
      }
    }
    for (const finding of findings) found(finding);
    return isRecord;
  }

  /** @param tally if given, findings in cells are only counted, which takes less time than making them */
  #checkRow(view: RowView, found: (finding: Finding) => void, tally?: Tally): boolean {
    const { row } = view;
    // Few of the rules for shape can object to a row with as many cells as headers.
    const shaped = row.cellCount === this.#layout.columns.length && !this.#mayBeMisshapen(view);
    if (!shaped && !this.#checkShape(view, found)) return false;
    for (let cell = this.#cells.next(row, 0); cell >= 0; cell = this.#cells.next(row, cell + 1)) {
      if (!tally) this.#reportFaults(view, cell, found);
      else for (const fault of this.#faultsIn(view, cell)) if (!fault.hidden) tally.found(fault);
    }
    const { existing, created, others } = this.#context;
    const isElsewhere = (existing && view.existing()) || (others && view.elsewhere());
    if (isElsewhere || created?.length) this.#checkRecord(view, found);
    return true;
  }

  /** The findings of the header row. */
  checkHeader(view: RowView, file: HeaderView): Finding[] {
    const findings: Finding[] = [];
    const header = view.row;
    let isFinal = false;
    for (const rule of [...headerRules, ...exportRules]) {
      // Other reasons for refusal follow from an unreadable header row.
      if (this.isOff(rule) || (isFinal && rule.refuses)) continue;
      for (const fault of rule.check(file)) {
        const { cell, row = header } = fault;
        view.load(row);
        const [start, end] = cell < 0 ? [0, view.contentEnd] : [view.at(cell).start, view.at(cell).end];
        findings.push(this.finding(rule, fault, row, cell, start, end));
        if (fault.final) isFinal = true;
      }
    }
    return findings;
  }

  /**
   * Whether a rule finds nothing in this file. A response file is not uploaded, but a retry file with the template's
   * headers; its rows are compared in the import file.
   */
  isOff(rule: AnyRule | Rule): boolean {
    if (this.#context.severities.get(rule.code) === "off") return true;
    return this.#layout.isResponse && "scope" in rule && isOfWholeFile.has(rule.scope) && rule !== fileEncoding;
  }

  finding<Data>(
    rule: Rule<Data>,
    fault: Pick<Fault<Data>, "data" | "severity" | "sparesFile">,
    row: Finding["row"],
    cell: number,
    start: number,
    end: number,
  ): Finding<Data> {
    const chosen = this.#context.severities.get(rule.code);
    const severity = chosen && chosen !== "off" ? chosen : (fault.severity ?? rule.severity);
    const finding = { rule, severity, row, cell, start, end, data: fault.data };
    return fault.sparesFile ? { ...finding, sparesFile: true } : finding;
  }

  /** Whether a row of the right length may be blank, repeat the header row, be in one cell or in quotes, or be split. */
  #mayBeMisshapen(view: RowView): boolean {
    const { row } = view;
    const lengthAfterFirst = row.cellEnd(row.cellCount - 1) - row.cellEnd(0);
    const hasTabs = (row.kinds & Kind.control) !== 0;
    const isQuoted = (row.kinds & Kind.strayQuote) !== 0 && (onlyCell(view) ?? spaceAroundRecord(view)) !== undefined;
    return (
      lengthAfterFirst === row.cellCount - 1 ||
      hasTabs ||
      isQuoted ||
      mayBeHeader(view) ||
      view.isBlank ||
      this.#mayBeSplit(row)
    );
  }

  /** Whether an ID may be the suffix of a name. */
  #mayBeSplit(row: Row): boolean {
    for (const cell of this.#idCells) {
      const kinds = row.cellKinds(cell);
      // A suffix is letters.
      if ((kinds & alphanumeric) !== Kind.letter) continue;
      if (nameSuffixes.mayHold(row.source.codes, row.cellStart(cell), row.cellEnd(cell), kinds)) return true;
    }
    return false;
  }

  #checkShape(view: RowView, found: (finding: Finding) => void): boolean {
    for (const rule of rowRules) {
      const fault = rule.check(view);
      if (!fault) continue;
      const { from = 0, to = view.contentEnd } = fault;
      if (isOtherHeader({ rule, data: fault.data })) this.#onOtherHeader(view.row);
      if (!this.isOff(rule)) found(this.finding(rule, fault, view.row, -1, from, to));
      if (fault.final) return false;
    }
    return true;
  }

  /** What the rules find in a cell, in their order. */
  #faultsIn(view: RowView, index: number): FoundFault[] {
    const found: FoundFault[] = [];
    const cell = view.at(index);
    let hidesWarnings = false;
    for (const active of this.#cells.rules[index] ?? []) {
      if (!mayObject(active, view.row, index)) continue;
      const { rule } = active;
      const fault = rule.check(cell);
      if (!fault) continue;
      const severity = active.severity ?? fault.severity ?? rule.severity;
      const isError = severity === "error";
      // A final warning does not hide errors, because they make the row fail.
      const hidden = fault.alreadyReported === true || (hidesWarnings && !isError);
      found.push({ rule, severity, sparesFile: fault.sparesFile === true, fault, hidden });
      if (!fault.final) continue;
      if (isError) break;
      hidesWarnings = true;
    }
    return found;
  }

  #reportFaults(view: RowView, index: number, report: (finding: Finding) => void): void {
    const found = this.#faultsIn(view, index);
    const cell = view.at(index);
    const findings: Finding[] = [];
    let doubting: Rule | undefined;
    for (const { rule, severity, fault, hidden } of found) {
      const { data, from, to, doubtsValue } = "details" in fault ? fault.details() : fault;
      if (rule.doubtsValue || doubtsValue) doubting ??= rule;
      if (hidden) continue;
      const start = from === undefined ? cell.start : cell.offsetOf(from);
      const end = to === undefined ? cell.end : cell.offsetOf(to);
      const finding = { rule, severity, row: view.row, cell: index, start, end, data };
      findings.push(fault.sparesFile ? { ...finding, sparesFile: true } : finding);
    }
    for (const finding of findings) {
      report(doubting && finding.rule !== doubting ? { ...finding, doubted: true } : finding);
    }
  }

  #checkRecord(view: RowView, found: (finding: Finding) => void): void {
    for (const rule of recordRules) {
      if (this.isOff(rule)) continue;
      const fault = rule.check(view);
      if (!fault) continue;
      const cell = view.at(this.#layout.cellOf(fault.role));
      found(this.finding(rule, fault, view.row, cell.index, cell.start, cell.end));
    }
  }
}
