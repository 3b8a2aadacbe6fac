import { either } from "../listed.ts";
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

/** What the row says of its place, beside its Country. */
interface BesideCountry {
  city: string;
  state: string;
  zip: string;
}

interface Data extends BesideCountry {
  header: string;
  text: string;
}

/** Not an officially assigned alpha-2 code of ISO 3166-1, in upper case. */
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
    const hint = placeHint(meaningBeside(data)) || takesCode;
    return `${header} ${quoted(text)} is not an ISO 3166-1 alpha-2 code.${hint}`;
  },
  check(cell) {
    const text = cell.tidyValue;
    if (text === "" || isCountryCode(text)) return undefined;
    return { data: { header: headerOf(cell), text, ...besideOf(cell.row) }, final: true };
  },
  fixes(finding, file) {
    const cell = cellOf(finding, file);
    const meaning = meaningBeside(finding.data);
    return [...placeFixes(cell, meaning), ...moveToState(cell, meaning)];
  },
};

function besideOf(row: RowView): BesideCountry {
  return { city: row.valueOf("City"), state: row.valueOf("State"), zip: row.valueOf("Zip") };
}

/**
 * The country that a row's other cells are to be judged by. Where the rest of the row speaks against the name in its
 * Country there is none: the Country is at fault, and to judge by it would tell of that again.
 */
export function judgingCountry(row: RowView): string | undefined {
  const country = row.country("Country");
  const text = row.valueOf("Country");
  if (country === undefined || isCountryCode(text)) return country;
  return meaningBeside({ text, ...besideOf(row) }).how === "choice" ? undefined : country;
}

/** Puts a state that was typed in the place of the country into the empty State, where the country may be its. */
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

/** Of these people write the state in place of the country. */
const neighbours = ["US", "CA"] as const;

/** What a column of country codes takes, as a sentence with a space before it. */
export const takesCode = " Use an assigned code of two capital letters, such as US, GB or DE.";

/**
 * Why a text is no code and what would be right, as sentences with a space before each; empty where nothing is known.
 */
export function placeHint({ places, how, reason }: PlaceMeaning): string {
  const why = reason ? ` ${reason}` : "";
  const [first] = places;
  if (first && how === "exact") return why + writePlace(first);
  if (first) return `${why} Did you mean ${either(places.map(named))}?`;
  return why && why + takesCode;
}

/**
 * What a text means beside the row's State and Zip. Where these are of the United States or Canada, the name or code of
 * another country is doubtful: `Jersey` beside `NJ` is cut off, `Mexico` beside `NM` as well, `de` beside `19801` is
 * Delaware.
 */
function meaningBeside(data: Omit<Data, "header">): PlaceMeaning {
  const { text, state, zip } = data;
  const sure = sureCountry(data);
  if (sure) return { places: [countryPlace(sure)], how: "exact" };
  const meaning = meaningOf(text);
  const [place] = meaning.places;
  if (!place) return meaning;
  const beside = contradiction(text, state, zip, place);
  if (!beside) return meaning;
  const { country, reason } = beside;
  // A country and a state of one name: beside a state it is the state.
  const said = meaning.places.find(({ code }) => code === country);
  if (said) return { ...meaning, places: [said, ...meaning.places.filter((other) => other !== said)] };
  return meaning.how === "exact" ? { places: [place, countryPlace(country)], how: "choice", reason } : meaning;
}

/**
 * The country of a code that may be a word or short for a state too: `it` beside a State of Italy, `De` beside one of
 * Germany, and `DE.` in a row that names no place. `na` and `no` may say that there is none.
 */
function sureCountry({ text, city, state, zip }: Omit<Data, "header">): string | undefined {
  const code = punctuatedCode(text);
  const country = code ?? (text.includes(".") ? undefined : (countryLikeState(text) ?? wordCode(text)));
  if (country === "NA" || country === "NO") return undefined;
  if (country && state !== "") return findState(state, country) ? country : undefined;
  return city === "" && zip === "" ? code : undefined;
}

/** Whether a Zip is of the state that a text names in one of the neighbours. */
function isZipBeside(zip: string, text: string, country: (typeof neighbours)[number]): boolean {
  const state = findState(text, country);
  return state !== undefined && (country === "US" ? isZipOf(zip, state) : isCanadianZip(zip));
}

interface Beside {
  readonly country: string;
  readonly reason: string;
}

/** Which of the neighbours the rest of the row speaks for, and why, where not for the place that the text means. */
function contradiction(text: string, state: string, zip: string, { code, name }: Place): Beside | undefined {
  if (findState(state, code)) return undefined;
  for (const country of neighbours.filter((other) => other !== code)) {
    const of = country === "US" ? "the United States" : "Canada";
    if (findState(state, country))
      return { country, reason: `State ${quoted(state)} is in ${of}, not in ${placeInSentence(name)}.` };
    if (findCountry(state) === country) return { country, reason: `State ${quoted(state)} names another country.` };
    if (isZipBeside(zip, text, country)) {
      const where = stateName(country, findState(text, country) ?? "");
      return { country, reason: `Zip ${quoted(zip)} is in ${placeInSentence(where ?? "")}.` };
    }
  }
  return undefined;
}

/** What a text may mean, whether it is written in letters or as a number. */
function meaningOf(text: string): PlaceMeaning {
  const numbered = numberedCountries(text).slice(0, 3);
  return numbered.length > 0 ? { places: numbered.map(countryPlace), how: "choice" } : countryMeaning(text);
}

/**
 * The countries of which a text may be the number: its dial code, or its numeric code of ISO 3166 without the leading
 * zeros. 44 is dialled for Britain, and 044 is the Bahamas.
 */
export function numberedCountries(text: string): string[] {
  const [main, ...others] = dialCountries(text);
  const numeric = /^\d{1,2}$/.test(text) ? findCountry(text.padStart(3, "0")) : undefined;
  // The library has the main country first and the others by their codes: of the many behind +1 Canada is the next.
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
