import { countryPlace, findByName, findCountry, isCountryCode, type Place } from "../template/countries.ts";
import { countryMeaning } from "../template/country-meaning.ts";
import { dialCountries } from "../template/phones.ts";
import type { PlaceMeaning } from "../template/place-meaning.ts";
import { findState } from "../template/states.ts";
import type { CellRule } from "./rule.ts";
import { cellOf, headerOf, placeFixes } from "./support/cell-fix.ts";
import { either, quoted } from "./support/wording.ts";

interface Data {
  header: string;
  text: string;
  /** The row's State. */
  state: string;
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
  message({ header, text, state }) {
    const hint = placeHint(meaningBeside(state, text)) || takesCode;
    return `${header} ${quoted(text)} is not an ISO 3166-1 alpha-2 code.${hint}`;
  },
  check(cell) {
    const text = cell.tidyValue;
    if (text === "" || isCountryCode(text)) return undefined;
    return { data: { header: headerOf(cell), text, state: cell.row.valueOf("State") }, final: true };
  },
  fixes: (finding, file) => placeFixes(cellOf(finding, file), meaningBeside(finding.data.state, finding.data.text)),
};

/** What a column of country codes takes, as a sentence with a space before it. */
export const takesCode = " It takes an assigned code of two capital letters, such as US, GB or DE.";

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
 * What a text means beside the row's State. One of the United States makes the name of another country doubtful: `Jersey`
 * beside `NJ` is cut off, `Mexico` beside `NM` as well.
 */
function meaningBeside(state: string, text: string): PlaceMeaning {
  const meaning = meaningOf(text);
  const [place] = meaning.places;
  const ofUnitedStates = findState(state, "US");
  if (!place || !ofUnitedStates || !findByName(text)) return meaning;
  if (place.code === "US" || findState(state, place.code)) return meaning;
  // A country and a state of one name: beside a state it is the state.
  const unitedStates = meaning.places.find(({ code }) => code === "US");
  if (unitedStates)
    return { ...meaning, places: [unitedStates, ...meaning.places.filter(({ code }) => code !== "US")] };
  if (meaning.how !== "exact") return meaning;
  const reason = `State ${quoted(state)} is one of the United States, not of ${place.name}.`;
  return { places: [place, countryPlace("US")], how: "choice", reason };
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
