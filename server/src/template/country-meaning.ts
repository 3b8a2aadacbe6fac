import { compatible } from "../document/fold.ts";
import { listed } from "../listed.ts";
import { once } from "../once.ts";
import { remember } from "../remember.ts";
import {
  bareLetters,
  countryLikeState,
  countryPlace,
  doubtfulCountry,
  findByName,
  findCountry,
  initialsOf,
  isCountryCode,
  nearestCountries,
  wordCode,
} from "./countries.ts";
import {
  carSigns,
  demonyms,
  dependencies,
  formerNames,
  knownCountryNames,
  noCountries,
  sharedNames,
  sportCodes,
} from "./country-aliases.ts";
import iso from "./iso.generated.json" with { type: "json" };
import { placeInSentence } from "./place-article.ts";
import { formsOf } from "./place-forms.ts";
import { countryKey } from "./place-keys.ts";
import type { PlaceMeaning } from "./place-meaning.ts";
import { countriesWithState, findState, isState, stateName } from "./states.ts";

/**
 * What a text in a country column may mean. Does not interpret one or two digits: rules know if these are dial codes.
 */
export function countryMeaning(text: string): PlaceMeaning {
  return remember(meanings, text, () => meaningOf(compatible(text).trim()));
}

const meanings = new Map<string, PlaceMeaning>();

/** A letter of a flag. */
const flagLetter = /[\u{1F1E6}-\u{1F1FF}]/gu;

function meaningOf(text: string): PlaceMeaning {
  const exact = findCountry(text);
  if (exact) return namedAlso(text, exact, "exact");
  const flagged = text.replace(flagLetter, (letter) => String.fromCharCode((letter.codePointAt(0) ?? 0) - 0x1f1a5));
  if (flagged !== text && isCountryCode(flagged)) return { places: [countryPlace(flagged)], how: "known" };
  const sign = carSigns.get(text);
  if (sign) return { places: [countryPlace(sign)], how: "known" };
  const likeState = countryLikeState(text);
  if (likeState) return stateOrCountry(text, likeState);
  const word = wordCode(text);
  if (word && isCountryCode(word)) return choice(word);
  // `E.U.` may be Estados Unidos, but is mostly the European Union.
  const initials = reservedMeaning(bareLetters(text).toUpperCase()) ? [] : initialsOf(text);
  if (initials.length > 0) return choice(...new Set([...codeOf(text), ...initials]));
  const coded = codeMeaning(text);
  const doubtful = doubtfulCountry(text);
  if (doubtful) return doubtfulMeaning(text, doubtful, coded);
  return (
    coded ??
    subdivisionMeaning(text) ??
    nameMeaning(text) ??
    sidesMeaning(text) ??
    partMeaning(text) ?? {
      places: nearestCountries(text),
      how: "near",
    }
  );
}

/** For a country code that may also be a US or Canadian state's abbreviation, which is more likely with a full stop. */
function stateOrCountry(text: string, country: string): PlaceMeaning {
  const stateCountry = findState(text, "US") ? "US" : "CA";
  const state = stateName(stateCountry, findState(text, stateCountry) ?? "");
  const codes = text.includes(".") ? [stateCountry, country] : [country, stateCountry];
  return {
    ...choice(...new Set([...codes, ...initialsOf(text)])),
    reason: `It may be short for ${placeInSentence(state ?? "")}.`,
  };
}

/** The text as a country code, in an array; empty if it is not one. */
function codeOf(text: string): string[] {
  const code = bareLetters(text).toUpperCase();
  return isCountryCode(code) ? [code] : [];
}

/** For another language's name of a country that may also mean something else. */
function doubtfulMeaning(text: string, country: string, coded: PlaceMeaning | undefined): PlaceMeaning {
  const other = coded ?? nameMeaning(text) ?? partMeaning(text);
  if (other?.how === "known" && other.places.every(({ code }) => code === country)) return other;
  const places = [...(other?.places ?? []), countryPlace(country)];
  const codes = [...new Set(places.map(({ code }) => code))].slice(0, 3);
  return { ...choice(...codes), ...(other?.reason ? { reason: other.reason } : {}) };
}

function choice(...codes: readonly string[]): PlaceMeaning {
  return { places: codes.map(countryPlace), how: "choice" };
}

