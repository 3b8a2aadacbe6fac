import { codesOf } from "../document/characters.ts";
import { compatible, looseKey } from "../document/fold.ts";
import { remember } from "../remember.ts";
import { findCountry, letterPair, letterPairAt, letterPairs, type Place } from "./countries.ts";
import iso from "./iso.generated.json" with { type: "json" };
import { NearNames } from "./nearest.ts";
import { formsOf, spelledOutForms } from "./place-forms.ts";
import { placeKey } from "./place-keys.ts";
import type { PlaceMeaning } from "./place-meaning.ts";
import { formerStateCodes, furtherStateNames, stateAliases } from "./state-aliases.ts";

/** Whether all, some or none of a country's ISO 3166-2 codes have two letters. `none` if it has no subdivisions. */
export type StateKind = "all" | "some" | "none";

const subdivisions: Record<"all" | "some", Record<string, Record<string, string>>> = iso.states;

const all = new Map(Object.entries(subdivisions.all));
const some = new Map(Object.entries(subdivisions.some));

/** @param country its alpha-2 code; for an unknown one, the result is `none` */
export function stateKind(country: string): StateKind {
  if (all.has(country)) return "all";
  return some.has(country) ? "some" : "none";
}

function namesOf(country: string): Record<string, string> {
  return all.get(country) ?? some.get(country) ?? {};
}

/** Whether `code` is exactly a two-letter subdivision code of the country, in upper case and without its prefix. */
export function isState(country: string, code: string): boolean {
  return code.length === 2 && Object.hasOwn(namesOf(country), code);
}

const statePairs: (Uint8Array | undefined)[] = new Array(letterPairs).fill(undefined);

/** Like {@link isState} for the characters between two offsets and a country as from `countryAt`. Allocates nothing. */
export function isStateAt(codes: Uint8Array, start: number, end: number, country: number): boolean {
  if (end - start !== 2 || country < 0) return false;
  let pairs = statePairs[country];
  if (!pairs) {
    pairs = new Uint8Array(letterPairs);
    for (const { code } of states(letterPair(country))) pairs[letterPairAt(codesOf(code), 0)] = 1;
    statePairs[country] = pairs;
  }
  return pairs[letterPairAt(codes, start)] === 1;
}

/** The subdivision's name in ISO 3166-2, mostly in the country's own language. */
export function stateName(country: string, code: string): string | undefined {
  return isState(country, code) ? namesOf(country)[code] : undefined;
}

/** The country's subdivisions that have two-letter codes, in the order of the list. */
export function states(country: string): Place[] {
  return Object.entries(namesOf(country)).map(([code, name]) => ({ code, name }));
}

interface Meanings {
  /** All names except abbreviations. */
  near: NearNames<string>;
  /** The keys of all names except abbreviations. */
  names: ReadonlySet<string>;
  /** Codes by the key of a name in ISO 3166-2 or an alias; undefined if two subdivisions share the name. */
  byName: Map<string, string | undefined>;
  /** Like `byName`, for further names. */
  byFurtherName: Map<string, string | undefined>;
}

const meanings = new Map<string, Meanings>();
const english: Readonly<Record<string, Readonly<Record<string, string>>>> = iso.stateNames;

function meaningsOf(country: string): Meanings {
  let known = meanings.get(country);
  if (!known) {
    const listed = states(country).map(({ code, name }) => [placeKey(name), code] as const);
    const named = [...listed, ...keysIn(stateAliases[country])];
    const further = [
      // The list has some names in two languages, or with a former name: `Bolzano, Bozen`.
      ...states(country).flatMap(({ code, name }) => halves(name).map((half) => [placeKey(half), code] as const)),
      ...Object.entries(english[country] ?? {}).map(([code, name]) => [placeKey(name), code] as const),
      ...keysIn(furtherStateNames[country]),
    ];
    // Abbreviations would be close to too many words.
    const full = [...listed, ...further];
    known = {
      near: new NearNames(full),
      names: new Set(full.map(([key]) => key)),
      byName: unambiguous(named),
      byFurtherName: unambiguous(further),
    };
    meanings.set(country, known);
  }
  return known;
}

function keysIn(names: Readonly<Record<string, readonly string[]>> = {}): (readonly [key: string, code: string])[] {
  return Object.entries(names).flatMap(([code, all]) => all.map((name) => [placeKey(name), code] as const));
}

function halves(name: string): string[] {
  return name.split(/\s*[(),/]\s*/).filter((half) => half.length > 3 && half !== name);
}

function unambiguous(names: readonly (readonly [key: string, code: string])[]): Map<string, string | undefined> {
  const byName = new Map<string, string | undefined>();
  for (const [key, code] of names) byName.set(key, !byName.has(key) || byName.get(key) === code ? code : undefined);
  return byName;
}

/** Codes that, unless in capital letters, may be a word or mean that there is no value. */
const words = new Set(["NA", "NO"]);

/** Whether the text is short for "County" in Ireland (`Co. Cork`), where `CO` is the code of Cork. */
function isCounty(text: string, country: string): boolean {
  return country === "IE" && /^co\.?$/i.test(text) && text !== "CO";
}

