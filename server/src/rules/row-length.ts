import { Kind } from "../document/characters.ts";
import type { Row } from "../document/rows.ts";
import { tidy } from "../document/whitespace.ts";
import { findCountry } from "../template/countries.ts";
import type { Layout } from "../template/layout.ts";
import { asGuess } from "./cell-fix.ts";
import { Fit, unlikely } from "./fit.ts";
import { delimiterNames } from "./record-in-cell.ts";
import type { Fix, RowRule } from "./rule.ts";
import type { RowView } from "./view.ts";
import { count, quoted } from "./wording.ts";

interface Data {
  cells: number;
  headers: number;
  /** The cells beyond the last header are empty, and the others stand where they belong. */
  trailing: boolean;
}

/** Fewer or more cells than headers: mostly a delimiter is missing or stands in a value, and cells are out of place. */
export const rowLength: RowRule<Data> = {
  code: "row-length",
  title: "A row has fewer or more cells than the header row",
  severity: "error",
  scope: "row",
  message({ cells, headers, trailing }) {
    const said = `This row has ${count(cells, "cell")}, but the header row has ${headers}.`;
    if (cells < headers) return `${said} It was cut off at its end, or lacks a delimiter before.`;
    if (trailing) return `${said} Remove ${count(cells - headers, "empty cell")} at its end.`;
    return `${said} A comma inside a value has probably split it: the import allows none, not even in quotes. Join its parts.`;
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
    if (cells < headers) return completions(view);
    const trim: Fix = {
      title: `Remove ${count(cells - headers, "empty cell")} at the end`,
      safe: trailing,
      edits: [{ row: view.row, start: view.at(headers - 1).end, end: view.contentEnd, text: "" }],
    };
    if (trailing) return [trim];
    return view.extraCellsAreEmpty ? [...joins(view, cells - headers), trim] : joins(view, cells - headers);
  },
};

/** Whether cells of a row may stand under other headers than they belong to, because a delimiter is missing before them. */
export function isShifted(row: RowView): boolean {
  return row.cellCount < row.layout.columns.length && !isPadded(row);
}

/** Whether a short row lacks a delimiter for certain: some cell cannot be what its column holds, but in another place. */
function isMisplaced(row: RowView): boolean {
  const fit = fitOf(row);
  if (!row.values().some((value, index) => fit.at(value, index) <= unlikely)) return false;
  const padded = fit.of(row.values());
  const explains = ({ points }: Completion) => points > padded;
  for (const gap of gapsOf(row, fit)) if (explains(gap)) return true;
  return spacesOf(row, fit).some(explains);
}

/** By how many points a row must fit better as it stands than with a delimiter put in: one may be chance. */
const certain = 2;

/** A row that is complete once delimiters are put in at one place, and behind its last cell. */
interface Completion {
  /** The cell that they stand before, or in. */
  readonly index: number;
  /** How many are put in there; the others follow at the end. */
  readonly gap: number;
  /** Offset in the cell's value of a space that gives way to one. */
  readonly space?: number;
  readonly points: number;
}

/** The ways to complete a short row by delimiters put in before one of its cells. */
function* gapsOf(row: RowView, fit: Fit): Generator<Completion> {
  const values = row.values();
  const missing = row.layout.columns.length - values.length;
  for (const [index, value] of values.entries()) {
    // Before an empty cell and behind it is the same.
    if (value === "") continue;
    for (let gap = 1; gap <= missing; gap++) {
      const valueAt = (column: number) =>
        column < index ? values[column] : column < index + gap ? "" : values[column - gap];
      yield { index, gap, points: fit.ofEach(valueAt) };
    }
  }
}

/** Those by a delimiter in the place of a space. */
function spacesOf(row: RowView, fit: Fit): Completion[] {
  const values = row.values();
  return values.flatMap((value, index) => {
    if (row.row.cellKinds(index) & Kind.quoted) return [];
    return [...value.matchAll(/(?<=\S) (?=\S)/g)].map(({ index: space }) => {
      const parted = [
        ...values.slice(0, index),
        value.slice(0, space),
        value.slice(space + 1),
        ...values.slice(index + 1),
      ];
      return { index, gap: 1, space, points: fit.of(parted) };
    });
  });
}

