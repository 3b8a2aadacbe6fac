import { isCountryCode } from "../template/countries.ts";
import { formOf } from "../template/kinds.ts";
import { isPlaceholder, placeholderSigns, placeholderWords } from "../template/placeholders.ts";
import { findState } from "../template/states.ts";
import { isType } from "../template/types.ts";
import { fillIns } from "./required.ts";
import type { CellRule } from "./rule.ts";
import { type CellPlace, cellOf, isCode, isStrict, placeOf } from "./support/cell-fix.ts";
import { quoted } from "./support/wording.ts";
import type { CellView } from "./view.ts";

/** A placeholder such as `N/A` or `-`. */
export const placeholder: CellRule<{ place: CellPlace; text: string }> = {
  code: "placeholder",
  title: "A placeholder instead of a value: an error in required columns and in codes, otherwise a warning",
  noun: ["placeholder", "placeholders"],
  severity: "warning",
  scope: "cell",
  look: { words: placeholderWords, signs: placeholderSigns },
  doubtsValue: true,
  suggestsOnly: () => true,
  message({ place, text }) {
    const remedy = place.column?.required ? "Enter the real value." : "Empty the cell.";
    return `${place.header} ${quoted(text)} means no value, but the import takes it literally. ${remedy}`;
  },
  check(cell) {
    const text = cell.tidyValue;
    if (text === "" || !isPlaceholderIn(text, cell)) return undefined;
    const { column } = cell;
    const severity = column?.required || isCode(column) ? "error" : "warning";
    return { data: { place: placeOf(cell), text }, severity, final: true };
  },
  fixes(finding, file) {
    const cell = cellOf(finding, file);
    const empty = { title: "Empty the cell", safe: false, edits: [cell.replace("")] };
    return [...fillIns(finding, file), empty];
  },
};

function isPlaceholderIn(text: string, cell: CellView): boolean {
  const { column } = cell;
  const numbers = formOf(column) === "number" || column?.role === "Zip";
  const names = isStrict(column);
  return (
    isPlaceholder(text, { names, initials: names && column?.role !== "Company Name", numbers }) && !isValue(text, cell)
  );
}

/** Whether the text is a value of its column: `NA` is Namibia. Unassigned codes are left to the rules for codes. */
function isValue(text: string, { column, row, context }: CellView): boolean {
  switch (column?.kind) {
    case "country":
    case "phoneCountry":
      return isCountryCode(text) || /^[a-z]{2}$/i.test(text);
    case "state":
      return findState(text.toUpperCase(), row.country("Country") ?? "") !== undefined;
    case "emailType":
    case "phoneType":
    case "socialType":
      return isType(text, context.types[column.kind].values);
    case undefined:
    case "name":
    case "id":
    case "text":
    case "email":
    case "phone":
      return false;
  }
}
