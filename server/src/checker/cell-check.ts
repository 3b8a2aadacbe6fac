import { Kind } from "../document/characters.ts";
import type { Row } from "../document/rows.ts";
import { WordFilter } from "../document/word-filter.ts";
import type { CheckContext, Severity } from "../rules/context.ts";
import { cellRules } from "../rules/registry.ts";
import type { CellRule, Glance, Look } from "../rules/rule.ts";
import type { Column } from "../template/columns.ts";
import { countryAt, WrittenCountry } from "../template/countries.ts";
import { isUsualEmailAt } from "../template/emails.ts";
import { type ColumnKind, isTypeKind } from "../template/kinds.ts";
import type { Layout } from "../template/layout.ts";
import { isNationalNumberAt } from "../template/phones.ts";
import { isStateAt } from "../template/states.ts";
import { isTypeAt, typeCodes } from "../template/types.ts";
import { isWholeZip } from "../template/zips.ts";

/** The fast tests of values, as numbers: a `switch` is faster than calls of functions. */
const Test = { none: 0, country: 1, state: 2, email: 3, phone: 4, type: 5, zip: 6, never: 7 } as const;
type Test = (typeof Test)[keyof typeof Test];

/** The fast test for each kind of column; none if only the kinds of characters matter. */
const testOfKind: Readonly<Record<ColumnKind, Test>> = {
  text: Test.none,
  name: Test.none,
  id: Test.none,
  country: Test.country,
  phoneCountry: Test.country,
  state: Test.state,
  email: Test.email,
  phone: Test.phone,
  emailType: Test.type,
  phoneType: Test.type,
  socialType: Test.type,
};

function testOf({ kind, role }: Column): Test {
  const test = testOfKind[kind];
  if (role !== "Zip") return test;
  // If a setting changed the column's kind, both tests would be needed.
  return test === Test.none ? Test.zip : Test.never;
}

const unlimited = 0x7fffffff;

/** The kinds of characters of a country's name that needs no tidying. */
const ofNames = Kind.letter | Kind.digit | Kind.space | Kind.punctuation;

/** A rule for a column, with what it looks for: see `Look`. */
export interface ActiveRule {
  readonly rule: CellRule<unknown>;
  readonly look: Look;
  /** The severity that the user has chosen. */
  readonly severity: Severity | undefined;
  /** Whether it may object to any cell. */
  readonly any: boolean;
  /** `Kind` bits. */
  readonly signs: number;
  /** The limits of the length of other cells, as they are written. */
  readonly least: number;
  readonly most: number;
  readonly words: WordFilter | undefined;
}

/**
 * The fast path: finds the cells that may have a fault, by what the rules of their column need to see for one (`Look`).
 * Copies no values out of the text. Other cells are certainly correct, so no rule runs for them.
 */
export class CellCheck {
  /** For each column: its rules in order, without those that are off. */
  readonly rules: readonly (readonly ActiveRule[])[];
  /**
   * For each column: the `Kind` bits that its rules look for, the `Test` of its values, and the limits of their length.
   */
  readonly #signs: Uint16Array;
  readonly #tests: Uint8Array;
  readonly #least: Int32Array;
  readonly #most: Int32Array;
  /** For each column: the words that its rules look for. */
  readonly #words: readonly (WordFilter | undefined)[];
  /** For each column: its list of types. */
  readonly #types: readonly (readonly Uint8Array[])[];
  readonly #countries = new WrittenCountry();
  readonly #countryCell: number;
  readonly #phoneCountryCell: number;

  constructor(layout: Layout, context: CheckContext, rules = cellRules) {
    const columns = columnRules(layout, context, rules);
    this.rules = columns.map((each) => each.rules);
    this.#signs = new Uint16Array(columns.map(({ signs }) => signs));
    this.#tests = new Uint8Array(columns.map(({ test }) => test));
    this.#least = new Int32Array(columns.map(({ least }) => least));
    this.#most = new Int32Array(columns.map(({ most }) => most));
    this.#words = columns.map(({ words }) => words);
    this.#types = columns.map(({ types }) => types);
    this.#countryCell = layout.cellOf("Country");
    this.#phoneCountryCell = layout.cellOf("Phone Country");
  }

  /** The first cell of a row, from `index` on, that may have a fault, or -1. */
  next(row: Row, index: number): number {
    const { cellEnds, cellKinds } = row.source;
    const signs = this.#signs;
    const least = this.#least;
    const most = this.#most;
    const tests = this.#tests;
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
      if (tests[cell] !== Test.none && length > 0 && !this.#passes(row, cell, kinds, start, end)) return cell;
      start = end + 1;
    }
    return -1;
  }

