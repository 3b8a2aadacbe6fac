import { either } from "../listed.ts";
import { remember } from "../remember.ts";
import {
  countryLikeState,
  countryPlace,
  findCountry,
  isCountryCode,
  type Place,
  punctuatedCode,
  wordCode,
} from "../template/countries.ts";
import { countryMeaning } from "../template/country-meaning.ts";
import { dialCountries } from "../template/phones.ts";
import { placeInSentence } from "../template/place-article.ts";
import type { PlaceMeaning } from "../template/place-meaning.ts";
import { findState, stateName } from "../template/states.ts";
import { isCanadianZip, isZipOf } from "../template/zips.ts";
import type { CellRule, Fix } from "./rule.ts";
import { asGuess, cellOf, headerOf, placeFixes } from "./support/cell-fix.ts";
import { quoted } from "./support/wording.ts";
import type { CellView, RowView } from "./view.ts";

/** The parts of the row's address that can confirm or contradict its Country. */
interface Address {
  city: string;
  state: string;
  zip: string;
}

interface Data extends Address {
  header: string;
  text: string;
}

/** A Country that is not an officially assigned alpha-2 code of ISO 3166-1 in upper case. */
export const countryCode: CellRule<Data> = {
  code: "country-code",
  title: "Country is not an ISO 3166-1 alpha-2 code",
  noun: ["country code", "country codes"],
  severity: "error",
  scope: "cell",
  kinds: ["country"],
  look: { code: true },
  message(data) {
    const { header, text } = data;
    const hint = placeHint(meaningInRow(data)) || takesCode;
    return `${header} ${quoted(text)} is not an ISO 3166-1 alpha-2 code.${hint}`;
  },
  check(cell) {
    const text = cell.tidyValue;
    if (text === "" || isCountryCode(text)) return undefined;
    return { final: true, details: () => ({ data: { header: headerOf(cell), text, ...addressOf(cell.row) } }) };
  },
  fixes(finding, file) {
    const cell = cellOf(finding, file);
    const meaning = meaningInRow(finding.data);
    return [...placeFixes(cell, meaning), ...moveToState(cell, meaning)];
  },
};

function addressOf(row: RowView): Address {
  return { city: row.valueOf("City"), state: row.valueOf("State"), zip: row.valueOf("Zip") };
}

/**
 * The country that a row's other cells are checked against; undefined if they contradict the name in Country. Then
 * Country is wrong, and checking against it would report the same fault again.
 */
export function trustedCountry(row: RowView): string | undefined {
  const text = row.valueOf("Country");
  if (isCountryCode(text)) return text;
  const country = findCountry(text);
  if (country === undefined) return undefined;
  return meaningInRow({ text, ...addressOf(row) }).how === "choice" ? undefined : country;
}

/** Moves a state from Country to an empty State, if its country is among the meanings. */
function moveToState(cell: CellView, { places }: PlaceMeaning): Fix[] {
  const { row, index } = cell;
  const state = row.layout.cellOf("State");
  if (state < 0 || state >= row.cellCount || row.tidyValue(state) !== "") return [];
  const text = cell.tidyValue;
  return neighbours.flatMap((country) => {
    const code = places.some((place) => place.code === country) && findState(text, country);
    if (!code) return [];
    const edits = [row.at(index).replace(country), row.at(state).replace(code)];
    const title = `Replace ${quoted(text)} with ${quoted(country)}, and write ${quoted(code)} (${stateName(country, code)}) in State`;
    return [asGuess({ title, safe: false, edits })];
  });
}

/** Countries where people may write the state instead of the country. */
const neighbours = ["US", "CA"] as const;

/** What a column of country codes takes, as a sentence with a space before it. */
export const takesCode = " Use an assigned code of two capital letters, such as US, GB or DE.";

/**
 * Why a text is not a code and what would be correct, as sentences with a space before each; empty if nothing is known.
 */
export function placeHint({ places, how, reason }: PlaceMeaning): string {
  const why = reason ? ` ${reason}` : "";
  const [first] = places;
  if (first && how === "exact") return why + writePlace(first);
  if (first) return `${why} Did you mean ${either(places.map(named))}?`;
  return why && why + takesCode;
}

/** Meanings by all that they depend on. The rule and its message ask for them, and so do rules for other cells. */
const meanings = new Map<string, PlaceMeaning>();

