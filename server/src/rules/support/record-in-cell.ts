import { delimiters } from "../../document/cells.ts";
import { Kind } from "../../document/characters.ts";
import { insidePaddedQuotes, readCells } from "../../document/read-cells.ts";
import { headerTest } from "../../template/layout.ts";
import type { RowView } from "../view.ts";
import { Fit, unlikely } from "./fit.ts";

/** What delimiters are called, one and several. */
export const delimiterNames: Readonly<Record<string, readonly [one: string, several: string]>> = {
  ",": ["comma", "commas"],
  ";": ["semicolon", "semicolons"],
  "\t": ["tab", "tabs"],
  "|": ["vertical bar", "vertical bars"],
};

/** How a text would be parted into cells. */
export interface Parting {
  readonly delimiter: string;
  /** Of each line. */
  readonly lines: readonly (readonly string[])[];
  /** Whether each line has as many cells as the header row. */
  readonly fits: boolean;
  /** Whether so it has by another delimiter, too. */
  readonly ambiguous: boolean;
}

/**
 * A row whose first cell holds all of it, or one pair of quotes that another delimiter follows: what stands there as
 * typed, quotes and all; undefined for other rows.
 */
export function onlyCell(row: RowView): { text: string; quoted: boolean } | undefined {
  const isStray = (row.row.kinds & Kind.strayQuote) !== 0;
  const padded = isStray ? insidePaddedQuotes(row.content, row.delimiter) : undefined;
  if (padded !== undefined && partingOf(padded, row, false)) return { text: padded, quoted: true };
  if (row.value(0) === "" || !row.isOneCell) return undefined;
  const cell = row.at(0);
  const { value } = cell;
  // With quotes inside that are not doubled, those at the ends belong to other cells.
  const quoted = (cell.kinds & Kind.quoted) !== 0 && (cell.kinds & Kind.strayQuote) === 0;
  return { text: quoted ? value : cell.raw, quoted };
}

/**
 * How a text that should be a record is likely parted: by the delimiter that gives it as many cells as there are
 * headers, else by the one that gives it most. At least three cells make a record, or all where there are fewer headers.
 * @param others only other delimiters than the file's
 */
export function partingOf(text: string, { delimiter, layout }: RowView, others: boolean): Parting | undefined {
  const headers = layout.columns.length;
  const candidates = delimiters.filter((candidate) => text.includes(candidate) && !(others && candidate === delimiter));
  const partings = candidates.map((candidate): Parting => {
    const lines = readCells(text, candidate);
    const fits = lines.every((cells) => cells.length === headers);
    return { delimiter: candidate, lines, fits, ambiguous: false };
  });
  const ambiguous = partings.filter(({ fits }) => fits).length > 1;
  const isRecord = ({ lines: [cells = [], ...more], fits }: Parting) =>
    more.length === 0 ? cells.length >= Math.max(2, Math.min(3, headers)) : fits;
  const rank = ({ delimiter: by, lines, fits }: Parting) =>
    (fits ? 1000 : 0) + (by === delimiter ? 0.5 : 0) + (lines[0]?.length ?? 0);
  const [best] = partings.filter(isRecord).sort((a, b) => rank(b) - rank(a));
  return best && { ...best, ambiguous };
}

/**
 * Whether a value may be a record, or several that a quote has swallowed which was left open far above: some line of it
 * has nearly as many parts as there are columns, or one behind the first begins like a record, even a short one.
 */
export function mayBeRecords(value: string, { layout }: RowView): boolean {
  if (!delimiters.some((by) => value.includes(by))) return false;
  const least = Math.max(3, layout.columns.length - 2);
  const [first = "", ...others] = value.split(/[\r\n]+/);
  const hasParts = (line: string, parts: number) => delimiters.some((by) => line.split(by).length >= parts);
  // In a text a space follows a comma: `Boston, MA`.
  const begins = (line: string) =>
    hasParts(line, 3) || delimiters.some((by) => line.replaceAll(`${by} `, "").includes(by));
  // Nobody types two tabs into a value: they part cells that were pasted.
  return hasParts(first, least) || first.split("\t").length >= 3 || others.some(begins);
}

/**
 * Whether no cell is something else than its column holds, as in a name with commas that only looks like a record; or
 * all are headers, of a header row that is repeated.
 */
export function fitsColumns(cells: readonly string[], row: RowView): boolean {
  if (headerTest(row.layout.template)(cells)) return true;
  const fit = new Fit(row, undefined);
  return cells.every((cell, index) => fit.at(cell, index) > unlikely);
}
