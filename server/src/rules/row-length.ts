import { encodeRow } from "../document/cells.ts";
import { Kind } from "../document/characters.ts";
import { tidy } from "../document/whitespace.ts";
import { findCountry } from "../template/countries.ts";
import type { FileView, Fix, RowRule } from "./rule.ts";
import { asGuess } from "./support/cell-fix.ts";
import { certain, Fit, unlikely } from "./support/fit.ts";
import { oncePerRow } from "./support/once-per-row.ts";
import { delimiterNames } from "./support/record-in-cell.ts";
import { mayBeSplit } from "./support/split-name.ts";
import { splitTitle, valuesIn } from "./support/values-in-cell.ts";
import { count, counted, quoted } from "./support/wording.ts";
import type { RowView } from "./view.ts";

interface Data {
  cells: number;
  headers: number;
  /** The cells beyond the last header are empty, and the others are under the right headers. */
  trailing: boolean;
}

/** Fewer or more cells than headers. Usually a delimiter is missing or is inside a value, which shifts cells. */
export const rowLength: RowRule<Data> = {
  code: "row-length",
  title: "A row has fewer or more cells than the header row",
  noun: ["row of the wrong length", "rows of the wrong length"],
  severity: "error",
  scope: "row",
  message({ cells, headers, trailing }) {
    const said = `This row has ${count(cells, "cell")}, but the header row has ${headers}.`;
    if (cells < headers) return `${said} It was cut off, or a delimiter is missing.`;
    if (trailing) return `${said} Remove the empty ${cells - headers === 1 ? "cell" : "cells"} at the end.`;
    return `${said} A comma probably split a value. The import allows no commas, even in quotes. Join the parts.`;
  },
  check(row) {
    const headers = row.layout.columns.length;
    const cells = row.cellCount;
    if (cells === headers || headers === 0) return undefined;
    if (cells < headers) return { data: { cells, headers, trailing: false }, final: isMisplaced(row) };
    const trailing = row.extraCellsAreEmpty && isAtHome(row);
    return { data: { cells, headers, trailing }, from: trailing ? row.at(headers - 1).end : 0, final: !trailing };
  },
  fixes(finding, file) {
    const { cells, headers, trailing } = finding.data;
    const view = file.view(finding.row);
    if (cells < headers) return mayGoOn(view, file) ? completions(view).map(asGuess) : completions(view);
    const trim: Fix = {
      title: `Remove the ${counted(cells - headers, "empty cell")} at the end`,
      safe: trailing,
      edits: [{ row: view.row, start: view.at(headers - 1).end, end: view.contentEnd, text: "" }],
    };
    if (trailing) return [trim];
    return view.extraCellsAreEmpty ? [...joins(view, cells - headers), trim] : joins(view, cells - headers);
  },
};

/**
 * Whether the row below may be the rest of a short one, which a line break has parted: it cannot stand alone, and the two
 * have no more cells than the header row.
 */
function mayGoOn(row: RowView, file: FileView): boolean {
  const { rows } = file.document;
  const next = rows.at(rows.indexOf(row.row) + 1);
  if (!next) return false;
  const below = file.view(next);
  // A line break has split one cell in two.
  const mayFit = row.cellCount + below.cellCount <= row.layout.columns.length + 1;
  return mayFit && /[\p{L}\p{N}]/u.test(below.content) && !isPadded(below);
}

/** Whether cells of a row may be under the wrong headers, because a delimiter is missing before them. */
export function isShifted(row: RowView): boolean {
  return row.cellCount < row.layout.columns.length && !isPadded(row);
}

/** Whether a short row certainly lacks a delimiter: a cell does not fit its column, but would fit another. */
function isMisplaced(row: RowView): boolean {
  if (row.layout.columns.length > mostColumns) return false;
  const fit = fitOf(row);
  const values = row.values();
  if (!values.some((value, index) => fit.at(value, index) <= unlikely)) return false;
  const padded = fit.of(values);
  const explains = ({ points }: Completion) => points > padded;
  const moved = new Moved(row, fit);
  for (const gap of gapsOf(moved)) if (explains(gap)) return true;
  return spacesOf(row, moved).some(explains);
}

