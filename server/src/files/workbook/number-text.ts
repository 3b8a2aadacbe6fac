import { dateToSerial, format, getFormatFromId, isDateFormat } from "numfmt";

/** How the cells of a workbook are formatted. */
export interface Styles {
  /** The pattern of each cell format, by its number. */
  readonly patterns: readonly string[];
  /** Whether days are counted from 1904. */
  readonly from1904: boolean;
}

/** The days between 1 January 1900 and 1904, in which a workbook may count. */
const daysTo1904 = 1462;

/** The pattern of a built-in format, as in the United States. */
export function builtInPattern(id: number): string {
  return getFormatFromId(id) ?? "General";
}

/**
 * Writes numbers as a person typed them, or as the cell's format shows them: ZIPs with their zeros, dates as dates. All
 * digits of a long number are written, and none are grouped: it may be an ID.
 */
export class NumberTexts {
  readonly #from1904: boolean;
  readonly #patterns: readonly string[];
  readonly #forms = new Map<string, Form>();

  constructor({ patterns, from1904 }: Styles) {
    this.#patterns = patterns;
    this.#from1904 = from1904;
  }

  /**
   * @param written as in the file
   * @param style the number of the cell's format
   */
  number(written: string, style: number): string {
    const value = Number(written);
    if (written.trim() === "" || !Number.isFinite(value)) return written;
    return this.#shown(value, style) ?? plain(value, written);
  }

  /** A date as the standard's strict edition has it, such as `2026-11-02T00:00:00`. */
  date(written: string, style: number): string {
    const parts = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?/.exec(written)?.slice(1);
    const serial = parts && dateToSerial(parts.map((part = "0") => Number(part)));
    const shown =
      serial === undefined ? undefined : this.#shown(this.#from1904 ? serial - daysTo1904 : serial, style, true);
    return shown ?? written.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, "");
  }

  /** Undefined if the format adds nothing that matters. */
  #shown(value: number, style: number, isDate = false): string | undefined {
    const pattern = this.#patterns[style] ?? "";
    let form = this.#forms.get(pattern);
    if (!form) {
      form = formOf(pattern);
      this.#forms.set(pattern, form);
    }
    if (form.isPlain || (isDate && !form.isDate)) return undefined;
    try {
      const days = form.isDate && this.#from1904 ? value + daysTo1904 : value;
      return format(form.pattern, days, { dateSpanLarge: false }).trim();
    } catch {
      return undefined;
    }
  }
}

interface Form {
  readonly pattern: string;
  readonly isPlain: boolean;
  readonly isDate: boolean;
}

/** A format that shows a number as it was typed, or not all of its digits. */
const plainPattern = /^(?:\[[^\]]*\])*(?:general|@)?(?:;@)?$|[0#?]E[+-]/i;

function formOf(written: string): Form {
  // Commas after digits group them, or leave the last ones out.
  const pattern = written.replace(/(?<=[0#?]),+/g, "");
  return { pattern, isPlain: plainPattern.test(pattern), isDate: isDateFormat(pattern) };
}

/** A number as typed: a spreadsheet keeps 15 digits, and writes others after them. */
function plain(value: number, written: string): string {
  return /^-?[1-9]\d*$/.test(written) ? written : String(Number(value.toPrecision(15)));
}
