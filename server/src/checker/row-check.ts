import { recordRules, rowRules } from "../rules/registry.ts";
import type { AnyRule, CheckContext, Fault, Finding, Rule } from "../rules/rule.ts";
import type { RowView } from "../rules/view.ts";
import type { Layout } from "../template/layout.ts";
import { type CellCheck, cellChecks } from "./cell-check.ts";

const none: readonly Finding[] = [];

/** Runs the rules that look at one row by itself: its shape, its cells, and what it means as a whole. */
export class RowCheck {
  readonly #context: CheckContext;
  readonly #layout: Layout;
  readonly #cells: readonly CellCheck[];

  constructor(layout: Layout, context: CheckContext) {
    this.#layout = layout;
    this.#context = context;
    this.#cells = cellChecks(layout, context);
  }

  /** What is wrong in a row, in the order of its cells and rules. */
  findings(view: RowView): readonly Finding[] {
    const findings: Finding[] = [];
    if (this.#checkShape(view, findings)) {
      this.#checkCells(view, findings);
      if (this.#context.existing) this.#checkRecord(view, findings);
    }
    return findings.length === 0 ? none : findings;
  }

  /** Whether the row is a record whose cells stand under the headers that they belong to. */
  isSound(view: RowView): boolean {
    return this.#checkShape(view, undefined);
  }

  isOff(rule: AnyRule | Rule): boolean {
    return this.#context.severities.get(rule.code) === "off";
  }

  finding<Data>(
    rule: Rule<Data>,
    fault: Pick<Fault<Data>, "data" | "severity">,
    row: Finding["row"],
    cell: number,
    start: number,
    end: number,
  ): Finding<Data> {
    const chosen = this.#context.severities.get(rule.code);
    const severity = chosen && chosen !== "off" ? chosen : (fault.severity ?? rule.severity);
    return { rule, severity, row, cell, start, end, data: fault.data };
  }

  #checkShape(view: RowView, findings: Finding[] | undefined): boolean {
    // No rule has anything to say of a record with as many cells as there are headers.
    if (view.cellCount === this.#cells.length && !view.isBlank) return true;
    for (const rule of rowRules) {
      const fault = rule.check(view);
      if (!fault) continue;
      const { from = 0, to = view.contentEnd } = fault;
      if (findings && !this.isOff(rule)) findings.push(this.finding(rule, fault, view.row, -1, from, to));
      if (fault.final) return false;
    }
    return true;
  }

  #checkCells(view: RowView, findings: Finding[]): void {
    const { row } = view;
    const count = Math.min(row.cellCount, this.#cells.length);
    for (let index = 0; index < count; index++) {
      const check = this.#cells[index] as CellCheck;
      if (!check.passes(row, index)) this.#runRules(check, view, index, findings);
    }
  }

  #runRules({ rules }: CellCheck, view: RowView, index: number, findings: Finding[]): void {
    const cell = view.at(index);
    const { kinds } = cell;
    let hidden = false;
    for (const rule of rules) {
      if (rule.signs !== undefined && (kinds & rule.signs) === 0) continue;
      const fault = rule.check(cell);
      if (!fault) continue;
      const { from, to } = fault;
      const start = from === undefined ? cell.start : cell.offsetOf(from);
      const end = to === undefined ? cell.end : cell.offsetOf(to);
      const finding = this.finding(rule, fault, view.row, index, start, end);
      // A root cause hides no more than it weighs: an error behind a warning still makes the row fail.
      if (hidden && finding.severity !== "error") continue;
      findings.push(finding);
      if (fault.final && finding.severity === "error") break;
      hidden ||= fault.final === true;
    }
  }

  #checkRecord(view: RowView, findings: Finding[]): void {
    for (const rule of recordRules) {
      if (this.isOff(rule)) continue;
      const fault = rule.check(view);
      if (!fault) continue;
      const cell = view.at(this.#layout.cellOf(fault.role));
      findings.push(this.finding(rule, fault, view.row, cell.index, cell.start, cell.end));
    }
  }
}
