import { foldAccents } from "../../document/fold.ts";
import { withoutEscapes } from "../../document/program-text.ts";
import { tidy } from "../../document/whitespace.ts";
import type { ColumnKind } from "../../template/columns.ts";

/** An `&` that stands alone becomes `and` (`Brown & Brown`); one inside a word is left for the caller to drop (`AT&T`). */
export function spellOutAmpersand(text: string): string {
  return text.replace(/(?<=\s)&(?=\s)/g, "and");
}

/**
 * Whether a text has a letter or digit of another script than ours, for which no plain one is certain: to drop it
 * changes a name, to transliterate it is a guess.
 */
export function hasOtherScript(text: string): boolean {
  return /[^\P{L}A-Za-z]|[^\P{N}0-9]|[\u2116\u24B6-\u24E9\u3200-\u33FF\u{1F100}-\u{1F1FF}]/u.test(
    foldAccents(withoutFullWidth(text)),
  );
}

const betweenWords = /(?<=[\p{L}\p{N}])[-/\u2010-\u2015](?=[\p{L}\p{N}])/gu;

/**
 * A name reduced to letters, digits and spaces without changing what it says: accents folded, `&` spelt out, a hyphen
 * or slash between words a space, a comma as the `comma` rule has it, anything else dropped.
 */
export function plainName(text: string): string {
  return tidy(dropOthers(withoutCommas(spellOutAmpersand(tidy(withoutEscapes(text))).replace(betweenWords, " "))));
}

/** An ID reduced to letters and digits: accents folded, anything else dropped. */
export function plainId(text: string): string {
  return dropOthers(withoutEscapes(text)).replace(/\s+/g, "");
}

/** A number with commas between its thousands; in India between hundreds of thousands. */
const thousands = /(?<![\d.,])\d{1,3}(?:,\d{2,3})*,\d{3}(?![\d,])/g;

/** A text without commas: a space where two words would join, nothing beside white space and between thousands. */
export function withoutCommas(text: string): string {
  return text
    .replace(thousands, (number) => number.replaceAll(",", ""))
    .replace(/(?:(?<!\s)\s+)?,+\s*/g, (comma, at: number, all: string) =>
      at === 0 || at + comma.length === all.length ? "" : " ",
    );
}

/**
 * Whether a comma between digits may be something else than one between thousands: a decimal one (`12,5`), or one
 * between two numbers (`101,102`, `Floor 2,100 Main St`).
 */
export function hasDoubtfulComma(text: string): boolean {
  if (/\p{L}\.? *\d+,\d{3} +\p{L}/u.test(text)) return true;
  return /\d,\d/.test(text.replace(/(?<![\d.,])\d{1,2}(?:,\d{2,3})*,\d{3}(?![\d,])/g, ""));
}

/**
 * Whether a sign may stand for a letter: a question mark beside one, which another program wrote in the place of one that
 * it did not know, or a sign that is drawn like one (`$mart`, `Ca$h`, `P!nk`).
 */
export function hasLostLetter(text: string): boolean {
  return /\p{L}\?|\?\p{L}|[$\u20ac\u00a3]\p{L}|\p{L}[$\u20ac\u00a3]|\p{L}[!@*]\p{L}/u.test(text);
}

/**
 * Whether a sign stands between digits that is not dropped without a thought: `3.5`, `1:30`, `24/7`. Hyphens, and what
 * becomes a space, leave a number what it is; but all of an ID that is two short numbers may have been a date or a range.
 */
export function hasDigitSign(text: string, kind: ColumnKind | undefined): boolean {
  // A negative number, or a share or price of something.
  if (
    /^\s*[-+(]\s*\d+\)?\s*$/.test(text) ||
    /\d\s*[%\u2030]|[$\u20ac\u00a3\u00a5]\s*\d|\d\s*[\u20ac\u00a3\u00a5]/.test(text)
  )
    return true;
  const isPair = kind === "id" && /^\s*\d{1,4}(?:\s+|\s*[^\p{L}\p{N}\s]\s*)\d{1,4}\s*$/u.test(text);
  const said = kind === "id" ? text : spellOutAmpersand(text);
  return isPair || /\d\s*[^\p{L}\p{N}\s,\p{Pd}_]+\s*\d/u.test(said);
}

/** Full-width forms (U+FF01 to U+FF5E) are ASCII in the width of Chinese characters. */
function withoutFullWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}

function dropOthers(text: string): string {
  return foldAccents(withoutFullWidth(text)).replace(/[^0-9A-Za-z\s]/g, "");
}
