import type { RowRule } from "./rule.ts";
import { deleteRows } from "./support/row-deletion.ts";

/** A row that is empty, or looks empty. */
export const rowBlank: RowRule<null> = {
  code: "row-blank",
  title: "A row is blank",
  noun: ["blank row", "blank rows"],
  severity: "warning",
  scope: "row",
  refuses: "it has blank rows",
  message: () => "This row is blank. The import may count it as a record. Delete it.",
  check: (row) => (row.isBlank ? { data: null, final: true } : undefined),
  fixes({ row }, file) {
    // After an unclosed quote, it may be a line of that value.
    const safe = !file.document.rows.hasOpenQuote;
    return [{ title: "Delete the blank row", safe, edits: deleteRows([row], file) }];
  },
};
