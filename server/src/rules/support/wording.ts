/** Words that several messages share. */

export function quoted(text: string): string {
  return `"${shorten(text)}"`;
}

/** A long value, cut between characters so that a message stays readable. Line breaks are shown as `⏎`. */
export function shorten(text: string, length = 60): string {
  const line = text.replace(/\r\n|\r|\n/g, "⏎");
  return line.length > length ? `${line.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, "")}…` : line;
}

/** A whole number with commas between thousands. `toLocaleString` would be slow at its first use. */
export function inDigits(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** A text with its first letter in upper case, to begin a sentence. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** All of this many rows, for the middle of a sentence. */
export function allRows(rows: number): string {
  return rows === 1 ? "the one row" : rows === 2 ? "both rows" : `all ${inDigits(rows)} rows`;
}

/** A noun with its number if there are several, to follow *the*: `row`, `3 rows`. */
export function counted(number: number, noun: string): string {
  return number === 1 ? noun : count(number, noun);
}

export function count(number: number, noun: string): string {
  return `${inDigits(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** That existing companies are not checked, or not all of them if some could be read; a clause without a capital. */
export function uncheckedCompanies({ existing }: { readonly existing?: { readonly size: number } }): string {
  return existing?.size ? "not all existing companies are checked" : "existing companies are not checked";
}

/** Why the platform refuses a file whose header row is not the template's. */
export const unlikeTemplate = "its header row is not the template's";

/** How the sentence on warnings that may make the platform refuse the whole file begins. */
export const mayBeRefused = "The platform may still refuse the whole file, because ";

/** That a file is another program's CSV, as a sentence. */
export function foreignFile(name: string): string {
  return `${name} is no import file: its header row has fewer than three of the required columns.`;
}

/** Title of the usual fix. */
export function replaceTitle(from: string, to: string, meaning?: string): string {
  return `Replace ${quoted(from)} with ${quoted(to)}${meaning ? ` (${meaning})` : ""}`;
}
