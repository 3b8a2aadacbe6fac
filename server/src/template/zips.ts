import { Kind } from "../document/characters.ts";
import { findState } from "./states.ts";

/** A postal code without the zero that it begins with. */
export interface ZipDamage {
  readonly kind: "zip";
  /** The code with its zeros. */
  readonly right: string;
}

/** How many digits the postal codes of a country have, of those where some begin with a zero (Universal Postal Union). */
const digits: Readonly<Record<string, number>> = {
  ...{ AU: 4, NO: 4, ZA: 4, DE: 5, EE: 5, ES: 5, FI: 5, FR: 5, IT: 5, LT: 5, MX: 5, MY: 5, PR: 5, TR: 5, UA: 5 },
  ...{ US: 5, VI: 5, RO: 6 },
};

/** States of the United States whose ZIP codes begin with a zero (United States Postal Service). */
const zeroStates: readonly string[] = ["CT", "MA", "ME", "NH", "NJ", "PR", "RI", "VI", "VT", "AE"];

/**
 * Tells of a postal code that lacks its leading zeros, in a country that has such codes.
 * @param typed as it stands in the cell; as a number it may have a comma between its thousands
 * @param country alpha-2 code of the row's country
 * @param state as it stands in the row
 */
export function zipDamage(typed: string, country: string | undefined, state: string): ZipDamage | undefined {
  const length = digits[country ?? ""];
  const text = typed.replace(/^(\d{1,2}),(\d{3})$/, "$1$2");
  if (length === undefined || (country === "US" && !mayBeginWithZero(state, text))) return undefined;
  const [, main = "", hyphen = "", rest = ""] = /^(\d{2,5}?)(?:\.0)?(?:(-?)(\d{4}))?$/.exec(text) ?? [];
  const isExtended = rest !== "" && country === "US" && (hyphen !== "" || text.length === 8);
  const code = isExtended ? main : text.replace(/\.0$/, "");
  if (!/^\d+$/.test(code) || code.length >= length || code.length < length - 2) return undefined;
  return { kind: "zip", right: code.padStart(length, "0") + (isExtended ? `-${rest}` : "") };
}

function mayBeginWithZero(state: string, zip: string): boolean {
  const code = findState(state, "US") ?? state;
  // Three towns of New York: Holtsville and Fishers Island.
  return state === "" || zeroStates.includes(code) || (code === "NY" && /^(?:501|544|6390)$/.test(zip));
}

/**
 * Whether a code of so many characters, of the given `Kind` bits, for certain lacks no zero in any country; where it says
 * no, `zipDamage` knows more.
 */
export function isWholeZip(kinds: number, length: number): boolean {
  return kinds === Kind.digit ? length === 5 || length === 7 || length > 8 : (kinds & Kind.letter) !== 0;
}

/** Whether a text is for certain a postal code, as other texts with digits are not: `02110`, `SW1A 1AA`, `K1A 0B1`. */
export function isWrittenZip(text: string): boolean {
  return /^(?:\d{4,6}(?:-\d{3,4}| ?[A-Z]{2})?|\d{3} \d{2}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z][ -]?\d[A-Z]\d)$/.test(
    text,
  );
}
