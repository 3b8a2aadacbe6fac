import { foldAccents, looseKey } from "../document/fold.ts";
import { withoutEscapes } from "../document/program-text.ts";
import { tidy } from "../document/whitespace.ts";
import type { Form } from "./kinds.ts";

/**
 * Spells out an `&` between spaces as `and` (`Brown & Brown`). One inside a word is left for the caller to drop
 * (`AT&T`).
 */
export function spellOutAmpersand(text: string): string {
  return text.replace(/(?<=\s)&(?=\s)/g, "and");
}

/**
 * Whether a text has a letter or digit without a certain equivalent in A to Z or 0 to 9, such as one of another script.
 * Dropping it changes a name, and transliterating it is a guess.
 */
export function hasOtherScript(text: string): boolean {
  return /[^\P{L}A-Za-z]|[^\P{N}0-9]|[\u2116\u24B6-\u24E9\u3200-\u33FF\u{1F100}-\u{1F1FF}]/u.test(
    foldAccents(withoutFullWidth(text)),
  );
}

/**
 * What names and IDs are compared by: their letters and digits, without case and accents; the value itself if it has
 * none.
 */
export function identityKey(value: string): string {
  const text = value.trim();
  return looseKey(spellOutAmpersand(text)) || text;
}

const betweenWords = /(?<=[\p{L}\p{N}])[-/\u2010-\u2015](?=[\p{L}\p{N}])/gu;

/**
 * A name reduced to letters, digits and spaces without changing what it says: accents are folded, `&` is spelt out, a
 * hyphen or slash between words becomes a space, commas go as in the rule `comma`, and anything else is dropped.
 */
export function plainName(text: string): string {
  return tidy(dropOthers(withoutCommas(spellOutAmpersand(tidy(withoutEscapes(text))).replace(betweenWords, " "))));
}

/** An ID reduced to letters and digits: accents are folded, and anything else is dropped. */
export function plainId(text: string): string {
  return dropOthers(withoutEscapes(text)).replace(/\s+/g, "");
}

/** A number with thousands separators; in India, digits are grouped in twos: `1,00,000`. */
const thousands = /(?<![\d.,])\d{1,3}(?:,\d{2,3})*,\d{3}(?![\d,])/g;

/** Removes commas. Between words, a space takes their place, but not between thousands or at the ends. */
export function withoutCommas(text: string): string {
  return text
    .replace(thousands, (number) => number.replaceAll(",", ""))
    .replace(/(?:(?<!\s)\s+)?,+\s*/g, (comma, at: number, all: string) =>
      at === 0 || at + comma.length === all.length ? "" : " ",
    );
}

/**
 * Whether a comma between digits may be something other than a thousands separator: a decimal comma (`12,5`), or one
 * between two numbers (`101,102`, `Floor 2,100 Main St`).
 */
export function hasDoubtfulComma(text: string): boolean {
  if (/\p{L}\.? *\d+,\d{3} +\p{L}/u.test(text)) return true;
  return /\d,\d/.test(text.replace(/(?<![\d.,])\d{1,2}(?:,\d{2,3})*,\d{3}(?![\d,])/g, ""));
}

/**
 * Whether a symbol may have replaced a letter: a question mark next to a letter, which programs write for a character
 * that they do not know, a symbol that looks like a letter (`$mart`, `Ca$h`, `P!nk`), or a character for private use,
 * with which PDF files write `fi` or `tt`.
 */
export function hasLostLetter(text: string): boolean {
  // Few names have such a symbol.
  if (!/[?$\u20ac\u00a3!@*\uE000-\uF8FF]/.test(text)) return false;
  const symbol = /\p{L}[?$\u20ac\u00a3\uE000-\uF8FF]|[?$\u20ac\u00a3\uE000-\uF8FF]\p{L}|\p{L}[!@*]\p{L}/u;
  return symbol.test(text);
}

/** Whether a text contains an address of the web or of email, which stands in the wrong column. */
export function hasAddress(text: string): boolean {
  return text.includes("://") || /www\./i.test(text) || (text.includes("@") && /\w@\w/.test(text));
}

/**
 * Whether a symbol is part of what a number means: `3.5`, `1:30`, `24/7`. Hyphens, and what becomes a space, do not
 * change a number. But an ID of two short numbers may have been a date or a range.
 */
export function hasSymbolInNumber(text: string, form: Form | undefined): boolean {
  if (!/\d/.test(text)) return false;
  // A negative number, a number to dial, a percentage or a price.
  if (/^\s*(?:[+(\p{Pd}\u2212]\s*\d[\d\s,]*(?:\)\s*)?|\d[\d,]*\s*[+\p{Pd}\u2212]\s*)$/u.test(text)) return true;
  if (/\p{Sc}\s*\d|\d\s*(?!\$)[%\u2030\p{Sc}]/u.test(text)) return true;
  if (form === "id" && /^\s*\d{1,4}(?:\s+|\s*[^\p{L}\p{N}\s]\s*)\d{1,4}\s*$/u.test(text)) return true;
  return symbolInNumber.test(text) && (form === "id" || symbolInNumber.test(spellOutAmpersand(text)));
}

/** A symbol between digits that is no hyphen, comma or underscore. */
const symbolInNumber = /\d\s*[^\p{L}\p{N}\s,\p{Pd}_]+\s*\d/u;

/** Turns full-width forms (U+FF01 to U+FF5E), ASCII in the width of Chinese characters, into ASCII. */
function withoutFullWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}

function dropOthers(text: string): string {
  return foldAccents(withoutFullWidth(text)).replace(/[^0-9A-Za-z\s]/g, "");
}
