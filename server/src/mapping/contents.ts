import { emailTypes, phoneTypes, socialTypes } from "../template/assumed-types.ts";
import type { Role } from "../template/columns.ts";
import { findCountry, mayBeCountry } from "../template/countries.ts";
import { carSigns } from "../template/country-aliases.ts";
import { isEmail } from "../template/emails.ts";
import type { Evidence } from "../template/header-meaning.ts";
import type { ColumnKind } from "../template/kinds.ts";
import { isPossiblePhone } from "../template/phones.ts";
import { splitPlace } from "../template/split-address.ts";
import { findState } from "../template/states.ts";
import { findType } from "../template/types.ts";

/** A role that a column's values suggest. */
export interface Content extends Evidence {
  readonly role: Role;
}

/**
 * How much a header says: nothing (`none`) or only a number, that it is the `first line` or a later `address line` of
 * an address, or `words`, though unknown ones. Under unknown words, codes and numbers may be anything.
 */
export type HeaderKind = "none" | "first line" | "address line" | "words";

/** @param words a header as `wordsOf` writes it */
export function headerKindOf(words: string): HeaderKind {
  if (/^(?:\p{L}|column|col|field|value|spalte|feld|colonne|columna|kolom)? ?\d*$/u.test(words)) return "none";
  const [, number] = /(?:line|address|addr|street|adresse|adres|direccion|to) ?(\d)$/.exec(words) ?? [];
  if (number === undefined) return "words";
  return Number(number) < 3 ? "first line" : "address line";
}

/** A test of a single value. */
interface Test {
  readonly role: Role;
  /** What the values are that pass: part of the reason shown to the user. */
  readonly are: string;
  /** The confidence if all of a column's values pass. */
  readonly confidence: number;
  readonly passes: (value: string) => boolean;
  /** The headers under which values that pass are evidence; all by default. */
  readonly under?: readonly HeaderKind[];
  /** Whether a single value in all rows is no evidence. */
  readonly differs?: true;
}

/** Headers that do not say what else their column is. */
const silent: readonly HeaderKind[] = ["none", "address line"];
const lines: readonly HeaderKind[] = [...silent, "first line"];

/** @param countries alpha-2 codes of the countries in the file */
function testsOf(countries: readonly string[]): readonly Test[] {
  const [main] = countries;
  const tests: Readonly<Record<ColumnKind, readonly Test[]>> = {
    // `lookLikeNames` and `areCodesOf` judge whole columns.
    name: [],
    id: [],
    email: [{ role: "Email", are: "email addresses", confidence: 0.75, passes: isEmail }],
    state: [
      {
        role: "State",
        are: "states",
        confidence: 0.65,
        passes: (text) => isStateIn(countries, text),
        under: silent,
        differs: true,
      },
    ],
    country: [{ role: "Country", are: "countries", confidence: 0.64, passes: isCountry, under: silent, differs: true }],
    // Looks like the country column.
    phoneCountry: [],
    phone: [
      { role: "Phone Number", are: "phone numbers", confidence: 0.7, passes: (text) => isWrittenPhone(text, main) },
    ],
    text: [
      {
        role: "Zip",
        are: "postal codes",
        confidence: 0.6,
        passes: (text) => postalCode.test(text),
        under: silent,
        differs: true,
      },
      { role: "Social Media", are: "pages of social media", confidence: 0.65, passes: (text) => socialPage.test(text) },
      { role: "Address Line 1", are: "a street with a number", confidence: 0.55, passes: isStreet, under: lines },
      {
        role: "City",
        are: "cities with their postal codes",
        confidence: 0.56,
        passes: (text) => splitPlace(text, main ?? "") !== undefined,
        under: silent,
        differs: true,
      },
      {
        role: "City",
        are: "like names of cities",
        confidence: 0.5,
        passes: (text) => town.test(text) && !isCountry(text),
        under: ["address line"],
        differs: true,
      },
    ],
    phoneType: [
      {
        role: "Phone Number Type",
        are: "types of phone numbers",
        confidence: 0.62,
        passes: isTypeIn(phoneTypes),
        under: silent,
      },
    ],
    emailType: [
      {
        role: "Email Type",
        are: "types of email addresses",
        confidence: 0.61,
        passes: isTypeIn(emailTypes),
        under: silent,
      },
    ],
    socialType: [
      {
        role: "Social Media Type",
        are: "social media",
        confidence: 0.65,
        passes: isTypeIn(socialTypes),
        under: silent,
      },
    ],
  };
  return Object.values(tests).flat();
}

/** The share of a column's values that must pass a test. */
const minShare = 0.8;

/**
 * The roles that a column could have according to its values. A single row is no evidence.
 * @param values the column's values, trimmed, without blank ones
 * @param countries alpha-2 codes of the countries in the file
 */
export function contentsOf(values: readonly string[], countries: readonly string[], header: HeaderKind): Content[] {
  if (values.length < 2) return [];
  const different = new Set(values).size;
  // A few values in many rows are more likely the people or places of something else.
  if (header === "words" && 2 * different < values.length) return [];
  const found: Content[] = [];
  for (const { role, are, confidence, passes, under, differs } of testsOf(countries)) {
    if ((under && !under.includes(header)) || (differs && different === 1)) continue;
    const passing = values.filter(passes).length;
    const share = passing / values.length;
    if (share < minShare) continue;
    found.push({ role, confidence: confidence * share, reason: `${passing} of ${values.length} values are ${are}` });
  }
  if (found.length === 0 && header === "none" && lookLikeNames(values)) {
    found.push({ role: "Company Name", confidence: 0.5, reason: "its values look like names" });
  }
  return found;
}

