import { foldAccents } from "../document/fold.ts";
import { tidy } from "../document/whitespace.ts";

/** An `&` that stands alone becomes `and` (`Brown & Brown`); one inside a word is left for the caller to drop (`AT&T`). */
export function spellOutAmpersand(text: string): string {
  return text.replace(/(?<=\s)&(?=\s)/g, "and");
}

const betweenWords = /(?<=[\p{L}\p{N}])[-/\u2010-\u2015](?=[\p{L}\p{N}])/gu;

/**
 * A name reduced to letters, digits and spaces without changing what it says: accents folded, `&` spelt out, a hyphen
 * or slash between words a space, a comma as the `comma` rule has it, anything else dropped.
 */
export function plainName(text: string): string {
  return tidy(dropOthers(withoutCommas(spellOutAmpersand(tidy(text)).replace(betweenWords, " "))));
}

/** An ID reduced to letters and digits: accents folded, anything else dropped. */
export function plainId(text: string): string {
  return dropOthers(text).replace(/\s+/g, "");
}

/** A text without commas: a space where two words would join, nothing beside white space. */
export function withoutCommas(text: string): string {
  return text.replace(/\s*,+\s*/g, (comma, at: number) => (at === 0 || at + comma.length === text.length ? "" : " "));
}

function dropOthers(text: string): string {
  return foldAccents(text).replace(/[^0-9A-Za-z\s]/g, "");
}