/** All ways to complete a short row but the one at its end, the likeliest first: mostly one delimiter is missing. */
function completionsOf(row: RowView, fit: Fit): Completion[] {
  return [...gapsOf(row, fit), ...spacesOf(row, fit)].sort((a, b) => rankOf(b) - rankOf(a) || a.index - b.index);
}

function rankOf({ points, gap, space }: Completion): number {
  // A space is mostly one of the value.
  return points - gap / 2 - (space === undefined ? 0 : 1);
}

function fitOf(row: RowView): Fit {
  return new Fit(row, row.country("Country"));
}

/** Asked of a row for each of its cells. */
const known = new WeakMap<Row, { readonly layout: Layout; readonly isPadded: boolean }>();

/**
 * Whether what a short row holds fits its columns as it stands, and would not fit as well with a delimiter put in
 * somewhere: then cells are missing at its end.
 */
function isPadded(row: RowView): boolean {
  const { layout } = row;
  const last = known.get(row.row);
  if (last?.layout === layout) return last.isPadded;
  const made = { layout, isPadded: fitsAsItStands(row) };
  known.set(row.row, made);
  return made.isPadded;
}

function fitsAsItStands(row: RowView): boolean {
  const { columns } = row.layout;
  const values = row.values();
  // A cell in quotes may have swallowed those that are missing, or a quote may have been left open.
  const mayHold = (value: string) => value.includes(row.delimiter) || /[\r\n]/.test(value);
  if (row.row.kinds & Kind.strayQuote || values.some(mayHold)) return false;
  // What is required and not there was cut off with it.
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
  for (const gap of gapsOf(row, fit)) if (leavesCountry(gap) && padded - gap.points < certain) return false;
  return true;
}

/** Most ways to complete a row that are offered. */
const mostOffered = 5;

/** The row with the empty cells that it lacks: at its end where that is certain, else a choice per likely place. */
function completions(row: RowView): Fix[] {
  const { row: place, contentEnd, delimiter } = row;
  const missing = row.layout.columns.length - row.cellCount;
  const pad: Fix = {
    title: `Add ${count(missing, "empty cell")} at the end`,
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

function insertion(row: RowView, { index, gap, space }: Completion, missing: number): Fix {
  const { row: place, contentEnd, delimiter } = row;
  const { start, value } = row.at(index);
  const name = delimiterNames[delimiter]?.[gap > 1 ? 1 : 0] ?? "";
  const where = space === undefined ? "before" : "in";
  const at = start + (space ?? 0);
  const edit = { row: place, start: at, end: space === undefined ? at : at + 1, text: delimiter.repeat(gap) };
  const rest = { ...edit, start: contentEnd, end: contentEnd, text: delimiter.repeat(missing - gap) };
  return {
    title: `Insert the missing ${gap > 1 ? `${gap} ` : ""}${name} ${where} ${quoted(value)}`,
    safe: false,
    edits: gap < missing ? [edit, rest] : [edit],
  };
}

/** One fix for each column in which a value may have been split: those that put most other cells where they fit. */
function joins(row: RowView, extra: number): Fix[] {
  const { columns } = row.layout;
  const values = row.values();
  const candidates = columns.flatMap((column, index) => {
    const parts = values.slice(index, index + extra + 1);
    if (parts.some((part) => part.trim() === "")) return [];
    const value = tidy(parts.join(" "));
    const joined = [...values.slice(0, index), value, ...values.slice(index + extra + 1)];
    // Behind the comma of a text stands a space, before a cell of its own none.
    const spaced = parts.slice(1).every((part) => part.startsWith(" ")) ? 2 : 0;
    const country = findCountry(joined[row.layout.cellOf("Country")] ?? "");
    return [{ column, value, joined, fit: spaced + new Fit(row, country).of(joined) }];
  });
  const best = Math.max(...candidates.map((candidate) => candidate.fit));
  return candidates
    .filter((candidate) => candidate.fit === best)
    .slice(0, 5)
    .map(({ column, value, joined }) => ({
      title: `Join the cells to ${quoted(value)} in ${column?.header ?? "an unknown column"}`,
      safe: false,
      edits: [row.rewrite(joined)],
    }))
    .map(asGuess);
}

/** Whether each cell holds what its column is for, so that none before it was split. */
function isAtHome(row: RowView): boolean {
  const fit = new Fit(row, row.country("Country"));
  return row.layout.columns.every((_, index) => {
    const value = row.value(index);
    return fit.at(value, index) >= 0 && (index === 0 || !/^ \S/.test(value));
  });
}
