import { Kind } from "../document/characters.ts";
import type { Row } from "../document/rows.ts";
import type { CheckContext } from "../rules/context.ts";
import { cellRules } from "../rules/registry.ts";
import type { CellRule, Look } from "../rules/rule.ts";
import type { Column } from "../template/columns.ts";
import { countryAt } from "../template/countries.ts";
import { isUsualEmailAt } from "../template/emails.ts";
import { type ColumnKind, isTypeKind } from "../template/kinds.ts";
import type { Layout } from "../template/layout.ts";
import { isNationalNumberAt } from "../template/phones.ts";
import { isStateAt } from "../template/states.ts";
import { isTypeAt } from "../template/types.ts";
import { isWholeZip } from "../template/zips.ts";
import { WordFilter } from "./word-filter.ts";

/** The fast tests of values, as numbers: a `switch` over these takes less time than calls of functions. */
const Test = { none: 0, country: 1, state: 2, email: 3, phone: 4, type: 5, zip: 6, never: 7 } as const;
type Test = (typeof Test)[keyof typeof Test];

/** For each kind of column the fast test of its values; none where any text of harmless characters is one. */
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
  // To which a setting has given another kind, it would take both tests.
  return test === Test.none ? Test.zip : Test.never;
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
  /** For each column: the signs that its rules look for, the `Test` of its values, and its limits of length. */
  readonly #signs: Uint16Array;
  readonly #tests: Uint8Array;
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
    this.#tests = new Uint8Array(columns.map(({ test }) => test));
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

  /** Whether a cell is a value of its column for certain. What passes here, no full test refuses. */
  #passes(row: Row, cell: number, kinds: number, start: number, end: number): boolean {
    const { codes } = row.source;
    const test = this.#tests[cell] as Test;
    switch (test) {
      case Test.none:
        return true;
      case Test.country:
        return countryAt(codes, start, end) >= 0;
      case Test.state:
        return isStateAt(codes, start, end, countryIn(row, this.#countryCell));
      case Test.email:
        return isUsualEmailAt(codes, start, end);
      case Test.phone: {
        const own = this.#phoneCountryCell;
        const country = countryIn(row, isEmpty(row, own) ? this.#countryCell : own);
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
}

/** What is looked for in the cells of a column, see the fields of {@link CellCheck}. */
interface ColumnRules {
  readonly rules: readonly Asked[];
  readonly signs: number;
  readonly test: Test;
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
    test: column && glances.some((look) => look.code) ? testOf(column) : Test.none,
    least: looks.includes("always") ? unlimited : Number(isShort),
    most: Math.min((isLong ? column?.maxLength : undefined) ?? unlimited, unlimited),
    words: words.length > 0 ? new WordFilter(words) : undefined,
    types: column && isTypeKind(column.kind) ? context.types[column.kind].values : [],
  };
}

function asked(rule: CellRule<unknown>, column: Column | undefined): Asked {
  const look = typeof rule.look === "function" ? rule.look(column) : rule.look;
  const onlySigns = look !== "always" && Object.keys(look).length === 1;
  return { rule, look, signs: onlySigns ? (look.signs ?? 0) : 0 };
}

/** The country code that a cell is, see `countryAt`. */
function countryIn(row: Row, cell: number): number {
  if (cell < 0 || cell >= row.cellCount) return -1;
  return countryAt(row.source.codes, row.cellStart(cell), row.cellEnd(cell));
}

function isEmpty(row: Row, cell: number): boolean {
  return cell < 0 || cell >= row.cellCount || row.cellEnd(cell) === row.cellStart(cell);
}
