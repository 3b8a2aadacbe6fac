import { encodeRow } from "../../document/cells.ts";
import { Kind } from "../../document/characters.ts";
import { tidy } from "../../document/whitespace.ts";
import { listed } from "../../listed.ts";
import { countryOfAddress } from "../../template/address-country.ts";
import { findCountry } from "../../template/countries.ts";
import { formOf } from "../../template/kinds.ts";
import { addressSeparators, splitAddress } from "../../template/split-address.ts";
import { findState } from "../../template/states.ts";
import { isWrittenZip } from "../../template/zips.ts";
import type { Fix } from "../rule.ts";
import type { CellView, RowView } from "../view.ts";
import { addressIn } from "./address-in-cell.ts";
import { clearMargin, Fit } from "./fit.ts";
import { delimiterNames } from "./record-in-cell.ts";
import { isSuffixOfName } from "./split-name.ts";
import { quoted } from "./wording.ts";

/** `Kind` bits of everything that separates values. */
export const mayBeSeparator: number = Kind.comma | Kind.punctuation | Kind.lineBreak | Kind.control | Kind.foreign;

/** Maximum number of cells whose values may be in one before them, and maximum length of its value in UTF-16 units. */
const maxCells = 10;
const longestValue = 1_000;

const separators = [...Object.keys(delimiterNames), /[\n\v\f\r]+/];

/**
 * The values of a cell and of the following ones, if it probably contains them all: the others are empty or the row
 * lacks as many, and some part certainly belongs in one of them. Both `"Acme,AC",,Main` and `"Boston, MA 02110",,` are
 * such cells, but in `"12 Main St, Rear",,` the comma is part of the text.
 */
export function valuesIn(row: RowView, index: number): readonly string[] | undefined {
  if (!(row.kindsAt(index) & mayBeSeparator)) return undefined;
  const value = row.value(index);
  if (value.length > longestValue || !addressSeparators.test(value)) return undefined;
  const address = addressIn(row, index);
  if (address) return address;
  for (const separator of separators) {
    const pieces = value.split(separator);
    const values = pieces.length > 1 && valuesOf(pieces, row, index);
    if (values) return values;
  }
  return undefined;
}

/** Whether a cell of the row contains the values of others. @param besides a cell that is not looked at */
export function holdsValues(row: RowView, besides = -1): boolean {
  for (let index = 0; index < row.cellCount; index++) if (index !== besides && valuesIn(row, index)) return true;
  return false;
}

/** The hint for such a cell, instead of what to write, as a sentence with a space before it. */
export const othersHint = " It probably also contains the values of the following cells.";

/** Splits a cell into the following ones, if each part fits its column. */
export function splitFixes({ row, index, start }: CellView): Fix[] {
  const values = valuesIn(row, index);
  if (!values || row.cellCount < row.layout.columns.length) return [];
  const fit = new Fit(row, row.country("Country"));
  if (values.some((value, at) => value !== "" && fit.at(value, index + at) < 0)) return [];
  const end = row.row.cellEnd(index + values.length - 1) - row.row.start;
  const edit = { row: row.row, start, end, text: encodeRow(values, row.delimiter) };
  const fix = { title: splitTitle(row, index, values), safe: false, guess: true, edits: [edit] } as const;
  return [isCertainAddress(row, index) ? { ...fix, made: true } : fix];
}

/** Whether a cell certainly contains a whole address in the row's country. */
function isCertainAddress(row: RowView, index: number): boolean {
  const country = row.country("Country");
  const address = country && addressIn(row, index) ? splitAddress(row.value(index), country) : undefined;
  return address !== undefined && (countryOfAddress(address.state, address.zip) ?? country) === country;
}

/** Title of a fix that puts these values into a cell and the following ones. */
export function splitTitle(row: RowView, index: number, values: readonly string[]): string {
  const headers = values.flatMap((value, at) => (value === "" ? [] : [row.layout.columns[index + at]?.header ?? ""]));
  return `Split ${quoted(row.value(index))} into ${listed(headers)}`;
}

function valuesOf(pieces: readonly string[], row: RowView, index: number): readonly string[] | undefined {
  const { columns } = row.layout;
  const country = row.country("Country") ?? "US";
  const parts = formOf(columns[index]) === "text" ? pieces.flatMap((part) => stateAndZip(part, country)) : pieces;
  const values = parts.map(tidy);
  const others = parts.length - 1;
  if (others > maxCells || values.includes("")) return undefined;
  const isFree = (at: number) => {
    const cell = row.tidyValue(index + at);
    return cell === "" || (formOf(columns[index + at]) === "id" && cell === values[at]);
  };
  let free = 0;
  while (free < maxCells && index + free + 1 < columns.length && isFree(free + 1)) free++;
  // A short row lacks the cells whose values are in another.
  if (columns.length - row.cellCount >= others) free = Math.min(others, columns.length - index - 1);
  // Between an address and its state, other cells may be empty.
  for (let gap = 0; gap <= free - others; gap++) {
    const isSure = (part: string, at: number) => at > 0 && belongsIn(part, row, index + gap + at, gap > 0, country);
    if (parts.some(isSure)) return [...values.slice(0, 1), ...Array<string>(gap).fill(""), ...values.slice(1)];
  }
  return undefined;
}

/** Splits `MA 02110` in two. */
function stateAndZip(part: string, country: string): string[] {
  const [, state = "", zip = ""] = /^\s*(\D*\S)\s+(\S*\d.*?)\s*$/.exec(part) ?? [];
  return isWrittenZip(zip) && findState(state, country) ? [state, zip] : [part];
}

/**
 * Whether a part of a value certainly belongs in a column. If the column may be any part of an address (`isAnywhere`),
 * only a state or a ZIP code is certain.
 */
function belongsIn(part: string, row: RowView, index: number, isAnywhere: boolean, country: string): boolean {
  const column = row.layout.columns[index];
  const value = part.trim();
  if (column?.kind === "state") return findState(value, country) !== undefined;
  if (column?.role === "Zip") return isWrittenZip(value);
  if (isAnywhere) return false;
  switch (column?.kind) {
    case "id":
      // In a name, a space follows a comma.
      return /^(?:[\p{L}\d][\p{L}\d_-]*| *[A-Z\d][A-Z\d-]*)$/u.test(part) && !isSuffixOfName(value);
    case "name":
      return /^\p{L}/u.test(part);
    case "country":
    case "phoneCountry":
      return findCountry(value) !== undefined;
    case undefined:
    case "text":
    case "email":
    case "emailType":
    case "phone":
    case "phoneType":
    case "socialType":
      return new Fit(row, country).at(value, index) >= clearMargin;
  }
}
