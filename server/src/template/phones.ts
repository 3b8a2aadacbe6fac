import {
  type CountryCode,
  isPossiblePhoneNumber,
  isSupportedCountry,
  Metadata,
  type NumberingPlan,
  parseDigits,
  parsePhoneNumberFromString,
} from "libphonenumber-js/min";
import metadata from "libphonenumber-js/min/metadata";
import { Kind } from "../document/characters.ts";
import { compatible } from "../document/fold.ts";
import { isCountryCode, letterPair, letterPairs } from "./countries.ts";

/** The parts of a country's numbering plan that decide which numbers are possible. */
interface Plan {
  country: CountryCode;
  callingCode: string;
  /** The possible lengths of a national number: bit n is set if n digits are possible. */
  lengths: number;
  /** The prefix of national calls, at the start of a number (`0` in the United Kingdom). */
  trunk: RegExp | undefined;
  /** The prefix of international calls, at the start of a number (`011` in the United States). */
  abroad: RegExp;
  /** Whether `abroad` always begins with a zero, so that a number without one is not an international call. */
  zeroAbroad: boolean;
  /** Another country's prefix of international calls, then this country's calling code: `011 49 30 …` in Germany. */
  fromAbroad: RegExp;
}

/** The library's plans have these methods, but do not declare them. */
type FullNumberingPlan = NumberingPlan & { callingCode(): string; nationalPrefixForParsing(): string | undefined };

/** The prefixes of international calls in North America, Australia, Japan and Russia. */
const dialledAbroad = ["011", "0011", "010", "8\\s?~?\\s?10"];

const plans = new Map<string, Plan>();

/** Undefined for the few countries without their own telephone numbers. */
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
  const callingCode = plan.callingCode();
  const ownPrefix = new RegExp(`^(?:${abroad})$`);
  const others = dialledAbroad.filter((prefix) => !ownPrefix.test(prefix.replace(/\D+/g, ""))).join("|");
  return {
    country,
    callingCode,
    lengths: plan.possibleLengths().reduce((bits, length) => bits | (1 << length), 0),
    trunk: trunk ? new RegExp(`^(?:${trunk})`) : undefined,
    abroad: new RegExp(`^(?:${abroad})`),
    zeroAbroad: abroad.startsWith("0") && !abroad.includes("|"),
    fromAbroad: new RegExp(`^\\s*(?:${others})[\\s.-]+${callingCode}[\\s.-]+`),
  };
}

const callingCodes: Partial<Record<string, readonly CountryCode[]>> = metadata.country_calling_codes;

/**
 * The officially assigned countries that share a calling code, the main one first. Takes `+44`, `0044` and `44`, also
 * with spaces and brackets. Empty for anything else.
 */
export function dialCountries(text: string): string[] {
  const [, code = ""] = /^(?:\+|00|011)?(\d{1,3})$/.exec(text.replace(/[\s()]+/g, "")) ?? [];
  return (callingCodes[code] ?? []).filter(isCountryCode);
}

/**
 * The country that a number belongs to, if it is dialled in the given country; undefined if the number is not valid.
 * For numbers that several countries share (`+1 800`), it is the main one.
 */
export function countryOfPhone(number: string, country: string): string | undefined {
  if (number.length > maxLength) return undefined;
  const parsed = parsePhoneNumberFromString(plainNumber(number), planOf(country)?.country);
  return parsed?.isValid() ? parsed.country : undefined;
}

/** Whether a number of the North American Numbering Plan belongs to no country: freephone, premium-rate or personal. */
export function isNonGeographic(number: string): boolean {
  return /^(?:\+?1)?(?:8(?:00|33|44|55|66|77|88)|900|5(?:00|21|22|33|44|66|77|88)|700|710)\d{7}$/.test(
    number.replace(/[^\d+]+/g, ""),
  );
}

/** Digits, optionally after a plus and with the usual punctuation. */
const usualSyntax = /^\s*\+?[\d\s().\-/\u2010-\u2015]+$/;

