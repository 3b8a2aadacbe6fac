import { encodeRow } from "../document/cells.ts";
import { Kind } from "../document/characters.ts";
import { tidy } from "../document/whitespace.ts";
import { findCountry } from "../template/countries.ts";
import type { Fault, FileView, Fix, RowRule } from "./rule.ts";
import { asGuess } from "./support/cell-fix.ts";
import { clearMargin, Fit, misfit } from "./support/fit.ts";
import { oncePerRow } from "./support/once-per-row.ts";
import { delimiterNames } from "./support/record-in-cell.ts";
import { mayBeSplit, suffixAsId } from "./support/split-name.ts";
import { splitTitle, valuesIn } from "./support/values-in-cell.ts";
import { count, counted, quoted } from "./support/wording.ts";
import type { RowView } from "./view.ts";

interface Data {
  cells: number;
  headers: number;
  /** The cells beyond the last header are empty, and the others are under the right headers. */
  trailing: boolean;
  /** An ID that is only the end of the name before it, and the headers of both. */
  rest?: { value: string; header: string; name: string };
}

/** Fewer or more cells than headers. Usually a delimiter is missing or is inside a value, which shifts cells. */
export const rowLength: RowRule<Data> = {
  code: "row-length",
  title: "A row has fewer or more cells than the header row",
  noun: ["row of the wrong length", "rows of the wrong length"],
  severity: "error",
  scope: "row",
  message({ cells, headers, trailing, rest }) {
    if (rest)
      return `${rest.header} ${quoted(rest.value)} looks like the end of a name, so a comma in the ${rest.name} probably split this row. Join the parts.`;
    const problem = `This row has ${count(cells, "cell")}, but the header row has ${headers}.`;
    if (cells < headers) return `${problem} It was cut off, or a delimiter is missing.`;
    if (trailing) return `${problem} Remove the empty ${cells - headers === 1 ? "cell" : "cells"} at the end.`;
    return `${problem} A comma probably split a value. The import does not allow commas, even in quotes. Join the parts.`;
  },
  check(row) {
    const headers = row.layout.columns.length;
    const cells = row.cellCount;
    if (headers === 0) return undefined;
    if (cells === headers) return splitFault(row);
    if (cells < headers) return { data: { cells, headers, trailing: false }, final: isMisplaced(row) };
    const trailing = row.extraCellsAreEmpty && allCellsFit(row);
    return { data: { cells, headers, trailing }, from: trailing ? row.at(headers - 1).end : 0, final: !trailing };
  },
  fixes(finding, file) {
    const { cells, headers, trailing } = finding.data;
    const view = file.view(finding.row);
    if (cells === headers) return joins(view, 1, suffixAsId(view) - 1);
    if (cells < headers) return mayContinue(view, file) ? completions(view).map(asGuess) : completions(view);
    const trim: Fix = {
      title: `Remove the ${counted(cells - headers, "empty cell")} at the end`,
      safe: trailing,
      edits: [{ row: view.row, start: view.at(headers - 1).end, end: view.contentEnd, text: "" }],
    };
    if (trailing) return [trim];
    return view.extraCellsAreEmpty ? [...joins(view, cells - headers), trim] : joins(view, cells - headers);
  },
};

/** The fault of a row that was split but has the right length, because it lacks another cell. */
function splitFault(row: RowView): Fault<Data> | undefined {
  const { columns } = row.layout;
  const index = suffixAsId(row);
  if (index < 0) return undefined;
  const [name = "", header = ""] = [columns[index - 1]?.header, columns[index]?.header];
  const { start, end, value } = row.at(index);
  const rest = { value, header, name };
  const data = { cells: row.cellCount, headers: columns.length, trailing: false, rest };
  return { data, from: start, to: end, final: true };
}

/**
 * Whether the next row may be the rest of a short one that a line break split: it is no record, and together they have
 * no more cells than the header row.
 */
