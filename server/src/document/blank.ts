import { alphanumeric, Kind } from "./characters.ts";
import type { Row } from "./rows.ts";

/** What somebody would see: no white space, control or invisible character, and none of the signs around cells. */
const content = /[^\s,;|"\u2800\p{Cc}\p{Default_Ignorable_Code_Point}]/u;

/** Letters and digits are content, and so is a quote that encloses nothing: other programs read on behind it. */
const holding = alphanumeric | Kind.quote | Kind.strayQuote;

/**
 * Whether a row holds nothing, or nothing but delimiters, white space, closed empty quotes, and characters that nobody
 * sees (a byte order mark, the Ctrl-Z that ended files of DOS).
 */
export function isBlank(row: Row): boolean {
  return (row.kinds & holding) === 0 && !content.test(row.source.text.slice(row.start, row.end));
}

/** The same of a line whose quotes have not been read: a stray one does not count. */
export function isBlankText(line: string): boolean {
  return !content.test(line);
}
