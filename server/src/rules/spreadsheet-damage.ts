import { Kind } from "../document/characters.ts";
import { spreadsheetDamage as damageOf, type SpreadsheetDamage } from "../document/spreadsheet.ts";
import type { ColumnKind } from "../template/columns.ts";
import { type CellPlace, cellOf, placeOf, replaceCell, writeHint } from "./cell-fix.ts";
import { replaceIdentity } from "./identity-fix.ts";
import type { CellRule, Fix } from "./rule.ts";
import type { CellView } from "./view.ts";
import { quoted } from "./wording.ts";

interface Data {
  place: CellPlace;
  text: string;
  damage: SpreadsheetDamage;
}

/** What has become of the value; follows it in a sentence. */
const causes: Record<SpreadsheetDamage["kind"], string> = {
  scientific: "is a long number that a spreadsheet has shortened, so that its digits are lost",
  error: "is what a spreadsheet shows in place of a value",
  wrapped: "is a formula that keeps a spreadsheet from changing the value, but the import takes it as it stands",
  apostrophe: "begins with an apostrophe that is for spreadsheets only, but the import takes it as it stands",
  formula: "is a formula to a spreadsheet, which would run it",
};

/** Kinds of column in which no damaged value is allowed by the other rules either. */
const checkedKinds: readonly ColumnKind[] = ["name", "id", "country", "state", "phoneCountry"];

/** What a spreadsheet has made of a value, or would do with it. */
export const spreadsheetDamage: CellRule<Data> = {
  code: "spreadsheet-damage",
  title: "A spreadsheet has damaged the value, or would run it: an error in names, IDs and codes, else a warning",
  severity: "warning",
  scope: "cell",
  signs: Kind.formula,
  message({ place, text, damage }) {
    const right = damage.unwrapped ?? (damage.kind === "formula" ? withoutSigns(text) : "");
    return `${place.header} ${quoted(text)} ${causes[damage.kind]}.${writeHint(place, right) || " Type the value anew."}`;
  },
  check(cell) {
    const text = cell.tidyValue;
    const damage = damageOf(text);
    if (!damage || isHandle(cell, text)) return undefined;
    // Hides what else is wrong with the value, so it must weigh as much: the import would refuse such a name or code.
    const refused = cell.column !== undefined && checkedKinds.includes(cell.column.kind);
    const severity = refused ? "error" : "warning";
    return { data: { place: placeOf(cell), text, damage }, severity, final: true };
  },
  fixes(finding, file) {
    const { text, damage } = finding.data;
    const cell = cellOf(finding, file);
    if (damage.unwrapped !== undefined) return replaceIdentity(file, finding, damage.unwrapped, true);
    const blank: Fix[] = cell.column?.required
      ? []
      : [{ title: "Empty the cell", safe: false, edits: [cell.replace("")] }];
    if (damage.kind !== "formula") return blank;
    return [...replaceCell(cell, withoutSigns(text), false), ...blank];
  },
};

/** A formula as plain text, without the signs that make it one. */
function withoutSigns(text: string): string {
  return text.replace(/^[=@+\s]+/, "");
}

/** The name of a social media account, which begins with an `@`. */
function isHandle(cell: CellView, text: string): boolean {
  return cell.column?.role === "Social Media" && /^@[\w.-]+$/.test(text);
}
