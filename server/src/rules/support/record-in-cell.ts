import { delimiters } from "../../document/cells.ts";
import { Kind } from "../../document/characters.ts";
import { insidePaddedQuotes, readCells } from "../../document/read-cells.ts";
import { headerTest } from "../../template/layout.ts";
import type { RowView } from "../view.ts";
import { Fit, misfit } from "./fit.ts";

/** Names of delimiters. */
export const delimiterNames: Readonly<Record<string, readonly [one: string, several: string]>> = {
  ",": ["comma", "commas"],
  ";": ["semicolon", "semicolons"],
  "\t": ["tab", "tabs"],
  "|": ["vertical bar", "vertical bars"],
};

/** Names of what rarely separates cells, and no program reads as a delimiter unasked. */
export const rareDelimiters: typeof delimiterNames = {
  "，": ["full-width comma", "full-width commas"],
  "；": ["full-width semicolon", "full-width semicolons"],
  "、": ["ideographic comma", "ideographic commas"],
  "،": ["Arabic comma", "Arabic commas"],
  "؛": ["Arabic semicolon", "Arabic semicolons"],
  "^": ["caret", "carets"],
  "~": ["tilde", "tildes"],
};

/** A text that is split into cells. */
export interface SplitText {
  readonly delimiter: string;
  /** The cells of each line. */
  readonly lines: readonly (readonly string[])[];
  /** Whether each line has as many cells as the header row. */
  readonly fits: boolean;
  /** Whether that is also true of another delimiter. */
  readonly ambiguous: boolean;
}

/**
 * The content of a row that is all in its first cell, or in one pair of quotes with only delimiters after it; undefined
 * for other rows. If it is `quoted`, the text is the value inside the quotes, otherwise as written in the file.
 */
export function onlyCell(row: RowView): { text: string; quoted: boolean } | undefined {
  const isStray = (row.row.kinds & Kind.strayQuote) !== 0;
  const padded = isStray ? insidePaddedQuotes(row.content, row.delimiter) : undefined;
  if (padded !== undefined && splitText(padded, row, false)) return { text: padded, quoted: true };
  if (row.value(0) === "" || !row.isOneCell) return undefined;
  const cell = row.at(0);
  const { value } = cell;
  // If there are quotes inside that are not doubled, those at the ends belong to other cells.
  const quoted = (cell.kinds & Kind.quoted) !== 0 && (cell.kinds & Kind.strayQuote) === 0;
  return { text: quoted ? withoutQuotes(value) : cell.raw, quoted };
}

/** A value without the pairs of quotes around it, of which each export adds one. */
function withoutQuotes(value: string): string {
  return isInQuotes(value) ? withoutQuotes(value.slice(1, -1).replaceAll('""', '"')) : value;
}

function isInQuotes(text: string): boolean {
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return false;
  return !text.slice(1, -1).replaceAll('""', "").includes('"');
}

/** Offsets of the white space outside the quotes of a row that is one pair of quotes; undefined for other rows. */
export function spaceAroundRecord({ row, content, cellCount }: RowView): { start: number; end: number }[] | undefined {
  if (cellCount === 1 || (row.kinds & Kind.strayQuote) === 0 || !isInQuotes(content.trim())) return undefined;
  const ends = [content.length - content.trimStart().length, content.trimEnd().length] as const;
  return [
    { start: 0, end: ends[0] },
    { start: ends[1], end: content.length },
  ].filter(({ start, end }) => end > start);
}

/**
 * Splits a text that should be a record by the likeliest delimiter: the one that makes as many cells as there are
 * headers, or else the one that makes most. A record has at least three cells, or all if there are fewer headers.
 * @param others only delimiters other than the file's
 */
export function splitText(text: string, { delimiter, layout }: RowView, others: boolean): SplitText | undefined {
  const headers = layout.columns.length;
  const candidates = delimiters.filter((candidate) => text.includes(candidate) && !(others && candidate === delimiter));
  const splits = candidates.map((candidate): SplitText => {
    const lines = readCells(text, candidate);
    const fits = lines.every((cells) => cells.length === headers);
    return { delimiter: candidate, lines, fits, ambiguous: false };
  });
  const ambiguous = splits.filter(({ fits }) => fits).length > 1;
  const isRecord = ({ lines: [cells = [], ...more], fits }: SplitText) =>
    more.length === 0 ? cells.length >= Math.max(2, Math.min(3, headers)) : fits;
  const rank = ({ delimiter: by, lines, fits }: SplitText) =>
    (fits ? 1000 : 0) + (by === delimiter ? 0.5 : 0) + (lines[0]?.length ?? 0);
  const [best] = splits.filter(isRecord).sort((a, b) => rank(b) - rank(a));
  return best && { ...best, ambiguous };
}

/** Splits a text that should be a record by a rare delimiter. That is never certain. */
export function splitByRare(text: string, { layout }: RowView): SplitText | undefined {
  const headers = layout.columns.length;
  for (const delimiter of Object.keys(rareDelimiters)) {
    const cells = text.split(delimiter);
    const filled = cells.filter((cell) => cell.trim() !== "").length;
    if (filled < 3 || cells.length < headers - 2 || cells.length > headers) continue;
    return { delimiter, lines: [cells], fits: cells.length === headers, ambiguous: true };
  }
  return undefined;
}

/**
 * Whether a value may be a record, or several that an unclosed quote has swallowed: its first line has nearly as many
 * parts as there are columns, or a later one begins like a record, even a short one.
 */
export function mayBeRecords(value: string, { layout, delimiter }: RowView): boolean {
  if (!delimiters.some((by) => value.includes(by))) return false;
  const least = Math.max(3, layout.columns.length - 2);
  const [first = "", ...others] = value.split(/[\r\n]+/);
  // A program with another delimiter has filled up `US;;;`, which says nothing of other cells.
  const parts = (line: string, by: string) =>
    by === delimiter ? line.split(by).length : line.split(by).findLastIndex((part) => part.trim() !== "") + 1;
  const hasParts = (line: string, count: number) => delimiters.some((by) => parts(line, by) >= count);
  // In text, a space follows a comma: `Boston, MA`.
  const begins = (line: string) =>
    hasParts(line, 3) || delimiters.some((by) => line.replaceAll(`${by} `, "").includes(by));
  // Nobody types two tabs into a value. They separate cells that were pasted.
  return hasParts(first, least) || parts(first, "\t") >= 3 || others.some(begins);
}

/**
 * Whether no cell clearly belongs in another column, as some do if a name with commas only looks like a record. The
 * cells of a repeated header row fit too.
 */
export function fitsColumns(cells: readonly string[], row: RowView): boolean {
  if (headerTest(row.layout.template)(cells)) return true;
  const fit = new Fit(row, undefined);
  return cells.every((cell, index) => fit.at(cell, index) > misfit);
}
