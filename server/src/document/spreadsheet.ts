import { beyondAscii, characterKinds, Kind } from "./characters.ts";
import { furtherMonths, usualMonths } from "./month-names.ts";

/** What a spreadsheet has done to a cell, or would do when it opens the file. */
export interface SpreadsheetDamage {
  /**
   * - `scientific`: a long number in exponent form, its last digits lost
   * - `error`: an error value, or the `###` of a column that is too narrow
   * - `wrapped`, `apostrophe`: a value protected from being read as a number, as `="1"` or `'1`
   * - `formula`: a value that a spreadsheet would run
   * - `decimal`, `exponent`: a whole number that a program wrote as a floating-point number
   * - `thousands`: a whole number with three decimals, or with a thousands separator
   * - `date`: a name or ID that was turned into a date
   */
  readonly kind:
    | "scientific"
    | "error"
    | "wrapped"
    | "apostrophe"
    | "formula"
    | "decimal"
    | "exponent"
    | "thousands"
    | "date";
  /** The original value: certain for `wrapped`, likely for the other kinds. */
  readonly original?: string;
}

/** Spreadsheets write the exponent with a sign and at least two digits, so an ID such as `12E5` does not match. */
const scientific = /^[+-]?\d{1,3}(?:[.,]\d+)?E\+\d{2,3}$/i;

/**
 * Excel's error values in any language (Microsoft: ERROR.TYPE function): capitals with `!` or `?`, or the short forms
 * of "not available" (`#N/A`, `#NV`, `#N/D`). Also `###`, which fills a column that is too narrow, and LibreOffice's
 * errors with a number (`Err:508`).
 */
const error = /^(?:#[¡¿]?\p{Lu}[\p{Lu}\d/ ]*[!?]|#(?:[A-Z]\/[A-Z]|NV)|#{3,}|Err ?:5\d\d)$/iu;

/** A formula that is only a string, with inner quotes doubled, or only digits. */
const wrapped = /^=(?:"((?:[^"]|"")*)"|(\d+))$/;

/** An apostrophe before something like a number, which makes it text; not one that begins a word (`'t Hooft`). */
const apostrophe = /^'([+(-]?\d[^'\p{Ll}]*)$/u;

/** How a formula begins (OWASP, CSV Injection), except with a sign before a number or a dash before a word. */
const formula = /^(?:[=@]\s*[^\s=@]|\+\s*\p{L})/u;

/**
 * Finds damage in a cell's value by a spreadsheet, or a formula that a spreadsheet would run. A social media handle
 * (`@acme`) counts as a formula: callers decide whether the column may contain one.
 */
export function spreadsheetDamage(text: string): SpreadsheetDamage | undefined {
  switch (text[0]) {
    case "#":
    case "E":
      return error.test(text) ? { kind: "error" } : undefined;
    case "'": {
      const value = apostrophe.exec(text)?.[1];
      return value === undefined ? undefined : { kind: "apostrophe", original: value };
    }
    case "=": {
      const [all, quoted = "", digits] = wrapped.exec(text) ?? [];
      if (all !== undefined) return { kind: "wrapped", original: digits ?? quoted.replaceAll('""', '"') };
      return formula.test(text) ? { kind: "formula" } : undefined;
    }
    case "@":
      return formula.test(text) ? { kind: "formula" } : undefined;
    default:
      // Most values are neither a formula nor a number with a signed exponent.
      if (!text.includes("+")) return undefined;
      if (formula.test(text)) return { kind: "formula" };
      return scientific.test(text) ? withDigits("scientific", text) : undefined;
  }
}

/** A whole number with decimals that are all 0. After a comma at most two: `1,000` is a thousand. */
const decimal = /^([+-]?\d+)(?:\.0+|,0{1,2})$/;

/** In many languages, a point separates thousands: `1.000` is 1 or 1000. */
const thousands = /^[+-]?[1-9]\d{0,2}\.000$/;

/** How Java, JavaScript and Python write a number with many digits, and all programs a small one (`1E-05`). */
const exponent = /^[+-]?\d(?:[.,]\d+E[+-]?\d{1,3}|E-\d{2,3})$/i;

/**
 * Finds damage that matters only in a name or an ID, where a number or a date is no longer the original value.
 * @param value the cell's value, trimmed
 */
