import { tidy } from "../../document/whitespace.ts";
import type { Column } from "../../template/columns.ts";
import { isCountryCode } from "../../template/countries.ts";
import { isEmail } from "../../template/emails.ts";
import { formOf } from "../../template/kinds.ts";
import type { PlaceMeaning } from "../../template/place-meaning.ts";
import {
  hasDoubtfulComma,
  hasOtherScript,
  hasSymbolInNumber,
  plainId,
  plainName,
  withoutCommas,
} from "../../template/plain-text.ts";
import { isType } from "../../template/types.ts";
import type { CheckContext } from "../context.ts";
import type { FileView, Finding, Fix } from "../rule.ts";
import type { CellView } from "../view.ts";
import { quoted, replaceTitle, shorten } from "./wording.ts";

/** The cell that a finding is about. */
export function cellOf(finding: Finding, file: FileView): CellView {
  return file.view(finding.row).at(finding.cell);
}

/** The header of a cell's column, as messages name it. */
export function headerOf(cell: CellView): string {
  const { header } = cell.column ?? {};
  return header ?? (shorten(cell.row.layout.headers[cell.index]?.text ?? "") || `Column ${cell.index + 1}`);
}

/** A fix that gives a cell another value; none if the cell already has it. */
export function replaceCell(cell: CellView, value: string, safe: boolean, meaning?: string): Fix[] {
  if (value === cell.value) return [];
  const title = value === "" ? "Empty the cell" : replaceTitle(cell.value, value, meaning);
  return [{ title, safe, edits: [cell.replace(value)] }];
}

/** Fixes that give a cell the code of a place. Only the first of several is certain, if any is. */
export function placeFixes(cell: CellView, { places, how }: PlaceMeaning): Fix[] {
  return places.flatMap(({ code, name }, index) => {
    if (how === "near") return guessCell(cell, code, name);
    const fixes = replaceCell(cell, code, how === "exact", name);
    return how === "choice" || index > 0 ? fixes.map(asGuess) : fixes;
  });
}

/** A fix that gives a cell a value of similar spelling, and says so. */
export function guessCell(cell: CellView, value: string, meaning?: string): Fix[] {
  const title = `${replaceTitle(cell.value, value)}${meaning ? `, ${meaning}` : ""} (similar name)`;
  return value === cell.value ? [] : [asGuess({ title, safe: false, edits: [cell.replace(value)] })];
}

/** Marks a fix as one of several possibilities, which is never safe. */
export function asGuess(fix: Fix): Fix {
  const { made: _, forAll: __, ...rest } = fix;
  return { ...rest, safe: false, guess: true };
}

/** What determines how to write a value in a cell. */
export interface CellPlace {
  readonly header: string;
  readonly column: Column | undefined;
  readonly context: CheckContext;
}

export function placeOf(cell: CellView): CellPlace {
  return { header: headerOf(cell), column: cell.column, context: cell.context };
}

/** Whether the column takes spaces between words. IDs do only if the user allows it. */
function takesSpaces({ column, context }: Omit<CellPlace, "header">): boolean {
  return formOf(column) !== "id" || context.severities.get("spaces") === "off";
}

/** A tidy value as the cell's column takes it: without spaces in an ID, unless the user allows them. */
export function inColumn(cell: CellView, text: string): string {
  return takesSpaces(cell) ? text : text.replaceAll(" ", "");
}

/**
 * What to write instead of a faulty value, as a sentence with a space before it. Empty if it is not certain, or if
 * another rule would object to it.
 */
export function writeHint(place: CellPlace, text: string): string {
  const corrected = correctedValue(place, text);
  return corrected === "" || !isAccepted(place, corrected) ? "" : ` Write ${quoted(corrected)}.`;
}

function correctedValue(place: CellPlace, text: string): string {
  if (isStrict(place.column) && place.context.severities.get("characters") !== "off") {
    if (hasOtherScript(text) || hasSymbolInNumber(text, formOf(place.column)) || hasDoubtfulComma(text)) return "";
    return takesSpaces(place) ? plainName(text) : plainId(text);
  }
  if (hasDoubtfulComma(text)) return "";
  const value = tidy(withoutCommas(text));
  return takesSpaces(place) ? value : value.replaceAll(" ", "");
}

/** Whether a column of codes, types or email addresses accepts a value; true for all other columns. */
function isAccepted({ column, context }: CellPlace, value: string): boolean {
  switch (column?.kind) {
    case "country":
    case "phoneCountry":
      return isCountryCode(value);
    case "state":
      return /^[A-Z]{2}$/.test(value);
    case "email":
      return isEmail(value);
    case "emailType":
    case "phoneType":
    case "socialType":
      return isType(value, context.types[column.kind].values);
    case undefined:
    case "name":
    case "id":
    case "text":
    case "phone":
      return true;
  }
}

/** Whether the column takes only codes of ISO 3166, which have two letters. */
export function isCode(column: Column | undefined): boolean {
  return formOf(column) === "code";
}

/** Whether the column names or identifies a company or site. The guide says that these are strictly alphanumeric. */
export function isStrict(column: Column | undefined): boolean {
  const form = formOf(column);
  return form === "name" || form === "id";
}
