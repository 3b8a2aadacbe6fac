/** What a spreadsheet has done to a cell, or would do when it opens the file. */
export interface SpreadsheetDamage {
  /**
   * `scientific`: a long number in exponent form, its last digits lost. `error`: an error or too narrow a column instead
   * of the value. `wrapped`, `apostrophe`: the value in the clothes that keep a spreadsheet from reading it as a number.
   * `formula`: a value that a spreadsheet would run. `decimal`, `exponent`: a whole number as a program writes it that
   * took it for one with decimals. `date`: what it makes of an ID that looks like one.
   */
  readonly kind: "scientific" | "error" | "wrapped" | "apostrophe" | "formula" | "decimal" | "exponent" | "date";
  /** The value itself: beyond doubt where it was wrapped, else what it likely was. */
  readonly right?: string;
}

/** Spreadsheets write a sign and at least two digits, so that an ID such as `12E5` is none. */
const scientific = /^[+-]?\d{1,3}(?:[.,]\d+)?E\+\d{2,3}$/i;

/**
 * Excel's error values in any language (Microsoft: ERROR.TYPE function): a word in capitals with `!` or `?`, or the short
 * ones for a value that is not available (`#N/A`, `#NV`, `#N/D`); and the signs that fill a column too narrow.
 */
const error = /^(?:#[¡¿]?\p{Lu}[\p{Lu}\d/ ]*[!?]|#(?:[A-Z]\/[A-Z]|NV)|#{3,})$/iu;

/** A formula of one text, its inner quotes doubled, or of plain digits. */
const wrapped = /^=(?:"((?:[^"]|"")*)"|(\d+))$/;

/** An apostrophe before what looks like a number, as it hides in a cell; not one that begins a word (`'t Hooft`). */
const apostrophe = /^'([+(-]?\d[^'\p{Ll}]*)$/u;

/** The beginnings of a formula (OWASP, CSV Injection), except signs before a number and a dash before a word. */
const formula = /^(?:[=@]\s*[^\s=@]|\+\s*\p{L})/u;

/**
 * Tells whether a cell shows a spreadsheet's damage or would be run by one. Takes the cell's value. A handle of a
 * social medium (`@acme`) is a formula to a spreadsheet: whether it may stand there is for the column to say.
 */
export function spreadsheetDamage(text: string): SpreadsheetDamage | undefined {
  switch (text[0]) {
    case "#":
      return error.test(text) ? { kind: "error" } : undefined;
    case "'": {
      const value = apostrophe.exec(text)?.[1];
      return value === undefined ? undefined : { kind: "apostrophe", right: value };
    }
    case "=": {
      const [all, quoted = "", digits] = wrapped.exec(text) ?? [];
      if (all !== undefined) return { kind: "wrapped", right: digits ?? quoted.replaceAll('""', '"') };
      return formula.test(text) ? { kind: "formula" } : undefined;
    }
    default:
      if (formula.test(text)) return { kind: "formula" };
      return scientific.test(text) ? withDigits("scientific", text) : undefined;
  }
}

/** A whole number with decimals that say nothing; with a comma, where not between thousands. */
const decimal = /^([+-]?\d+)(?:\.0+|,0{1,2})$/;

/** As Java, JavaScript and Python write a number of many digits. */
const exponent = /^\d(?:[.,]\d+)E[+-]?\d{1,3}$/i;

/**
 * Tells the same of a name or an ID, in which a number or a date is none any more. Takes the cell's value, trimmed.
 */
export function identityDamage(text: string, kind: "name" | "id"): SpreadsheetDamage | undefined {
  const whole = decimal.exec(text)?.[1];
  if (whole !== undefined) return { kind: "decimal", right: whole };
  if (exponent.test(text)) return withDigits("exponent", text);
  return isDate(text, kind) ? { kind: "date" } : undefined;
}

/** The number that an exponent form stands for, where it gives all digits of a whole one. */
function withDigits(kind: "scientific" | "exponent", text: string): SpreadsheetDamage {
  const [, first = "", rest = "", power = ""] = /^(\d+)(?:[.,](\d+))?E\+?(\d+)$/i.exec(text) ?? [];
  const zeros = Number(power) - rest.length;
  // A spreadsheet shows six digits at most, and the number may have more.
  const isWhole = first !== "" && zeros >= 0 && (kind === "exponent" || first.length + rest.length < 3);
  return isWhole && kind === "exponent" && zeros < 20 ? { kind, right: first + rest + "0".repeat(zeros) } : { kind };
}

/** Languages that spreadsheets name months in where the platform is sold, and their neighbours. */
const languages = ["en", "de", "fr", "es", "nl", "it", "pt", "sv", "da", "nb", "fi", "pl"];

let monthNames: ReadonlySet<string> | undefined;

/** The names of months, long and short, without dots and accents, in lower case. */
function months(): ReadonlySet<string> {
  monthNames ??= new Set([
    // As Excel writes it, unlike Unicode.
    "mrz",
    ...languages.flatMap((language) =>
      (["short", "long"] as const).flatMap((month) => {
        const format = new Intl.DateTimeFormat(language, { month, timeZone: "UTC" });
        return Array.from({ length: 12 }, (_, index) => bareMonth(format.format(Date.UTC(2024, index, 1))));
      }),
    ),
  ]);
  return monthNames;
}

function bareMonth(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\p{M}.]/gu, "")
    .toLowerCase();
}

const numericDate =
  /^(?:\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([./-])\d{1,2}\2\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?Z?)?$/;
const namedDate = /^(?:\d{1,2}[.]?[-/ .])?([\p{L}\p{M}]{3,10})[.]?(?:[-/ ,.]+\d{1,4})?$/u;

/** Whether a text is a date as a spreadsheet shows it: `1-Mar`, `Mar-24`, `01. Mrz`, `1/2/2024`, `2024-01-02`. */
function isDate(text: string, kind: "name" | "id"): boolean {
  if (!/\d/.test(text)) return false;
  const [numeric] = numericDate.exec(text) ?? [];
  if (numeric !== undefined) return true;
  const month = namedDate.exec(text)?.[1];
  // Behind a space alone a number makes no date of a name: `May 5`.
  return month !== undefined && (kind === "id" || /[-/.]/.test(text)) && months().has(bareMonth(month));
}
