import { count, inDigits } from "../rules/wording.ts";
import type { Checked } from "./checked.ts";

/** What the platform would say of a file. */
export type Verdict = "accepted" | "failed-rows" | "invalid-csv" | "unchecked";

/** The verdict on a file, and the same in one sentence for a person. */
export function verdictOf(checked: Pick<Checked, "summary" | "context">): { verdict: Verdict; sentence: string } {
  const { rows, failedRows, refusals } = checked.summary;
  const { exportProblems, severities } = checked.context;
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
    const sentence = `Unchecked: nothing is wrong in the file, but existing companies are not checked. ${problem}`;
    return { verdict: "unchecked", sentence };
  }
  if (rows === 0) return { verdict: "accepted", sentence: "Nothing to import: the file has no rows yet." };
  const all = rows === 1 ? "the one row" : `all ${inDigits(rows)} rows`;
  // Most of what can be known is known, but not the one thing for which the whole file is refused.
  const open = checked.context.existing ? "" : " Existing companies are not checked: no export is set.";
  return { verdict: "accepted", sentence: `Accepted: ${all} would be created.${open}` };
}

function reasons(refusals: ReadonlySet<string>): string {
  const said: string[] = [];
  if (refusals.has("delimiter")) said.push("its cells are not separated by commas");
  if ([...refusals].some((code) => code.startsWith("header-"))) said.push("its header row is not the template's");
  if (refusals.has("row-blank")) said.push("it has blank rows");
  if (refusals.has("company-exists")) said.push("it has companies that exist already");
  return said.join(" and ");
}
