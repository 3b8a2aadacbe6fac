import { tidy } from "../document/whitespace.ts";
import { meaningByWords } from "../template/header-meaning.ts";
import { headerKey } from "../template/headers.ts";
import type { FileView, HeaderRule } from "./rule.ts";
import { asGuess, cellOf, replaceCell } from "./support/cell-fix.ts";
import { misfit } from "./support/fit.ts";
import { columnsThatMayBe, pointsOfColumn } from "./support/meant-header.ts";
import { quoted, unlikeTemplate } from "./support/wording.ts";

/** A header that can be recognised but is not the exact name. */
export const headerName: HeaderRule<{ text: string; header: string }> = {
  code: "header-name",
  title: "A header is recognisable, but not exact",
  noun: ["inexact header", "inexact headers"],
  severity: "error",
  scope: "header",
  refuses: unlikeTemplate,
  message: ({ text, header }) =>
    tidy(text) === header
      ? `The header "${header}" has extra spaces or invisible characters. Remove them.`
      : `The header ${quoted(text)} must be exactly "${header}".`,
  check: ({ layout }) =>
    layout.first.flatMap(({ index, text, column }) =>
      column && column.header !== text ? [{ cell: index, data: { text, header: column.header } }] : [],
    ),
  fixes(finding, file) {
    // If two headers mean the same column, a person must choose.
    const isOne = !file.layout.first.some(({ duplicateOf }) => duplicateOf?.index === finding.cell);
    const isSure = isOne && !mayBeOther(file, finding.cell);
    const fixes = replaceCell(cellOf(finding, file), finding.data.header, isSure);
    return isSure ? fixes : fixes.map(asGuess);
  },
};

/**
 * Whether a column whose header is an alias may be something else: most of its values do not fit, or its header is
 * `Country Code` next to a phone number and another column may be the country.
 */
function mayBeOther(file: FileView, index: number): boolean {
  const { text = "", column } = file.layout.first[index] ?? {};
  if (!column || headerKey(text) === headerKey(column.header)) return false;
  const all = [...pointsOfColumn(file, index, column)];
  if (2 * all.filter((each) => each <= misfit).length > all.length) return true;
  return column.kind === "country" && isBesidePhone(file, index) && columnsThatMayBe(file, column).length > 0;
}

function isBesidePhone({ layout }: FileView, index: number): boolean {
  const headers = [layout.first[index - 1], layout.first[index + 1]].flatMap((cell) => cell?.text ?? []);
  return headers.some((text) => meaningByWords(text, layout.keys, layout.template)?.column.kind === "phone");
}
