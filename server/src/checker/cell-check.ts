import { Kind } from "../document/characters.ts";
import type { Row } from "../document/rows.ts";
import { cellRules } from "../rules/registry.ts";
import type { CellRule, CheckContext, TypeKind } from "../rules/rule.ts";
import type { Column } from "../template/columns.ts";
import { isCountryAt, letterPairAt } from "../template/countries.ts";
import { isUsualEmailAt } from "../template/emails.ts";
import type { Layout } from "../template/layout.ts";
import { isNationalNumber } from "../template/phones.ts";
import { isAddedColumn, isResponseHeader } from "../template/response-columns.ts";
import { isStateAt } from "../template/states.ts";

/** The check of the cells of one column: the rules that look at it, and what lets a cell pass without asking them. */
export class CellCheck {
  /** In their order, without those that are off. */
  readonly rules: readonly CellRule<unknown>[];
  /** The signs that any of the rules looks for; quotes are read by all of them. */
  readonly #signs: number;
  readonly #column: Column | undefined;
  readonly #maxLength: number;
  readonly #types: readonly string[];
  readonly #countryCell: number;
  readonly #phoneCountryCell: number;

  constructor(column: Column | undefined, rules: readonly CellRule<unknown>[], layout: Layout, context: CheckContext) {
    this.rules = rules;
    this.#column = column;
    this.#signs = rules.reduce<number>((signs, rule) => signs | (rule.signs ?? 0), Kind.quoted);
    this.#maxLength = column?.maxLength ?? Number.POSITIVE_INFINITY;
    this.#types = context.types[column?.kind as TypeKind]?.values ?? [];
    this.#countryCell = layout.cellOf("Country");
    this.#phoneCountryCell = layout.cellOf("Phone Country");
  }

  /**
   * Whether a cell is in order for certain: after one look at the kinds of its characters, its length and, where the
   * column has codes, at its few characters. No value is copied out of the text. Where it says no, the rules decide.
   */
  passes(row: Row, cell: number): boolean {
    const kinds = row.cellKinds(cell);
    if ((kinds & this.#signs) !== 0) return false;
    const start = row.cellStart(cell);
    const end = row.cellEnd(cell);
    const length = end - start;
    const column = this.#column;
    if (column === undefined) return true;
    if (length === 0) return !column.required;
    if (length > this.#maxLength) return false;
    const { text } = row.source;
    switch (column.kind) {
      case "text":
      case "name":
      case "id":
        return true;
      case "country":
      case "phoneCountry":
        return length === 2 && isCountryAt(text, start);
      case "state": {
        const country = codeIn(row, this.#countryCell);
        return length === 2 && country >= 0 && isStateAt(text, start, country);
      }
      case "email":
        return isUsualEmailAt(text, start, end);
      case "phone": {
        if (kinds !== Kind.digit) return false;
        const own = this.#phoneCountryCell;
        const country = codeIn(row, isEmpty(row, own) ? this.#countryCell : own);
        return country >= 0 && isNationalNumber(country, text[start] as string, length);
      }
      default:
        return isOneOf(this.#types, text, start, length);
    }
  }
}

/** The checks of a file's cells by their column. Reasons that a response file adds are sentences, and never uploaded. */
export function cellChecks(layout: Layout, context: CheckContext): readonly CellCheck[] {
  const active = cellRules.filter((rule) => context.severities.get(rule.code) !== "off");
  const response = isResponseHeader(layout.headers.map((cell) => cell.text));
  return layout.headers.map(({ column, text }) => {
    const added = response && !column && isAddedColumn(text);
    const rules = active.filter((rule) => !rule.kinds || (column !== undefined && rule.kinds.includes(column.kind)));
    return new CellCheck(column, added ? [] : rules, layout, context);
  });
}

/** The country code that a cell is, as a `letterPairAt`; -1 where it is none. */
function codeIn(row: Row, cell: number): number {
  if (cell < 0 || cell >= row.cellCount) return -1;
  const start = row.cellStart(cell);
  const { text } = row.source;
  return row.cellEnd(cell) - start === 2 && isCountryAt(text, start) ? letterPairAt(text, start) : -1;
}

function isEmpty(row: Row, cell: number): boolean {
  return cell < 0 || cell >= row.cellCount || row.cellEnd(cell) === row.cellStart(cell);
}

function isOneOf(values: readonly string[], text: string, start: number, length: number): boolean {
  for (const value of values) {
    if (value.length !== length) continue;
    let i = 0;
    while (i < length && text.charCodeAt(start + i) === value.charCodeAt(i)) i++;
    if (i === length) return true;
  }
  return false;
}
