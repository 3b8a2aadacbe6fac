import { spreadsheetDamage } from "../../document/spreadsheet.ts";
import { tidy } from "../../document/whitespace.ts";
import type { Column } from "../../template/columns.ts";
import { isCountryCode, mayBeCountry } from "../../template/countries.ts";
import { isEmail } from "../../template/emails.ts";
import { standsForNone } from "../../template/placeholders.ts";
import { findState } from "../../template/states.ts";
import { findType } from "../../template/types.ts";
import type { CheckContext, TypeKind } from "../context.ts";
import type { RowView } from "../view.ts";

/** How well a row's cells would fit their columns, if they stood otherwise than they do. */
export class Fit {
  readonly #columns: readonly (Column | undefined)[];
  readonly #country: string | undefined;
  readonly #context: CheckContext;
  /** What is known of a value, by the column. */
  readonly #points = new Map<string, Map<Column | undefined, number>>();

  /** @param country that the record has, as far as its cells tell */
  constructor({ context, layout }: Pick<RowView, "context" | "layout">, country: string | undefined) {
    this.#context = context;
    this.#columns = layout.columns;
    this.#country = country;
  }

  /** The points of a value in a column (from 0), see {@link points}. */
  at(value: string, column: number): number {
    const known = this.#points.get(value) ?? new Map<Column | undefined, number>();
    if (known.size === 0) this.#points.set(value, known);
    const of = this.#columns[column];
    const made = known.get(of) ?? points(value, of, this.#country, this.#context);
    known.set(of, made);
    return made;
  }

  /** The points of a whole record. */
  of(values: readonly string[]): number {
    let sum = 0;
    for (let column = 0; column < this.#columns.length; column++) sum += this.at(values[column] ?? "", column);
    return sum;
  }
}

/** A value that is not what its column holds. */
export const unlikely = -2;

/** By how many points a row must fit better in one way than in another: one may be chance. */
export const certain = 2;

/** How well a value fits its column; less than 0 where it seems to be another column's. */
export function points(
  text: string,
  column: Column | undefined,
  country: string | undefined,
  context: CheckContext,
): number {
  const value = tidy(text);
  if (value === "") return column?.required ? -1 : 0;
  // What stands for none says nothing of its column.
  if (standsForNone(value, { names: false, initials: false, numbers: true })) return column?.required ? -1 : 0;
  const damage = spreadsheetDamage(value);
  if (damage)
    return damage.right === undefined ? (column?.required ? -1 : 0) : points(damage.right, column, country, context);
  switch (column?.kind) {
    case "phoneCountry":
      if (/^\+?\d{1,3}$/.test(value)) return 1;
      return isCountryCode(value) ? 2 : mayBeCountry(value) ? 1 : unlikely;
    case "country":
      return isCountryCode(value) ? 2 : mayBeCountry(value) ? 1 : unlikely;
    case "email":
      return isEmail(value) ? 2 : unlikely;
    case "phone":
      return /^[+\d(][\d\s()./-]*$/.test(value) ? 1 : unlikely;
    case "state":
      if (/^[A-Z]{2}$/i.test(value)) return 1;
      return country !== undefined && findState(value, country) ? 0 : -1;
    case "id":
      return /\s/.test(value) ? -1 : isAddress(value) ? unlikely : 0;
    case "emailType":
    case "phoneType":
    case "socialType":
      return pointsOfType(value, context.types[column.kind as TypeKind].values);
    default:
      return pointsOfText(value, column);
  }
}

function pointsOfType(value: string, types: readonly string[]): number {
  if (types.includes(value) || findType(value, types) !== undefined) return 2;
  // Any other word may be a type of the platform's own list; a number or an address is none.
  return /[\d@/]/.test(value) ? unlikely : 0;
}

function pointsOfText(value: string, column: Column | undefined): number {
  if (isEmail(value)) return unlikely;
  if (/^\+\d/.test(value)) return -1;
  switch (column?.role) {
    case "Zip":
      return /^[A-Z\d][A-Z\d -]{2,10}$/i.test(value) && /\d/.test(value) ? 1 : unlikely;
    case "City":
      return /\d/.test(value) ? -1 : 0;
    case "Address Line 1":
      return /^\d\S* \D|\D \d\S*$/.test(value) ? 1 : 0;
    case "Social Media":
      return isAddress(value) ? 1 : 0;
    default:
      return isAddress(value) ? -1 : 0;
  }
}

/** Whether a value is an address of the net. */
function isAddress(value: string): boolean {
  return /^(?:https?:|www\.|@)|\.(?:com|org|net)\b/i.test(value);
}
