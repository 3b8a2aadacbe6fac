import { codesOf } from "../document/characters.ts";
import { compatible } from "../document/fold.ts";
import { countryAliases, noCountries, sharedNames } from "./country-aliases.ts";
import iso from "./iso.generated.json" with { type: "json" };
import { NearNames, remember } from "./nearest.ts";
import { countryKey } from "./place-keys.ts";
import { stateAliases } from "./state-aliases.ts";

/** A country or state: its code as the template wants it, and its English name. */
export interface Place {
  code: string;
  name: string;
}

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

/** Whether the text is exactly an officially assigned ISO 3166-1 alpha-2 code in upper case. `XK` and `UK` are not. */
export function isCountryCode(text: string): boolean {
  return names.has(text);
}

/** The code that the characters between two offsets are exactly, as a `letterPairAt`; -1 where they are none. */
export function countryAt(codes: Uint8Array, start: number, end: number): number {
  const pair = end - start === 2 ? letterPairAt(codes, start) : -1;
  return pair >= 0 && assigned[pair] === 1 ? pair : -1;
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
  /** The same of names in other languages that may mean something else. */
  byDoubtful: Map<string, string | undefined>;
  /** Keys of names in English and the country's own languages with its alpha-2 code, shared names with each of theirs. */
  near: NearNames<string>;
  /** Alpha-2 codes by the initials of English names of two words. */
  byInitials: Map<string, string[]>;
}

let meanings: Meanings | undefined;

/** Read when first needed: few files have a country to correct, and there are twelve thousand names. */
function readMeanings(): Meanings {
  const byCode = new Map<string, string>();
  const byName = new Map<string, string | undefined>();
  const byDoubtful = new Map<string, string | undefined>();
  const byInitials = new Map<string, string[]>();
  const own: (readonly [key: string, code: string])[] = [];
  const add = (names: Map<string, string | undefined>, key: string, code: string) =>
    names.set(key, names.has(key) && names.get(key) !== code ? undefined : code);
  for (const line of iso.countries) {
    const [code = "", alpha3 = "", numeric = "", name = "", ...keys] = line.split("|");
    byCode.set(alpha3, code).set(numeric, code);
    const known = countryAliases[code] ?? [];
    for (const each of [name, ...known]) {
      const initials = /^(\p{Lu})\S* (\p{Lu})\S*$/u.exec(each)?.slice(1).join("");
      if (initials) byInitials.set(initials, [...(byInitials.get(initials) ?? []), code]);
    }
    const [foreign, doubtful] = [keys.indexOf(""), keys.lastIndexOf("")];
    const mine = [name, ...known].map(countryKey).concat(keys.slice(0, foreign));
    for (const key of [...mine, ...keys.slice(foreign + 1, doubtful)]) add(byName, key, code);
    for (const key of keys.slice(doubtful + 1)) add(byDoubtful, key, code);
    for (const key of mine) own.push([key, code]);
  }
  // What one language calls one country, and another another.
  for (const [key, code] of byDoubtful) {
    if (byName.has(key) && byName.get(key) !== code) byName.set(key, undefined);
  }
  const unclear = [...Object.keys(sharedNames), ...noCountries.flatMap(([, names]) => names)];
  for (const names of [byName, byDoubtful]) for (const name of unclear) names.set(countryKey(name), undefined);
  return { byCode, byName, byDoubtful, byInitials, near: new NearNames(own) };
}

/**
 * Codes that are words or stand for no value where they are not in capital letters: `na` for not available, `No` for
 * no, `in` and `it`. Which is meant is not for a safe fix to say.
 */
