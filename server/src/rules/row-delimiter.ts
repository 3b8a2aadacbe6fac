import { encodeRow } from "../document/cells.ts";
import { isWellQuoted } from "../document/read-cells.ts";
import type { RowRule } from "./rule.ts";
import { delimiterNames, fitsColumns, onlyCell, type SplitText, splitText } from "./support/record-in-cell.ts";
import { count, quoted } from "./support/wording.ts";
import type { RowView } from "./view.ts";

interface Data {
  /** The delimiters of the row and of the file. */
  own: string;
  file: string;
  cells: number;
  headers: number;
  /** A cell that contains the file's delimiter, which would split it. */
  obstacle?: string | undefined;
}

/** A row with another delimiter than the header row, such as cells pasted from a spreadsheet. */
export const rowDelimiter: RowRule<Data> = {
  code: "row-delimiter",
  title: "A row uses another delimiter than the header row",
  noun: ["row with another delimiter", "rows with another delimiter"],
  severity: "error",
  scope: "row",
  message({ own, file, cells, headers, obstacle }) {
    const [one, several] = [nameOf(own, 0), nameOf(own, 1)];
    const problem = `This row separates its cells with ${several}, but the header row uses ${nameOf(file, 1)}.`;
    const mismatch =
      cells === headers ? "" : ` The row then has ${count(cells, "cell")}, but the header row has ${headers}.`;
    const replace =
      obstacle === undefined ? "Replace" : `Remove the ${nameOf(file, 0)} in ${quoted(obstacle)}, then replace`;
    return `${problem} ${replace} each ${one} with a ${nameOf(file, 0)}.${mismatch}`;
  },
  check(row) {
    const found = splitByOwn(row);
    if (!found) return undefined;
    const [cells = []] = found.split.lines;
    const { delimiter } = found.split;
    const headers = row.layout.columns.length;
    const obstacle = cells.find((cell) => cell.includes(row.delimiter));
    const data = { own: delimiter, file: row.delimiter, cells: cells.length, headers, obstacle };
    // If the row has the right number of cells, they may be correct as they are.
    const isWhole = row.cellCount === data.headers && found.text === row.content;
    return { data, final: !isWhole };
  },
  fixes({ data, row: place }, file) {
    const row = file.view(place);
    const found = splitByOwn(row);
    const [cells] = found?.split.lines ?? [];
    if (!found || !cells) return [];
    const { text, split, mixed } = found;
    const safe =
      split.fits &&
      !split.ambiguous &&
      !mixed &&
      fitsColumns(cells, row) &&
      isWellQuoted(text, split.delimiter) &&
      !cells.some((cell) => cell.includes(row.delimiter) || /[\r\n]/.test(cell));
    const edit = { row: place, start: 0, end: row.contentEnd, text: encodeRow(cells, row.delimiter) };
    return [{ title: `Separate the cells with ${nameOf(data.file, 1)}`, safe, edits: [edit] }];
  },
};

/** The row, split by its own delimiter; `mixed` if the file's delimiter also splits it. */
function splitByOwn(row: RowView): { text: string; split: SplitText; mixed: boolean } | undefined {
  const only = onlyCell(row);
  if (only?.quoted) return undefined;
  const text = only?.text ?? row.content;
  const now = only ? 1 : row.cellCount;
  const split = splitText(text, row, true);
  // If a row has the right length, other delimiters belong to its values, unless they give it that length too.
  if (!only && row.cellCount === row.layout.columns.length) {
    // A program with another delimiter may have filled up the row: `Acme,ACME1,HQ,HQ1,US;;;;`.
    const isFilled = split?.lines[0]?.slice(1).every((cell) => cell.trim() === "");
    return split?.fits && !isFilled ? { text, split: { ...split, ambiguous: true }, mixed: false } : undefined;
  }
  const cells = split?.lines[0]?.length ?? 0;
  if (split?.lines.length === 1 && (split.fits || cells > now)) return { text, split, mixed: false };
  const mixed = only ? undefined : splitByBoth(row);
  return mixed && { text, split: mixed, mixed: true };
}

/** Splits a row with too few cells that has the right number if another delimiter counts too. */
function splitByBoth(row: RowView): SplitText | undefined {
  const headers = row.layout.columns.length;
  if (row.cellCount < 2 || row.cellCount >= headers) return undefined;
  const values = row.values();
  for (const delimiter of Object.keys(delimiterNames)) {
    if (delimiter === row.delimiter || !row.content.includes(delimiter)) continue;
    // In text, a space follows: `Sales; Support`.
    const pattern = new RegExp(`\\${delimiter}(?! )`);
    const cells = values.flatMap((value) => value.split(pattern));
    if (cells.length === headers) return { delimiter, lines: [cells], fits: true, ambiguous: true };
  }
  return undefined;
}

function nameOf(delimiter: string, number: 0 | 1): string {
  return delimiterNames[delimiter]?.[number] ?? "";
}
