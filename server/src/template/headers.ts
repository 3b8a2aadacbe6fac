import { distance } from "fastest-levenshtein";
import { foldAccents } from "../document/fold.ts";
import { type Column, defaultColumns, type Role } from "./columns.ts";
import { slips } from "./nearest.ts";

const bracketed = /[([{<]([^()[\]{}<>]{0,60})[)\]}>]/g;

/** What templates say of a column beside its name: that it must be filled in, how long it may be, which codes it takes. */
const notes = new RegExp(
  `^(?:(?:${[
    "required(?: field)?|mandatory|optional|unique|alphanumeric|only",
    "no (?:special char(?:acter)?s|spaces|commas)",
    "(?:max(?:imum)?|up to|limit|at most)(?: length)?(?: of)? \\d+|\\d+ max(?:imum)?",
    "(?:\\d+ )?char(?:acter)?s?(?: max(?:imum)?)?",
    "(?:(?:2|two) (?:letters?|char(?:acter)?s?) )?iso(?: \\d+)*(?: alpha(?: 2)?)?(?: codes?)?",
    "alpha 2(?: codes?)?|(?:2|two) (?:letters?|char(?:acter)?)(?: codes?)?",
  ].join("|")})(?: |$))+$`,
);

/** A header without what stands in brackets to say how the column is filled in: `Company ID (max 30)`, `Country [required]`. */
export function withoutNotes(header: string): string {
  return header.replace(bracketed, (all, inside: string) => (notes.test(wordsOf(inside)) ? "" : all));
}

/**
 * A header as it is compared: without case, spaces, `_`, `-`, a trailing `*`, and anything else but letters and digits;
 * also without notes in brackets.
 */
export function headerKey(header: string): string {
  const text = foldAccents(withoutNotes(header)).toLowerCase();
  return /^[a-z0-9]*$/.test(text) ? text : text.replace(/[^\p{L}\p{N}]+/gu, "");
}

const roles = new Map<string, Role>(
  defaultColumns.flatMap((column) => [column.header, ...column.aliases].map((name) => [headerKey(name), column.role])),
);

/** The default column that a header means, whatever its spelling. */
export function roleOf(header: string): Role | undefined {
  return roles.get(headerKey(header));
}

/** The column of the template that a header means: by its own name, else as an alias of the same default column. */
export function findColumn(header: string, columns: readonly Column[]): Column | undefined {
  const key = headerKey(header);
  if (key === "") return undefined;
  const role = roles.get(key);
  return (
    columns.find((column) => column.header === header) ??
    columnsByKey(columns).get(key) ??
    (role && columns.find((column) => column.role === role))
  );
}

const byKey = new WeakMap<readonly Column[], ReadonlyMap<string, Column>>();

/** The columns of a template by key, the first where two have the same. A file may have thousands of headers to find. */
function columnsByKey(columns: readonly Column[]): ReadonlyMap<string, Column> {
  const known = byKey.get(columns) ?? new Map(columns.toReversed().map((column) => [headerKey(column.header), column]));
  byKey.set(columns, known);
  return known;
}

/** A header as lower-case words: `POAddressLine1` → `po address line 1`, `Account #` → `account number`. */
export function wordsOf(header: string): string {
  return foldAccents(header)
    .replace(/#/g, " number ")
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replace(/(\p{L})(\d)/gu, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/\be mail/g, "email")
    .trim();
}

/** Whether a word of a header means something else, a letter or two from one of the template's: `County`, `Stage`, `Suite`. */
export function hasOtherWord(header: string): boolean {
  return /\b(?:county|counter|stage|suite)\b/.test(wordsOf(header));
}

/** The columns whose names a few slips of the finger make a header of, nearest first, three at most. */
export function nearestColumns(header: string, columns: readonly Column[]): Column[] {
  if (hasOtherWord(header)) return [];
  const words = wordsOf(header);
  return columns
    .filter((column) => Math.abs(column.header.length - words.length) <= 3)
    .map((column) => ({ column, slips: slipsBetween(words, wordsOf(column.header)) }))
    .filter((near) => near.slips < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.slips - b.slips)
    .slice(0, 3)
    .map((near) => near.column);
}

/** Word by word, so that `Company Type` is none of `Company Name`. */
function slipsBetween(header: string, name: string): number {
  const [words, others] = [header.split(" "), name.split(" ")];
  if (words.length !== others.length) return slips(words.join(""), others.join(""));
  return words.reduce((sum, word, index) => sum + slipsInWord(word, others[index] as string), 0);
}

function slipsInWord(word: string, other: string): number {
  if (word === other) return 0;
  // Of a long word one may miss the first letter.
  if (other.length > 6 && distance(word, other) === 1) return 1;
  if (other.length > 3) return slips(word, other);
  // `IDD`, `Zipp`, and one line of an address for another.
  const isDoubled = word.length === other.length + 1 && word.startsWith(other[0] as string);
  return (isDoubled || /^\d \d$/.test(`${word} ${other}`)) && distance(word, other) === 1
    ? 1
    : Number.POSITIVE_INFINITY;
}

/** Whether a header is so like a column's name that it may be that, although nobody could guess it. */
export function isLike(header: string, column: Column): boolean {
  return distance(headerKey(header), headerKey(column.header)) <= Math.max(2, Math.floor(column.header.length / 3));
}

/** The default column whose name is nearest to a header that no alias covers, where it is near at all. */
export function nearestRole(header: string): Role | undefined {
  return nearestColumns(header, defaultColumns)[0]?.role;
}
