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
import { compatible } from "../document/fold.ts";
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
  /** Another country's prefix of a call abroad and this one's calling code, each set apart: `011 49 30 …` in Germany. */
  elsewhere: RegExp;
}

/** The library's plans have these methods too, but do not declare them. */
type FullNumberingPlan = NumberingPlan & { callingCode(): string; nationalPrefixForParsing(): string | undefined };

/** What is dialled before a call abroad, in North America, Australia, Japan and Russia. */
const dialledAbroad = ["011", "0011", "010", "8\\s?~?\\s?10"];

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
  const callingCode = plan.callingCode();
  const own = new RegExp(`^(?:${abroad})$`);
  const others = dialledAbroad.filter((prefix) => !own.test(prefix.replace(/\D+/g, ""))).join("|");
  return {
    country,
    callingCode,
    lengths: plan.possibleLengths().reduce((bits, length) => bits | (1 << length), 0),
    trunk: trunk ? new RegExp(`^(?:${trunk})`) : undefined,
    abroad: new RegExp(`^(?:${abroad})`),
    zeroAbroad: abroad.startsWith("0") && !abroad.includes("|"),
    elsewhere: new RegExp(`^\\s*(?:${others})[\\s.-]+${callingCode}[\\s.-]+`),
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

/**
 * The country that a number belongs to by its plan, dialled as in the given one; undefined where it is not whole. Of
 * numbers that several countries share (`+1 800`) it is the main one.
 */
export function countryOfPhone(number: string, country: string): string | undefined {
  if (number.length > longest) return undefined;
  const parsed = parsePhoneNumberFromString(plainNumber(number), planOf(country)?.country);
  return parsed?.isValid() ? parsed.country : undefined;
}

/** Whether a number of North America (by its numbering plan) is of no country: it is free, shared or personal. */
export function isOfNoArea(number: string): boolean {
  return /^(?:\+?1)?(?:8(?:00|33|44|55|66|77|88)|900|5(?:00|21|22|33|44|66|77|88)|700|710)\d{7}$/.test(
    number.replace(/[^\d+]+/g, ""),
  );
}

/** Digits, with a plus before them and the usual punctuation between them. */
const usual = /^\s*\+?[\d\s().\-/\u2010-\u2015]+$/;

/** As dialled after the number itself: `ext. 5`, `x5`, `#5`. */
const extension = /[\s,;]*(?:x|#|ext(?:n|ension)?)[.:=]?\s*\d{1,7}\s*$/i;

/** Digits of another script than ASCII's, and full-width signs. */
const foreign = /(?!\d)\p{Nd}|[\uff01-\uff5e]/u;

/** Such digits and signs made plain, the minus and the long vowel of Japanese among them, which stand for a hyphen. */
function plainNumber(text: string): string {
  const digits = compatible(text).replace(/(?!\d)\p{Nd}/gu, (digit) => parseDigits(digit) || digit);
  return digits.replace(/[\u2212\u30fc]/g, "-");
}

/** A number that begins as a call from another country to the plan's, with a plus for that. */
function fromElsewhere(text: string, plan: Plan): string {
  return text.replace(plan.elsewhere, `+${plan.callingCode} `);
}

/** As a spreadsheet writes a number that it took for one with decimals. */
const decimal = /\.0$/;

/**
 * Whether a number can exist by its length: after its calling code (`+44 …`), or else within the country, given as
 * alpha-2 code. National and international prefixes and an extension may be there. Where no country is known, or it
 * has no numbering plan, four to fifteen digits are possible (the most that ITU-T E.164 allows).
 *
 * Agrees with `isPossiblePhoneNumber` of libphonenumber-js, whose plans it uses, except that nothing is possible that
 * ends in `.0`, has digits other than 0 to 9 (full-width, Arabic), or begins as a call from another country to this one;
 * it takes a hundredth of the time, so that every row can be asked.
 */
export function isPossiblePhone(number: string, country: string | undefined): boolean {
  if (number.length > longest) return false;
  const plan = country === undefined ? undefined : planOf(country);
  if (areDigits(number)) return isPossibleFrom(number, plan);
  const dialled = usual.test(number) ? number : number.replace(extension, "");
  if (decimal.test(dialled)) return false;
  if (!usual.test(dialled)) {
    return /[^\0-\x7f]/.test(dialled) && !foreign.test(number) && isPossiblePhoneNumber(number, plan?.country);
  }
  const digits = dialled.replace(/\D+/g, "");
  // In Turin a number begins with 011 too, and may go on with Italy's calling code.
  if (plan?.elsewhere.test(dialled) && parsePhoneNumberFromString(fromElsewhere(dialled, plan))?.isValid())
    return false;
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

/** As Brazil writes an area code, `xx` standing for the carrier that the caller chooses: `(0xx11)`. */
const carrier = /^\s*((?:\+|00)\s*55\s*)?\(?\s*0?\s*(?:xx|\*\*)\s*(\d{2})\s*\)?\s*/i;

/** The digit between Mexico's calling code and a mobile number, which has not been dialled since 2019. */
const mexicanMobile = /^(\s*(?:\+|00|011)?\s*52[\s.-]*)\(?1\)?[\s.-]*(?=\(?(?:\d[\s().-]*){10}$)/;

/** What was dialled before numbers within Mexico until then. */
const mexicanPrefix = /^\s*\(?(?:01|044|045|1)\)?[\s.-]*(?=\(?(?:\d[\s().-]*){10}$)/;

/** A calling code in brackets, or with two signs for one: `(+44)`, `(0044)`, `++44`. */
const callingCode = /^\s*[([]?\s*(?:\+|00|011)[\s+]*[([]?\s*([1-9]\d{0,2})\s*[)\]]\s*|^\s*\+[\s+]*(?=\+)/;

/**
 * Obvious repairs of a number that is not possible, each of them possible, the least change first; at most three. All
 * digits that are dialled stay, and none is made up: undone are letters for digits (`O`, `l`), digits of another script,
 * text around the number, what a spreadsheet did to it (`.0`, a lost leading zero or plus), brackets around the calling
 * code, `(0)` after it and other digits that are not dialled, a plus before a national number, and another country's
 * prefix for calls abroad. The last is the number as the country writes it.
 */
export function suggestPhones(text: string, country: string | undefined): string[] {
  if (text.length > longest) return [];
  const number = plainNumber(text);
  const [behind = ""] = extension.exec(number) ?? [];
  const bare = number
    .slice(0, number.length - behind.length)
    .replace(decimal, "")
    .trim();
  const plan = planOf(country ?? "");
  const repairs = [
    bare,
    bare.replace(/[oO]/g, "0").replace(/[lI|]/g, "1"),
    bare.replace(callingCode, (_, code: string | undefined) => (code ? `+${code} ` : "")),
    plan?.callingCode === "55"
      ? bare.replace(carrier, (_, code: string | undefined, area: string) => `${code ?? ""}${area} `)
      : "",
    bare.replace(mexicanMobile, "$1"),
    plan?.callingCode === "52" ? bare.replace(mexicanPrefix, "") : "",
    ...amongWords(bare, country),
    withoutZero(bare),
    plan ? withoutPlus(bare, plan) : "",
    plan?.elsewhere.test(bare) ? fromElsewhere(bare, plan) : bare.replace(/^(?:00|011)\s*/, "+"),
    ...(plan ? lostSigns(bare, plan) : []),
  ]
    .filter((repair) => repair !== "")
    .map((repair) => repair.trim() + behind)
    .filter((repair) => repair !== text && areClosed(repair) && isPossiblePhone(repair, country));
  const written = writtenAs(repairs[0], plan);
  return [...new Set(written ? [...repairs, written] : repairs)].slice(0, 3);
}

/** A number without the zero that is dialled within its country only; in Italy it is dialled from abroad as well. */
function withoutZero(text: string): string {
  if (!/^\s*(?:\+|00)/.test(text)) return "";
  const parsed = parsePhoneNumberFromString(text.replace(/^\s*00/, "+"));
  const isDialled = parsed?.isValid() === true && parsed.nationalNumber.startsWith("0");
  return text.replace(/\(0\)\s*/, isDialled ? "0" : "");
}

/** Whether each bracket of a number is closed. */
function areClosed(number: string): boolean {
  return !/[()]/.test(number.replace(/\([^()]*\)/g, ""));
}

/** The numbers in a text, where each of its digits belongs to one that is whole. */
function amongWords(text: string, country: string | undefined): string[] {
  const found = text.match(numbers) ?? [];
  const isWhole = found.every((each) => isPossiblePhone(each, country)) && !/\d/.test(text.replace(numbers, ""));
  return isWhole ? found : [];
}

/**
 * A number with a plus that is one of the country without it. Where the digits begin with a calling code, they must be
 * far from a number of that, lest one that lacks a digit passes for another.
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

/** A number of digits alone, as a spreadsheet leaves it, with the zero or the plus that it had. */
function lostSigns(text: string, plan: Plan): string[] {
  if (!areDigits(text)) return [];
  const zeroed = parsePhoneNumberFromString(`0${text}`, plan.country);
  // Where the zero is only dialled before the number, it would hide that a digit is missing.
  if (zeroed?.isValid() && zeroed.nationalNumber === `0${text}`) return [`0${text}`];
  const isLong = text.length > 31 - Math.clz32(plan.lengths);
  return isLong && parsePhoneNumberFromString(`+${text}`)?.isValid() ? [`+${text}`] : [];
}

/** The number as its country writes it, where that has the same digits. */
function writtenAs(number: string | undefined, plan: Plan | undefined): string | undefined {
  const parsed = parsePhoneNumberFromString(number ?? "", plan?.country);
  if (!parsed?.isValid()) return undefined;
  const isNational = parsed.countryCallingCode === plan?.callingCode;
  const written = isNational ? parsed.formatNational() : parsed.formatInternational();
  const digits = (parsed.nationalNumber + (parsed.ext ?? "")).replace(/\D+/g, "");
  return written.replace(/\D+/g, "").endsWith(digits) ? written : undefined;
}
