import { isEmail, suggestEmails } from "../template/emails.ts";
import { cellOf, headerOf, replaceCell } from "./cell-fix.ts";
import type { CellRule } from "./rule.ts";
import { quoted } from "./wording.ts";

/** Not an e-mail address. */
export const email: CellRule<{ header: string; text: string }> = {
  code: "email",
  title: "Not an e-mail address",
  severity: "warning",
  scope: "cell",
  suggestsOnly: true,
  kinds: ["email"],
  message({ header, text }) {
    const [right] = suggestEmails(text);
    const hint = right ? ` Did you mean ${quoted(right)}?` : " It has the form name@example.com.";
    return `${header} ${quoted(text)} is not an e-mail address.${hint}`;
  },
  check(cell) {
    const text = cell.tidyValue;
    return text === "" || isEmail(text) ? undefined : { data: { header: headerOf(cell), text } };
  },
  fixes: (finding, file) =>
    suggestEmails(finding.data.text).flatMap((value) => replaceCell(cellOf(finding, file), value, false)),
};