/**
 * Makes a choice if the text is the name of both a country and a US state: Puerto Rico has a country code and is a US
 * territory, and Georgia may be either. Codes of a country always mean the country.
 */
function namedAlso(text: string, code: string, how: "exact" | "known"): PlaceMeaning {
  const place = countryPlace(code);
  const isName = text.length > 3 && findByName(text) !== undefined;
  if (code === "US" || !isName || findState(text, "US") === undefined) return { places: [place], how };
  const reason = `ISO 3166 lists ${placeInSentence(place.name)} as a country, and as a state or territory of the United States.`;
  return { ...choice(code, "US"), reason };
}

interface Known {
  /** Meanings by the key of a name. */
  byName: Map<string, PlaceMeaning>;
  /** Meanings by a code, in capital letters or digits. */
  byCode: Map<string, PlaceMeaning>;
}

const kosovo: PlaceMeaning = {
  places: [],
  how: "near",
  reason: "Kosovo has no ISO 3166 code. XK is user-assigned.",
};

const known = once((): Known => {
  const byName = new Map<string, PlaceMeaning>();
  const byCode = new Map<string, PlaceMeaning>();
  const add = (names: readonly string[], meaning: PlaceMeaning) => {
    for (const name of names) byName.set(countryKey(name), meaning);
  };
  for (const line of iso.withdrawn) {
    const [alpha2 = "", alpha3 = "", numeric = "", name = "", successors = ""] = line.split("|");
    const withdrawn = withdrawnMeaning(name, successors.split(" "));
    for (const code of [alpha2, alpha3, numeric]) byCode.set(code, combined(byCode.get(code), withdrawn));
    add([name, ...(formerNames[name] ?? [])], withdrawn);
  }
  for (const [reason, names] of noCountries) add(names, { places: [], how: "near", reason });
  for (const key of iso.britain) byName.set(key, { places: [countryPlace("GB")], how: "known" });
  for (const [name, codes] of Object.entries(sharedNames)) add([name], choice(...codes));
  for (const list of [knownCountryNames, demonyms])
    for (const [code, names] of Object.entries(list)) add(names, { places: [countryPlace(code)], how: "known" });
  for (const [sport, code] of Object.entries(sportCodes))
    byCode.set(sport, { places: [countryPlace(code)], how: "known" });
  for (const key of iso.kosovo) byName.set(key, kosovo);
  for (const code of ["XK", "XKX", "XKS", "RKS"]) byCode.set(code, kosovo);
  byCode.delete("");
  return { byName, byCode };
});

function withdrawnMeaning(name: string, successors: readonly string[]): PlaceMeaning {
  const notListed = `ISO 3166 no longer lists ${placeInSentence(name)}`;
  const places = successors.map(countryPlace);
  if (places.length === 1) return { places, how: "known", reason: `${notListed}.` };
  // Only the author can know which of them is meant.
  const now = places.length > 4 ? "several countries" : listed(places.map(({ code, name }) => `${code} (${name})`));
  return { places: [], how: "choice", reason: `${notListed}. It is now ${now}.` };
}

/** For a code that two countries had in succession, or a code with a second meaning. */
function combined(one: PlaceMeaning | undefined, other: PlaceMeaning): PlaceMeaning {
  if (!one) return other;
  const places = [...one.places, ...other.places];
  return { places, how: "choice", reason: [one.reason, other.reason].join(" ") };
}

/** User-assigned codes of ISO 3166-1: AA, QM to QZ, XA to XZ and ZZ, also with any third letter, and 900 to 999. */
const userAssigned = /^(?:(?:AA|Q[M-Z]|X[A-Z]|ZZ)[A-Z]?|9\d\d)$/;

function codeMeaning(text: string): PlaceMeaning | undefined {
  const letters = bareLetters(text);
  const code = letters.toUpperCase() || (/^\d{3}$/.test(text) ? text : "");
  if (code === "") return undefined;
  const meaning = known().byCode.get(code) ?? known().byName.get(countryKey(code)) ?? reservedMeaning(code);
  if (!meaning && userAssigned.test(code)) {
    return { places: [], how: "near", reason: "This code is user-assigned in ISO 3166. No country has it." };
  }
  return letters === code ? orStates(code, meaning) : meaning;
}

