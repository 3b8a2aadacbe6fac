import { Mark } from "../document/rows.ts";
import type { Severity } from "../rules/context.ts";
import type { Finding, Rule } from "../rules/rule.ts";

/** The result for a file as a whole. */
export interface Summary {
  /** Records: rows after the header that are not blank. */
  readonly rows: number;
  /** Records with at least one error. */
  readonly failedRows: number;
  readonly counts: Readonly<Record<Severity, number>>;
  /** Rules with errors for which the platform would refuse the whole file. */
  readonly refusals: ReadonlySet<Rule>;
  /** The number of warnings that the verdict mentions, by rule. */
  readonly doubts: ReadonlyMap<Rule, number>;
}

/** What counts of a finding. */
export type Counted = Pick<Finding, "rule" | "severity" | "sparesFile">;

/** Running counts of rows and findings. */
export class Tally {
  readonly counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  rows = 0;
  failedRows = 0;
  /** The `Mark` bits of the findings passed to `found`; the caller resets them for each row. */
  marks = 0;
  /** The number of errors for which the platform would refuse the whole file, by rule. */
  readonly refusals = new Map<Rule, number>();
  /** The number of warnings that the verdict mentions, by rule. */
  readonly doubts = new Map<Rule, number>();

  get summary(): Summary {
    const { rows, failedRows, counts, refusals, doubts } = this;
    return { rows, failedRows, counts: { ...counts }, refusals: new Set(refusals.keys()), doubts: new Map(doubts) };
  }

  /** Counts a finding of a row by itself. */
  readonly found = (finding: Counted): void => {
    this.count(finding, 1);
    this.marks |= finding.severity === "error" ? Mark.error : Mark.problem;
  };

  /** Adds a finding to the counts, or subtracts it. */
  count({ severity, rule, sparesFile }: Counted, step: 1 | -1): void {
    // Most findings are errors, and a fixed property name is faster than a computed one.
    if (severity !== "error") {
      this.counts[severity] += step;
      if (severity === "warning" && (rule.mayRefuse || rule.caution || (rule.refuses && !sparesFile))) {
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

/** Counts up or down. Removes rules at 0. */
function countOf(counts: Map<Rule, number>, rule: Rule, step: 1 | -1): void {
  const count = (counts.get(rule) ?? 0) + step;
  if (count > 0) counts.set(rule, count);
  else counts.delete(rule);
}

/** The total number of findings. */
export function problemCount({ error, warning, information, hint }: Tally["counts"]): number {
  return error + warning + information + hint;
}

/** The `Mark` bits for findings of a row: for those of the row itself if `own`, or else of its groups. */
export function marksOf(findings: readonly Finding[], own: boolean): number {
  if (findings.length === 0) return 0;
  const fails = findings.some((finding) => finding.severity === "error");
  if (own) return fails ? Mark.error : Mark.problem;
  return fails ? Mark.groupError : Mark.groupProblem;
}
