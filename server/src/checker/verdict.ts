import { listed } from "../listed.ts";
import type { CheckContext } from "../rules/context.ts";
import { existingExport } from "../rules/existing-export.ts";
import { existingPartial } from "../rules/existing-partial.ts";
import { rulesAsRun } from "../rules/registry.ts";
import type { Rule } from "../rules/rule.ts";
import { allRows, capitalized, count, inDigits, uncheckedCompanies } from "../rules/support/wording.ts";
import type { Checked } from "./checked.ts";

/** What the platform would say of a file. */
export type Verdict = "accepted" | "failed-rows" | "invalid-csv" | "unchecked";

/** An empty file is not `Accepted` in words, although no row would fail. */
const nothing = "Nothing to import: the file has no rows yet.";

const response =
  "Unchecked: this is a response file, which the platform does not accept. Create a retry file from it, and upload that.";

/** The verdict on a file, and the same in one sentence for a person. */
export function verdictOf(checked: Pick<Checked, "summary" | "context" | "layout">): {
  verdict: Verdict;
  sentence: string;
} {
  const { rows, failedRows, refusals } = checked.summary;
  const { exportProblems, partialExports, severities } = checked.context;
  if (checked.layout.isResponse) return { verdict: "unchecked", sentence: response };
  if (refusals.size > 0) {
    const failing =
      failedRows > 0
        ? ` ${inDigits(failedRows)} of ${count(rows, "row")} ${failedRows === 1 ? "has" : "have"} errors.`
        : "";
    const sentence = `Invalid CSV: the platform would refuse the whole file, because ${reasons(refusals)}.${failing}`;
    return { verdict: "invalid-csv", sentence };
  }
  const warning = doubtOf(checked);
  const doubt = warning && ` ${warning}`;
  if (failedRows > 0) {
    const sentence = `${inDigits(failedRows)} of ${count(rows, "row")} would fail.${doubt}`;
    return { verdict: "failed-rows", sentence };
  }
  const [problem] = exportProblems;
  if (problem !== undefined && severities.get(existingExport.code) !== "off") {
    const sentence = `Unchecked: the file has no errors, but ${uncheckedCompanies(checked.context)}. ${problem}${doubt}`;
    return { verdict: "unchecked", sentence: rows === 0 ? nothing + openQuestion(checked.context) : sentence };
  }
  const [part] = partialExports;
  if (part !== undefined && severities.get(existingPartial.code) !== "off") {
    const sentence = `Unchecked: the file has no errors, but not all existing companies are checked. ${part}${doubt}`;
    return { verdict: "unchecked", sentence: rows === 0 ? nothing + openQuestion(checked.context) : sentence };
  }
  if (rows === 0) return { verdict: "accepted", sentence: nothing };
  // Without existing companies, the file may still be refused as a whole.
  const open = openQuestion(checked.context);
  return { verdict: "accepted", sentence: `Accepted: ${allRows(rows)} would be created.${doubt}${open}` };
}

/** Warnings that may make the platform refuse the whole file, as a sentence; empty if none. */
export function doubtOf({ summary: { refusals, doubts } }: Pick<Checked, "summary">): string {
  if (refusals.size > 0) return "";
  const reasons = rulesAsRun.flatMap((rule) => {
    const warnings = doubts.get(rule) ?? 0;
    return (warnings > 0 && (rule.mayRefuse?.(warnings) ?? rule.refuses)) || [];
  });
  if (reasons.length === 0) return "";
  return `The platform may still refuse the whole file, because ${listed(new Set(reasons))}.`;
}

/** That existing companies are not checked, if no rule says so: with a space before it, empty if they are checked. */
function openQuestion(context: CheckContext): string {
  const { existing, exportProblems, partialExports } = context;
  const [problem] = exportProblems;
  if (problem !== undefined) return ` ${capitalized(uncheckedCompanies(context))}: ${problem}`;
  const [part] = partialExports;
  if (part !== undefined) return ` Not all existing companies are checked: ${part}`;
  return existing ? "" : " Existing companies are not checked: no export is chosen.";
}

/** Why the platform would refuse the file, in the order of the rules, each reason once. */
function reasons(refusals: ReadonlySet<Rule>): string {
  const said = rulesAsRun.flatMap((rule) => (refusals.has(rule) && rule.refuses) || []);
  return listed(new Set(said));
}
