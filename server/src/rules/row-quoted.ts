import { insidePaddedQuotes, isWellQuoted } from "../document/read-cells.ts";
import { joinLines } from "./line-break.ts";
import type { FileView, Finding, Fix, HeaderRule, RowRule } from "./rule.ts";
import { delimiterNames, fitsColumns, onlyCell, type SplitText, splitText } from "./support/record-in-cell.ts";
import { count } from "./support/wording.ts";
import type { RowView } from "./view.ts";

interface Data {
  cells: number;
  headers: number;
  /** The delimiter inside, if it is not the file's. */
  delimiter?: string;
  /** How many records there are, if there are several. */
  records?: number;
  header: boolean;
}

const rule = {
  code: "row-quoted",
  title: "A whole record is in one pair of quotes",
  noun: ["row in quotes", "rows in quotes"],
  severity: "error",
  message({ cells, headers, delimiter, records, header }: Data) {
    if (header)
      return "The whole header row is in one pair of quotes, which makes it a single cell. Remove the quotes.";
    const by = delimiter === undefined ? "" : `, separated by ${delimiterNames[delimiter]?.[1]}`;
    const mismatch = cells === headers ? "" : `, but the header row has ${headers}`;
    const [all, row] =
      records === undefined
        ? ["This whole record is in one pair of quotes, which makes it", "The row"]
        : [`These ${records} records are in one pair of quotes, which makes them`, "Each row"];
    const inside = by + mismatch === "" ? "" : ` ${row} then has ${count(cells, "cell")}${by}${mismatch}.`;
    return `${all} a single cell. Remove the quotes.${inside}`;
  },
} as const;

/** A whole record in one pair of quotes, so that it is a single cell. */
export const rowQuoted: RowRule<Data> = {
  ...rule,
  scope: "row",
  check(row) {
    const found = recordInQuotes(row);
    if (!found) return undefined;
    const { lines, delimiter } = found.split;
    const several = lines.length > 1 ? { records: lines.length } : {};
    const data = { cells: lines[0]?.length ?? 0, headers: row.layout.columns.length, ...several, header: false };
    return { data: delimiter === row.delimiter ? data : { ...data, delimiter }, final: true };
  },
  fixes(finding, file) {
    const row = file.view(finding.row);
    const found = recordInQuotes(row);
    if (!found) return [];
    const { text, split } = found;
    const safe =
      split.fits &&
      !split.ambiguous &&
      split.lines.length === 1 &&
      fitsColumns(split.lines[0] ?? [], row) &&
      split.delimiter === row.delimiter &&
      isWellQuoted(text, split.delimiter);
    return unquote(finding, file, text, safe);
  },
};

/** The same for the header row. Nothing else is reported on it until its cells can be read. */
export const headerQuoted: HeaderRule<Data> = {
  ...rule,
  scope: "header",
  refuses: "its header row is in quotes",
  check({ layout }) {
    const headers = layout.headers.length;
    return layout.isQuoted ? [{ cell: -1, data: { cells: headers, headers, header: true }, final: true }] : [];
  },
  fixes(finding, file) {
    const row = file.view(finding.row);
    return unquote(finding, file, insidePaddedQuotes(row.content, row.delimiter) ?? row.value(0), true);
  },
};

function recordInQuotes(row: RowView): { text: string; split: SplitText } | undefined {
  const only = onlyCell(row);
  if (!only?.quoted) return undefined;
  const split = splitText(only.text, row, false);
  if (split) return { text: only.text, split };
  // One of its cells may contain a line break.
  const text = joinLines(only.text);
  const joined = text === only.text ? undefined : splitText(text, row, false);
  return joined?.fits ? { text, split: { ...joined, ambiguous: true } } : undefined;
}

function unquote({ row }: Finding, file: FileView, text: string, safe: boolean): Fix[] {
  const edit = { row, start: 0, end: file.view(row).contentEnd, text };
  return [{ title: "Remove the quotes around the row", safe, edits: [edit] }];
}
