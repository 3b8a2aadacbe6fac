import { isEmail, suggestEmails } from "../template/emails.ts";
import type { CellRule } from "./rule.ts";
import { asGuess, cellOf, headerOf, replaceCell } from "./support/cell-fix.ts";
import { quoted } from "./support/wording.ts";

/** A value that is not an email address. */
export const email: CellRule<{ header: string; text: string }> = {
  code: "email",
  title: "Email is not an email address",
  noun: ["email address", "email addresses"],
  severity: "warning",
  scope: "cell",
  suggestsOnly: () => true,
  kinds: ["email"],
  look: { code: true },
  message({ header, text }) {
    const [likely] = suggestEmails(text);
    const hint = likely ? ` Did you mean ${quoted(likely)}?` : " Use the form name@example.com.";
    return `${header} ${quoted(text)} is not an email address.${hint}`;
  },
  check(cell) {
    const text = cell.tidyValue;
    return text === "" || isEmail(text) ? undefined : { data: { header: headerOf(cell), text } };
  },
  fixes(finding, file) {
    const cell = cellOf(finding, file);
    const fixes = suggestEmails(finding.data.text).flatMap((value) => replaceCell(cell, value, false));
    // A space in a mailbox may replace a dot, or separate it from a name.
    return fixes.length > 1 || /\w\s+[\w.+-]+@/.test(finding.data.text) ? fixes.map(asGuess) : fixes;
  },
};
