import { codesOf } from "../document/characters.ts";
import { compatible } from "../document/fold.ts";
import type { Source } from "../document/source.ts";
import { once } from "../once.ts";
import { remember } from "../remember.ts";
import { countryAliases, noCountries, sharedNames } from "./country-aliases.ts";
import countryNames from "./country-names.generated.json" with { type: "json" };
import iso from "./iso.generated.json" with { type: "json" };
import { NearNames } from "./nearest.ts";
import { countryKey } from "./place-keys.ts";
import { stateAliases } from "./state-aliases.ts";

/** The code of a country or state, with the country's English name or the state's name in ISO 3166-2. */
export interface Place {
  code: string;
  name: string;
}

/** All officially assigned countries, in the order of their codes. */
export const countries: readonly Place[] = iso.countries.map((line) => {
  const [code = "", , , name = ""] = line.split("|");
  return { code, name };
});

const names = new Map(countries.map(({ code, name }) => [code, name]));

const letterA = 65;
const letters = 26;
const assigned = new Uint8Array(letters * letters);

/**
 * The two capital letters at an offset as a number, for tables of codes; -1 if there are none. Takes a text as from
 * `codesOf` and allocates nothing, because it runs for every row.
 */
export function letterPairAt(codes: Uint8Array, offset: number): number {
  const first = (codes[offset] ?? 0) - letterA;
  const second = (codes[offset + 1] ?? 0) - letterA;
  return first >= 0 && first < letters && second >= 0 && second < letters ? first * letters + second : -1;
}

/** The two letters of a result of `letterPairAt`. */
export function letterPair(pair: number): string {
  return String.fromCharCode(letterA + Math.floor(pair / letters), letterA + (pair % letters));
}

/** The number of pairs of capital letters. */
export const letterPairs = letters * letters;

const allCodes = codesOf(countries.map(({ code }) => code).join(""));
for (let at = 0; at < 2 * countries.length; at += 2) assigned[letterPairAt(allCodes, at)] = 1;

/** Whether the text is exactly an officially assigned ISO 3166-1 alpha-2 code, in upper case. `XK` and `UK` are not. */
export function isCountryCode(text: string): boolean {
  return names.has(text);
}

/** The country code between two offsets, as a result of `letterPairAt`; -1 if the characters are not exactly a code. */
export function countryAt(codes: Uint8Array, start: number, end: number): number {
  const pair = end - start === 2 ? letterPairAt(codes, start) : -1;
  return pair >= 0 && assigned[pair] === 1 ? pair : -1;
}

/** The English name of an assigned alpha-2 code. */
export function countryName(code: string): string | undefined {
  return names.get(code);
}

/** Alpha-2 codes by alpha-3 code and by three-digit numeric code. Made when first needed, like the tables below. */
const byCode = once(
  () =>
    new Map(
      iso.countries.flatMap((line) => {
        const [code = "", alpha3 = "", numeric = ""] = line.split("|");
        return [[alpha3, code] as const, [numeric, code] as const];
      }),
    ),
);

/** Alpha-2 codes by the initials of English names that have two words. */
const byInitials = once(() => {
  const all = new Map<string, string[]>();
  for (const { code, name } of countries) {
    for (const each of [name, ...(countryAliases[code] ?? [])]) {
      const initials = /^(\p{Lu})\S* (\p{Lu})\S*$/u.exec(each)?.slice(1).join("");
      if (initials) all.set(initials, [...(all.get(initials) ?? []), code]);
    }
  }
  return all;
});

interface Meanings {
  /** Alpha-2 codes by the key of a name; undefined if two countries share the name. */
  byName: Map<string, string | undefined>;
  /** Like `byName`, for names in other languages that may also mean something else. */
  byDoubtful: Map<string, string | undefined>;
  /** Names in English and in the country's own languages; a shared name has an entry for each country. */
  near: NearNames<string>;
}

