import { Kind } from "../document/characters.ts";
import { tidy } from "../document/whitespace.ts";
import type { Column } from "../template/columns.ts";
import { suggestEmails } from "../template/emails.ts";
import { formOf } from "../template/kinds.ts";
import { hasDoubtfulComma, withoutCommas } from "../template/plain-text.ts";
import type { CellRule } from "./rule.ts";
import { asGuess, type CellPlace, cellOf, inColumn, placeOf, replaceCell, writeHint } from "./support/cell-fix.ts";
import { replaceIdentity } from "./support/identity-fix.ts";
import { manyFixes, manyHint } from "./support/many-values.ts";
import { mayBeRecords } from "./support/record-in-cell.ts";
import { quoted } from "./support/wording.ts";

/** A comma inside a field: the guide allows none, and quoting does not help. */
export const comma: CellRule<{ place: CellPlace; value: string; many: string }> = {
  code: "comma",
  title: "A value contains a comma",
  noun: ["value with a comma", "values with a comma"],
  severity: "error",
  scope: "cell",
  look: { signs: Kind.comma },
  message({ place, value, many }) {
    const [email] = emailsIn(place.column, value);
    const hint = many || (email ? ` Did you mean ${quoted(email)}?` : writeHint(place, value));
    return `${place.header} contains a comma, but the import does not allow commas, even in quotes.${hint}`;
  },
  check(cell) {
    const { value } = cell;
    const from = value.indexOf(",");
    if (from === -1) return undefined;
    const form = formOf(cell.column);
    // In codes, addresses and numbers, other faults can be judged only once the comma is gone.
    const final = form !== undefined && !["name", "id", "text"].includes(form);
    const data = { place: placeOf(cell), value, many: manyHint(cell) };
    return { data, from, to: value.lastIndexOf(",") + 1, final, doubtsValue: hasDoubtfulComma(value) };
  },
  fixes(finding, file) {
    const cell = cellOf(finding, file);
    const splits = manyFixes(finding, file);
    const emails = emailsIn(cell.column, cell.value);
    if (emails.length > 0) return [...splits, ...emails.flatMap((email) => replaceCell(cell, email, false))];
    const joined = inColumn(cell, tidy(withoutCommas(cell.value)));
    if (!hasDoubtfulComma(cell.value))
      return [...splits, ...replaceIdentity(file, finding, joined, !mayBeRecords(cell.value, cell.row))];
    const spaced = inColumn(cell, tidy(cell.value.replaceAll(",", " ")));
    const values = [...new Set([spaced, joined])];
    return [...splits, ...values.flatMap((value) => replaceIdentity(file, finding, value, false).map(asGuess))];
  },
};

/** In an email address, a comma usually replaces a dot or separates two addresses. */
function emailsIn(column: Column | undefined, value: string): string[] {
  return formOf(column) === "email" ? suggestEmails(value) : [];
}