/** For an ISO 3166-2 code, which begins with the country's code: `US-CA`, `GB-ENG`. */
function subdivisionMeaning(text: string): PlaceMeaning | undefined {
  const [, country = "", state = ""] = /^([A-Z]{2})-([A-Z\d]{2,3})$/.exec(text) ?? [];
  if (!isCountryCode(country)) return undefined;
  return isState(country, state) ? { places: [countryPlace(country)], how: "known" } : choice(country);
}

/** Adds the state of the United States or Canada that has this code. */
function orStates(code: string, meaning: PlaceMeaning | undefined): PlaceMeaning | undefined {
  const country = ["US", "CA"].find((country) => stateName(country, code) !== undefined);
  if (!country) return meaning;
  const state: PlaceMeaning = {
    ...choice(country),
    reason: `${code} is the State code of ${placeInSentence(stateName(country, code) ?? "")}.`,
  };
  return meaning ? combined(state, meaning) : state;
}

function reservedMeaning(code: string): PlaceMeaning | undefined {
  const line = iso.reserved.find((line) => line.startsWith(`${code}|`));
  if (!line) return undefined;
  const name = line.slice(3);
  const reason = `ISO 3166 reserves this code for ${placeInSentence(name)}, but has not assigned it.`;
  const country = findCountry(name);
  const { places } = country ? choice(country) : (nameMeaning(name) ?? sidesMeaning(name) ?? none);
  return { places, how: "choice", reason };
}

const none: PlaceMeaning = { places: [], how: "near" };

/** For a known name, or another form of one. */
function nameMeaning(text: string): PlaceMeaning | undefined {
  for (const [index, form] of formsOf(text).entries()) {
    const key = countryKey(form);
    const meaning = known().byName.get(key);
    if (meaning) return meaning;
    if (index === 0 || key.length < 4) continue;
    const country = findByName(form);
    if (country) return namedAlso(form, country, "known");
  }
  return undefined;
}

/** Separates two names: punctuation, a hyphen after a code, or a word for "and". */
const separators = /(?<=^[A-Z]{2})-(?=\p{L}{4})|\s[-–—]+\s|[()[\]/|,;:]+|\s+(?:and|et|und|y|e|en|&|\+)\s+/iu;

/** For several names and codes: `US - United States`, `Hong Kong, China`, `West Bank and Gaza`. */
function sidesMeaning(text: string): PlaceMeaning | undefined {
  // A code may follow a name without a separator: `Dubai UAE`.
  const [, name, code] = /^(\S.*?)\s+([A-Z]{2,3})$/.exec(text) ?? [];
  const split = text.split(separators).filter((side) => side.trim() !== "");
  const sides = split.length === 1 && name && code ? [name, code] : split;
  if (sides.length < 2 || sides.length > 4) return undefined;
  const meant = sides.map(sideMeaning);
  const codes = new Set(meant.flatMap((meaning) => meaning?.places.map(({ code }) => code) ?? []));
  for (const [country, own] of Object.entries(dependencies)) {
    if (own.some((code) => codes.has(code))) codes.delete(country);
  }
  if (codes.size === 0) return undefined;
  const isOne = codes.size === 1 && meant.every((meaning) => meaning && meaning.how !== "choice");
  return { ...choice(...[...codes].slice(0, 3)), how: isOne ? "known" : "choice" };
}

function sideMeaning(side: string): PlaceMeaning | undefined {
  const text = side.trim();
  // A lower-case code next to other words is probably a word.
  const country = text.length < 4 && text !== text.toUpperCase() ? undefined : findCountry(text);
  return country ? namedAlso(text, country, "exact") : text.length < 4 ? undefined : nameMeaning(text);
}

const parts: Readonly<Record<string, string>> = iso.parts;

/** For a place within a country: a state, or a place whose name is only spelled like a country. */
function partMeaning(text: string): PlaceMeaning | undefined {
  const key = countryKey(text);
  if (key.length < 4) return undefined;
  const form = formsOf(text)
    .map(countryKey)
    .find((each) => each.length > 3 && Object.hasOwn(parts, each));
  const country = form === undefined ? undefined : parts[form];
  const codes = [...new Set([country, ...countriesWithState(text)])].filter((code) => code !== undefined);
  if (codes.length === 0) return undefined;
  const places = codes.filter((code) => code !== "").map(countryPlace);
  return { places: places.slice(0, 3), how: "choice", reason: "It is a place within a country." };
}
