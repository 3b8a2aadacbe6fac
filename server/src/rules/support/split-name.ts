import { Kind } from "../../document/characters.ts";
import { letterKey, looseKey } from "../../document/fold.ts";
import { findCountry } from "../../template/countries.ts";
import { formOf } from "../../template/kinds.ts";
import type { RowView } from "../view.ts";
import { isStrict } from "./cell-fix.ts";
import { clearMargin, Fit } from "./fit.ts";

/** What follows the comma in the name of a company or person; letters only, in lower case. */
export const suffixes: ReadonlySet<string> = new Set([
  ...["inc", "incorporated", "llc", "llp", "lllp", "lp", "ltd", "limited", "corp", "corporation", "co", "company"],
  ...["plc", "pllc", "pc", "pa", "na", "dba", "gmbh", "mbh", "ag", "kg", "kgaa", "ohg", "ug", "ev", "se", "sa", "sas"],
  ...["sarl", "srl", "spa", "bv", "nv", "vof", "ab", "as", "asa", "aps", "oy", "oyj", "pty", "sl", "slu", "lda"],
  ...["ltda", "cv", "sadecv", "sapidecv", "kft", "zrt", "sro", "doo", "spzoo", "jr", "sr", "esq", "md", "dds", "dmd"],
  ...["dvm", "phd", "cpa", "esquire", "etal"],
]);

/** Shorter ones may be an ID if no space or full stop shows what they are, or begin one. */
const shortestSure = 3;

/** These may be an ID: of a head office (`CORP`), or by chance (`SPA`, `DDS`). */
const likeIds: ReadonlySet<string> = new Set([
  ...[
    "corp",
    "corporation",
    "company",
    "limited",
    "spa",
    "sas",
    "asa",
    "aps",
    "dba",
    "vof",
    "slu",
    "lda",
    "pty",
    "sro",
  ],
  ...["doo", "kft", "zrt", "esq", "dds", "dmd", "dvm", "phd", "cpa"],
]);

/**
 * Whether a row may have been split at the comma of a name or address while it lacks another cell, so that it has as
 * many as there are headers: `Quill, Inc,QUILL,Main,US`.
 */
export function mayBeSplit(row: RowView): boolean {
  return row.layout.columns.some((_, index) => isRest(row, index));
}

/** Whether a cell may be the rest of the value before it, which had a comma. */
export function isRest(row: RowView, index: number): boolean {
  const column = row.layout.columns[index];
  const kinds = row.kindsAt(index);
  if (kinds & Kind.quoted) return false;
  // It begins with a space, or is only a suffix, which has no digits, where an ID should be.
  if (!(kinds & Kind.untidy) && (kinds & Kind.digit || formOf(column) !== "id")) return false;
  if (column && !isStrict(column)) return isRestOfText(row, index);
  if (!column) return false;
  if (isRestOfName(row, index)) return true;
  if (!isUnlikeName(row, index)) return false;
  // IDs are mostly capitals and digits.
  const isWord = formOf(column) === "id" && /\p{Ll}/u.test(row.value(index)) && !/\p{N}/u.test(row.value(index));
  return isWord || fitsJoined(row, index);
}

/** Whether a cell for a name or ID is the rest of the name before it, by these two and the next cell alone. */
function isRestOfName(row: RowView, index: number): boolean {
  if (row.value(index - 1).trim() === "") return false;
  if (isBareSuffix(row, index) || isSuffix(row.value(index), formOf(row.layout.columns[index]) === "id")) return true;
  return isUnlikeName(row, index) && isFollowedById(row, index);
}

/** Parts of an address that may contain commas. */
const commaRoles: ReadonlySet<string | undefined> = new Set([
  "Address Name",
  "Address Line 1",
  "Address Line 2",
  "City",
]);

/**
 * Whether a cell is the rest of an address: it begins with a space after another part, and either it is not a value of
 * its column (`MA` in City), or no cell from there on shows that it is in the right column.
 */
