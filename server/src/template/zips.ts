import { Kind } from "../document/characters.ts";
import { findState } from "./states.ts";

/** A postal code that has lost its leading zeros. */
export interface ZipDamage {
  readonly kind: "zip";
  /** The code with its zeros. */
  readonly original: string;
}

/** Number of digits of postal codes, in countries where some begin with a zero (Universal Postal Union). */
const digits: Readonly<Record<string, number>> = {
  ...{ AU: 4, NO: 4, ZA: 4, DE: 5, EE: 5, ES: 5, FI: 5, FR: 5, IT: 5, LT: 5, MX: 5, MY: 5, PR: 5, TR: 5, UA: 5 },
  ...{ US: 5, VI: 5, RO: 6 },
};

/** States of the United States whose ZIP codes begin with a zero (United States Postal Service). */
const zeroStates: readonly string[] = ["CT", "MA", "ME", "NH", "NJ", "PR", "RI", "VI", "VT", "AE"];

/**
 * Finds a postal code that has lost its leading zeros.
 * @param value the cell's value; if it became a number, it may have a thousands separator
 * @param country alpha-2 code of the row's country
 * @param state the row's value, not necessarily a code
 */
export function zipDamage(value: string, country: string | undefined, state: string): ZipDamage | undefined {
  const length = digits[country ?? ""];
  const text = value.replace(/^(\d{1,2}),(\d{3})$/, "$1$2");
  if (length === undefined || (country === "US" && !mayBeginWithZero(state, text))) return undefined;
  const [, main = "", hyphen = "", rest = ""] = /^(\d{2,5}?)(?:\.0)?(?:(-?)(\d{4}))?$/.exec(text) ?? [];
  const isExtended = rest !== "" && country === "US" && (hyphen !== "" || text.length === 8);
  const code = isExtended ? main : text.replace(/\.0$/, "");
  if (!/^\d+$/.test(code) || code.length >= length || code.length < length - 2) return undefined;
  return { kind: "zip", original: code.padStart(length, "0") + (isExtended ? `-${rest}` : "") };
}

function mayBeginWithZero(state: string, zip: string): boolean {
  const code = findState(state, "US") ?? state;
  // In New York, only Holtsville (00501, 00544) and Fishers Island (06390).
  return state === "" || zeroStates.includes(code) || (code === "NY" && /^(?:501|544|6390)$/.test(zip));
}

/** A fast test, by `Kind` bits and length, that a code has lost no zero in any country. If false, call `zipDamage`. */
export function isWholeZip(kinds: number, length: number): boolean {
  return kinds === Kind.digit ? length === 5 || length === 7 || length > 8 : (kinds & Kind.letter) !== 0;
}

/** Whether a text has the form of a postal code, unlike other texts with digits: `02110`, `SW1A 1AA`, `K1A 0B1`. */
export function isWrittenZip(text: string): boolean {
  return /^(?:\d{4,6}(?:-\d{3,4})?|\d{4} ?[A-Z]{2}|\d{3} \d{2}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z][ -]?\d[A-Z]\d)$/.test(
    text,
  );
}

/**
 * Ranges of the first three digits of ZIP codes in each state, without territories, which are also countries (US Postal
 * Service).
 */
const prefixes: Readonly<Record<string, string>> = {
  ...{ AK: "995-999", AL: "350-369", AR: "716-729", AZ: "850-865", CA: "900-961", CO: "800-816" },
  ...{ CT: "060-069", DC: "200 202-205 569", DE: "197-199", FL: "320-339 341-342 344 346-347 349" },
  ...{ GA: "300-319 398-399", HI: "967-968", IA: "500-528", ID: "832-838", IL: "600-629", IN: "460-479" },
  ...{ KS: "660-679", KY: "400-427", LA: "700-714", MA: "010-027 055", MD: "206-219", ME: "039-049", MI: "480-499" },
  ...{ MN: "550-567", MO: "630-658", MS: "386-397", MT: "590-599", NC: "270-289", ND: "580-588" },
  ...{ NE: "680-693", NH: "030-038", NJ: "070-089", NM: "870-884", NV: "889-898", NY: "005 063 100-149" },
  ...{ OH: "430-459", OK: "730-731 734-749", OR: "970-979", PA: "150-196", RI: "028-029" },
  ...{ SC: "290-299", SD: "570-577", TN: "370-385", TX: "733 750-799 885", UT: "840-847", VA: "201 220-246" },
  ...{ VT: "050-054 056-059", WA: "980-994", WI: "530-549", WV: "247-268", WY: "820-831" },
};

/** Whether a ZIP code, perhaps without its first zeros, is in a US state, given by its code. */
export function isZipOf(zip: string, state: string): boolean {
  const whole = zip.replace(/^\d{3,4}(?=-|$)/, (digits) => digits.padStart(5, "0"));
  const [, first] = /^(\d{3})\d{2}(?:-\d{4})?$/.exec(whole) ?? [];
  if (!first) return false;
  return (prefixes[state] ?? "").split(" ").some((range) => {
    const [from = "", to = from] = range.split("-");
    return from <= first && first <= to && from !== "";
  });
}

/** The provinces whose postal codes begin with a zero, by the digit that follows it (their postal services). */
const zeroProvinces: Readonly<Record<string, string>> = {
  ...{ ES: " VI AB A AL AV BA PM B BU", IT: "RM VT RI FR LT TR PG SS NU CA" },
};

/** Whether a postal code that lost its zero is one of the province in this country. */
export function lacksZero(zip: string, country: string, province: string): boolean {
  const digit = zipDamage(zip, country, province)?.original[1];
  const there = digit && zeroProvinces[country]?.split(" ")[Number(digit)];
  return Boolean(there) && findState(province, country) === there;
}

/** Whether a text has the form of a Canadian postal code: `K1A 0B1`. */
export function isCanadianZip(text: string): boolean {
  return /^[A-Z]\d[A-Z][ -]?\d[A-Z]\d$/i.test(text);
}
