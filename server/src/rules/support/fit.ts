import { spreadsheetDamage } from "../../document/spreadsheet.ts";
import { tidy } from "../../document/whitespace.ts";
import type { Column } from "../../template/columns.ts";
import { isCountryCode, mayBeCountry } from "../../template/countries.ts";
import { isEmail } from "../../template/emails.ts";
import { isPlaceholder } from "../../template/placeholders.ts";
import { findState } from "../../template/states.ts";
import { findType, isType } from "../../template/types.ts";
import type { CheckContext } from "../context.ts";
import type { RowView } from "../view.ts";

/** Rates how well a row's cells would fit their columns if they were arranged differently. */
export class Fit {
  readonly #columns: readonly (Column | undefined)[];
  readonly #country: string | undefined;
  readonly #context: CheckContext;
  /** Known points, by value and column. */
  readonly #points = new Map<string, Map<Column | undefined, number>>();

  /** @param country alpha-2 code of the record's country, if its cells tell */
  constructor({ context, layout }: Pick<RowView, "context" | "layout">, country: string | undefined) {
    this.#context = context;
    this.#columns = layout.columns;
    this.#country = country;
  }

  /** The points of a value in a column (from 0), see {@link points}. */
  at(value: string, column: number): number {
    const known = this.#points.get(value) ?? new Map<Column | undefined, number>();
    if (known.size === 0) this.#points.set(value, known);
    const target = this.#columns[column];
    const result = known.get(target) ?? points(value, target, this.#country, this.#context);
    known.set(target, result);
    return result;
  }

  /** The points of a whole record. */
  total(values: readonly string[]): number {
    let sum = 0;
    for (let column = 0; column < this.#columns.length; column++) sum += this.at(values[column] ?? "", column);
    return sum;
  }
}

/** Points of a value that does not belong in its column. */
export const misfit = -2;

/** Points by which one arrangement of a row must be better than another. A single point may be chance. */
export const clearMargin = 2;

/** How well a value fits its column; less than 0 if it seems to belong in another. */
export function points(
  text: string,
  column: Column | undefined,
  country: string | undefined,
  context: CheckContext,
): number {
  const value = tidy(text);
  const empty = column?.required ? -1 : 0;
  if (value === "") return empty;
  // A placeholder says nothing about its column.
  if (isPlaceholder(value, { names: false, initials: false, numbers: true })) return empty;
  const damage = spreadsheetDamage(value);
  if (damage) return damage.original === undefined ? empty : points(damage.original, column, country, context);
  switch (column?.kind) {
    case "phoneCountry":
      if (/^\+?\d{1,3}$/.test(value)) return 1;
      return isCountryCode(value) ? 2 : mayBeCountry(value) ? 1 : misfit;
    case "country":
      return isCountryCode(value) ? 2 : mayBeCountry(value) ? 1 : misfit;
    case "email":
      return isEmail(value) ? 2 : misfit;
    case "phone":
      return /^[+\d(][\d\s()./-]*$/.test(value) ? 1 : misfit;
    case "state":
      if (/^[A-Z]{2}$/i.test(value)) return 1;
      return country !== undefined && findState(value, country) ? 0 : -1;
    case "id":
      return /\s/.test(value) ? -1 : isWebAddress(value) ? misfit : 0;
    case "emailType":
    case "phoneType":
    case "socialType":
      return pointsOfType(value, context.types[column.kind].values);
    case undefined:
    case "name":
    case "text":
      return pointsOfText(value, column);
  }
}

function pointsOfType(value: string, types: readonly string[]): number {
  if (isType(value, types) || findType(value, types) !== undefined) return 2;
  // Any other word may be on the platform's own list, but not a number or an address.
  return /[\d@/]/.test(value) ? misfit : 0;
}

function pointsOfText(value: string, column: Column | undefined): number {
  if (isEmail(value)) return misfit;
  if (/^\+\d/.test(value)) return -1;
  switch (column?.role) {
    case "Zip":
      return /^[A-Z\d][A-Z\d -]{2,10}$/i.test(value) && /\d/.test(value) ? 1 : misfit;
    case "City":
      return /\d/.test(value) ? -1 : 0;
    case "Address Line 1":
      return /^\d\S* \D|\D \d\S*$/.test(value) ? 1 : 0;
    case "Social Media":
      return isWebAddress(value) ? 1 : 0;
    default:
      return isWebAddress(value) ? -1 : 0;
  }
}

/** Whether a value is a web address. A social media handle begins like a formula, see `spreadsheetDamage`. */
function isWebAddress(value: string): boolean {
  return /^(?:https?:|www\.)|\.(?:com|org|net)\b/i.test(value);
}
