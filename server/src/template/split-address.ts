import { countryOfAddress } from "./address-country.ts";
import { findCountry } from "./countries.ts";
import { findState, stateKind } from "./states.ts";
import { isWrittenZip } from "./zips.ts";

/** Where the number of a house is before the street, so that `1000 Main St` would look like a ZIP code and its city. */
const numberFirst: readonly string[] = [...["US", "CA", "GB", "AU", "NZ", "IE", "IN", "ZA", "SG", "PH", "MY"]];

/** Words before the number of a part of a building, or of a box or road: `Suite 1200`. */
const unit =
  /(?:^|\s)(?:suite|ste|unit|apt|apartment|flat|floor|level|room|rm|building|bldg|block|tower|box|lot|shop|office|bay|gate|door|plot|no|nr|km|highway|hwy|route|road|rd|street|st|avenue|ave|drive|dr|lane)\.?$/i;

/** What separates the parts of an address: each delimiter and line break, and vertical space. */
export const addressSeparators = /[,;|\t-\r\x85\u2028\u2029]+/;

/** The parts of a whole address in one text, without those that are empty: `12 Main St`, `Boston MA 02110`. */
export function addressParts(text: string): string[] {
  return text
    .split(addressSeparators)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** The end of an address. */
export interface AddressPlace {
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  /** Number of the first part that belongs to it. */
  readonly from: number;
}

/** A whole address, with the country that it names or is certainly in. */
export interface WholeAddress extends Omit<AddressPlace, "from"> {
  /** What is before the city, such as a street and a suite. */
  readonly street: readonly string[];
  /** Alpha-2 code. */
  readonly country: string;
}

/**
 * Splits a whole address in one text, if there is only one way: `12 Main St, Boston MA 02110, USA`.
 * @param country alpha-2 code of its country; if empty, the text must name it, or its state and ZIP code must tell it
 */
export function splitAddress(text: string, country: string): WholeAddress | undefined {
  const parts = addressParts(text);
  const named = takeCountry(parts, country || "US");
  if (named !== undefined && country !== "" && named !== country) return undefined;
  const code = country || named;
  const readings = (code === undefined ? numberFirst : [code]).flatMap((each): WholeAddress[] => {
    const place = parts.length > 1 ? placeIn(parts, each) : undefined;
    if (!place || place.from === 0 || place.city === "") return [];
    const { from, ...end } = place;
    if (code === undefined && countryOfAddress(end.state, end.zip) !== each) return [];
    return [{ ...end, street: parts.slice(0, from), country: each }];
  });
  return readings.length === 1 ? readings[0] : undefined;
}

/**
 * Takes the country from the end of an address: a part of its own, or what follows the ZIP code: `MA 02110 US`.
 * @param parts is changed
 * @param country alpha-2 code of the country whose states are no countries: `Georgia`
 * @returns an alpha-2 code
 */
export function takeCountry(parts: string[], country: string): string | undefined {
  const last = parts.at(-1) ?? "";
  const words = last.split(/\s+/);
  const from = zipAtEnd(last)[1] === "" ? words.findLastIndex((word) => /\d/.test(word)) + 1 : 0;
  const name = words.slice(from).join(" ");
  const code = findState(name, country) === undefined ? findCountry(name) : undefined;
  // Elsewhere, a city follows the ZIP code: `1234 Luxembourg`.
  if (code === undefined || (from > 0 && !numberFirst.includes(code))) return undefined;
  parts.splice(-1, 1, ...(from > 0 ? [words.slice(0, from).join(" ")] : []));
  return code;
}

/**
 * Splits a city with its ZIP code, and maybe its state, in one text: `Portland, OR 97201`, `10115 Berlin`.
 * @param country alpha-2 code of its country; empty if unknown
 */
export function splitPlace(text: string, country: string): AddressPlace | undefined {
  const parts = addressParts(text);
  const readings = (country === "" ? numberFirst : [country]).flatMap((each) => {
    const place = placeIn(parts, each);
    return place && (each === country || countryOfAddress(place.state, place.zip) === each) ? [place] : [];
  });
  const [place = country === "" ? placeIn(parts, "") : undefined, other] = readings;
  return place && !other && place.from === 0 && place.city !== "" && place.zip !== "" ? place : undefined;
}

/**
 * The city, state and ZIP code at the end of the parts of an address; undefined if it has none.
 * @param country alpha-2 code of the country whose states and order of words count
 */
export function placeIn(parts: readonly string[], country: string): AddressPlace | undefined {
  const last = parts.length - 1;
  const text = parts[last] ?? "";
  if (!numberFirst.includes(country)) {
    const [, zip = "", city = ""] = /^(?:[A-Z]{1,3}-)?(\S+(?: \d{2,3}| [A-Z]{2})?) (\p{L}\P{N}*)$/u.exec(text) ?? [];
    if (isWrittenZip(zip)) return { city, state: "", zip, from: last };
  }
  const [before, zip] = zipAtEnd(text);
  // Without a ZIP code, the state and the city must be parts of their own.
  if (zip === "" && (parts.length < 3 || !findState(text, country))) return undefined;
  const ownState = before === "" && stateAtEnd(parts[last - 1] ?? "", country) === parts[last - 1];
  const state = ownState ? (parts[last - 1] ?? "") : stateAtEnd(before, country);
  const from = ownState ? last - 1 : last;
  const named = ownState ? "" : before.slice(0, before.length - state.length).trim();
  // Digits alone may be any number, if no state or city is before them, unless they follow a street and a city.
  const isOwnZip =
    before === "" && parts.length > 2 && /^\d{5}(?:-\d{4})?$/.test(zip) && !/\d/.test(parts[last - 1] ?? "");
  if (isOwnZip && country === "US" && state === "") return { city: parts[last - 1] ?? "", state, zip, from: last - 1 };
  const mayBeNumber = country === "US" || !numberFirst.includes(country) || unit.test(named);
  if (/\d/.test(named) || (state === "" && mayBeNumber && !/[A-Z]/.test(zip))) return undefined;
  if (named !== "") return { city: named, state, zip, from };
  const city = parts[from - 1] ?? "";
  return city === "" || /\d/.test(city) ? { city: "", state, zip, from } : { city, state, zip, from: from - 1 };
}

/** Splits a text before the ZIP code at its end, if there is one. */
function zipAtEnd(text: string): readonly [before: string, zip: string] {
  // Of several spaces, the last is enough.
  for (const { index } of text.matchAll(/^| (?! )/g)) {
    const zip = text.slice(index).trim();
    if (isWrittenZip(zip)) return [text.slice(0, index).trim(), zip];
  }
  return [text, ""];
}

/** The state that a text ends with, of at most three words; a code of three letters where there are such. */
function stateAtEnd(text: string, country: string): string {
  const words = text.split(/\s+/);
  for (let count = 1; count <= Math.min(3, words.length); count++) {
    const state = words.slice(-count).join(" ");
    if (findState(state, country) || (stateKind(country) === "some" && /^[A-Z]{2,3}$/.test(state))) return state;
  }
  return "";
}