function meaningInRow(data: Omit<Data, "header">): PlaceMeaning {
  const { text, city, state, zip } = data;
  return remember(meanings, [text, state, zip, city === "" ? "" : "any city"].join("\n"), () => findMeaning(data));
}

/**
 * What a text in Country means, given the row's State and Zip. If these belong to the United States or Canada, the name
 * or code of another country is doubtful: `Jersey` with `NJ` and `Mexico` with `NM` are cut off, and `de` with `19801`
 * is Delaware.
 */
function findMeaning(data: Omit<Data, "header">): PlaceMeaning {
  const { text, state, zip } = data;
  const sure = sureCountry(data);
  if (sure) return { places: [countryPlace(sure)], how: "exact" };
  const meaning = meaningOf(text);
  const [place] = meaning.places;
  if (!place) return meaning;
  const contradicted = contradiction(text, state, zip, place);
  if (!contradicted) return meaning;
  const { country, reason } = contradicted;
  // A name of both a country and a state, such as Georgia: the state comes first.
  const match = meaning.places.find(({ code }) => code === country);
  if (match) return { ...meaning, places: [match, ...meaning.places.filter((other) => other !== match)] };
  return meaning.how === "exact" ? { places: [place, countryPlace(country)], how: "choice", reason } : meaning;
}

/**
 * The country of a code that may also be a word or a state: `it` with a State of Italy, `De` with one of Germany, and
 * `DE.` in a row without the rest of an address. `na` and `no` may mean that there is no value.
 */
function sureCountry({ text, city, state, zip }: Omit<Data, "header">): string | undefined {
  const code = punctuatedCode(text);
  const country = code ?? (text.includes(".") ? undefined : (countryLikeState(text) ?? wordCode(text)));
  if (country === "NA" || country === "NO") return undefined;
  if (country && state !== "") return findState(state, country) ? country : undefined;
  return city === "" && zip === "" ? code : undefined;
}

/** Whether a ZIP code is in the state that a text names in this country. */
function isZipOfState(zip: string, text: string, country: (typeof neighbours)[number]): boolean {
  const state = findState(text, country);
  return state !== undefined && (country === "US" ? isZipOf(zip, state) : isCanadianZip(zip));
}

interface Contradiction {
  readonly country: string;
  readonly reason: string;
}

/** The neighbour that the row's State or Zip points to instead of the place that the text means, and why. */
function contradiction(text: string, state: string, zip: string, { code, name }: Place): Contradiction | undefined {
  if (findState(state, code)) return undefined;
  for (const country of neighbours.filter((other) => other !== code)) {
    const where = country === "US" ? "the United States" : "Canada";
    if (findState(state, country))
      return { country, reason: `State ${quoted(state)} is in ${where}, not in ${placeInSentence(name)}.` };
    if (findCountry(state) === country) return { country, reason: `State ${quoted(state)} names another country.` };
    if (isZipOfState(zip, text, country)) {
      const where = stateName(country, findState(text, country) ?? "");
      return { country, reason: `Zip ${quoted(zip)} is in ${placeInSentence(where ?? "")}.` };
    }
  }
  return undefined;
}

/** What a name, a code or a number may mean. */
function meaningOf(text: string): PlaceMeaning {
  const numbered = numberedCountries(text).slice(0, 3);
  return numbered.length > 0 ? { places: numbered.map(countryPlace), how: "choice" } : countryMeaning(text);
}

/**
 * The countries that a number may mean, as a dial code or as a numeric code of ISO 3166 without leading zeros. 44 is
 * the dial code of the United Kingdom, and 044 is the Bahamas.
 */
export function numberedCountries(text: string): string[] {
  const [main, ...others] = dialCountries(text);
  const numeric = /^\d{1,2}$/.test(text) ? findCountry(text.padStart(3, "0")) : undefined;
  // The library lists the main country first and the others by code. Of those with +1, Canada is the next likeliest.
  const dialled = others.sort((a, b) => Number(b === "CA") - Number(a === "CA"));
  return [...new Set([main, numeric, ...dialled])].filter((country) => country !== undefined);
}

/** What to write, as a sentence with a space before it. */
function writePlace({ code, name }: Place): string {
  return ` Write ${quoted(code)} (${name}).`;
}

export function named({ code, name }: Place): string {
  return `${code} (${name})`;
}
