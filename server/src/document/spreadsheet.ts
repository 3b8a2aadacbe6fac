/** What a spreadsheet has done to a cell, or would do when it opens the file. */
export interface SpreadsheetDamage {
  /**
   * `scientific`: a long number in exponent form, its digits lost. `error`: an error or too narrow a column instead of
   * the value. `wrapped`, `apostrophe`: the value in the clothes that keep a spreadsheet from reading it as a number.
   * `formula`: a value that a spreadsheet would run.
   */
  kind: "scientific" | "error" | "wrapped" | "apostrophe" | "formula";
  /** The value itself, where it is beyond doubt. */
  unwrapped?: string;
}

/** Spreadsheets write a sign and at least two digits, so that an ID such as `12E5` is none. */
const scientific = /^[+-]?\d{1,3}(?:[.,]\d+)?E\+\d{2,3}$/i;

/** Excel's error values (Microsoft: ERROR.TYPE function), and the signs that fill a column too narrow. */
const error =
  /^(?:#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|CONNECT!)|#{3,})$/i;

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
      return value === undefined ? undefined : { kind: "apostrophe", unwrapped: value };
    }
    case "=": {
      const [all, quoted = "", digits] = wrapped.exec(text) ?? [];
      if (all !== undefined) return { kind: "wrapped", unwrapped: digits ?? quoted.replaceAll('""', '"') };
      return formula.test(text) ? { kind: "formula" } : undefined;
    }
    default:
      if (formula.test(text)) return { kind: "formula" };
      return scientific.test(text) ? { kind: "scientific" } : undefined;
  }
}