export function identityDamage(value: string, kind: "name" | "id"): SpreadsheetDamage | undefined {
  if (!mayBeNumberOrDate(value) || !/\d/.test(value)) return undefined;
  // Word processors make other dashes of hyphens and minus signs, and some languages write U+2212.
  const text = value.replace(/[\p{Pd}\u2212]/gu, "-");
  // Before its digits, a number has at most a sign.
  const damage = /^[-+\d]/.test(text) ? numberDamage(text) : undefined;
  return damage ?? (isDate(text, kind) ? { kind: "date" } : undefined);
}

/** A fast first test, by a few characters: a number has its digits first, and a month has them first or last. */
function mayBeNumberOrDate(text: string): boolean {
  if (kindAt(text, 0) & (Kind.digit | Kind.foreign) || text.startsWith("-") || text.startsWith("+")) return true;
  return (kindAt(text, text.length - 1) & Kind.digit) !== 0 && (kindAt(text, 2) & (Kind.letter | Kind.foreign)) !== 0;
}

/** The `Kind` bit of a character; none beyond the end. */
function kindAt(text: string, index: number): number {
  return characterKinds[Math.min(text.charCodeAt(index), beyondAscii)] ?? 0;
}

function numberDamage(text: string): SpreadsheetDamage | undefined {
  const whole = decimal.exec(text)?.[1];
  if (whole !== undefined) return thousands.test(text) ? { kind: "thousands" } : { kind: "decimal", original: whole };
  return exponent.test(text) ? withDigits("exponent", text) : undefined;
}

/** Damage with the original number, if the exponent form has all digits of a whole number. */
function withDigits(kind: "scientific" | "exponent", text: string): SpreadsheetDamage {
  const [, first = "", rest = "", power = ""] = /^(\d+)(?:[.,](\d+))?E\+?(\d+)$/i.exec(text) ?? [];
  const zeros = Number(power) - rest.length;
  // A spreadsheet shows at most six digits, so the number may have had more.
  const isWhole = first !== "" && zeros >= 0 && (kind === "exponent" || first.length + rest.length < 3);
  return isWhole && kind === "exponent" && zeros < 20 ? { kind, original: first + rest + "0".repeat(zeros) } : { kind };
}

/** A month's name in lower case without dots and accents. */
function bareMonth(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\p{M}.]/gu, "")
    .toLowerCase();
}

const numericDate =
  /^(?:\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([./-])\d{1,2}\2\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?Z?)?$/;
const namedDate = /^(?:\d{1,2}[.]?[-/ .])?([\p{L}\p{M}]{3,10})[.]?(?:[-/ ,.]+\d{1,4})?$/u;

/** A day with a month as spreadsheets of other languages write it: never in capitals. */
const furtherDate = /^(?:0?[1-9]|[12]\d|3[01])\.?[-/. ](\p{L}\p{M}?[\p{Ll}\p{M}]{2,20})\.?(?:[-/ .]+\d{1,4}\.?)?$/u;

/** A day with a month in Roman numerals, or a numbered one as in Vietnamese: `1.III`, `1-thg 3`. */
const numberedDate =
  /^(?:0?[1-9]|[12]\d|3[01])(?:\. ?(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})|\.?[-/. ]?(?:thg|tháng) ?\d{1,2})\.?(?:[-/ .,]*\d{2,4})?$/iu;

/** Whether a text is a date in a spreadsheet's format: `1-Mar`, `Mar-24`, `01. Mrz`, `1/2/2024`, `2024-01-02`. */
function isDate(text: string, kind: "name" | "id"): boolean {
  const hasDayFirst = /^\d/.test(text);
  if (hasDayFirst && (numericDate.test(text) || numberedDate.test(text))) return true;
  // With only a space before the number, it may be a name: `May 5`.
  if (kind === "name" && !/[-/.]/.test(text)) return false;
  const month = namedDate.exec(text)?.[1];
  if (month !== undefined && usualMonths.has(bareMonth(month))) return true;
  const other = hasDayFirst ? furtherDate.exec(text)?.[1] : undefined;
  return other !== undefined && /[-/.]|\d{4}$/.test(text) && furtherMonths.has(bareMonth(other));
}