function mayContinue(row: RowView, file: FileView): boolean {
  const { rows } = file.document;
  const next = rows.at(rows.indexOf(row.row) + 1);
  if (!next) return false;
  const below = file.view(next);
  // A line break has split one cell in two.
  const mayFit = row.cellCount + below.cellCount <= row.layout.columns.length + 1;
  return mayFit && /[\p{L}\p{N}]/u.test(below.content) && !canBePadded(below);
}

/** Whether cells of a row may be under the wrong headers, because a delimiter is missing before them. */
export function isShifted(row: RowView): boolean {
  return row.cellCount < row.layout.columns.length && !canBePadded(row);
}

/** Whether a short row certainly lacks a delimiter: a cell does not fit its column, but would fit another. */
function isMisplaced(row: RowView): boolean {
  if (row.layout.columns.length > maxColumns) return false;
  const fit = fitOf(row);
  const values = row.values();
  if (!values.some((value, index) => fit.at(value, index) <= misfit)) return false;
  const padded = fit.total(values);
  const explains = ({ points }: Completion) => points > padded;
  const moved = new Moved(row, fit);
  for (const gap of gapsOf(moved)) if (explains(gap)) return true;
  return spacesOf(row, moved).some(explains);
}

/** A way to complete a short row: insert delimiters in one place, and add the others at the end. */
interface Completion {
  /** The cell before or in which they are inserted. */
  readonly index: number;
  /** How many are inserted there. The others are added at the end. */
  readonly gap: number;
  /** Offset in the cell's value of a space that a delimiter replaces. */
  readonly space?: number;
  /** The values that the cell is split into. */
  readonly values?: readonly string[];
  readonly points: number;
}

/**
 * Beyond these limits, no missing or extra delimiter is searched for. No template has as many columns, no value as many
 * commas, no record as many spaces, and no value that lacks a delimiter is as long.
 */
const maxColumns = 200;
const maxExtraCells = 100;
const maxSpaces = 100;
const longestValue = 1_000;

/**
 * How well a short row would fit with cells moved to the right. Sums make sure that each cell is rated once per gap.
 */
class Moved {
  readonly values: readonly string[];
  readonly columns: number;
  readonly #fit: Fit;
  /** Points of the cells before an index in their places, and of empty cells there. */
  readonly #before: readonly number[];
  readonly #empty: readonly number[];
  /** By gap: points of the cells before an index, moved to the right by the gap. */
  readonly #moved = new Map<number, readonly number[]>();

  constructor(row: RowView, fit: Fit) {
    this.values = row.values();
    this.columns = row.layout.columns.length;
    this.#fit = fit;
    this.#before = prefixSums(this.values.length, (index) => fit.at(this.values[index] ?? "", index));
    this.#empty = prefixSums(this.columns, (index) => fit.at("", index));
  }

  /** Points of the row with empty cells inserted before a cell, and the other missing ones added at the end. */
  withGap(gap: number, index: number): number {
    return this.#with(index, gap, this.#emptyBetween(index, index + gap), index);
  }

