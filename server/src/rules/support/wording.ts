/** Words that several messages share. */

export function quoted(text: string): string {
  return `"${shorten(text)}"`;
}

/** A long value cut so that a message stays readable; line breaks shown as a mark. */
export function shorten(text: string, length = 60): string {
  const line = text.replace(/\r\n|\r|\n/g, "⏎");
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

/** `a`, `a or b`, `a, b or c`. */
export function either(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

/** A whole number as people read it: with commas between thousands. What the platform knows of languages takes long to load. */
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
