import { countryOfAddress } from "./address-country.ts";
import type { Role } from "./columns.ts";
import { countryOfPhone } from "./phones.ts";
import { splitAddress } from "./split-address.ts";
import { findState, stateKind } from "./states.ts";

/** The value of a record's column, trimmed; empty if it has none. */
type ValueOf = (role: Role) => string;

/**
 * The only country that a record without one can be in, by its state and postal code, its whole address, or the calling
 * code of its phone number; undefined if several fit.
 * @returns an alpha-2 code
 */
export function countryOfRecord(inRow: ValueOf): string | undefined {
  const phone = inRow("Phone Number");
  return (
    countryOfAddress(inRow("State"), inRow("Zip")) ??
    splitAddress(inRow("Address Line 1"), "")?.country ??
    (phone.startsWith("+") ? countryOfPhone(phone, "") : undefined)
  );
}

/** Whether a record may be in a country: it has no state, or one that the country may have. */
export function mayBeIn(country: string, inRow: ValueOf): boolean {
  const state = inRow("State");
  return state === "" || findState(state, country) !== undefined || stateKind(country) !== "all";
}