/** There are twelve thousand names, and few files have a country to correct. */
const meanings = once((): Meanings => {
  const byName = new Map<string, string | undefined>();
  const byDoubtful = new Map<string, string | undefined>();
  const nearNames: (readonly [key: string, code: string])[] = [];
  const add = (names: Map<string, string | undefined>, key: string, code: string) =>
    names.set(key, names.has(key) && names.get(key) !== code ? undefined : code);
  const { own, foreign, doubtful } = countryNames;
  const keysIn = (names: Readonly<Record<string, string>>, code: string) => names[code]?.match(/[^|]+/g) ?? [];
  for (const { code, name } of countries) {
    const ownNames = [name, ...(countryAliases[code] ?? [])].map(countryKey).concat(keysIn(own, code));
    for (const key of [...ownNames, ...keysIn(foreign, code)]) add(byName, key, code);
    for (const key of keysIn(doubtful, code)) add(byDoubtful, key, code);
    for (const key of ownNames) nearNames.push([key, code]);
  }
  // Names that mean different countries in different languages.
  for (const [key, code] of byDoubtful) {
    if (byName.has(key) && byName.get(key) !== code) byName.set(key, undefined);
  }
  const unclear = [...Object.keys(sharedNames), ...noCountries.flatMap(([, names]) => names)];
  for (const names of [byName, byDoubtful]) for (const name of unclear) names.set(countryKey(name), undefined);
  return { byName, byDoubtful, near: new NearNames(nearNames) };
});

/**
 * Codes that, unless in capital letters, may be words or mean that there is no value: `na` (not available), `No`, `in`,
 * `it`. No safe fix changes these.
 */
const wordCodes = new Set(
  [
    "AD",
    "AM",
    "AS",
    "AT",
    "BE",
    "BY",
    "DO",
    "ID",
    "IN",
    "IS",
    "IT",
    "ME",
    "MY",
    "NA",
    "NC",
    "NE",
    "NO",
    "NR",
    "SI",
  ].concat(["SO", "TO"]),
);

/** The code, in capital letters, if the text is one that may also be a word; undefined for spellings of `n/a`. */
export function wordCode(text: string): string | undefined {
  const letters = bareLetters(text);
  const upper = letters.toUpperCase();
  if (letters.length !== 2 || !wordCodes.has(upper)) return undefined;
  return upper === "NA" && /[a-z][^a-z]+[a-z]/i.test(compatible(text)) ? undefined : upper;
}

/** Codes and short names of the states of the United States and Canada, in capital letters. */
const shortStates = once(
  (): ReadonlySet<string> =>
    new Set(
      [iso.states.all.US, iso.states.all.CA]
        .flatMap((states) => Object.keys(states))
        .concat(["US", "CA"].flatMap((country) => Object.values(stateAliases[country] ?? {}).flat()))
        .map((name) => name.toUpperCase()),
    ),
);

/** Territories of the United States that ISO 3166-1 also lists as countries, with the same code. */
const territories: ReadonlySet<string> = new Set(["AS", "GU", "MP", "PR", "UM", "VI"]);

/**
 * The country of a code that is written like the abbreviation of a state of the United States or Canada, with full
 * stops or only an initial capital: `Va.`, `N.C.`, `Ind`, `De`. It may mean either, so no safe fix changes it.
 */
export function countryLikeState(text: string): string | undefined {
  const letters = bareLetters(text);
  const code = letters.toUpperCase();
  const isShort = shortStates().has(code) && !territories.has(code);
  if (!isShort || !(text.includes(".") || /^[A-Z][a-z]+$/.test(letters))) return undefined;
  return isCountryCode(code) ? code : byCode().get(code);
}

/**
 * Like {@link countryLikeState}, but only for capital letters that are not the initials of another country. `DE.` is
 * probably a code, unless the rest of the row is in the United States or Canada.
 */
export function punctuatedCode(text: string): string | undefined {
  const country = countryLikeState(text);
  if (!country || /\p{Ll}/u.test(text)) return undefined;
  return initialsOf(text).every((other) => other === country) ? country : undefined;
}

/**
 * The letters of a two- or three-letter code, without quotes, brackets and full stops (`G.B.`, `(DE)`, `'GB'`,
 * full-width letters); empty if the text is not like a code.
 */
