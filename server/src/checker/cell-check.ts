import { Kind } from "../document/characters.ts";
import type { Row } from "../document/rows.ts";
import type { CheckContext, TypeKind } from "../rules/context.ts";
import { cellRules } from "../rules/registry.ts";
import type { CellRule, Look } from "../rules/rule.ts";
import type { Column, ColumnKind } from "../template/columns.ts";
import { isCountryAt, letterPairAt } from "../template/countries.ts";
import { isUsualEmailAt } from "../template/emails.ts";
import type { Layout } from "../template/layout.ts";
import { isNationalNumber } from "../template/phones.ts";
import { isAddedColumn } from "../template/response-columns.ts";
import { isStateAt } from "../template/states.ts";
import { isWholeZip } from "../template/zips.ts";
import { WordFilter } from "./word-filter.ts";

/** What codes a column holds, as numbers; a column of none takes any text of harmless characters. */
const Codes = { none: 0, country: 1, state: 2, email: 3, phone: 4, type: 5, zip: 6 } as const;

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

function codesOf({ kind, role }: Column): number {
  return role === "Zip" ? Codes.zip : codesOfKind[kind];
}

/** No cell is as long. */
const unlimited = 0x7fffffff;

/** A rule that looks at a column, and the `Kind` bits without which it has nothing to say; 0 where it must be asked. */
export interface Asked {
  readonly rule: CellRule<unknown>;
  readonly look: Look;
  readonly signs: number;
}

/**
 * The first look at the cells of a file: which of them are in order for certain, by what the rules of their column say
 * that must be seen for a fault (`Look`). No value is copied out of the text for it. The other cells are for the rules,
 * which are listed by column.
 */
export class CellCheck {
  /** The rules that look at each column, in their order, without those that are off. */
  readonly rules: readonly (readonly Asked[])[];
  /** For each column: the signs that its rules look for, the `Codes` that it holds, and its limits of length. */
  readonly #signs: Uint16Array;
  readonly #codes: Uint8Array;
  readonly #least: Int32Array;
  readonly #most: Int32Array;
  /** For each column: the words that its rules look for. */
  readonly #words: readonly (WordFilter | undefined)[];
  /** For each column: the list of its types. */
  readonly #types: readonly (readonly string[])[];
  readonly #countryCell: number;
  readonly #phoneCountryCell: number;

  constructor(layout: Layout, context: CheckContext, rules = cellRules) {
    const columns = columnRules(layout, context, rules);
    this.rules = columns.map((each) => each.rules);
    this.#signs = new Uint16Array(columns.map(({ signs }) => signs));
    this.#codes = new Uint8Array(columns.map(({ codes }) => codes));
    this.#least = new Int32Array(columns.map(({ least }) => least));
    this.#most = new Int32Array(columns.map(({ most }) => most));
    this.#words = columns.map(({ words }) => words);
    this.#types = columns.map(({ types }) => types);
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
      if (length > 0 && this.#words[cell]?.mayHold(row.source.codes, start, end, kinds)) return cell;
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
      case Codes.zip:
        return kinds === Kind.digit ? isWholeZip(length) : (kinds & Kind.letter) !== 0;
      default:
        return isOneOf(this.#types[cell] ?? [], codes, start, length);
    }
  }
}

/** What is looked for in the cells of a column, see the fields of {@link CellCheck}. */
interface ColumnRules {
  readonly rules: readonly Asked[];
  readonly signs: number;
  readonly codes: number;
  readonly least: number;
  readonly most: number;
  readonly words: WordFilter | undefined;
  readonly types: readonly string[];
}

/**
 * For each column. Reasons that a response file adds are sentences, and never uploaded: no rule looks at them. All
 * columns that the template does not know have the same, and there may be thousands.
 */
function columnRules(
  layout: Layout,
  context: CheckContext,
  rules: readonly CellRule<unknown>[],
): readonly ColumnRules[] {
  const active = rules.filter((rule) => context.severities.get(rule.code) !== "off");
  const response = layout.isResponse;
  const added = rulesOf(undefined, context, []);
  const known = new Map<Column | undefined, ColumnRules>();
  return layout.headers.map(({ column, text }) => {
    if (response && !column && isAddedColumn(text)) return added;
    const made = known.get(column) ?? rulesOf(column, context, active);
    known.set(column, made);
    return made;
  });
}

function rulesOf(column: Column | undefined, context: CheckContext, active: readonly CellRule<unknown>[]): ColumnRules {
  const rules = active
    .filter((rule) => !rule.kinds || (column !== undefined && rule.kinds.includes(column.kind)))
    .map((rule) => asked(rule, column));
  const looks = rules.map(({ look }) => look);
  const glances = looks.filter((look) => look !== "always");
  const isLong = glances.some((look) => look.length === "long");
  const isShort = column?.required === true && glances.some((look) => look.length === "short");
  const words = glances.flatMap((look) => look.words ?? []);
  return {
    rules,
    // Quotes are read by all rules.
    signs: glances.reduce<number>((all, look) => all | (look.signs ?? 0), glances.length > 0 ? Kind.quoted : 0),
    codes: column && glances.some((look) => look.code) ? codesOf(column) : Codes.none,
    least: looks.includes("always") ? unlimited : Number(isShort),
    most: Math.min((isLong ? column?.maxLength : undefined) ?? unlimited, unlimited),
    words: words.length > 0 ? new WordFilter(words) : undefined,
    types: context.types[column?.kind as TypeKind]?.values ?? [],
  };
}

function asked(rule: CellRule<unknown>, column: Column | undefined): Asked {
  const look = typeof rule.look === "function" ? rule.look(column) : rule.look;
  const onlySigns = look !== "always" && Object.keys(look).length === 1;
  return { rule, look, signs: onlySigns ? (look.signs ?? 0) : 0 };
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
