import type { Row } from "../document/rows.ts";
import { NumberColumn } from "../number-column.ts";
import { areEqual } from "../rules/messages.ts";
import type { Finding, Rule } from "../rules/rule.ts";

/** What findings in many rows have in common. */
type CommonFinding = Omit<Finding, "row" | "start" | "end" | "related">;

/**
 * The first findings of single rows, so that the report and the response file need not compute them again. Equal
 * findings of many rows are one object: collecting garbage takes long where many are kept.
 */
export class KeptFindings {
  readonly #most: number;
  /** For each finding, in order: the index of its row, its offsets, and the rest of it. */
  readonly #rows = new NumberColumn();
  readonly #starts = new NumberColumn();
  readonly #ends = new NumberColumn();
  readonly #findings: CommonFinding[] = [];
  readonly #last = new Map<Rule, CommonFinding>();
  /** The finding after those that were returned last: mostly the first of the next row. */
  #next = 0;
  /** Index of the first row whose findings are not kept. */
  #end = Number.POSITIVE_INFINITY;

  /** @param most how many are kept */
  constructor(most: number) {
    this.#most = most;
  }

  /** Adds the findings of a row, in the order of the file. */
  add(index: number, findings: readonly Finding[]): void {
    if (this.#rows.size + findings.length > this.#most) this.#end = Math.min(this.#end, index);
    if (index >= this.#end) return;
    for (const finding of findings) {
      this.#rows.push(index);
      this.#starts.push(finding.start);
      this.#ends.push(finding.end);
      this.#findings.push(this.#common(finding));
    }
  }

  /** The findings of the row with this index; undefined if they are not kept. */
  of(row: Row, index: number): Finding[] | undefined {
    if (index >= this.#end) return undefined;
    const findings: Finding[] = [];
    let at = this.#isFirstOf(index, this.#next) ? this.#next : this.#firstOf(index);
    for (; at < this.#rows.size && this.#rows.at(at) === index; at++) {
      const common = this.#findings[at] as CommonFinding;
      const { rule, severity, cell, data } = common;
      const finding = { rule, severity, row, cell, start: this.#starts.at(at), end: this.#ends.at(at), data };
      findings.push(common.sparesFile || common.doubted ? { ...common, ...finding } : finding);
    }
    this.#next = at;
    return findings;
  }

  #isFirstOf(index: number, at: number): boolean {
    return at < this.#rows.size && this.#rows.at(at) === index && (at === 0 || this.#rows.at(at - 1) !== index);
  }

  /** The first finding of this row or a later one. */
  #firstOf(index: number): number {
    let low = 0;
    let above = this.#rows.size;
    while (low < above) {
      const middle = (low + above) >> 1;
      if (this.#rows.at(middle) < index) low = middle + 1;
      else above = middle;
    }
    return low;
  }

  #common(finding: Finding): CommonFinding {
    const { rule, severity, cell, data, sparesFile, doubted } = finding;
    const last = this.#last.get(rule);
    const isSame =
      last?.severity === severity &&
      last.cell === cell &&
      last.sparesFile === sparesFile &&
      last.doubted === doubted &&
      areEqual(last.data, data);
    if (isSame) return last;
    const plain = { rule, severity, cell, data };
    const common =
      sparesFile || doubted ? { ...plain, ...(sparesFile && { sparesFile }), ...(doubted && { doubted }) } : plain;
    this.#last.set(rule, common);
    return common;
  }
}
