import { characterKinds, Kind } from "../document/characters.ts";
import { transliterate } from "../document/fold.ts";
import { asItLooks, hasMixedWord, isMixed } from "../document/similar-letters.ts";
import { isMisreadName } from "../document/western-words.ts";
import { either, listed } from "../listed.ts";
import type { Column } from "../template/columns.ts";
import { formOf, kindsOf } from "../template/kinds.ts";
import {
  hasAddress,
  hasLostLetter,
  hasOtherScript,
  hasSymbolInNumber,
  plainId,
  plainName,
} from "../template/plain-text.ts";
import type { CellRule, Details } from "./rule.ts";
import { asGuess, cellOf, replaceCell } from "./support/cell-fix.ts";
import { replaceIdentity } from "./support/identity-fix.ts";
import { manyFixes, manyHint } from "./support/many-values.ts";
import { quoted } from "./support/wording.ts";
import type { CellView } from "./view.ts";

interface Data {
  column: Column;
  value: string;
  /** It looks like text that was read with the wrong encoding. */
  isMisread: boolean;
  /** A hint if the cell contains several values, separated by one of these characters. */
  many: string;
}

/** Other rules report white space, line breaks, invisible characters and commas. */
const special = /[^0-9A-Za-z\s,\u2800\p{Cc}\p{Default_Ignorable_Code_Point}]/u;
const everySpecial = new RegExp(special, "gu");

/** Characters other than letters and digits in a name or ID, for which the guide says strictly alphanumeric. */
export const characters: CellRule<Data> = {
  code: "characters",
  title: "A name or ID contains characters other than letters and digits",
  noun: ["name or ID with special characters", "names or IDs with special characters"],
  severity: "error",
  scope: "cell",
  kinds: kindsOf("name", "id"),
  look: { signs: Kind.punctuation | Kind.foreign | Kind.quote },
  message({ column, value, isMisread, many }) {
    const found = [...new Set(value.match(everySpecial))];
    const shown = found.slice(0, 5).map((character) => (character === '"' ? "a quote" : quoted(character)));
    const all = found.length > 5 ? listed([...shown, "others"]) : either(shown);
    const misread = isMisread && " It looks like text that was read with the wrong encoding.";
    const hint = many || misread || hintOf(column, value);
    return `${column.header} can contain only the letters A to Z and digits, not ${all}.${hint}`;
  },
  check(cell) {
    const { column, kinds } = cell;
    if (!column) return undefined;
    // In ASCII, the kinds tell.
    const isPlain = (kinds & Kind.foreign) === 0;
    const hasSpecial = isPlain ? (kinds & (Kind.punctuation | Kind.quote)) !== 0 : special.test(cell.value);
    return hasSpecial ? { details: () => detailsOf(cell, column) } : undefined;
  },
  fixes(finding, file) {
    const { column } = finding.data;
    const cell = cellOf(finding, file);
    const { value } = cell;
    const isGuess = isInDoubt(finding.data);
    const other = hasOtherScript(value);
    const latin = other ? inLatin(value) : value;
    const plain = reduce(column, latin);
    if (plain === "") return replaceCell(cell, "", false);
    // A character without an equivalent would be lost silently, and a fraction would become a whole number.
    if (hasOtherScript(latin) || fraction.test(value)) return [];
    const fixes = replaceIdentity(file, finding, plain, !other && !isGuess);
    return [...manyFixes(finding, file), ...(isGuess ? fixes.map(asGuess) : fixes)];
  },
};

function detailsOf(cell: CellView, column: Column): Details<Data> {
  const { value } = cell;
  const isForeign = (cell.kinds & Kind.foreign) !== 0;
  const [from, to] = isForeign ? specialRange(value) : specialRangeInAscii(value);
  const isMisread = isForeign && isMisreadName(value, cell.row.country("Country"));
  const data = { column, value, isMisread, many: manyHint(cell) };
  return { data, from, to, doubtsValue: isInDoubt(data) };
}

/**
 * Whether it is unclear what the value is. Its characters may be the only clue, so a person must decide before any is
 * removed.
 */
function isInDoubt({ column, value, isMisread }: Pick<Data, "column" | "value" | "isMisread">): boolean {
  return isMisread || hasMeaning(column, value) || raised.test(value);
}

/** Whether its characters say what the value is: a number, an address, or one with a letter lost. */
function hasMeaning(column: Column, value: string): boolean {
  return hasSymbolInNumber(value, formOf(column)) || hasLostLetter(value) || hasAddress(value);
}

/** What to write, as a sentence with a space before it; empty if a letter has no Latin equivalent. */
function hintOf(column: Column, value: string): string {
  if (hasMeaning(column, value)) return "";
  if (!hasOtherScript(value)) {
    const plain = reduce(column, value);
    return plain === "" ? "" : ` Write ${quoted(plain)}.`;
  }
  const latin = inLatin(value);
  if (fraction.test(value) || hasMixedWord(latin)) return "";
  return hasOtherScript(latin) || reduce(column, latin) === "" ? "" : ` Did you mean ${quoted(reduce(column, latin))}?`;
}

/** Fractions, which become whole numbers without their slash. */
const fraction = /[\xBC-\xBE\u2150-\u215F\u2189]/;

/** Superscript and subscript digits, which change their meaning next to ordinary ones. */
const raised = /[\xB2\xB3\xB9\u2070-\u209C]/;

/**
 * A text in Latin letters, with numbers that are circled, single characters or of another script as digits (Unicode
 * NFKC). In a word with Latin letters, those that only look Latin are replaced. If a word is still mixed, nothing is
 * transliterated.
 */
function inLatin(text: string): string {
  const alike = text.replace(/[\p{L}\p{M}]+/gu, (word) => (isMixed(word) ? asItLooks(word) : word));
  if (hasMixedWord(alike)) return alike;
  return transliterate(
    alike.replace(/[^\P{N}0-9]+/gu, (number) => {
      const digits = number.normalize("NFKC");
      return raised.test(number) ? digits : ` ${digits} `;
    }),
  );
}

function reduce(column: Column, value: string): string {
  return formOf(column) === "id" ? plainId(value) : plainName(value);
}

/** UTF-16 offsets around the characters that are not allowed. */
function specialRange(value: string): [from: number, to: number] {
  const found = [...value.matchAll(everySpecial)];
  const last = found.at(-1);
  return [found[0]?.index ?? 0, last ? last.index + last[0].length : 0];
}

/** The same for a value in ASCII, without the cost of a regular expression. */
function specialRangeInAscii(value: string): [from: number, to: number] {
  let from = 0;
  let to = value.length;
  while (from < to && !isSpecial(value.charCodeAt(from))) from++;
  while (to > from && !isSpecial(value.charCodeAt(to - 1))) to--;
  return [from, to];
}

function isSpecial(code: number): boolean {
  return ((characterKinds[code] as number) & (Kind.punctuation | Kind.quote)) !== 0;
}