/** A row that is complete once delimiters are put in at one place, and behind its last cell. */
interface Completion {
  /** The cell that they stand before, or in. */
  readonly index: number;
  /** How many are put in there; the others follow at the end. */
  readonly gap: number;
  /** Offset in the cell's value of a space that gives way to one. */
  readonly space?: number;
  /** The values that the cell holds, in the place of its own. */
  readonly values?: readonly string[];
  readonly points: number;
}

/**
 * More columns than any template has, more cells than commas make of a value, more spaces than a record has, and a longer
 * value than one that lacks a delimiter: beyond them nobody asks where one could be missing or too many.
 */
const mostColumns = 200;
const mostExtraCells = 100;
const mostSpaces = 100;
const longestValue = 1_000;

/** How well a short row would fit with cells moved to the right, each of which is looked at once for every gap. */
class Moved {
  readonly values: readonly string[];
  readonly columns: number;
  readonly #fit: Fit;
  /** Points of the cells before an index, where they stand; and of empty ones there. */
  readonly #before: readonly number[];
  readonly #empty: readonly number[];
  /** Points of the cells from an index on, moved by a gap. */
  readonly #behind = new Map<number, readonly number[]>();

  constructor(row: RowView, fit: Fit) {
    this.values = row.values();
    this.columns = row.layout.columns.length;
    this.#fit = fit;
    this.#before = sums(this.values.length, (index) => fit.at(this.values[index] ?? "", index));
    this.#empty = sums(this.columns, (index) => fit.at("", index));
  }

  /** Points of the row with empty cells put in before one of its cells, and the rest of them at its end. */
  by(gap: number, index: number): number {
    return this.#with(index, gap, this.#emptyBetween(index, index + gap), index);
  }

  /** Points of the row with several values in the place of one. */
  parted(index: number, ...values: readonly string[]): number {
    const points = values.reduce((sum, value, at) => sum + this.#fit.at(value, index + at), 0);
    return this.#with(index, values.length - 1, points, index + 1);
  }

  #with(index: number, gap: number, between: number, from: number): number {
    const behind = this.#behindOf(gap);
    const moved = (behind[this.values.length] ?? 0) - (behind[from] ?? 0);
    return (this.#before[index] ?? 0) + between + moved + this.#emptyBetween(this.values.length + gap, this.columns);
  }

  #emptyBetween(from: number, to: number): number {
    return (this.#empty[to] ?? 0) - (this.#empty[from] ?? 0);
  }

  #behindOf(gap: number): readonly number[] {
    const known =
      this.#behind.get(gap) ?? sums(this.values.length, (index) => this.#fit.at(this.values[index] ?? "", index + gap));
    this.#behind.set(gap, known);
    return known;
  }
}

/** Sums of so many numbers: of none, of the first, of the first two … */
function sums(count: number, numberAt: (index: number) => number): number[] {
  const made = [0];
  for (let index = 0; index < count; index++) made.push((made[index] ?? 0) + numberAt(index));
  return made;
}

/** The ways to complete a short row by delimiters put in before one of its cells. */
function* gapsOf(moved: Moved): Generator<Completion> {
  const { values, columns } = moved;
  for (const [index, value] of values.entries()) {
    // Before and after an empty cell is the same.
    if (value === "") continue;
    for (let gap = 1; gap <= columns - values.length; gap++) yield { index, gap, points: moved.by(gap, index) };
  }
}

/** Those by a delimiter in the place of a space. */
function spacesOf(row: RowView, moved: Moved): Completion[] {
  const found: Completion[] = [];
  for (const [index, value] of moved.values.entries()) {
    if (row.row.cellKinds(index) & Kind.quoted || value.length > longestValue) continue;
    for (const { index: space } of value.matchAll(/(?<=\S) (?=\S)/g)) {
      if (found.length === mostSpaces) return [];
      const points = moved.parted(index, value.slice(0, space), value.slice(space + 1));
      found.push({ index, gap: 1, space, points });
    }
  }
  return found;
}

/** Those by a cell that is split. */
function splitsOf(row: RowView, moved: Moved): Completion[] {
  return moved.values.flatMap((_, index) => {
    const values = valuesIn(row, index);
    return values ? [{ index, gap: values.length - 1, values, points: moved.parted(index, ...values) }] : [];
  });
}

/** All ways to complete a short row but the one at its end, the likeliest first: mostly one delimiter is missing. */
function completionsOf(row: RowView, fit: Fit): Completion[] {
  if (row.layout.columns.length > mostColumns) return [];
  const moved = new Moved(row, fit);
  return [...splitsOf(row, moved), ...gapsOf(moved), ...spacesOf(row, moved)].sort(
    (a, b) => rankOf(b) - rankOf(a) || a.index - b.index,
  );
}

