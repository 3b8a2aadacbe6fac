import { encodeRow } from "../document/cells.ts";
import { isWellQuoted } from "../document/read-cells.ts";
import type { RowRule } from "./rule.ts";
import { delimiterNames, fitsColumns, onlyCell, type Parting, partingOf } from "./support/record-in-cell.ts";
import { count, quoted } from "./support/wording.ts";
import type { RowView } from "./view.ts";

interface Data {
  /** The delimiters of the row and of the file. */
  own: string;
  file: string;
  cells: number;
  headers: number;
  /** A cell that contains the file's delimiter, which would split it. */
  inTheWay?: string | undefined;
}

/** A row with another delimiter than the header row, such as cells pasted from a spreadsheet. */
export const rowDelimiter: RowRule<Data> = {
  code: "row-delimiter",
  title: "A row uses another delimiter than the header row",
  noun: ["row with another delimiter", "rows with another delimiter"],
  severity: "error",
  scope: "row",
  message({ own, file, cells, headers, inTheWay }) {
    const [one, several] = [nameOf(own, 0), nameOf(own, 1)];
    const said = `This row separates its cells with ${several}, but the header row uses ${nameOf(file, 1)}.`;
    const wrong =
      cells === headers ? "" : ` The row then has ${count(cells, "cell")}, but the header row has ${headers}.`;
    const replace =
      inTheWay === undefined ? "Replace" : `Remove the ${nameOf(file, 0)} in ${quoted(inTheWay)}, then replace`;
    return `${said} ${replace} each ${one} with a ${nameOf(file, 0)}.${wrong}`;
  },
  check(row) {
    const found = foreignParting(row);
    if (!found) return undefined;
    const [cells = []] = found.parting.lines;
    const { delimiter } = found.parting;
    const headers = row.layout.columns.length;
    const inTheWay = cells.find((cell) => cell.includes(row.delimiter));
    const data = { own: delimiter, file: row.delimiter, cells: cells.length, headers, inTheWay };
    // If the row has the right number of cells, they may be correct as they are.
    const isWhole = row.cellCount === data.headers && found.text === row.content;
    return { data, final: !isWhole };
  },
  fixes({ data, row: place }, file) {
    const row = file.view(place);
    const found = foreignParting(row);
    const [cells] = found?.parting.lines ?? [];
    if (!found || !cells) return [];
    const { text, parting, mixed } = found;
    const safe =
      parting.fits &&
      !parting.ambiguous &&
      !mixed &&
      fitsColumns(cells, row) &&
      isWellQuoted(text, parting.delimiter) &&
      !cells.some((cell) => cell.includes(row.delimiter) || /[\r\n]/.test(cell));
    const edit = { row: place, start: 0, end: row.contentEnd, text: encodeRow(cells, row.delimiter) };
    return [{ title: `Separate the cells with ${nameOf(data.file, 1)}`, safe, edits: [edit] }];
  },
};

/** The row, split by its own delimiter; `mixed` if the file's delimiter also splits it. */
function foreignParting(row: RowView): { text: string; parting: Parting; mixed: boolean } | undefined {
  const only = onlyCell(row);
  if (only?.quoted) return undefined;
  const text = only?.text ?? row.content;
  const now = only ? 1 : row.cellCount;
  const parting = partingOf(text, row, true);
  // If a row has the right length, other delimiters belong to its values, unless they give it that length too.
  if (!only && row.cellCount === row.layout.columns.length) {
    return parting?.fits ? { text, parting: { ...parting, ambiguous: true }, mixed: false } : undefined;
  }
  const cells = parting?.lines[0]?.length ?? 0;
  if (parting?.lines.length === 1 && (parting.fits || cells > now)) return { text, parting, mixed: false };
  const mixed = only ? undefined : mixedParting(row);
  return mixed && { text, parting: mixed, mixed: true };
}

/** Splits a row with too few cells that has the right number if another delimiter counts too. */
function mixedParting(row: RowView): Parting | undefined {
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