/**
 * Whether a column's values show that its header means something else.
 * @param isExact whether the header is exactly the template's, so that other values may be mistakes
 */
export function contradicts(
  role: Role,
  values: readonly string[],
  countries: readonly string[],
  isExact: boolean,
): boolean {
  if (values.length === 0) return false;
  // `NO` is Norway.
  if (role !== "Country" && role !== "Phone Country" && values.every((value) => mark.test(value))) return true;
  if (role === "State" && values.every((value) => status.test(value))) return true;
  const could = isExact ? undefined : looseTests[role];
  return could !== undefined && !values.some((value) => could(value, countries));
}

/** A mark in a column of yes or no. */
const mark = /^(?:x|y|n|yes|no|true|false|ja|nein|oui|non|s[ií]|nee)$/i;

/** The state of a record. */
const status = /^(?:(?:in)?active|enabled|disabled|archived|deleted|open|closed|suspended|pending|current|former)$/i;

/** Looser tests, which at least one value must pass in a column with this role. */
const looseTests: Readonly<Partial<Record<Role, (text: string, countries: readonly string[]) => boolean>>> = {
  "Company Name": isWords,
  "Site Name": isWords,
  City: hasLetter,
  Zip: (text) => /\d/.test(text),
  Email: (text) => text.includes("@"),
  // Odoo adds the country: `Oregon (US)`.
  State: (text, countries) => isStateIn(countries, text.replace(/ \([A-Z]{2}\)$/, "")),
  Country: (text) => mayBeCountry(text) || carSigns.has(text),
  "Phone Number": (text) => /\d\D*\d\D*\d\D*\d/.test(text),
};

function isWords(text: string): boolean {
  return hasLetter(text) && !/^(?:https?:|www\.)/.test(text);
}

function hasLetter(text: string): boolean {
  return /\p{L}/u.test(text);
}

function isStateIn(countries: readonly string[], text: string): boolean {
  return countries.some((country) => findState(text, country) !== undefined);
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

/** Requires letters, because numeric codes look like any other number. */
function isCountry(text: string): boolean {
  return hasLetter(text) && findCountry(text) !== undefined;
}

const date = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})\b/;

/**
 * Whether a text is more likely a phone number than an ID or a date. Requires a plus or separators.
 * @param country alpha-2 code of the country where it can be dialled, if it is known
 */
export function isWrittenPhone(text: string, country: string | undefined): boolean {
  if (!(text.startsWith("+") || /\d[\s().-]+\d/.test(text)) || date.test(text)) return false;
  return text.replace(/\D/g, "").length >= 7 && isPossiblePhone(text, country);
}

/** Postal codes of the United States, Canada and the United Kingdom, whose form differs from other numbers. */
const postalCode = /^(?:\d{5}(?:-\d{4})?|[a-z]\d[a-z] ?\d[a-z]\d|[a-z]{1,2}\d[a-z\d]? \d[a-z]{2})$/i;

const socialPage = /^(?:https?:\/\/)?(?:[\w-]+\.)?(?:linkedin|facebook|twitter|x|instagram|youtube)\.com\//i;

/** An `X` is more often a mark than a social network. */
function isTypeIn(list: readonly string[]): (text: string) => boolean {
  return (text) => text.length > 1 && findType(text, list) !== undefined;
}

/** Words without digits. */
const town = /^\p{L}[\p{L} .'’-]{1,39}$/u;

/** A word with a number of up to five digits before or after it: `12 Main Street`, `Hauptstraße 5`. */
function isStreet(text: string): boolean {
  return /^\d{1,5}\p{L}?\s+\p{L}{2}|\p{L}{3}\.?\s+\d{1,5}\p{L}?$/u.test(text);
}

/** In fewer rows, it means nothing that all values are different. */
const minRows = 5;

const maxNameLength = 80;

const name = /^[\p{Lu}\d][^@]*\p{L}[^@]*$/u;

/** Capitals and digits, as in IDs made by people. */
const code = /^[A-Z\d]+(?:[-_][A-Z\d]+)*$/;

/** Whether values look like names of companies: capitalised, mostly unique, and some with several words. */
export function lookLikeNames(values: readonly string[]): boolean {
  const short = values.filter((value) => value.length <= maxNameLength);
  const share = (test: RegExp) => short.filter((value) => test.test(value)).length / values.length;
  return (
    values.length >= minRows &&
    new Set(values).size >= minShare * values.length &&
    share(name) >= minShare &&
    share(/\p{L}{2}.*\s\S/u) >= 0.3
  );
}

/**
 * Whether a column's values look like IDs of the names in another column: codes with letters, one for each name and one
 * name for each. Both arrays are the values of a column, row by row.
 */
export function areCodesOf(codes: readonly string[], named: readonly string[]): boolean {
  const rows = codes.map((value, row) => [value, named[row]] as const).filter(([value, named]) => value && named);
  const fitting = rows.filter(([value]) => code.test(value) && value.length <= 30);
  const shown = new Set(fitting.map(([value]) => value)).size;
  const pairs = new Set(rows.map((pair) => pair.join("\n"))).size;
  return (
    shown >= minRows &&
    rows.length >= minShare * codes.length &&
    fitting.length >= 0.9 * rows.length &&
    fitting.some(([value]) => /[A-Z]/.test(value)) &&
    new Set(rows.map(([value]) => value)).size >= 0.98 * pairs &&
    new Set(rows.map(([, named]) => named)).size >= 0.98 * pairs
  );
}
