import { tidy } from "../../document/whitespace.ts";
import type { Column } from "../../template/columns.ts";
import { isCountryCode } from "../../template/countries.ts";
import { isEmail } from "../../template/emails.ts";
import type { PlaceMeaning } from "../../template/place-meaning.ts";
import type { CheckContext } from "../context.ts";
import type { FileView, Finding, Fix } from "../rule.ts";
import type { CellView } from "../view.ts";
import { hasDigitSign, hasDoubtfulComma, hasOtherScript, plainId, plainName, withoutCommas } from "./plain-text.ts";
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

/** A fix that gives a cell another value; none where it is the value that it has. */
export function replaceCell(cell: CellView, value: string, safe: boolean, meaning?: string): Fix[] {
  if (value === cell.value) return [];
  const title = value === "" ? "Empty the cell" : replaceTitle(cell.value, value, meaning);
  return [{ title, safe, edits: [cell.replace(value)] }];
}

/** Fixes that give a cell the code of a place, as certain as that is; of several that are known the first is. */
export function placeFixes(cell: CellView, { places, how }: PlaceMeaning): Fix[] {
  return places.flatMap(({ code, name }, index) => {
    if (how === "near") return guessCell(cell, code, name);
    const fixes = replaceCell(cell, code, how === "exact", name);
    return how === "choice" || index > 0 ? fixes.map(asGuess) : fixes;
  });
}

/** A fix that gives a cell a value that is like its own by letters alone, and says so. */
export function guessCell(cell: CellView, value: string, meaning?: string): Fix[] {
  const title = `${replaceTitle(cell.value, value)}${meaning ? `, ${meaning}` : ""} (similar name)`;
  return value === cell.value ? [] : [asGuess({ title, safe: false, edits: [cell.replace(value)] })];
}

/** One of several that may be meant, so never safe. */
export function asGuess(fix: Fix): Fix {
  return { ...fix, safe: false, guess: true };
}

/** Where a value stands, as far as that says how to write it. */
export interface CellPlace {
  readonly header: string;
  readonly column: Column | undefined;
  readonly context: CheckContext;
}

export function placeOf(cell: CellView): CellPlace {
  return { header: headerOf(cell), column: cell.column, context: cell.context };
}

/** Whether the column takes spaces between words: all but IDs do, and these where the user allows them there. */
function takesSpaces({ column, context }: Omit<CellPlace, "header">): boolean {
  return column?.kind !== "id" || context.severities.get("spaces") === "off";
}

/** A tidy value as the cell's column takes it: without spaces in an ID, unless the user allows them there. */
export function inColumn(cell: CellView, text: string): string {
  return takesSpaces(cell) ? text : text.replaceAll(" ", "");
}

/**
 * What to write in place of a value that one rule objects to, as a sentence with a space before it. Empty where it is not
 * certain what is right, or where another rule would object to it.
 */
export function writeHint(place: CellPlace, text: string): string {
  const right = rightValue(place, text);
  return right === "" || !isTaken(place, right) ? "" : ` Write ${quoted(right)}.`;
}

function rightValue(place: CellPlace, text: string): string {
  if (isStrict(place.column) && place.context.severities.get("characters") !== "off") {
    if (hasOtherScript(text) || hasDigitSign(text, place.column?.kind) || hasDoubtfulComma(text)) return "";
    return takesSpaces(place) ? plainName(text) : plainId(text);
  }
  if (hasDoubtfulComma(text)) return "";
  const value = tidy(withoutCommas(text));
  return takesSpaces(place) ? value : value.replaceAll(" ", "");
}

/** Whether a column of codes, types or addresses takes a value; of any other this is not the place to ask. */
function isTaken({ column, context }: CellPlace, value: string): boolean {
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
      return context.types[column.kind].values.includes(value);
    default:
      return true;
  }
}

/** Whether the column takes codes of ISO 3166 alone: two letters and nothing else. */
export function isCode(column: Column | undefined): boolean {
  return column?.kind === "country" || column?.kind === "state" || column?.kind === "phoneCountry";
}

/** Whether the column names or identifies a company or a site: strictly alphanumeric, says the guide. */
export function isStrict(column: Column | undefined): boolean {
  return column?.kind === "name" || column?.kind === "id";
}