const words = new Set(
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

/** The code that a text is which is a word as well, for a person to decide; `N/A` is none, however it is written. */
export function wordCode(text: string): string | undefined {
  const letters = bareLetters(text);
  const upper = letters.toUpperCase();
  if (letters.length !== 2 || !words.has(upper)) return undefined;
  return upper === "NA" && /[a-z][^a-z]+[a-z]/i.test(compatible(text)) ? undefined : upper;
}

/** Codes and short names of the states of the United States and Canada, in capital letters. */
const shortStates: ReadonlySet<string> = new Set(
  [iso.states.all.US, iso.states.all.CA]
    .flatMap((states) => Object.keys(states))
    .concat(["US", "CA"].flatMap((country) => Object.values(stateAliases[country] ?? {}).flat()))
    .map((name) => name.toUpperCase()),
);

/** Of the United States, and countries by ISO 3166-1 as well: their code means them in either way. */
const islands: ReadonlySet<string> = new Set(["AS", "GU", "MP", "PR", "UM", "VI"]);

/**
 * The country whose code a text is that is written as people abbreviate a state of the United States or Canada, with
 * full stops or a capital letter before small ones: `Va.`, `N.C.`, `Ind`, `De`. Which of the two is meant is for a
 * person to say.
 */
export function countryLikeState(text: string): string | undefined {
  const letters = bareLetters(text);
  const code = letters.toUpperCase();
  const isShort = shortStates.has(code) && !islands.has(code);
  if (!isShort || !(text.includes(".") || /^[A-Z][a-z]+$/.test(letters))) return undefined;
  if (isCountryCode(code)) return code;
  meanings ??= readMeanings();
  return meanings.byCode.get(code);
}

/**
 * The same where the text is in capital letters: `DE.` is written as a code is, unless the row speaks of a place in one
 * of these countries. None where the letters may be the initials of another country.
 */
export function punctuatedCode(text: string): string | undefined {
  const country = countryLikeState(text);
  if (!country || /\p{Ll}/u.test(text)) return undefined;
  return initialsOf(text).every((other) => other === country) ? country : undefined;
}

/**
 * The letters of a code of two or three, whatever quotes, brackets and full stops are around and between them (`G.B.`,
 * `(DE)`, `'GB'`, full-width letters); empty where it is no such code.
 */
export function bareLetters(text: string): string {
  const plain = compatible(text).trim();
  const [, inside = ""] =
    /^[\s"'`´‘’“”„«»()[\]{}<>.:;,*_-]*([a-z](?:[.\s]{0,2}[a-z]){1,2})[\s"'`´‘’“”„«»()[\]{}<>.:;,*_-]*$/i.exec(plain) ??
    [];
  return inside.replace(/[.\s]+/g, "");
}

/**
 * The alpha-2 code that a text means beyond doubt, for a safe fix: an alpha-2 or alpha-3 code in any case and in any
 * punctuation, a numeric code of three digits (fewer may be a dial code), a name in English or in a language of the
 * country, one in any other language that means nothing else, or a well-known alias. Undefined where it means none, where
 * two countries are called so (`Congo`, `S.A.`), or where it is a word (`no`) or short for a state (`Va.`) as well.
 */
export function findCountry(text: string): string | undefined {
  return remember(found, text, () => meaningOf(text) ?? "") || undefined;
}

const found = new Map<string, string>();

function meaningOf(text: string): string | undefined {
  const typed = text.trim();
  const upper = typed.toUpperCase();
  const letters = bareLetters(typed);
  const code = letters.toUpperCase();
  if (countryLikeState(typed)) return undefined;
  const isSaid = !words.has(code) || (letters === code && (code !== "NA" || letters === compatible(typed)));
  if (isCountryCode(code)) return isSaid && initialsOf(typed).every((other) => other === code) ? code : undefined;
  meanings ??= readMeanings();
  const byCode = meanings.byCode.get(code) ?? meanings.byCode.get(compatible(upper));
  if (!byCode) return findByName(letters || typed);
  const byName = findByName(letters || typed) ?? doubtfulCountry(letters || typed);
  // `NGA` is Nigeria, but `Nga` may be what Vietnamese calls Russia.
  return byName && byName !== byCode && typed !== upper ? undefined : byCode;
}

/**
 * The countries of whose English names two letters apart may be the initials: `S.A.` is Saudi Arabia or South Africa, and
 * `S.L.` may be Sri Lanka. None where the letters stand together, as a code's do.
 */
export function initialsOf(text: string): readonly string[] {
  if (!/^\P{L}*\p{L}[.\s]+\p{L}\P{L}*$/u.test(compatible(text))) return [];
  meanings ??= readMeanings();
  return meanings.byInitials.get(bareLetters(text).toUpperCase()) ?? [];
}

/** The country that a name means beyond doubt. */
export function findByName(name: string): string | undefined {
  meanings ??= readMeanings();
  const key = countryKey(name);
  // `N/A` is no name, though a country has the letters for its code.
  return key.length < 3 && /[^\p{L}\p{M}.\s]/u.test(name) ? undefined : meanings.byName.get(key);
}

/** Whether a text is a country's code or name, beyond doubt or as one thing that it may mean. */
export function mayBeCountry(text: string): boolean {
  return (findCountry(text) ?? countryLikeState(text) ?? doubtfulCountry(text)) !== undefined;
}

/** The country that another language calls so, where the name may mean something else: `Sin`, `Granada`. */
export function doubtfulCountry(name: string): string | undefined {
  meanings ??= readMeanings();
  return meanings.byDoubtful.get(countryKey(name));
}

/**
 * The countries with a name near to a mistyped one, nearest first, by their names in English and their own languages: a
 * choice for a person, see {@link NearNames.nearest}. Whether the text is another place altogether is not asked here.
 */
export function nearestCountries(text: string, max = 3): Place[] {
  // No name has a digit.
  if (!/\p{L}/u.test(text)) return [];
  return remember(near, `${max}${text}`, () => {
    meanings ??= readMeanings();
    return meanings.near.nearest(countryKey(text), max).map(countryPlace);
  });
}

const near = new Map<string, Place[]>();

/** A country's code with its English name. */
export function countryPlace(code: string): Place {
  return { code, name: names.get(code) ?? code };
}
