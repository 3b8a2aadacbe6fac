/** Words that several messages share. */

export function quoted(text: string): string {
  return `"${shorten(text)}"`;
}

/** A long value cut so that a message stays readable; line breaks shown as a mark. */
export function shorten(text: string, length = 60): string {
  const line = text.replace(/\r\n|\r|\n/g, "⏎");
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

/** A whole number as people read it: with commas between thousands. Not by `toLocaleString`, which is slow at first use. */
export function inDigits(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** A text as a sentence begins. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** All of some rows, in the middle of a sentence. */
export function allRows(rows: number): string {
  return rows === 1 ? "the one row" : rows === 2 ? "both rows" : `all ${inDigits(rows)} rows`;
}

/** What a thing or several are called behind *the*: `row`, `3 rows`. */
export function counted(number: number, noun: string): string {
  return number === 1 ? noun : count(number, noun);
}

export function count(number: number, noun: string): string {
  return `${inDigits(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** That existing companies are not checked, or not all where some could be read; as a sentence goes on. */
export function uncheckedCompanies({ existing }: { readonly existing?: { readonly size: number } }): string {
  return existing?.size ? "not all existing companies are checked" : "existing companies are not checked";
}

/** Why the platform refuses a file for what its header row has, lacks or mixes up. */
export const unlikeTemplate = "its header row is not the template's";

/** Title of the usual fix. */
export function replaceTitle(from: string, to: string, meaning?: string): string {
  return `Replace ${quoted(from)} with ${quoted(to)}${meaning ? ` (${meaning})` : ""}`;
}
