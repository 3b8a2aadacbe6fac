import { Kind } from "../document/characters.ts";
import { tidy } from "../document/whitespace.ts";
import { suggestEmails } from "../template/emails.ts";
import { cellOf, headerOf, inColumn, replaceCell } from "./cell-fix.ts";
import { replaceIdentity } from "./identity-fix.ts";
import { withoutCommas } from "./plain-text.ts";
import type { CellRule } from "./rule.ts";
import { quoted } from "./wording.ts";

/** A comma inside a field: the guide allows none, and quoting does not help. */
export const comma: CellRule<{ header: string; right: string }> = {
  code: "comma",
  title: "A value holds a comma",
  severity: "error",
  scope: "cell",
  signs: Kind.comma,
  message({ header, right }) {
    const hint = right === "" ? "" : ` Write ${quoted(right)}.`;
    return `A comma is not allowed in ${header}, nor in any other field, not even in quotes.${hint}`;
  },
  check(cell) {
    const { value } = cell;
    const kind = cell.column?.kind;
    // In an address or a number the comma is the fault; what else is wrong shows when it is gone.
    const final = kind !== undefined && !["name", "id", "text"].includes(kind);
    const data = { header: headerOf(cell), right: inColumn(cell, tidy(withoutCommas(value))) };
    return { data, from: value.indexOf(","), to: value.lastIndexOf(",") + 1, final };
  },
  fixes(finding, file) {
    const cell = cellOf(finding, file);
    // In an e-mail address the comma mostly stands for a dot, or between two addresses.
    const emails = cell.column?.kind === "email" ? suggestEmails(cell.value) : [];
    if (emails.length > 0) return emails.flatMap((email) => replaceCell(cell, email, false));
    // With a line break in it, the cell may be rows that an open quote has swallowed.
    return replaceIdentity(file, finding, finding.data.right, !(cell.kinds & Kind.lineBreak));
  },
};
