import type { RowRule } from "./rule.ts";

/** A row of nothing, or of nothing but delimiters. */
export const rowBlank: RowRule<null> = {
  code: "row-blank",
  title: "A row is blank",
  severity: "warning",
  scope: "row",
  refusesFile: true,
  message: () => "This row is blank. Delete it: the import may count it as a record.",
  check: (row) => (row.isBlank ? { data: null, final: true } : undefined),
  fixes: (finding, file) => [{ title: "Delete the blank row", safe: true, edits: [file.view(finding.row).delete()] }],
};
