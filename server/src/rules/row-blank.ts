import { carriageReturn } from "../document/characters.ts";
import type { Row } from "../document/rows.ts";
import type { FileView, RowEdit, RowRule } from "./rule.ts";

/** A row of nothing, or of nothing that anybody sees. */
export const rowBlank: RowRule<null> = {
  code: "row-blank",
  title: "A row is blank",
  severity: "warning",
  scope: "row",
  refusesFile: true,
  message: () => "This row is blank. Delete it: the import may count it as a record.",
  check: (row) => (row.isBlank ? { data: null, final: true } : undefined),
  fixes({ row }, file) {
    // Behind a quote left open it may be a line of that value.
    const safe = !file.document.rows.hasOpenQuote;
    return [{ title: "Delete the blank row", safe, edits: [deletion(row, file)] }];
  },
};

/** Of lines that end in `\r\r\n` the first sign is the one too many: without it the line before ends as lines do. */
function deletion(row: Row, file: FileView): RowEdit {
  const { rows } = file.document;
  const before = row.text === "\r\n" ? rows.at(rows.indexOf(row) - 1) : undefined;
  if (before?.source.codes[before.end - 1] !== carriageReturn) return file.view(row).delete();
  return { row: before, start: before.length - 1, end: before.length, text: "" };
}
