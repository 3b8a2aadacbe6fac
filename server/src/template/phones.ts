import {
  type CountryCode,
  isPossiblePhoneNumber,
  isSupportedCountry,
  Metadata,
  type NumberingPlan,
  parsePhoneNumberFromString,
} from "libphonenumber-js/min";
import metadata from "libphonenumber-js/min/metadata";
import { isCountryCode, letterPair, letterPairs } from "./countries.ts";

/** What of a country's numbering plan decides which numbers are possible. */
interface Plan {
  country: CountryCode;
  callingCode: string;
  /** The possible lengths of a national number, as bits. */
  lengths: number;
  /** The prefix of a call within the country, as at the start of a number (`0` in the United Kingdom). */
  trunk: RegExp | undefined;
  /** The prefix of a call abroad (`011` in the United States). */
  abroad: RegExp;
  /** Whether that begins with a zero for certain: then a number without one is no call abroad. */
  zeroAbroad: boolean;
}

/** The library's plans have these methods too, but do not declare them. */
type FullNumberingPlan = NumberingPlan & { callingCode(): string; nationalPrefixForParsing(): string | undefined };

const plans = new Map<string, Plan>();

/** Undefined for the few countries that have no telephone numbers of their own. */
function planOf(country: string): Plan | undefined {
  let plan = plans.get(country);
  if (!plan && isSupportedCountry(country)) {
    plan = readPlan(country);
    plans.set(country, plan);
  }
  return plan;
}

function readPlan(country: CountryCode): Plan {
  const selected = new Metadata();
  selected.selectNumberingPlan(country);
  const plan = selected.numberingPlan as FullNumberingPlan;
  const trunk = plan.nationalPrefixForParsing();
  const abroad = plan.IDDPrefix();
  return {
    country,
    callingCode: plan.callingCode(),
    lengths: plan.possibleLengths().reduce((bits, length) => bits | (1 << length), 0),
    trunk: trunk ? new RegExp(`^(?:${trunk})`) : undefined,
    abroad: new RegExp(`^(?:${abroad})`),
    zeroAbroad: abroad.startsWith("0") && !abroad.includes("|"),
  };
}

const callingCodes: Partial<Record<string, readonly CountryCode[]>> = metadata.country_calling_codes;

/**
 * The officially assigned countries that share a calling code, the main one first. Takes `+44`, `0044` and `44`, with
 * the spaces and brackets that people put; anything else has none.
 */
export function dialCountries(text: string): string[] {
  const [, code = ""] = /^(?:\+|00|011)?(\d{1,3})$/.exec(text.replace(/[\s()]+/g, "")) ?? [];
  return (callingCodes[code] ?? []).filter(isCountryCode);
}

/** Digits, with a plus before them and the usual punctuation between them. */
const usual = /^\s*\+?[\d\s().\-/\u2010-\u2015]+$/;

