import { alphanumeric, Kind } from "./characters.ts";
import type { Row } from "./rows.ts";

/** A visible character that is neither a delimiter nor a quote. */
const content = /[^\s,;|"\u2800\p{Cc}\p{Default_Ignorable_Code_Point}]/u;

/** An empty cell in closed quotes, with white space around them, or as reports write it: `=""`. */
const emptyQuotes = /(?<![^\s,;|])(?:=?"[^\S\r\n]*"|"=""[^\S\r\n]*""")(?![^\s,;|])/g;

/**
 * Whether a row contains at most delimiters, white space, empty pairs of quotes, empty formulas (`=""`) and invisible
 * characters (a byte order mark, the Ctrl-Z at the end of DOS files).
 */
export function isBlank(row: Row): boolean {
  if (row.kinds & alphanumeric) return false;
  const text = row.source.text.slice(row.start, row.end);
  if ((row.kinds & (Kind.quote | Kind.strayQuote)) === 0) return !content.test(text);
  // Any other quote is content: if it is not closed, other programs read on past it.
  const rest = text.replace(emptyQuotes, "");
  return !rest.includes('"') && !content.test(rest);
}

/** Like `isBlank`, for a line that has not been parsed. Stray quotes do not count as content. */
export function isBlankText(line: string): boolean {
  return !content.test(line.replace(emptyQuotes, ""));
}