  /** Whether a cell is certainly a valid value of its column. Must not pass anything that the full test refuses. */
  #passes(row: Row, cell: number, kinds: number, start: number, end: number): boolean {
    const { codes } = row.source;
    const test = this.#tests[cell] as Test;
    switch (test) {
      case Test.none:
        return true;
      case Test.country:
        return countryAt(codes, start, end) >= 0;
      case Test.state:
        return isStateAt(codes, start, end, this.#countryIn(row, this.#countryCell));
      case Test.email:
        return isUsualEmailAt(codes, start, end);
      case Test.phone: {
        const own = this.#phoneCountryCell;
        const country = this.#countryIn(row, isEmpty(row, own) ? this.#countryCell : own);
        return isNationalNumberAt(codes, start, end, kinds, country);
      }
      case Test.type:
        return isTypeAt(codes, start, end, this.#types[cell] ?? []);
      case Test.zip:
        return isWholeZip(kinds, end - start);
      case Test.never:
        return false;
    }
  }

  /** The country that a cell means, as from `countryAt`. */
  #countryIn(row: Row, cell: number): number {
    if (cell < 0 || cell >= row.cellCount) return -1;
    const { codes } = row.source;
    const start = row.cellStart(cell);
    const end = row.cellEnd(cell);
    const country = countryAt(codes, start, end);
    if (country >= 0 || start === end || (row.cellKinds(cell) & ~ofNames) !== 0) return country;
    return this.#countries.find(row.source, start, end);
  }
}

/** See the fields of {@link CellCheck}. */
interface ColumnRules {
  readonly rules: readonly ActiveRule[];
  readonly signs: number;
  readonly test: Test;
  readonly least: number;
  readonly most: number;
  readonly words: WordFilter | undefined;
  readonly types: readonly Uint8Array[];
}

/**
 * The rules of each column. Columns added by a response file have none, because they contain sentences and are never
 * uploaded. Columns unknown to the template, possibly thousands, share one object.
 */
function columnRules(
  layout: Layout,
  context: CheckContext,
  rules: readonly CellRule<unknown>[],
): readonly ColumnRules[] {
  const active = rules.filter((rule) => context.severities.get(rule.code) !== "off");
  const added = rulesOf(undefined, context, []);
  const known = new Map<Column | undefined, ColumnRules>();
  return layout.headers.map((header) => {
    const { column } = header;
    if (layout.isAdded(header)) return added;
    const made = known.get(column) ?? rulesOf(column, context, active);
    known.set(column, made);
    return made;
  });
}

function rulesOf(column: Column | undefined, context: CheckContext, active: readonly CellRule<unknown>[]): ColumnRules {
  const rules = active
    .filter((rule) => !rule.kinds || (column !== undefined && rule.kinds.includes(column.kind)))
    .map((rule) => activeRule(rule, column, context));
  const looks = rules.map(({ look }) => look);
  const glances = looks.filter((look) => look !== "always");
  const test = column && glances.some((look) => look.code) ? testOf(column) : Test.none;
  // A valid code, address or number is no such word.
  const mayHoldWords = test === Test.none || test === Test.zip;
  const words = glances.flatMap((look) => (look.words && mayHoldWords ? [look.words] : []));
  return {
    rules,
    // The fast path does not decode quoted cells.
    signs: glances.reduce<number>((all, look) => all | (look.signs ?? 0), glances.length > 0 ? Kind.quoted : 0),
    test,
    least: looks.includes("always") ? unlimited : Math.max(0, ...rules.map(({ least }) => least)),
    most: Math.min(...rules.map(({ most }) => most), unlimited),
    words: filterOf(words),
    types: column && isTypeKind(column.kind) ? typeCodes(context.types[column.kind].values) : [],
  };
}

function activeRule(rule: CellRule<unknown>, column: Column | undefined, context: CheckContext): ActiveRule {
  const severity = context.severities.get(rule.code);
  const look = typeof rule.look === "function" ? rule.look(column) : rule.look;
  const { signs = 0, length, code, words }: Partial<Glance> = look === "always" ? {} : look;
  return {
    rule,
    look,
    severity: severity === "off" ? undefined : severity,
    any: look === "always" || code === true,
    // Neither words nor nothing are looked for in quotes.
    signs: words || length === "short" ? signs | Kind.quoted : signs,
    least: Number(length === "short" && column?.required === true),
    most: Math.min((length === "long" ? column?.maxLength : undefined) ?? unlimited, unlimited),
    words: words && filterOf([words]),
  };
}

const filters = new WeakMap<readonly string[], WordFilter>();

function filterOf(lists: readonly (readonly string[])[]): WordFilter | undefined {
  const [first, ...others] = lists;
  if (!first) return undefined;
  if (others.length > 0) return new WordFilter(lists.flat());
  const filter = filters.get(first) ?? new WordFilter(first);
  filters.set(first, filter);
  return filter;
}

/** Whether a rule can object to a cell, at a glance. */
export function mayObject({ any, signs, least, most, words }: ActiveRule, row: Row, index: number): boolean {
  const kinds = row.cellKinds(index);
  if (any || (kinds & signs) !== 0) return true;
  const start = row.cellStart(index);
  const end = row.cellEnd(index);
  if (end - start < least || end - start > most) return true;
  return end > start && words?.mayHold(row.source.codes, start, end, kinds) === true;
}

function isEmpty(row: Row, cell: number): boolean {
  return cell < 0 || cell >= row.cellCount || row.cellEnd(cell) === row.cellStart(cell);
}
