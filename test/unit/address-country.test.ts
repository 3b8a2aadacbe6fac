import assert from "node:assert/strict";
import { test } from "node:test";
import { countryOfAddress } from "../../server/src/template/address-country.ts";

/** State, postal code and the only country that has both. */
const addresses: readonly (readonly [state: string, zip: string, country: string | undefined])[] = [
  ["OR", "97201", "US"],
  ["Oregon", "97201", "US"],
  ["or", " 97201-1234 ", "US"],
  // Also a province of Italy, and other countries' state.
  ["CA", "90210", "US"],
  ["ON", "K1A 0B1", "CA"],
  ["", "k1a 0b1", "CA"],
  ["", "SW1A 1AA", "GB"],
  ["West Yorkshire", "LS1 2HQ", "GB"],
  ["Bayern", "80331", "DE"],
  ["Milano", "20121", "IT"],
  ["ZH", "8001", "CH"],
  ["WA", "6000", "AU"],
  ["", "1012 AB", "NL"],
  // Cagliari, and not in California; but other countries have a CA too.
  ["CA", "09121", undefined],
  // Without the zero that a spreadsheet took, these would be in Cape Verde, Moldova, Luxembourg and Hungary.
  ["MA", "2110", "US"],
  ["Massachusetts", "2110-1234", "US"],
  ["CT", "6103", "US"],
  ["ME", "4101", "US"],
  ["NY", "6390", "US"],
  ["NJ", "7102", "US"],
  // The same of Italy and Spain: Frosinone or Fribourg, Albacete or Abkhazia, Burgos or Budapest.
  ["FR", "3100", undefined],
  ["AB", "2001", undefined],
  ["BU", "9001", undefined],
  ["Roma", "186", "IT"],
  ["FR", "1700", "CH"],
  // Puerto Rico, a state and a country.
  ["PR", "00901", undefined],
  // Five digits alone are anywhere.
  ["", "10115", undefined],
  ["OR", "", undefined],
  // State and postal code contradict each other.
  ["TX", "SW1A 1AA", undefined],
  ["Bayern", "K1A 0B1", undefined],
  ["NV", "12345", undefined],
  ["n/a", "n/a", undefined],
];

for (const [state, zip, country] of addresses) {
  test(`${state || "no state"}, ${zip || "no postal code"}: ${country ?? "no country is certain"}`, () => {
    assert.equal(countryOfAddress(state, zip), country);
    // The second answer comes from memory.
    assert.equal(countryOfAddress(state, zip), country);
  });
}
