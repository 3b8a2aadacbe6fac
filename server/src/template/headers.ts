import { distance } from "fastest-levenshtein";
import { decodedRuns, mojibake } from "../document/encoding.ts";
import { foldAccents } from "../document/fold.ts";
import { type Column, defaultColumns, type Role } from "./columns.ts";
import { slips } from "./nearest.ts";

const bracketed = /[([{<]([^()[\]{}<>]{0,60})[)\]}>]/g;

/** Notes in a template's headers: that the column is required, its maximum length, which codes it takes. */
const notes = new RegExp(
  `^(?:(?:${[
    "required(?: field)?|mandatory|optional|unique|alphanumeric|only|(?:for )?updates? only",
    "no (?:special char(?:acter)?s|spaces|commas)",
    "(?:max(?:imum)?|up to|limit|at most)(?: length)?(?: of)? \\d+|\\d+ max(?:imum)?",
    "(?:\\d+ )?char(?:acter)?s?(?: max(?:imum)?)?",
    "(?:(?:2|two) (?:letters?|char(?:acter)?s?) )?iso(?: \\d+)*(?: alpha(?: 2)?)?(?: codes?)?",
    "alpha 2(?: codes?)?|(?:2|two) (?:letters?|char(?:acter)?)(?: codes?)?",
  ].join("|")})(?: |$))+$`,
);

/** A header without notes in brackets on how to fill in the column: `Company ID (max 30)`, `Country [required]`. */
export function withoutNotes(header: string): string {
  return header.replace(bracketed, (all, inside: string) => (notes.test(wordsOf(inside)) ? "" : all));
}

/** A byte order mark that was read as text: on a Macintosh, in MS-DOS, and as Cyrillic and Central European. */
const markAsText = /^(?:Ôªø|∩╗┐|´╗┐|п»ї|ď»ż)+/;

/** A header that was read with the wrong encoding, as it was meant; such as one after a byte order mark: `ï»¿Company`. */
function asMeant(header: string): string {
  const text = header.replace(markAsText, "");
  return decodedRuns(text, mojibake(text));
}

/**
 * The key by which headers are compared: lower-case letters and digits only, without accents and notes in brackets.
 */
export function headerKey(header: string): string {
  // Most texts have nothing to fold, decode or remove but spaces. This is asked of the first cells of all rows.
  if (/^[A-Za-z0-9 ]*$/.test(header)) return header.toLowerCase().replaceAll(" ", "");
  const text = foldAccents(withoutNotes(asMeant(header))).toLowerCase();
  return /^[a-z0-9]*$/.test(text) ? text : text.replace(/[^\p{L}\p{N}]+/gu, "");
}

const roles = new Map<string, Role>(
  defaultColumns.flatMap((column) => [column.header, ...column.aliases].map((name) => [headerKey(name), column.role])),
);

/** The default column that a header means, by its key. */
export function roleOf(header: string): Role | undefined {
  return roles.get(headerKey(header));
}

/** The column of the template that a header means: by its name, or else by an alias of the same default column. */
export function findColumn(header: string, columns: readonly Column[]): Column | undefined {
  const exact = columns.find((column) => column.header === header);
  if (exact || header.length > maxLength) return exact;
  const key = headerKey(header);
  if (key === "") return undefined;
  const role = roles.get(key);
  return columnsByKey(columns).get(key) ?? (role && columns.find((column) => column.role === role));
}

/** Longer text that is not exactly a column's header is none, in UTF-16 units. */
const maxLength = 300;

const byKey = new WeakMap<readonly Column[], ReadonlyMap<string, Column>>();

/** The columns of a template by key; the first one of duplicates. Kept because a file may have thousands of headers. */
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

/**
 * Whether a header contains a word that differs in only a letter or two from one of the template's, such as `County`.
 */
export function hasOtherWord(header: string): boolean {
  return /\b(?:county|counter|stage|suite)\b/.test(wordsOf(header));
}

/** The columns that a mistyped header may mean, closest first, at most three. */
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

/** Compares word by word, so that `Company Type` is not close to `Company Name`. */
function slipsBetween(header: string, name: string): number {
  const [words, others] = [header.split(" "), name.split(" ")];
  if (words.length !== others.length) return slips(words.join(""), others.join(""));
  return words.reduce((sum, word, index) => sum + slipsInWord(word, others[index] as string), 0);
}

function slipsInWord(word: string, other: string): number {
  if (word === other) return 0;
  // In a long word, even the first letter may be missing.
  if (other.length > 6 && distance(word, other) === 1) return 1;
  if (other.length > 3) return slips(word, other);
  // `IDD`, `Zipp`, or the wrong number of an address line.
  const isDoubled = word.length === other.length + 1 && word.startsWith(other[0] as string);
  return (isDoubled || /^\d \d$/.test(`${word} ${other}`)) && distance(word, other) === 1
    ? 1
    : Number.POSITIVE_INFINITY;
}

/** Whether a header is so similar to a column's name that it may be meant, though not similar enough for a guess. */
export function isLike(header: string, column: Column): boolean {
  return distance(headerKey(header), headerKey(column.header)) <= Math.max(2, Math.floor(column.header.length / 3));
}

/** The default column whose name is closest to a header without an alias, if it is close at all. */
export function nearestRole(header: string): Role | undefined {
  return nearestColumns(header, defaultColumns)[0]?.role;
}
