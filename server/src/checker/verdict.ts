import type { CheckContext } from "../rules/context.ts";
import { allRows, capitalized, count, inDigits, uncheckedCompanies } from "../rules/support/wording.ts";
import type { Checked } from "./checked.ts";

/** What the platform would say of a file. */
export type Verdict = "accepted" | "failed-rows" | "invalid-csv" | "unchecked";

/** That no row would fail says little of a file that has none. */
const nothing = "Nothing to import: the file has no rows yet.";

const response =
  "Unchecked: this is a response file, which the platform does not take. Create a retry file from it, and upload that.";

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
  if (failedRows > 0) {
    return { verdict: "failed-rows", sentence: `${inDigits(failedRows)} of ${count(rows, "row")} would fail.` };
  }
  const [problem] = exportProblems;
  if (problem !== undefined && severities.get("existing-export") !== "off") {
    const sentence = `Unchecked: nothing is wrong in the file, but ${uncheckedCompanies(checked.context)}. ${problem}`;
    return { verdict: "unchecked", sentence: rows === 0 ? nothing + openQuestion(checked.context) : sentence };
  }
  const [part] = partialExports;
  if (part !== undefined && severities.get("existing-partial") !== "off") {
    const sentence = `Unchecked: nothing is wrong in the file, but not all existing companies are checked. ${part}`;
    return { verdict: "unchecked", sentence: rows === 0 ? nothing + openQuestion(checked.context) : sentence };
  }
  if (rows === 0) return { verdict: "accepted", sentence: nothing };
  // Most of what can be known is known, but not the one thing for which the whole file is refused.
  const open = openQuestion(checked.context);
  return { verdict: "accepted", sentence: `Accepted: ${allRows(rows)} would be created.${open}` };
}

/** What the check says nothing of, where a person has turned off the rule that would have. */
function openQuestion(context: CheckContext): string {
  const { existing, exportProblems, partialExports } = context;
  const [problem] = exportProblems;
  if (problem !== undefined) return ` ${capitalized(uncheckedCompanies(context))}: ${problem}`;
  const [part] = partialExports;
  if (part !== undefined) return ` Not all existing companies are checked: ${part}`;
  return existing ? "" : " Existing companies are not checked: no export is set.";
}

function reasons(refusals: ReadonlySet<string>): string {
  const said: string[] = [];
  if (refusals.has("encoding")) said.push("it is not saved as UTF-8");
  if (refusals.has("preamble")) said.push("lines stand above its header row");
  if (refusals.has("row-quoted")) said.push("its header row stands in quotes");
  if (refusals.has("delimiter")) said.push("its cells are not separated by commas");
  const ofHeader = [...refusals].filter((code) => code.startsWith("header-") && code !== "header-repeated");
  if (ofHeader.length > 0) said.push("its header row is not the template's");
  if (refusals.has("header-repeated")) said.push("another header row stands among its rows");
  if (refusals.has("row-blank")) said.push("it has blank rows");
  if (refusals.has("company-exists")) said.push("it has companies that exist already");
  return said.join(" and ");
}
