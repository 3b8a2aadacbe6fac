import { alphanumeric, Kind } from "./characters.ts";
import type { Row } from "./rows.ts";

/** A visible character that is neither a delimiter nor a quote. */
const content = /[^\s,;|"\u2800\p{Cc}\p{Default_Ignorable_Code_Point}]/u;

/** Letters and digits are content. So is an unclosed quote, because other programs read on past it. */
const contentKinds = alphanumeric | Kind.quote | Kind.strayQuote;

/**
 * Whether a row contains at most delimiters, white space, empty pairs of quotes and invisible characters (a byte order
 * mark, the Ctrl-Z at the end of DOS files).
 */
export function isBlank(row: Row): boolean {
  return (row.kinds & contentKinds) === 0 && !content.test(row.source.text.slice(row.start, row.end));
}

/** Like `isBlank`, for a line that has not been parsed. Stray quotes do not count as content. */
export function isBlankText(line: string): boolean {
  return !content.test(line);
}
