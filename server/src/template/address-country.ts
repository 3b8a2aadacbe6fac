import { type CountryCode, postcodeValidator, postcodeValidatorExistsForCountry } from "postcode-validator";
import { once } from "../once.ts";
import { remember } from "../remember.ts";
import { countries } from "./countries.ts";
import { findState, stateKind } from "./states.ts";
import { isZipOf, lacksZero } from "./zips.ts";

/** States of the United States that are also countries: either may be meant. */
const territories: readonly string[] = ["AS", "GU", "MP", "PR", "VI"];

/** Answers by state and postal code; empty if no country is certain. */
const remembered = new Map<string, string>();

/** The countries whose postal codes have a known form. */
const withForm = once(() =>
  countries.map(({ code }) => code as CountryCode).filter((code) => postcodeValidatorExistsForCountry(code)),
);

/**
 * The only country that an address can be in, by its state and postal code; undefined if several fit. The forms of
 * postal codes are from the library, the ranges of ZIP codes in US states from the US Postal Service. A code that lost
 * its zero is one of the state that has such codes: `2110` with `MA` is in Boston, not in Cape Verde.
 * @param state the name or code of a state, not necessarily correct; may be empty
 * @param zip the postal code; without one, no country is certain
 * @returns an alpha-2 code
 */
export function countryOfAddress(state: string, zip: string): string | undefined {
  const [text, code] = [state.trim(), zip.trim().toUpperCase()];
  if (code === "") return undefined;
  return remember(remembered, `${text}\n${code}`, () => countryIn(text, code) ?? "") || undefined;
}

function countryIn(state: string, zip: string): string | undefined {
  const fits = (country: CountryCode) => postcodeValidator(zip, country);
  const inUs = findState(state, "US");
  if (inUs !== undefined && territories.includes(inUs)) return undefined;
  // Three digits that belong to the state say more than the number of digits that other countries have too.
  if (inUs !== undefined && isZipOf(zip, inUs)) return "US";
  const others = withForm().filter(
    (country) =>
      country !== "US" && findState(state, country) !== undefined && (fits(country) || lacksZero(zip, country, state)),
  );
  if (others.length > 0) return others.length === 1 ? others[0] : undefined;
  const [only, ...more] = withForm().filter(fits);
  // A state of another country contradicts the postal code, and so does one that this country does not have.
  const agrees = state === "" || (inUs === undefined && only !== undefined && stateKind(only) !== "all");
  return agrees && more.length === 0 ? only : undefined;
}