function rankOf({ points, gap, space, values }: Completion): number {
  // That a cell holds others' values was asked before; a space is mostly one of the value.
  if (values) return points;
  return points - gap / 2 - (space === undefined ? 0 : 1);
}

function fitOf(row: RowView): Fit {
  return new Fit(row, row.country("Country"));
}

/**
 * Whether what a short row holds fits its columns as it stands, and would not fit as well with a delimiter put in
 * somewhere: then cells are missing at its end.
 */
const isPadded = oncePerRow((row) => {
  const { columns } = row.layout;
  if (columns.length > mostColumns) return false;
  const values = row.values();
  // A cell in quotes may have swallowed those that are missing, or a quote may have been left open.
  const mayHold = (value: string) => value.includes(row.delimiter) || /[\r\n]/.test(value);
  if (row.row.kinds & Kind.strayQuote || values.some(mayHold) || mayBeSplit(row)) return false;
  // Missing required values were cut off with it.
  if (columns.some((column, index) => column?.required && index >= row.cellCount)) return false;
  const fit = fitOf(row);
  const padded = fit.of(values);
  // Where a delimiter is missing, the last cell of all stands out of place: it must be at home for certain.
  const last = values.findLastIndex((value) => value.trim() !== "");
  if (fit.at(values[last] ?? "", last) <= 0 || values.some((value, index) => fit.at(value, index) < 0)) return false;
  // One that leaves the record without a country explains nothing, nor does a space that could be a delimiter.
  const country = row.layout.cellOf("Country");
  const leavesCountry = ({ index, gap }: Completion) =>
    country < index ? values[country] !== "" : country >= index + gap && (values[country - gap] ?? "") !== "";
  for (const gap of gapsOf(new Moved(row, fit))) if (leavesCountry(gap) && padded - gap.points < certain) return false;
  return true;
});

/** Maximum number of completions offered for a row. */
const mostOffered = 5;

/** The row with the empty cells that it lacks: at its end where that is certain, else a choice per likely place. */
function completions(row: RowView): Fix[] {
  const { row: place, contentEnd, delimiter } = row;
  const missing = row.layout.columns.length - row.cellCount;
  const pad: Fix = {
    title: `Add ${missing === 1 ? "an empty cell" : count(missing, "empty cell")} at the end`,
    safe: isPadded(row),
    edits: [{ row: place, start: contentEnd, end: contentEnd, text: delimiter.repeat(missing) }],
  };
  if (pad.safe) return [pad];
  const fit = fitOf(row);
  const ways = completionsOf(row, fit);
  const [best] = ways;
  const padded = fit.of(row.values());
  const isLikely = (way: Completion) => best && rankOf(way) === rankOf(best) && rankOf(way) > padded - certain;
  const likely = ways.filter(isLikely).slice(0, mostOffered);
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

/** One fix for each column in which a value may have been split: those that put most other cells where they fit. */
function joins(row: RowView, extra: number): Fix[] {
  const { columns } = row.layout;
  if (columns.length > mostColumns || extra > mostExtraCells) return [];
  const values = row.values();
  const fits = new Map<string | undefined, Fit>();
  const candidates = columns.flatMap((column, index) => {
    const parts = values.slice(index, index + extra + 1);
    if (parts.some((part) => part.trim() === "")) return [];
    const value = tidy(parts.join(" "));
    const joined = [...values.slice(0, index), value, ...values.slice(index + extra + 1)];
    // A comma in a text is followed by a space, a delimiter is not.
    const spaced = parts.slice(1).every((part) => part.startsWith(" ")) ? 2 : 0;
    const country = findCountry(joined[row.layout.cellOf("Country")] ?? "");
    const fit = fits.get(country) ?? new Fit(row, country);
    fits.set(country, fit);
    return [{ column, value, joined, fit: spaced + fit.of(joined) }];
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

/** Whether each cell fits its column, so that none before it was split. */
function isAtHome(row: RowView): boolean {
  const fit = new Fit(row, row.country("Country"));
  return row.layout.columns.every((_, index) => {
    const value = row.value(index);
    return fit.at(value, index) >= 0 && (index === 0 || !/^ \S/.test(value));
  });
}