export function bareLetters(text: string): string {
  const plain = compatible(text).trim();
  const [, inside = ""] =
    /^[\s"'`´‘’“”„«»()[\]{}<>.:;,*_-]*([a-z](?:[.\s]{0,2}[a-z]){1,2})[\s"'`´‘’“”„«»()[\]{}<>.:;|,*_-]*$/i.exec(plain) ??
    [];
  return inside.replace(/[.\s]+/g, "");
}

/**
 * The alpha-2 code that a text certainly means, for a safe fix. The text may be an alpha-2 or alpha-3 code in any case
 * and punctuation, a numeric code of three digits (fewer may be a dial code), a name in English or a language of the
 * country, a name in another language that means nothing else, or a well-known alias. Undefined if it means no country,
 * more than one (`Congo`, `S.A.`), or may be a word (`no`) or the abbreviation of a state (`Va.`).
 */
export function findCountry(text: string): string | undefined {
  return remember(foundCountries, text, () => meaningOf(text) ?? "") || undefined;
}

const foundCountries = new Map<string, string>();

/** Finds countries as `findCountry`, and remembers the last: a file mostly writes a country in one way. */
export class WrittenCountry {
  readonly #codes = new Uint8Array(64);
  #length = 0;
  #country = -1;

  /** The country between two offsets, as from `countryAt`. The characters must be ASCII, and tidy. */
  find(source: Pick<Source, "codes" | "text">, start: number, end: number): number {
    const { codes } = source;
    if (end - start > this.#codes.length) return -1;
    if (!this.#isLast(codes, start, end)) {
      this.#codes.set(codes.subarray(start, end));
      this.#length = end - start;
      this.#country = letterPairAt(codesOf(findCountry(source.text.slice(start, end)) ?? ""), 0);
    }
    return this.#country;
  }

  #isLast(codes: Uint8Array, start: number, end: number): boolean {
    if (end - start !== this.#length) return false;
    for (let at = 0; at < this.#length; at++) if (codes[start + at] !== this.#codes[at]) return false;
    return true;
  }
}

function meaningOf(text: string): string | undefined {
  const trimmed = text.trim();
  const upper = trimmed.toUpperCase();
  const letters = bareLetters(trimmed);
  const code = letters.toUpperCase();
  if (countryLikeState(trimmed)) return undefined;
  const isCode = !wordCodes.has(code) || (letters === code && (code !== "NA" || letters === compatible(trimmed)));
  if (isCountryCode(code)) return isCode && initialsOf(trimmed).every((other) => other === code) ? code : undefined;
  const coded = byCode().get(code) ?? byCode().get(compatible(upper));
  if (!coded) return findByName(letters || trimmed);
  if (trimmed === upper) return coded;
  // `NGA` is Nigeria, but `Nga` may be what Vietnamese calls Russia.
  const named = findByName(letters || trimmed) ?? doubtfulCountry(letters || trimmed);
  return named && named !== coded ? undefined : coded;
}

/**
 * The countries whose English names have these two initials: `S.A.` may be Saudi Arabia or South Africa, and `S.L.` Sri
 * Lanka. Empty if nothing separates the letters, because then they are a code.
 */
export function initialsOf(text: string): readonly string[] {
  if (!/^\P{L}*\p{L}[.\s]+\p{L}\P{L}*$/u.test(compatible(text))) return [];
  return byInitials().get(bareLetters(text).toUpperCase()) ?? [];
}

/** The alpha-2 code of the country that a name certainly means. */
export function findByName(name: string): string | undefined {
  const key = countryKey(name);
  // `N/A` is not a name, although NA is the code of a country.
  return key.length < 3 && /[^\p{L}\p{M}.\s]/u.test(name) ? undefined : meanings().byName.get(key);
}

/** Whether a text certainly or possibly is the code or name of a country. */
export function mayBeCountry(text: string): boolean {
  return (findCountry(text) ?? countryLikeState(text) ?? doubtfulCountry(text)) !== undefined;
}

/** The country that has this name in another language, if the name may also mean something else: `Sin`, `Granada`. */
export function doubtfulCountry(name: string): string | undefined {
  return meanings().byDoubtful.get(countryKey(name));
}

/**
 * Suggests the countries whose name in English or their own languages is closest to a mistyped name, closest first, see
 * {@link NearNames.nearest}. Does not check whether the text is the name of another place.
 */
export function nearestCountries(text: string, max = 3): Place[] {
  if (!/\p{L}/u.test(text)) return [];
  return remember(near, `${max}${text}`, () => {
    return meanings().near.nearest(countryKey(text), max).map(countryPlace);
  });
}

const near = new Map<string, Place[]>();

/** A country's code with its English name. */
export function countryPlace(code: string): Place {
  return { code, name: names.get(code) ?? code };
}