/** As dialled after the number itself: `ext. 5`, `x5`, `#5`. */
const extension = /[\s,;]*(?:x|#|ext(?:n|ension)?)[.:=]?\s*\d{1,7}\s*$/i;

/** As a spreadsheet writes a number that it took for one with decimals. */
const decimal = /\.0$/;

/**
 * Whether a number can exist by its length: after its calling code (`+44 …`), or else within the country, given as
 * alpha-2 code. National and international prefixes and an extension may be there. Where no country is known, or it
 * has no numbering plan, four to fifteen digits are possible (the most that ITU-T E.164 allows).
 *
 * Agrees with `isPossiblePhoneNumber` of libphonenumber-js, whose plans it uses, except that nothing that ends in `.0`
 * is possible; it takes a hundredth of the time, so that every row can be asked.
 */
export function isPossiblePhone(number: string, country: string | undefined): boolean {
  if (number.length > longest) return false;
  const plan = country === undefined ? undefined : planOf(country);
  if (areDigits(number)) return isPossibleFrom(number, plan);
  const dialled = usual.test(number) ? number : number.replace(extension, "");
  if (decimal.test(dialled)) return false;
  if (!usual.test(dialled)) return /[^\0-\x7f]/.test(dialled) && isPossiblePhoneNumber(number, plan?.country);
  const digits = dialled.replace(/\D+/g, "");
  return dialled.includes("+") ? isPossibleAfterPlus(digits) : isPossibleFrom(digits, plan);
}

const zero = 48;

/** By `letterPairAt`; null where the country has none. */
const planPairs: (Plan | null | undefined)[] = new Array(letterPairs).fill(undefined);

/**
 * Whether digits are a national number for certain, by their count and the code of the first, in the country of a
 * `letterPairAt`. Allocates nothing; where it says no, `isPossiblePhone` knows more.
 */
export function isNationalNumber(country: number, first: number, length: number): boolean {
  let plan = planPairs[country];
  if (plan === undefined) {
    plan = planOf(letterPair(country)) ?? null;
    planPairs[country] = plan;
  }
  return plan?.zeroAbroad === true && first !== zero && hasLength(plan, length);
}

function areDigits(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/** Whether the digits can be dialled in the country of the plan. */
function isPossibleFrom(digits: string, plan: Plan | undefined): boolean {
  if (!plan) return digits.length >= 4 && digits.length <= 15;
  const abroad = plan.abroad.exec(digits);
  const after = abroad ? digits.slice(abroad[0].length) : "0";
  // No calling code begins with 0.
  if (!after.startsWith("0")) return isPossibleAfterPlus(after);
  if (isPossibleWithin(digits, plan)) return true;
  return digits.startsWith(plan.callingCode) && hasLength(plan, digits.length - plan.callingCode.length);
}

function isPossibleWithin(digits: string, plan: Plan): boolean {
  if (hasLength(plan, digits.length)) return true;
  const [prefix, ...groups] = plan.trunk?.exec(digits) ?? [];
  if (prefix === undefined) return false;
  // A captured group is a local number or a carrier's code, which the library knows how to rewrite.
  if (groups.at(-1) !== undefined) return isPossiblePhoneNumber(digits, plan.country);
  return hasLength(plan, digits.length - prefix.length);
}

/** Whether digits that begin with a calling code make a number. */
function isPossibleAfterPlus(digits: string): boolean {
  for (let length = 1; length <= 3; length++) {
    const main = callingCodes[digits.slice(0, length)]?.[0];
    const plan = main && planOf(main);
    if (plan) return isPossibleWithin(digits.slice(length), plan);
  }
  // Satellite and freephone numbers belong to no country.
  return isPossiblePhoneNumber(`+${digits}`);
}

function hasLength(plan: Plan, length: number): boolean {
  return length > 0 && length < 32 && ((plan.lengths >> length) & 1) === 1;
}

/** A longer text is no phone number with something wrong. In UTF-16 units. */
const longest = 100;

/** Numbers that stand in a text among other words. */
const numbers = /(?<!\w)\+?[\d(][\d\s().\-\u2010-\u2015]*\d(?!\w|[\s().\-\u2010-\u2015]*\d)/g;

/**
 * Obvious repairs of a number that is not possible, each of them possible, the least change first; at most three.
 * Undone are letters for digits (`O`, `l`), text around the number, an extension, what a spreadsheet did to it (`.0`,
 * a lost leading zero or plus), `(0)` after the calling code, a plus before a national number, and another country's
 * prefix for calls abroad. The last is the number as the country writes it.
 */
export function suggestPhones(number: string, country: string | undefined): string[] {
  if (number.length > longest) return [];
  const bare = number.replace(extension, "").replace(decimal, "").trim();
  const plan = planOf(country ?? "");
  const digits = plan && usual.test(bare) ? bare.replace(/\D+/g, "") : "";
  const repairs = [
    bare,
    bare.replace(/[oO]/g, "0").replace(/[lI|]/g, "1"),
    ...(bare.match(numbers) ?? []),
    bare.replace(/\(0\)\s*/, ""),
    plan ? bare.replace(/^\+/, "") : "",
    bare.replace(/^(?:00|011)\s*/, "+"),
    digits.startsWith("0") ? "" : `0${digits}`,
    ...(parsePhoneNumberFromString(`+${digits}`)?.isValid() && !bare.includes("+") ? [`+${digits}`] : []),
  ].filter((repair) => repair !== number && isPossiblePhone(repair, country));
  const parsed = parsePhoneNumberFromString(repairs[0] ?? "", plan?.country);
  if (parsed?.isValid()) {
    const national = parsed.countryCallingCode === plan?.callingCode;
    repairs.push(national ? parsed.formatNational() : parsed.formatInternational());
  }
  return [...new Set(repairs)].slice(0, 3);
}