function isRestOfText(row: RowView, index: number): boolean {
  const { columns } = row.layout;
  if (!commaRoles.has(columns[index - 1]?.role) || !isSpaced(row, index)) return false;
  const country = row.country("Country");
  const fit = new Fit(row, country);
  const value = row.tidyValue(index);
  const isState = columns[index]?.role === "City" && /^[A-Z]{2}\b/.test(value);
  if (isState || fit.at(value, index) < 0) return true;
  return !columns.some((column, at) => at >= index && !commaRoles.has(column?.role) && fit.at(row.value(at), at) > 0);
}

/** Whether a cell begins with a space and is not like the name before it. */
function isUnlikeName(row: RowView, index: number): boolean {
  return isSpaced(row, index) && !isLike(row.value(index), row.value(index - 1));
}

/** Whether a cell begins with a space after one that is not empty, unlike most of the row's cells. */
function isSpaced(row: RowView, index: number): boolean {
  if (row.value(index - 1).trim() === "" || !/^ \S/.test(row.value(index))) return false;
  const filled = row.values().filter((value) => value.trim() !== "");
  // A file may have a space after each delimiter.
  return 2 * filled.filter((value) => value.startsWith(" ")).length <= filled.length;
}

/** Whether a text is only the suffix of a name: `Inc.` */
export function isSuffixOfName(text: string): boolean {
  return suffixes.has(letterKey(text));
}

/** The first cell for an ID that is only the suffix of the name before it: `Quill,Inc,QUILL`; -1 if there is none. */
export function suffixAsId(row: RowView): number {
  return row.layout.columns.findIndex((_, index) => isBareSuffix(row, index));
}

/**
 * Whether a cell for an ID is only a suffix, without the space that shows where it comes from. But an ID may be made
 * from its name: `Inc Systems,INC`, `Lima Logistics Corp,LLC`.
 */
function isBareSuffix(row: RowView, index: number): boolean {
  const column = row.layout.columns[index];
  // A suffix has no digits.
  if (row.row.cellKinds(index) & (Kind.quoted | Kind.digit) || formOf(column) !== "id") return false;
  const [name, value] = [row.value(index - 1).trim(), row.value(index)];
  const key = letterKey(value);
  if (name === "" || !suffixes.has(key) || !/^\p{L}[\p{L}./ ]*$/u.test(value)) return false;
  if (key.length < shortestSure && !/\..*\./.test(value)) return false;
  if (isFollowedById(row, index)) return true;
  const mayBeId = likeIds.has(key) && (value === value.toUpperCase() || column?.role === "Site ID");
  const words = name.split(/[^\p{L}\p{N}]+/u).map(looseKey);
  const initials = words.map((word) => word.slice(0, 1)).join("");
  return !(mayBeId || isLike(value, name) || initials === key || words.includes(key));
}

/** Whether a cell begins with a space and a suffix. A site may be called `Corp Office`, but no ID begins with `Corp`. */
function isSuffix(cell: string, isId: boolean): boolean {
  if (!cell.startsWith(" ")) return false;
  const first = letterKey(cell.trim().split(" ", 1)[0] ?? "");
  return suffixes.has(letterKey(cell)) || (isId && first.length >= shortestSure && suffixes.has(first));
}

/** Whether a value begins like a name, as its ID would. */
function isLike(value: string, name: string): boolean {
  return looseKey(name).startsWith(looseKey(value).slice(0, 3));
}

/** Whether an ID made from the name is where the next name should be: `Boston, MA,BOS,Main,US`. */
function isFollowedById(row: RowView, index: number): boolean {
  const [name = "", cell = "", id = ""] = row.values().slice(index - 1);
  return !/\d/.test(cell) && /^[A-Z][A-Z\d-]*$/.test(id) && id !== name && isLike(id, name);
}

/** Whether all other cells fit their columns better with the two cells joined. */
function fitsJoined(row: RowView, index: number): boolean {
  const values = row.values();
  const joined = [...values.slice(0, index - 1), `${values[index - 1]}${values[index]}`, ...values.slice(index + 1)];
  const fit = (cells: readonly string[]) =>
    new Fit(row, findCountry(cells[row.layout.cellOf("Country")] ?? "")).total(cells);
  return fit(joined) >= fit(values) + clearMargin;
}
