import { codesOf } from "../document/characters.ts";
import iso from "./iso.generated.json" with { type: "json" };
import { NearNames, remember } from "./nearest.ts";
import { countryKey } from "./place-keys.ts";

/** A country or state: its code as the template wants it, and its English name. */
export interface Place {
  code: string;
  name: string;
}

/** What the ISO lists and their translations do not call a country, though people do. */
const aliases: Record<string, readonly string[]> = {
  // Its parts have no alpha-2 codes of their own.
  GB: ["England", "Scotland", "Wales", "Northern Ireland", "Britain"],
  // The best-known part stands for the whole.
  AG: ["Antigua"],
  BA: ["Bosnia"],
  KN: ["St. Kitts"],
  TT: ["Trinidad"],
  VC: ["St. Vincent"],
  // Everyday short forms of the official name.
  AE: ["Emirates"],
  BQ: ["Caribbean Netherlands"],
  CC: ["Cocos Islands"],
  CN: ["PRC"],
  CD: ["DRC", "DR Congo", "Congo (DRC)"],
  FK: ["Falkland Islands", "Falklands"],
  HK: ["Hong Kong SAR"],
  IE: ["Republic of Ireland"],
  KP: ["DPRK"],
  KR: ["ROK"],
  MO: ["Macao SAR", "Macau SAR"],
  PS: ["Palestinian Territories"],
  SA: ["KSA"],
  SX: ["St. Maarten"],
  US: ["America", "US of A", "EE. UU.", "EUA", "États-Unis"],
  VA: ["Vatican", "Vatican City"],
  VG: ["BVI"],
  VI: ["USVI"],
  ZA: ["RSA"],
  // Former name.
  TL: ["East Timor"],
};

/** All officially assigned countries in the order of their codes. */
export const countries: readonly Place[] = iso.countries.map((line) => {
  const [code = "", , , name = ""] = line.split("|", 4);
  return { code, name };
});

const names = new Map(countries.map(({ code, name }) => [code, name]));

const letterA = 65;
const letters = 26;
const assigned = new Uint8Array(letters * letters);

/**
 * A pair of capital letters as a number, for tables of codes; -1 where none stands at the offset. Takes the characters'
 * codes and allocates nothing, so that it can be asked of every row.
 */
export function letterPairAt(codes: Uint8Array, offset: number): number {
  const first = (codes[offset] ?? 0) - letterA;
  const second = (codes[offset + 1] ?? 0) - letterA;
  return first >= 0 && first < letters && second >= 0 && second < letters ? first * letters + second : -1;
}

/** The two letters of a `letterPairAt`. */
export function letterPair(pair: number): string {
  return String.fromCharCode(letterA + Math.floor(pair / letters), letterA + (pair % letters));
}

/** How many pairs of capital letters there are. */
export const letterPairs = letters * letters;

for (const { code } of countries) assigned[letterPairAt(codesOf(code), 0)] = 1;

/** Whether the two characters at an offset are an officially assigned alpha-2 code in upper case. */
export function isCountryAt(codes: Uint8Array, offset: number): boolean {
  return assigned[letterPairAt(codes, offset)] === 1;
}

/** Whether the text is exactly an officially assigned ISO 3166-1 alpha-2 code in upper case. `XK` and `UK` are not. */
export function isCountryCode(text: string): boolean {
  return names.has(text);
}

/** The English name of an assigned alpha-2 code. */
export function countryName(code: string): string | undefined {
  return names.get(code);
}

interface Meanings {
  /** Alpha-2 codes by alpha-3 and by three-digit numeric code. */
  byCode: Map<string, string>;
  /** Alpha-2 codes by the key of a name; no country where two are called so. */
  byName: Map<string, string | undefined>;
  /** Every name's key with its alpha-2 code, shared names with each of theirs. */
  near: NearNames<string>;
}

let meanings: Meanings | undefined;

/** Read when first needed: few files have a country to correct, and there are twelve thousand names. */
function readMeanings(): Meanings {
  const byCode = new Map<string, string>();
  const byName = new Map<string, string | undefined>();
  const names: (readonly [key: string, code: string])[] = [];
  for (const line of iso.countries) {
    const [code = "", alpha3 = "", numeric = "", name = "", ...keys] = line.split("|");
    byCode.set(alpha3, code).set(numeric, code);
    for (const key of [countryKey(name), ...keys, ...(aliases[code] ?? []).map(countryKey)]) {
      const shared = byName.has(key) && byName.get(key) !== code;
      byName.set(key, shared ? undefined : code);
      names.push([key, code]);
    }
  }
  return { byCode, byName, near: new NearNames(names) };
}

/**
 * The alpha-2 code that a text means beyond doubt, for a safe fix: an alpha-2 or alpha-3 code in any case, a numeric
 * code of three digits (fewer may be a dial code), a name in any language that the library knows, or a well-known alias.
 * Undefined where it means none, or where two countries are called so (`Congo`).
 */
export function findCountry(text: string): string | undefined {
  return remember(found, text, () => meaningOf(text) ?? "") || undefined;
}

const found = new Map<string, string>();

function meaningOf(text: string): string | undefined {
  const typed = text.trim();
  const upper = typed.toUpperCase();
  if (isCountryCode(upper)) return upper;
  meanings ??= readMeanings();
  const byCode = meanings.byCode.get(upper);
  const byName = meanings.byName.get(countryKey(typed));
  // `NGA` is Nigeria, but `Nga` may be what Vietnamese calls Russia.
  if (byCode !== byName && byCode && byName) return typed === upper ? byCode : undefined;
  return byCode ?? byName;
}

/** The countries with a name near to a mistyped one, nearest first: a choice for a person, see {@link nearest}. */
export function nearestCountries(text: string, max = 3): Place[] {
  // No name has a digit.
  if (!/\p{L}/u.test(text)) return [];
  return remember(near, `${max}${text}`, () => {
    meanings ??= readMeanings();
    return meanings.near.nearest(countryKey(text), max).map((code) => ({ code, name: names.get(code) ?? code }));
  });
}

const near = new Map<string, Place[]>();
