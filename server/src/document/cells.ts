import { Kind } from "./characters.ts";

/** The value of a cell as read from the file: its enclosing quotes taken off and doubled quotes made single. */
export function decodeCell(text: string, kinds: number): string {
  return kinds & Kind.quoted ? text.slice(1, -1).replaceAll('""', '"') : text;
}

/** A value as a cell, in quotes where RFC 4180 needs them. */
export function encodeCell(value: string, delimiter: string): string {
  return value.includes(delimiter) || /["\r\n]/.test(value) ? quoteCell(value) : value;
}

/** A value as a cell in quotes. */
export function quoteCell(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}