  /** Points of the row with a cell replaced by several values. */
  withValues(index: number, ...values: readonly string[]): number {
    const points = values.reduce((sum, value, at) => sum + this.#fit.at(value, index + at), 0);
    return this.#with(index, values.length - 1, points, index + 1);
  }

  #with(index: number, gap: number, between: number, from: number): number {
    const sums = this.#movedBy(gap);
    const moved = (sums[this.values.length] ?? 0) - (sums[from] ?? 0);
    return (this.#before[index] ?? 0) + between + moved + this.#emptyBetween(this.values.length + gap, this.columns);
  }

  #emptyBetween(from: number, to: number): number {
    return (this.#empty[to] ?? 0) - (this.#empty[from] ?? 0);
  }

  #movedBy(gap: number): readonly number[] {
    const known =
      this.#moved.get(gap) ??
      prefixSums(this.values.length, (index) => this.#fit.at(this.values[index] ?? "", index + gap));
    this.#moved.set(gap, known);
    return known;
  }
}

/** Prefix sums: of no number, of the first, of the first two … */
function prefixSums(count: number, numberAt: (index: number) => number): number[] {
  const sums = [0];
  for (let index = 0; index < count; index++) sums.push((sums[index] ?? 0) + numberAt(index));
  return sums;
}

/** The ways to complete a short row by delimiters before one of its cells. */
function* gapsOf(moved: Moved): Generator<Completion> {
  const { values, columns } = moved;
  for (const [index, value] of values.entries()) {
    // A gap before an empty cell equals one after it.
    if (value === "") continue;
    for (let gap = 1; gap <= columns - values.length; gap++) yield { index, gap, points: moved.withGap(gap, index) };
  }
}

/** The ways to complete it by replacing a space with a delimiter. */
function spacesOf(row: RowView, moved: Moved): Completion[] {
  const found: Completion[] = [];
  for (const [index, value] of moved.values.entries()) {
    if (row.row.cellKinds(index) & Kind.quoted || value.length > longestValue) continue;
    for (const { index: space } of value.matchAll(/(?<=\S) (?=\S)/g)) {
      if (found.length === maxSpaces) return [];
      const points = moved.withValues(index, value.slice(0, space), value.slice(space + 1));
      found.push({ index, gap: 1, space, points });
    }
  }
  return found;
}

/** The ways to complete it by splitting a cell. */
function splitsOf(row: RowView, moved: Moved): Completion[] {
  const missing = moved.columns - moved.values.length;
  return moved.values.flatMap((_, index) => {
    const values = valuesIn(row, index);
    return values && values.length - 1 <= missing
      ? [{ index, gap: values.length - 1, values, points: moved.withValues(index, ...values) }]
      : [];
  });
}

/** All ways to complete a short row except at its end, likeliest first. Usually, one delimiter is missing. */
function completionsOf(row: RowView, fit: Fit): Completion[] {
  if (row.layout.columns.length > maxColumns) return [];
  const moved = new Moved(row, fit);
  return [...splitsOf(row, moved), ...gapsOf(moved), ...spacesOf(row, moved)].sort(
    (a, b) => rankOf(b) - rankOf(a) || a.index - b.index,
  );
}

function rankOf({ points, gap, space, values }: Completion): number {
  // `valuesIn` has already judged a split. A space usually belongs to the value.
  if (values) return points;
  return points - gap / 2 - (space === undefined ? 0 : 1);
}

function fitOf(row: RowView): Fit {
  return new Fit(row, row.country("Country"));
}

/**
 * Whether a short row lacks cells only at its end: its cells fit their columns, and would not fit as well with a
 * delimiter inserted somewhere.
 */
const canBePadded = oncePerRow((row) => {
  const { columns } = row.layout;
  if (columns.length > maxColumns) return false;
  const values = row.values();
  // A quoted cell may contain the missing ones, or a quote may be unclosed.
  const mayContainCells = (value: string) => value.includes(row.delimiter) || /[\r\n]/.test(value);
  if (row.row.kinds & Kind.strayQuote || values.some(mayContainCells) || mayBeSplit(row)) return false;
  // If required values are missing, the row was cut off.
  if (columns.some((column, index) => column?.required && index >= row.cellCount)) return false;
  const fit = fitOf(row);
  const padded = fit.total(values);
  // If a delimiter were missing, the last value would be in the wrong column, so it must clearly fit.
  const last = values.findLastIndex((value) => value.trim() !== "");
  if (fit.at(values[last] ?? "", last) <= 0 || values.some((value, index) => fit.at(value, index) < 0)) return false;
  // A gap that leaves the record without a country explains nothing. Neither does a space that could be a delimiter.
  const country = row.layout.cellOf("Country");
  const leavesCountry = ({ index, gap }: Completion) =>
    country < index ? values[country] !== "" : country >= index + gap && (values[country - gap] ?? "") !== "";
  for (const gap of gapsOf(new Moved(row, fit)))
    if (leavesCountry(gap) && padded - gap.points < clearMargin) return false;
  return true;
});

/** Maximum number of completions offered for a row. */
const maxOffered = 5;

/** Adds the missing empty cells: at the end if that is certain, otherwise as a choice of likely places. */
function completions(row: RowView): Fix[] {
  const { row: place, contentEnd, delimiter } = row;
  const missing = row.layout.columns.length - row.cellCount;
  const pad: Fix = {
    title: `Add ${missing === 1 ? "an empty cell" : count(missing, "empty cell")} at the end`,
    safe: canBePadded(row),
    edits: [{ row: place, start: contentEnd, end: contentEnd, text: delimiter.repeat(missing) }],
  };
  if (pad.safe) return [pad];
  const fit = fitOf(row);
  const ways = completionsOf(row, fit);
  const [best] = ways;
  const padded = fit.total(row.values());
  const isLikely = (way: Completion) => best && rankOf(way) === rankOf(best) && rankOf(way) > padded - clearMargin;
  const likely = ways.filter(isLikely).slice(0, maxOffered);
  const insertions = likely.map((way) => insertion(row, way, missing));
  return (best && rankOf(best) > padded ? [...insertions, pad] : [pad, ...insertions]).map(asGuess);
}

function insertion(row: RowView, { index, gap, space, values }: Completion, missing: number): Fix {
  const { row: place, contentEnd, delimiter } = row;
  const { start, end, value } = row.at(index);
  const name = delimiterNames[delimiter]?.[gap > 1 ? 1 : 0] ?? "";
  const where = space === undefined ? "before" : "in";
  const at = start + (space ?? 0);
  const edit = values
    ? { row: place, start, end, text: encodeRow(values, delimiter) }
    : { row: place, start: at, end: space === undefined ? at : at + 1, text: delimiter.repeat(gap) };
  const rest = { ...edit, start: contentEnd, end: contentEnd, text: delimiter.repeat(missing - gap) };
  return {
    title: values
      ? splitTitle(row, index, values)
      : `Insert the missing ${gap > 1 ? `${gap} ` : ""}${name} ${where} ${quoted(value)}`,
    safe: false,
    edits: gap < missing ? [edit, rest] : [edit],
  };
}

/**
 * One fix for each column whose value may have been split, or for a given one: those that make the other cells fit best.
 */
function joins(row: RowView, extra: number, only?: number): Fix[] {
  const { columns } = row.layout;
  if (columns.length > maxColumns || extra > maxExtraCells) return [];
  const values = row.values();
  const fits = new Map<string | undefined, Fit>();
  const candidates = columns.flatMap((column, index) => {
    const parts = values.slice(index, index + extra + 1);
    if (parts.some((part) => part.trim() === "") || (only !== undefined && index !== only)) return [];
    const value = tidy(parts.join(" "));
    const joined = [...values.slice(0, index), value, ...values.slice(index + extra + 1)];
    // In text, a space follows a comma, but not a delimiter.
    const spaced = parts.slice(1).every((part) => part.startsWith(" ")) ? 2 : 0;
    const country = findCountry(joined[row.layout.cellOf("Country")] ?? "");
    const fit = fits.get(country) ?? new Fit(row, country);
    fits.set(country, fit);
    return [{ column, value, joined, fit: spaced + fit.total(joined) }];
  });
  const best = Math.max(...candidates.map((candidate) => candidate.fit));
  return candidates
    .filter((candidate) => candidate.fit === best)
    .slice(0, 5)
    .map(({ column, value, joined }) => ({
      title: `Join the cells into ${quoted(value)} in ${column?.header ?? "an unknown column"}`,
      safe: false,
      edits: [row.rewrite(joined)],
    }))
    .map(asGuess);
}

/** Whether each cell fits its column, so that no value was split. */
function allCellsFit(row: RowView): boolean {
  const fit = new Fit(row, row.country("Country"));
  return row.layout.columns.every((_, index) => {
    const value = row.value(index);
    return fit.at(value, index) >= 0 && (index === 0 || !/^ \S/.test(value));
  });
}
