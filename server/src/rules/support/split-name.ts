import { Kind } from "../../document/characters.ts";
import { letterKey, looseKey } from "../../document/fold.ts";
import { findCountry } from "../../template/countries.ts";
import type { RowView } from "../view.ts";
import { isStrict } from "./cell-fix.ts";
import { certain, Fit } from "./fit.ts";

/** What stands behind the comma of a company's or a person's name; letters only, in lower case. */
const suffixes: ReadonlySet<string> = new Set([
  ...["inc", "incorporated", "llc", "llp", "lllp", "lp", "ltd", "limited", "corp", "corporation", "co", "company"],
  ...["plc", "pllc", "pc", "pa", "na", "dba", "gmbh", "mbh", "ag", "kg", "kgaa", "ohg", "ug", "ev", "se", "sa", "sas"],
  ...["sarl", "srl", "spa", "bv", "nv", "vof", "ab", "as", "asa", "aps", "oy", "oyj", "pty", "sl", "slu", "lda"],
  ...["ltda", "cv", "sadecv", "sapidecv", "kft", "zrt", "sro", "doo", "spzoo", "jr", "sr", "esq", "md", "dds", "dmd"],
  ...["dvm", "phd", "cpa", "esquire", "etal"],
]);

/** Shorter ones may be an ID, where no space stands before them, or begin one. */
const shortestSure = 3;

/**
 * Whether a row may have been split at the comma of a name, and lack another cell, so that it has as many as there are
 * headers: `Quill, Inc,QUILL,Main,US`.
 */
export function mayBeSplit(row: RowView): boolean {
  return row.layout.columns.some((column, index) => {
    if (!isStrict(column) || row.row.cellKinds(index) & Kind.quoted) return false;
    if (isRestOfName(row, index)) return true;
    // IDs are mostly capitals and digits.
    const isWord = column?.kind === "id" && /\p{Ll}/u.test(row.value(index)) && !/\p{N}/u.test(row.value(index));
    return isUnlikeName(row, index) && (isWord || fitsJoined(row, index));
  });
}

/** Whether a cell of a name or an ID is the rest of the name before it, as far as a glance at both tells. */
export function isRestOfName(row: RowView, index: number): boolean {
  const cell = row.value(index);
  if (row.value(index - 1).trim() === "" || row.row.cellKinds(index) & Kind.quoted) return false;
  if (isSuffix(cell, row.layout.columns[index]?.kind === "id")) return true;
  return isUnlikeName(row, index) && isFollowedById(row, index);
}

/** Whether a cell begins with a space, which the row's other cells do not, and unlike the name before it. */
function isUnlikeName(row: RowView, index: number): boolean {
  const [name, cell] = [row.value(index - 1), row.value(index)];
  if (name.trim() === "" || !/^ \S/.test(cell) || isLike(cell, name)) return false;
  const filled = row.values().filter((value) => value.trim() !== "");
  // A file may have a space behind each delimiter.
  return 2 * filled.filter((value) => value.startsWith(" ")).length <= filled.length;
}

/** Whether a text is what stands behind the comma of a name, and nothing else: `Inc.` */
export function isSuffixOfName(text: string): boolean {
  return suffixes.has(letterKey(text));
}

/** A site may be called `Corp Office`, but no ID is `Inc.` or begins so. */
function isSuffix(cell: string, isId: boolean): boolean {
  const [isSpaced, key] = [cell.startsWith(" "), letterKey(cell)];
  if (suffixes.has(key)) return isSpaced || (isId && key.length >= shortestSure);
  const first = letterKey(cell.trim().split(" ", 1)[0] ?? "");
  return isSpaced && isId && first.length >= shortestSure && suffixes.has(first);
}

/** Whether a value begins like a name, as its ID does. */
function isLike(value: string, name: string): boolean {
  return looseKey(name).startsWith(looseKey(value).slice(0, 3));
}

/** Whether an ID made of the name stands where the next name does: `Boston, MA,BOS,Main,US`. */
function isFollowedById(row: RowView, index: number): boolean {
  const [name = "", cell = "", id = ""] = row.values().slice(index - 1);
  return !/\d/.test(cell) && /^[A-Z][A-Z\d-]*$/.test(id) && id !== name && isLike(id, name);
}

/** Whether all other cells fit their columns better with the two cells joined. */
function fitsJoined(row: RowView, index: number): boolean {
  const values = row.values();
  const joined = [...values.slice(0, index - 1), `${values[index - 1]}${values[index]}`, ...values.slice(index + 1)];
  const fit = (cells: readonly string[]) =>
    new Fit(row, findCountry(cells[row.layout.cellOf("Country")] ?? "")).of(cells);
  return fit(joined) >= fit(values) + certain;
}
