import { emailTypes, phoneTypes, socialTypes } from "../template/assumed-types.ts";
import type { Role } from "../template/columns.ts";
import { findCountry, mayBeCountry } from "../template/countries.ts";
import { isEmail } from "../template/emails.ts";
import type { Evidence } from "../template/header-meaning.ts";
import type { ColumnKind } from "../template/kinds.ts";
import { isPossiblePhone } from "../template/phones.ts";
import { findState } from "../template/states.ts";
import { findType } from "../template/types.ts";

/** What the values of a column show of a part that it could play. */
export interface Content extends Evidence {
  readonly role: Role;
}

/** A test of a single value, and what the values are that pass it. */
interface Test {
  readonly role: Role;
  readonly are: string;
  /** How much it says of a column that all of its values pass. */
  readonly confidence: number;
  readonly passes: (value: string) => boolean;
  /** A looser test, which some value passes of every column that plays the part. */
  readonly could?: (value: string) => boolean;
}

/** Tests of values by the kind of their column, and by the countries that the file is about, as alpha-2 codes. */
function testsOf(countries: readonly string[]): readonly Test[] {
  const [main] = countries;
  const isState = (text: string) => countries.some((country) => findState(text, country) !== undefined);
  const tests: Readonly<Record<ColumnKind, readonly Test[]>> = {
    // See `lookLikeNames` and `areCodesOf`, which look at whole columns.
    name: [],
    id: [],
    email: [
      {
        role: "Email",
        are: "email addresses",
        confidence: 0.75,
        passes: isEmail,
        could: (text) => text.includes("@"),
      },
    ],
    state: [{ role: "State", are: "states", confidence: 0.65, passes: isState, could: isState }],
    country: [{ role: "Country", are: "countries", confidence: 0.64, passes: isCountry, could: mayBeCountry }],
    // Its values are those of the country.
    phoneCountry: [],
    phone: [
      {
        role: "Phone Number",
        are: "phone numbers",
        confidence: 0.7,
        passes: (text) => isWrittenPhone(text, main),
        could: (text) => /\d\D*\d\D*\d\D*\d/.test(text),
      },
    ],
    text: [
      { role: "Zip", are: "postal codes", confidence: 0.6, passes: (text) => postalCode.test(text) },
      { role: "Social Media", are: "pages of social media", confidence: 0.65, passes: (text) => socialPage.test(text) },
      { role: "Address Line 1", are: "a street with a number", confidence: 0.55, passes: isStreet },
    ],
    phoneType: [
      { role: "Phone Number Type", are: "types of phone numbers", confidence: 0.62, passes: isTypeIn(phoneTypes) },
    ],
    emailType: [
      { role: "Email Type", are: "types of email addresses", confidence: 0.61, passes: isTypeIn(emailTypes) },
    ],
    socialType: [{ role: "Social Media Type", are: "social media", confidence: 0.65, passes: isTypeIn(socialTypes) }],
  };
  return Object.values(tests).flat();
}

/** A column shows nothing while fewer of its values pass a test. */
const leastShare = 0.8;

/**
 * The parts that a column could play by its values alone.
 * @param values those of the column that are not blank, trimmed
 * @param countries alpha-2 codes of the countries that the file is about
 */
export function contentsOf(values: readonly string[], countries: readonly string[]): Content[] {
  if (values.length === 0) return [];
  return testsOf(countries).flatMap(({ role, are, confidence, passes }) => {
    const passing = values.filter(passes).length;
    const share = passing / values.length;
    if (share < leastShare) return [];
    return [{ role, confidence: confidence * share, reason: `${passing} of ${values.length} values are ${are}` }];
  });
}

/** Whether a column's values say that it does not play the part that its header names: none of them could. */
export function contradicts(role: Role, values: readonly string[], countries: readonly string[]): boolean {
  const { could } = testsOf(countries).find((test) => test.role === role) ?? {};
  return could !== undefined && values.length > 0 && !values.some(could);
}

/** The countries that values name, the most frequent first, as alpha-2 codes. */
export function countriesIn(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) {
    const code = findCountry(value);
    if (code) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1]).map(([code]) => code);
}

/** In letters: a number could be any country's. */
function isCountry(text: string): boolean {
  return /\p{L}{2}/u.test(text) && findCountry(text) !== undefined;
}

const date = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})\b/;

/** A number written as people write phone numbers: digits alone could be an ID. */
function isWrittenPhone(text: string, country: string | undefined): boolean {
  if (!/^\+|\d[\s().-]+\d/.test(text) || date.test(text)) return false;
  return text.replace(/\D+/g, "").length >= 7 && isPossiblePhone(text, country);
}

/** Of the United States, Canada and the United Kingdom, whose shape tells them from other numbers. */
const postalCode = /^(?:\d{5}(?:-\d{4})?|[a-z]\d[a-z] ?\d[a-z]\d|[a-z]{1,2}\d[a-z\d]? \d[a-z]{2})$/i;

const socialPage = /^(?:https?:\/\/)?(?:[\w-]+\.)?(?:linkedin|facebook|twitter|x|instagram|youtube)\.com\//i;

function isTypeIn(list: readonly string[]): (text: string) => boolean {
  return (text) => findType(text, list) !== undefined;
}

/** `12 Main Street`, `Hauptstraße 5`: a word and a number of up to five digits, at one end. */
function isStreet(text: string): boolean {
  return /^\d{1,5}\p{L}?\s+\p{L}{2}|\p{L}{3}\.?\s+\d{1,5}\p{L}?$/u.test(text);
}

/** Rows below which a value of its own in each row is no sign of anything. */
const fewRows = 5;

const longestName = 80;

const name = /^[\p{Lu}\d][^@]*\p{L}[^@]*$/u;

/** Capitals and digits, as IDs are that people make. */
const code = /^[A-Z\d]+(?:[-_][A-Z\d]+)*$/;

/** Whether values look like names of companies: capitalised, some of several words, most in one row only. */
export function lookLikeNames(values: readonly string[]): boolean {
  const share = (test: (value: string) => boolean) => values.filter(test).length / values.length;
  return (
    values.length >= fewRows &&
    new Set(values).size >= leastShare * values.length &&
    share((value) => value.length <= longestName && name.test(value)) >= leastShare &&
    share((value) => value.length <= longestName && /\p{L}{2}.*\s\S/u.test(value)) >= 0.3
  );
}

/**
 * Whether the values of a column are codes with letters, one for each name and one name for each, as IDs are.
 * @param codes and `named`: the values of two columns, row by row
 */
export function areCodesOf(codes: readonly string[], named: readonly string[]): boolean {
  const rows = codes.map((value, row) => [value, named[row] ?? ""] as const).filter((pair) => !pair.includes(""));
  const fitting = rows.filter(([value]) => code.test(value) && value.length <= 30);
  const shown = new Set(fitting.map(([value]) => value)).size;
  const pairs = new Set(rows.map((pair) => pair.join("\n"))).size;
  return (
    shown >= fewRows &&
    rows.length >= leastShare * codes.length &&
    fitting.length >= 0.9 * rows.length &&
    fitting.some(([value]) => /[A-Z]/.test(value)) &&
    new Set(rows.map(([value]) => value)).size >= 0.98 * pairs &&
    new Set(rows.map(([, named]) => named)).size >= 0.98 * pairs
  );
}