/**
 * The two-letter code that a text certainly means within the country, for a safe fix. The text may be a code in any
 * case and with dots, quotes or brackets (`D.C.`), the full ISO 3166-2 code (`US-CA`), a name, or a usual abbreviation
 * (`Fla.`, `N. Carolina`). Undefined if it means no state or more than one, or may mean that there is no value (`na`).
 */
export function findState(text: string, country: string): string | undefined {
  if (stateKind(country) === "none") return undefined;
  const plain = compatible(text).trim();
  if (isCounty(plain, country)) return undefined;
  const letters = looseKey(plain).toUpperCase();
  // `N/A` is not a state, although NA is the code of Naples.
  if (isState(country, letters) && !/[/\\]/.test(plain)) {
    return words.has(letters) && plain !== letters ? undefined : letters;
  }
  const prefix = /^([a-z]{2})[-_ ]([a-z]{2})$/i.exec(plain);
  const [, prefixed = "", code = ""] = prefix ?? [];
  if (prefixed.toUpperCase() === country && isState(country, code.toUpperCase())) return code.toUpperCase();
  const { byName } = meaningsOf(country);
  const key = placeKey(plain);
  if (byName.has(key)) return byName.get(key);
  const spelled = spelledOutForms(plain).map((form) => byName.get(placeKey(form)));
  return spelled.find((state) => state !== undefined);
}

/** The countries that have a state with this name, in English or their own languages. */
export function countriesWithState(name: string): string[] {
  const key = placeKey(name);
  return [...all.keys(), ...some.keys()].filter((country) => meaningsOf(country).names.has(key));
}

/** The current code of a state, by a former code in any case. */
export function formerState(text: string, country: string): string | undefined {
  const code = text.trim().toUpperCase();
  const former = formerStateCodes[country]?.[code] ?? formerInCldr[country]?.[code];
  return former !== undefined && isState(country, former) && !isState(country, code) ? former : undefined;
}

const formerInCldr: Readonly<Record<string, Readonly<Record<string, string>>>> = iso.formerStates;

/** What a text in a state column may mean in a country that has two-letter codes. */
export function stateMeaning(text: string, country: string): PlaceMeaning {
  return remember(remembered, `${country}${text}`, () => meaningOf(text, country));
}

const remembered = new Map<string, PlaceMeaning>();

function meaningOf(text: string, country: string): PlaceMeaning {
  if (stateKind(country) === "none") return { places: [], how: "near" };
  const place = (code: string): Place => ({ code, name: namesOf(country)[code] ?? code });
  const exact = findState(text, country);
  if (exact) return { places: [place(exact)], how: "exact" };
  const upper = text.trim().toUpperCase();
  if (words.has(upper) && isState(country, upper)) return { places: [place(upper)], how: "choice" };
  if (isCounty(text.trim(), country))
    return { places: [place("CO")], how: "choice", reason: `${text.trim()} is short for County, too.` };
  const former = formerState(text, country);
  if (former) return { places: [place(former)], how: "known", reason: `${upper} was withdrawn from ISO 3166-2.` };
  const { byName, byFurtherName } = meaningsOf(country);
  for (const form of formsOf(text)) {
    const key = placeKey(form);
    const found = byName.get(key) ?? byFurtherName.get(key);
    if (found && key.length > 2) return { places: [place(found)], how: "known" };
  }
  const side = sideState(text, country);
  if (side) return { places: [place(side)], how: "known" };
  const key = placeKey(text);
  const sharing = states(country).filter(({ name }) => placeKey(name) === key);
  if (sharing.length > 0) return { places: sharing, how: "choice" };
  return { places: nearestStates(text, country), how: "near" };
}

/** The state that a text names twice, or together with its country: `Texas (TX)`, `CA - California`, `Colorado, US`. */
function sideState(text: string, country: string): string | undefined {
  const sides = text.split(/\s[-–—]+\s|[()[\]/|,;:]+/).filter((side) => side.trim() !== "");
  if (sides.length < 2 || sides.length > 3) return undefined;
  const ofCountry = (side: string) => side.trim().length > 1 && findCountry(side) === country;
  const { byFurtherName } = meaningsOf(country);
  const stateOf = (side: string) => findState(side, country) ?? byFurtherName.get(placeKey(side));
  const meant = new Set(sides.filter((side) => !ofCountry(side)).map(stateOf));
  return meant.size === 1 ? [...meant][0] : undefined;
}

/**
 * Suggests the country's subdivisions whose names are closest to a mistyped name, closest first. Empty if the text is
 * the name of a place elsewhere.
 */
export function nearestStates(text: string, country: string, max = 3): Place[] {
  if (stateKind(country) === "none" || !/\p{L}/u.test(text)) return [];
  return remember(near, `${max}${country}${text}`, () => {
    const key = placeKey(text);
    const codes = meaningsOf(country).near.nearest(key, max);
    const isPrefix = codes.some((code) => placeKey(namesOf(country)[code] ?? "").startsWith(key));
    if (!isPrefix && (places.has(key) || countriesWithState(text).some((other) => other !== country))) return [];
    return codes.map((code) => ({ code, name: namesOf(country)[code] ?? code }));
  });
}

const near = new Map<string, Place[]>();

/** Places that are spelled almost like a state with a two-letter code. */
const places: ReadonlySet<string> = new Set(iso.likeStates);