/** An extension after the number: `ext. 5`, `x5`, `#5`. */
const extension = /[\s,;]*(?:x|#|ext(?:n|ension)?)[.:=]?\s*\d{1,7}\s*$/i;

/** Non-ASCII digits, and full-width characters. */
const otherDigits = /(?!\d)\p{Nd}|[\uff01-\uff5e]/u;

/** Replaces such digits and characters with ASCII; also the minus sign and the Japanese long vowel, used as hyphens. */
function plainNumber(text: string): string {
  const digits = compatible(text).replace(/(?!\d)\p{Nd}/gu, (digit) => parseDigits(digit) || digit);
  return digits.replace(/[\u2212\u30fc]/g, "-");
}

/** Replaces another country's prefix of calls to the plan's country with a plus. */
function fromElsewhere(text: string, plan: Plan): string {
  return text.replace(plan.fromAbroad, `+${plan.callingCode} `);
}

/** The end of a number that a program took for one with decimals. */
const decimal = /\.0$/;

/**
 * Whether a number can exist, by its length after its calling code (`+44 …`), or else within the country (an alpha-2
 * code). It may have national and international prefixes and an extension. Without a known country, or if it has no
 * numbering plan, four to fifteen digits are possible (the maximum of ITU-T E.164).
 *
 * Agrees with `isPossiblePhoneNumber` of libphonenumber-js, whose plans it uses, except that a number is not possible
 * if it ends in `.0`, has digits other than 0 to 9 (full-width, Arabic), or begins like a call from another country to
 * this one. Takes a hundredth of the time, because it runs for every row.
 */
export function isPossiblePhone(number: string, country: string | undefined): boolean {
  if (number.length > maxLength) return false;
  const plan = country === undefined ? undefined : planOf(country);
  if (areDigits(number)) return isPossibleFrom(number, plan);
  const dialled = usualSyntax.test(number) ? number : number.replace(extension, "");
  if (decimal.test(dialled)) return false;
  if (!usualSyntax.test(dialled)) {
    return /[^\0-\x7f]/.test(dialled) && !otherDigits.test(number) && isPossiblePhoneNumber(number, plan?.country);
  }
  const digits = dialled.replace(/\D+/g, "");
  // Numbers in Turin also begin with 011, and Italy's calling code may follow.
  if (plan?.fromAbroad.test(dialled) && parsePhoneNumberFromString(fromElsewhere(dialled, plan))?.isValid())
    return false;
  return dialled.includes("+") ? isPossibleAfterPlus(digits) : isPossibleFrom(digits, plan);
}

const zero = 48;

/** Plans by `letterPairAt`; null if the country has none. */
const planPairs: (Plan | null | undefined)[] = new Array(letterPairs).fill(undefined);

/**
 * A fast test whether the characters between two offsets, with these `Kind` bits, are the digits of a national number
 * in a country, as from `countryAt`. Allocates nothing. If false, call `isPossiblePhone`.
 */
export function isNationalNumberAt(
  codes: Uint8Array,
  start: number,
  end: number,
  kinds: number,
  country: number,
): boolean {
  if (kinds !== Kind.digit || country < 0) return false;
  let plan = planPairs[country];
  if (plan === undefined) {
    plan = planOf(letterPair(country)) ?? null;
    planPairs[country] = plan;
  }
  return plan?.zeroAbroad === true && codes[start] !== zero && hasLength(plan, end - start);
}

function areDigits(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/** Whether the digits can be dialled in the plan's country. */
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
  // A captured group is a local number or a carrier code, which only the library can rewrite.
  if (groups.at(-1) !== undefined) return isPossiblePhoneNumber(digits, plan.country);
  return hasLength(plan, digits.length - prefix.length);
}

/** Whether digits that begin with a calling code are a possible number. */
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

/** In UTF-16 units. A longer text is not a phone number, not even a damaged one. */
const maxLength = 100;

/** Numbers within other text. */
const embeddedNumbers = /(?<!\w)\+?[\d(][\d\s().\-\u2010-\u2015]*\d(?!\w|[\s().\-\u2010-\u2015]*\d)/g;

/** A Brazilian area code with `xx` for the carrier that the caller chooses: `(0xx11)`. */
const brazilianCarrier = /^\s*((?:\+|00)\s*55\s*)?\(?\s*0?\s*(?:xx|\*\*)\s*(\d{2})\s*\)?\s*/i;

/** The 1 between Mexico's calling code and a mobile number, which has not been dialled since 2019. */
const mexicanMobile = /^(\s*(?:\+|00|011)?\s*52[\s.-]*)\(?1\)?[\s.-]*(?=\(?(?:\d[\s().-]*){10}$)/;

/** The prefixes of national calls in Mexico until then. */
const mexicanPrefix = /^\s*\(?(?:01|044|045|1)\)?[\s.-]*(?=\(?(?:\d[\s().-]*){10}$)/;

/** A calling code in brackets, or with two pluses: `(+44)`, `(0044)`, `++44`. */
const callingCode = /^\s*[([]?\s*(?:\+|00|011)[\s+]*[([]?\s*([1-9]\d{0,2})\s*[)\]]\s*|^\s*\+[\s+]*(?=\+)/;

/**
 * At most three obvious repairs of a number that is not possible, each a possible number, the smallest change first.
 * They keep all digits that are dialled, and invent none. They undo letters for digits (`O`, `l`), digits of another
 * script, text around the number, damage by a spreadsheet (`.0`, a lost leading zero or plus), brackets around the
 * calling code, `(0)` after it and other digits that are not dialled, a plus before a national number, and another
 * country's prefix of international calls. The last one is the number in the country's format.
 */
export function suggestPhones(text: string, country: string | undefined): string[] {
  if (text.length > maxLength) return [];
  const number = plainNumber(text);
  const [ext = ""] = extension.exec(number) ?? [];
  const bare = number
    .slice(0, number.length - ext.length)
    .replace(decimal, "")
    .trim();
  const plan = planOf(country ?? "");
  const repairs = [
    bare,
    bare.replace(/[oO]/g, "0").replace(/[lI|]/g, "1"),
    bare.replace(callingCode, (_, code: string | undefined) => (code ? `+${code} ` : "")),
    plan?.callingCode === "55"
      ? bare.replace(brazilianCarrier, (_, code: string | undefined, area: string) => `${code ?? ""}${area} `)
      : "",
    bare.replace(mexicanMobile, "$1"),
    plan?.callingCode === "52" ? bare.replace(mexicanPrefix, "") : "",
    ...amongWords(bare, country),
    withoutZero(bare),
    plan ? withoutPlus(bare, plan) : "",
    plan?.fromAbroad.test(bare) ? fromElsewhere(bare, plan) : bare.replace(/^(?:00|011)\s*/, "+"),
    ...(plan ? lostSigns(bare, plan) : []),
  ]
    .filter((repair) => repair !== "")
    .map((repair) => repair.trim() + ext)
    .filter((repair) => repair !== text && areClosed(repair) && isPossiblePhone(repair, country));
  const written = writtenAs(repairs[0], plan);
  return [...new Set(written ? [...repairs, written] : repairs)].slice(0, 3);
}

/** Removes the `(0)` that is dialled only within the country. In Italy, it is dialled from abroad too. */
function withoutZero(text: string): string {
  if (!/^\s*(?:\+|00)/.test(text)) return "";
  const parsed = parsePhoneNumberFromString(text.replace(/^\s*00/, "+"));
  const isDialled = parsed?.isValid() === true && parsed.nationalNumber.startsWith("0");
  return text.replace(/\(0\)\s*/, isDialled ? "0" : "");
}

/** Whether every bracket of a number has its pair. */
function areClosed(number: string): boolean {
  return !/[()]/.test(number.replace(/\([^()]*\)/g, ""));
}

/** The numbers in a text, if every digit of the text belongs to a possible number. */
function amongWords(text: string, country: string | undefined): string[] {
  const found = text.match(embeddedNumbers) ?? [];
  const isWhole =
    found.every((each) => isPossiblePhone(each, country)) && !/\d/.test(text.replace(embeddedNumbers, ""));
  return isWhole ? found : [];
}

/**
 * Removes a plus before a national number. If the number with one more digit would be possible after the plus, it may
 * be an international number that lacks a digit, so it is left alone.
 */
function withoutPlus(text: string, plan: Plan): string {
  const national = /^\+\s*(.*)$/.exec(text)?.[1] ?? "";
  const digits = national.replace(/\D+/g, "");
  if (digits.startsWith("0")) return national;
  if (digits !== national || digits.startsWith(plan.callingCode)) return "";
  if (!parsePhoneNumberFromString(digits, plan.country)?.isValid()) return "";
  const lacks = ["0", "1"].some((digit) => isPossibleAfterPlus(digits + digit));
  return lacks ? "" : national;
}

/** Restores the leading zero or plus that a spreadsheet removed from a number. */
function lostSigns(text: string, plan: Plan): string[] {
  if (!areDigits(text)) return [];
  const zeroed = parsePhoneNumberFromString(`0${text}`, plan.country);
  // Not if the zero is only a prefix: to add it would hide that a digit is missing.
  if (zeroed?.isValid() && zeroed.nationalNumber === `0${text}`) return [`0${text}`];
  const isLong = text.length > 31 - Math.clz32(plan.lengths);
  return isLong && parsePhoneNumberFromString(`+${text}`)?.isValid() ? [`+${text}`] : [];
}

/** The number in its country's format, if that has the same digits. */
function writtenAs(number: string | undefined, plan: Plan | undefined): string | undefined {
  const parsed = parsePhoneNumberFromString(number ?? "", plan?.country);
  if (!parsed?.isValid()) return undefined;
  const isNational = parsed.countryCallingCode === plan?.callingCode;
  const written = isNational ? parsed.formatNational() : parsed.formatInternational();
  const digits = (parsed.nationalNumber + (parsed.ext ?? "")).replace(/\D+/g, "");
  return written.replace(/\D+/g, "").endsWith(digits) ? written : undefined;
}
