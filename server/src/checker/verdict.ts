import { listed } from "../listed.ts";
import { companyExists } from "../rules/company-exists.ts";
import type { CheckContext } from "../rules/context.ts";
import { existingExport } from "../rules/existing-export.ts";
import { existingPartial } from "../rules/existing-partial.ts";
import { rulesAsRun } from "../rules/registry.ts";
import type { Rule } from "../rules/rule.ts";
import { allRows, capitalized, count, inDigits, mayBeRefused, uncheckedCompanies } from "../rules/support/wording.ts";
import type { Checked } from "./checked.ts";

/** What the platform would do with a file. */
export type Verdict = "accepted" | "failed-rows" | "invalid-csv" | "unchecked";

/** The sentence for a file without rows. Its verdict is `accepted`, because no row would fail. */
const nothingToImport = "Nothing to import: the file has no rows yet.";

const responseFile =
  "Unchecked: this is a response file, which the platform does not accept. Create a retry file from it, and upload that.";

/** The verdict on a file, and the sentence that tells it to the user. */
export function verdictOf(checked: Pick<Checked, "summary" | "context" | "layout">): {
  verdict: Verdict;
  sentence: string;
} {
  const { rows, failedRows, refusals } = checked.summary;
  const { exportProblems, partialExports, severities } = checked.context;
  if (checked.layout.isResponse) return { verdict: "unchecked", sentence: responseFile };
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
    const sentence = `Unchecked: no row would fail, but ${uncheckedCompanies(checked.context)}. ${problem}${doubt}`;
    return { verdict: "unchecked", sentence: rows === 0 ? nothingToImport + openQuestion(checked.context) : sentence };
  }
  const [part] = partialExports;
  if (part !== undefined && severities.get(existingPartial.code) !== "off") {
    const sentence = `Unchecked: no row would fail, but not all existing companies are checked. ${part}${doubt}`;
    return { verdict: "unchecked", sentence: rows === 0 ? nothingToImport + openQuestion(checked.context) : sentence };
  }
  if (rows === 0) return { verdict: "accepted", sentence: nothingToImport };
  // The platform may still refuse the whole file because of existing companies.
  const open = openQuestion(checked.context);
  return { verdict: "accepted", sentence: `Accepted: ${allRows(rows)} would be created.${doubt}${open}` };
}

/**
 * Warnings that may make the platform refuse the whole file, or that mean damaged values, as sentences; empty if there
 * are none.
 */
export function doubtOf({ summary: { refusals, doubts } }: Pick<Checked, "summary">): string {
  if (refusals.size > 0) return "";
  const damage = rulesAsRun.flatMap((rule) => rule.caution?.(doubts.get(rule) ?? 0) || []);
  const reasons = rulesAsRun.flatMap((rule) => {
    const warnings = doubts.get(rule) ?? 0;
    return (warnings > 0 && (rule.mayRefuse?.(warnings) ?? rule.refuses)) || [];
  });
  const refusal = `${mayBeRefused}${listed(new Set(reasons))}.`;
  return [...(reasons.length > 0 ? [refusal] : []), ...damage].join(" ");
}

/** A sentence (after a space) that existing companies are not checked, for cases without a rule; empty if they are. */
function openQuestion(context: CheckContext): string {
  const { existing, exportProblems, partialExports, severities } = context;
  if (severities.get(companyExists.code) === "off") {
    return ` Existing companies are not checked: the rule ${companyExists.code} is off.`;
  }
  const [problem] = exportProblems;
  if (problem !== undefined) return ` ${capitalized(uncheckedCompanies(context))}: ${problem}`;
  const [part] = partialExports;
  if (part !== undefined) return ` Not all existing companies are checked: ${part}`;
  return existing ? "" : " Existing companies are not checked: no export is chosen.";
}

/** Why the platform would refuse the file, in the order of the rules, without duplicates. */
function reasons(refusals: ReadonlySet<Rule>): string {
  const texts = rulesAsRun.flatMap((rule) => (refusals.has(rule) && rule.refuses) || []);
  return listed(new Set(texts));
}
