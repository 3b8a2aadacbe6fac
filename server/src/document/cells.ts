import Papa from "papaparse";
import { Kind } from "./characters.ts";

/** What may separate the cells of a file, in order of preference where it leaves a choice. */
export const delimiters: readonly string[] = [",", ";", "\t", "|"];

/** The value of a cell as read from the file: its enclosing quotes taken off and doubled quotes made single. */
export function decodeCell(text: string, kinds: number): string {
  return kinds & Kind.quoted ? text.slice(1, -1).replaceAll('""', '"') : text;
}

/** A value as a cell of a row: in quotes where it would be read otherwise without, or has spaces at an end. */
export function encodeCell(value: string, delimiter: string): string {
  return encodeRow([value], delimiter);
}

/** The values of a row as its cells, without a line end. */
export function encodeRow(values: readonly string[], delimiter: string): string {
  return Papa.unparse([values], { delimiter });
}

/** A value as a cell in quotes. */
export function quoteCell(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}
