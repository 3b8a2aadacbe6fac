import { Kind } from "../document/characters.ts";
import { letterKey, looseKey } from "../document/fold.ts";
import { findCountry } from "../template/countries.ts";
import { isStrict } from "./cell-fix.ts";
import { certain, Fit } from "./fit.ts";
import type { RowView } from "./view.ts";

/** What stands behind the comma of a company's or a person's name; letters only, in lower case. */
const suffixes: ReadonlySet<string> = new Set([
  ...["inc", "incorporated", "llc", "llp", "lllp", "lp", "ltd", "limited", "corp", "corporation", "co", "company"],
  ...["plc", "pllc", "pc", "pa", "na", "dba", "gmbh", "mbh", "ag", "kg", "kgaa", "ohg", "ug", "ev", "se", "sa", "sas"],
  ...["sarl", "srl", "spa", "bv", "nv", "vof", "ab", "as", "asa", "aps", "oy", "oyj", "pty", "sl", "slu", "lda"],
  ...["ltda", "cv", "sadecv", "sapidecv", "kft", "zrt", "sro", "doo", "spzoo", "jr", "sr", "esq", "md", "dds", "dmd"],
  ...["dvm", "phd", "cpa", "esquire", "etal"],
]);

/** Shorter ones may be an ID, where no space stands before them. */
const shortestBareSuffix = 3;

/**
 * Whether a row may have been split at the comma of a name, and lack another cell, so that it has as many as there are
 * headers: `Quill, Inc,QUILL,Main,US`.
 */
export function mayBeSplit(row: RowView): boolean {
  return row.layout.columns.some((column, index) => isStrict(column) && restOfName(row, index) !== undefined);
}

/** Whether a cell of a name or an ID is the rest of the name before it: for certain, or as far as one can see. */
export function restOfName(row: RowView, index: number): "certain" | "likely" | undefined {
  const [name, cell] = [row.value(index - 1), row.value(index)];
  if (name.trim() === "" || !/^ ?\S/.test(cell) || row.row.cellKinds(index) & Kind.quoted) return undefined;
  const isSpaced = cell.startsWith(" ");
  if (isSuffix(cell, isSpaced ? 1 : shortestBareSuffix)) return "certain";
  if (!isSpaced || isLike(cell, name)) return undefined;
  const values = row.values();
  const filled = values.filter((value) => value.trim() !== "");
  // A file may have a space behind each delimiter.
  if (2 * filled.filter((value) => value.startsWith(" ")).length > filled.length) return undefined;
  if (isFollowedById(values, index) || fitsJoined(row, values, index)) return "certain";
  // IDs are mostly capitals and digits.
  return row.layout.columns[index]?.kind === "id" && /^\P{N}*\p{Ll}\P{N}*$/u.test(cell) ? "likely" : undefined;
}

function isSuffix(cell: string, shortest: number): boolean {
  return [cell, cell.trim().split(" ", 1)[0] ?? ""].some((text) => {
    const key = letterKey(text);
    return key.length >= shortest && suffixes.has(key);
  });
}

/** Whether a value begins like a name, as its ID does. */
function isLike(value: string, name: string): boolean {
  return looseKey(name).startsWith(looseKey(value).slice(0, 3));
}

/** Whether an ID made of the name stands where the next name does: `Boston, MA,BOS,Main,US`. */
function isFollowedById(values: readonly string[], index: number): boolean {
  const [name = "", cell = "", id = ""] = values.slice(index - 1);
  return !/\d/.test(cell) && /^[A-Z][A-Z\d-]*$/.test(id) && id !== name && isLike(id, name);
}

/** Whether all other cells fit their columns better with the two cells joined. */
function fitsJoined(row: RowView, values: readonly string[], index: number): boolean {
  const joined = [...values.slice(0, index - 1), `${values[index - 1]}${values[index]}`, ...values.slice(index + 1)];
  const fit = (cells: readonly string[]) =>
    new Fit(row, findCountry(cells[row.layout.cellOf("Country")] ?? "")).of(cells);
  return fit(joined) >= fit(values) + certain;
}
