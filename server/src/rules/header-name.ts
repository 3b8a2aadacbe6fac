import { tidy } from "../document/whitespace.ts";
import type { HeaderRule } from "./rule.ts";
import { asGuess, cellOf, replaceCell } from "./support/cell-fix.ts";
import { quoted, unlikeTemplate } from "./support/wording.ts";

/** A header that can be recognised but is not the exact name. */
export const headerName: HeaderRule<{ text: string; header: string }> = {
  code: "header-name",
  title: "A header is recognisable but not the exact name",
  noun: ["inexact header", "inexact headers"],
  severity: "error",
  scope: "header",
  refuses: unlikeTemplate,
  message: ({ text, header }) =>
    tidy(text) === header
      ? `The header "${header}" has white space or invisible characters that do not belong there. Write it without them.`
      : `The header ${quoted(text)} must be exactly "${header}".`,
  check: ({ layout }) =>
    layout.first.flatMap(({ index, text, column }) =>
      column && column.header !== text ? [{ cell: index, data: { text, header: column.header } }] : [],
    ),
  fixes(finding, file) {
    // Of two headers for one column, a person says which it is.
    const isOne = !file.layout.first.some(({ duplicateOf }) => duplicateOf?.index === finding.cell);
    const fixes = replaceCell(cellOf(finding, file), finding.data.header, isOne);
    return isOne ? fixes : fixes.map(asGuess);
  },
};
