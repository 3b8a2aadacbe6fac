import { Mark } from "../document/rows.ts";
import type { Severity } from "../rules/context.ts";
import type { Finding, Rule } from "../rules/rule.ts";

/** What is known of a file as a whole. */
export interface Summary {
  /** Records: rows after the header that are not blank. */
  readonly rows: number;
  /** Records with at least one error. */
  readonly failedRows: number;
  readonly counts: Readonly<Record<Severity, number>>;
  /** Rules for whose errors the platform would refuse the whole file. */
  readonly refusals: ReadonlySet<Rule>;
  /** How many warnings there are for which it may, by rule. */
  readonly doubts: ReadonlyMap<Rule, number>;
}

/** Counts of rows and findings, kept as they come and go. */
export class Tally {
  readonly counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  rows = 0;
  failedRows = 0;
  /** The `Mark` bits of the findings of a row that `found` was told of. */
  marks = 0;
  /** Errors for which the platform would refuse the whole file, by rule. */
  readonly refusals = new Map<Rule, number>();
  /** Warnings for which it may, by rule. */
  readonly doubts = new Map<Rule, number>();

  get summary(): Summary {
    const { rows, failedRows, counts, refusals, doubts } = this;
    return { rows, failedRows, counts: { ...counts }, refusals: new Set(refusals.keys()), doubts: new Map(doubts) };
  }

  /** Takes a finding of a row by itself. */
  readonly found = (finding: Finding): void => {
    this.count(finding, 1);
    this.marks |= finding.severity === "error" ? Mark.error : Mark.problem;
  };

  /** Counts a finding, or takes it from the counts. */
  count({ severity, rule, sparesFile }: Finding, step: 1 | -1): void {
    // Mostly it is an error, and a name that is known is faster than one that is looked up.
    if (severity !== "error") {
      this.counts[severity] += step;
      if (severity === "warning" && (rule.mayRefuse || (rule.refuses && !sparesFile))) {
        countOf(this.doubts, rule, step);
      }
      return;
    }
    this.counts.error += step;
    if (!rule.refuses || sparesFile) return;
    countOf(this.refusals, rule, step);
  }

  countAll(findings: readonly Finding[], step: 1 | -1): void {
    for (const finding of findings) this.count(finding, step);
  }
}

/** Counts up or down, without what there is no more of. */
function countOf(counts: Map<Rule, number>, rule: Rule, step: 1 | -1): void {
  const count = (counts.get(rule) ?? 0) + step;
  if (count > 0) counts.set(rule, count);
  else counts.delete(rule);
}

/** How many findings a file has. */
export function problemCount({ error, warning, information, hint }: Tally["counts"]): number {
  return error + warning + information + hint;
}

/** What findings mark a row with, as `Mark` bits: those of the row itself, or shifted to those of its groups. */
export function marksOf(findings: readonly Finding[], own: boolean): number {
  if (findings.length === 0) return 0;
  const fails = findings.some((finding) => finding.severity === "error");
  if (own) return fails ? Mark.error : Mark.problem;
  return fails ? Mark.groupError : Mark.groupProblem;
}
