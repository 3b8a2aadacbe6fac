import { Kind } from "../document/characters.ts";
import type { Row } from "../document/rows.ts";
import { cellRules } from "../rules/registry.ts";
import type { CellRule, CheckContext, TypeKind } from "../rules/rule.ts";
import type { ColumnKind } from "../template/columns.ts";
import { isCountryAt, letterPairAt } from "../template/countries.ts";
import { isUsualEmailAt } from "../template/emails.ts";
import type { Layout } from "../template/layout.ts";
import { isNationalNumber } from "../template/phones.ts";
import { isAddedColumn, isResponseHeader } from "../template/response-columns.ts";
import { isStateAt } from "../template/states.ts";

/** What codes a column holds, as numbers; a column of none takes any text of harmless characters. */
const Codes = { none: 0, country: 1, state: 2, email: 3, phone: 4, type: 5 } as const;

const codesOfKind: Readonly<Record<ColumnKind, number>> = {
  text: Codes.none,
  name: Codes.none,
  id: Codes.none,
  country: Codes.country,
  phoneCountry: Codes.country,
  state: Codes.state,
  email: Codes.email,
  phone: Codes.phone,
  emailType: Codes.type,
  phoneType: Codes.type,
  socialType: Codes.type,
};

const unlimited = 0x7fffffff;

/**
 * The first look at the cells of a file: which of them are in order for certain, by the kinds of their characters, their
 * length and, where the column has codes, their few characters. No value is copied out of the text for it. The other
 * cells are for the rules, which are listed by column.
 */
export class CellCheck {
  /** The rules that look at each column, in their order, without those that are off. */
  readonly rules: readonly (readonly CellRule<unknown>[])[];
  /** For each column: the signs that its rules look for, the `Codes` that it holds, and its limits of length. */
  readonly #signs: Uint16Array;
  readonly #codes: Uint8Array;
  readonly #least: Int32Array;
  readonly #most: Int32Array;
  /** For each column: the list of its types. */
  readonly #types: readonly (readonly string[])[];
  readonly #countryCell: number;
  readonly #phoneCountryCell: number;

  constructor(layout: Layout, context: CheckContext) {
    const { columns } = layout;
    this.rules = rulesByColumn(layout, context);
    // Quotes are read by all rules.
    this.#signs = Uint16Array.from(this.rules, (rules) =>
      rules.reduce<number>((all, rule) => all | (rule.signs ?? 0), Kind.quoted),
    );
    this.#codes = Uint8Array.from(columns, (column) => (column ? codesOfKind[column.kind] : Codes.none));
    this.#least = Int32Array.from(columns, (column) => Number(column?.required ?? false));
    this.#most = Int32Array.from(columns, (column) => Math.min(column?.maxLength ?? unlimited, unlimited));
    this.#types = columns.map((column) => context.types[column?.kind as TypeKind]?.values ?? []);
    this.#countryCell = layout.cellOf("Country");
    this.#phoneCountryCell = layout.cellOf("Phone Country");
  }

  /** The first cell of a row, from `index` on, that is not in order for certain; -1 where all others are. */
  next(row: Row, index: number): number {
    const { cellEnds, cellKinds } = row.source;
    const signs = this.#signs;
    const least = this.#least;
    const most = this.#most;
    const columnCodes = this.#codes;
    const { firstCell } = row;
    const count = Math.min(row.cellCount, signs.length);
    let start = row.cellStart(index);
    for (let cell = index; cell < count; cell++) {
      const end = cellEnds[firstCell + cell] as number;
      const kinds = cellKinds[firstCell + cell] as number;
      const length = end - start;
      if ((kinds & (signs[cell] as number)) !== 0) return cell;
      if (length < (least[cell] as number) || length > (most[cell] as number)) return cell;
      if (columnCodes[cell] !== Codes.none && length > 0 && !this.#isCode(row, cell, kinds, start, length)) return cell;
      start = end + 1;
    }
    return -1;
  }

  #isCode(row: Row, cell: number, kinds: number, start: number, length: number): boolean {
    const { codes } = row.source;
    switch (this.#codes[cell]) {
      case Codes.country:
        return length === 2 && isCountryAt(codes, start);
      case Codes.state: {
        const country = codeIn(row, this.#countryCell);
        return length === 2 && country >= 0 && isStateAt(codes, start, country);
      }
      case Codes.email:
        return isUsualEmailAt(codes, start, start + length);
      case Codes.phone: {
        if (kinds !== Kind.digit) return false;
        const own = this.#phoneCountryCell;
        const country = codeIn(row, isEmpty(row, own) ? this.#countryCell : own);
        return country >= 0 && isNationalNumber(country, codes[start] as number, length);
      }
      default:
        return isOneOf(this.#types[cell] ?? [], codes, start, length);
    }
  }
}

/** Reasons that a response file adds are sentences, and never uploaded: no rule looks at them. */
function rulesByColumn(layout: Layout, context: CheckContext): readonly (readonly CellRule<unknown>[])[] {
  const active = cellRules.filter((rule) => context.severities.get(rule.code) !== "off");
  const response = isResponseHeader(layout.headers.map((cell) => cell.text));
  return layout.headers.map(({ column, text }) => {
    if (response && !column && isAddedColumn(text)) return [];
    return active.filter((rule) => !rule.kinds || (column !== undefined && rule.kinds.includes(column.kind)));
  });
}

/** The country code that a cell is, as a `letterPairAt`; -1 where it is none. */
function codeIn(row: Row, cell: number): number {
  if (cell < 0 || cell >= row.cellCount) return -1;
  const start = row.cellStart(cell);
  const { codes } = row.source;
  return row.cellEnd(cell) - start === 2 && isCountryAt(codes, start) ? letterPairAt(codes, start) : -1;
}

function isEmpty(row: Row, cell: number): boolean {
  return cell < 0 || cell >= row.cellCount || row.cellEnd(cell) === row.cellStart(cell);
}

function isOneOf(values: readonly string[], codes: Uint8Array, start: number, length: number): boolean {
  for (const value of values) {
    if (value.length !== length) continue;
    let i = 0;
    while (i < length && codes[start + i] === value.charCodeAt(i)) i++;
    if (i === length) return true;
  }
  return false;
}
