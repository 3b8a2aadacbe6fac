import Papa from "papaparse";
import { Kind } from "./characters.ts";

/** The supported delimiters; earlier ones are preferred. */
export const delimiters: readonly string[] = [",", ";", "\t", "|"];

/** The value of a cell: without the enclosing quotes, and with doubled quotes undone. */
export function decodeCell(text: string, kinds: number): string {
  return kinds & Kind.quoted ? text.slice(1, -1).replaceAll('""', '"') : text;
}

/** What PapaParse writes in quotes: quotes, line breaks, byte order marks, and spaces at either end. */
const inQuotes = /["\r\n\uFEFF]|^ | $/;

/** Writes a value as a cell, in quotes if it needs them or has a space at either end. */
export function encodeCell(value: string, delimiter: string): string {
  // Few values need quotes, and PapaParse takes long to find that out.
  return value.includes(delimiter) || inQuotes.test(value) ? Papa.unparse([[value]], { delimiter }) : value;
}

/** Without these, a cell needs no quotes, whatever else it contains. */
const mayNeedQuotes = Kind.comma | Kind.quote | Kind.strayQuote | Kind.lineBreak | Kind.untidy | Kind.foreign;

/** With one of these, it does. */
const needsQuotes = Kind.comma | Kind.quote | Kind.lineBreak;

const byteOrderMark = "\uFEFF";

/**
 * Writes a cell that was read as {@link encodeCell} would write its value between commas. Most cells are copied.
 * @param text the cell as it is in the file
 * @param kinds its `Kind` bits
 */
export function copyCell(text: string, kinds: number): string {
  if ((kinds & mayNeedQuotes) === 0) return kinds & Kind.quoted ? text.slice(1, -1) : text;
  if (kinds & Kind.quoted && kinds & needsQuotes && !(kinds & Kind.strayQuote)) return text;
  const value = decodeCell(text, kinds);
  // Of the characters outside ASCII, only this one is written in quotes.
  if ((kinds & mayNeedQuotes) === Kind.foreign && !value.includes(byteOrderMark)) return value;
  return encodeCell(value, ",");
}

/** Whether {@link copyCell} leaves a cell of these kinds as it is. */
export function isAsWritten(kinds: number): boolean {
  return (kinds & (mayNeedQuotes | Kind.quoted)) === 0;
}

/** Writes values as the cells of a row, without a line end. */
export function encodeRow(values: readonly string[], delimiter: string): string {
  return values.map((value) => encodeCell(value, delimiter)).join(delimiter);
}

/** Writes a value as a cell in quotes, even if it does not need them. */
export function quoteCell(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}
