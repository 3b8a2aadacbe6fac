import Papa from "papaparse";
import type { Row } from "../document/rows.ts";

/** The line end that the file uses: that of its header row. */
export function lineEnd({ header }: { readonly header: Row }): string {
  return /(?:\r\n|\n|\r)$/.exec(header.text)?.[0] ?? "\n";
}

/** Rows as CSV by RFC 4180, the last one with a line end too. */
export function writeCsv(rows: readonly (readonly string[])[], newline: string): string {
  return Papa.unparse(rows as string[][], { newline }) + newline;
}
