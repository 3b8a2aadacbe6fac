import { decodeCell, quoteCell } from "../document/cells.ts";
import { Kind } from "../document/characters.ts";
import { hasOnlySpacedQuotes, isSpacedQuote } from "../document/open-quote.ts";
import { isWellQuoted, readCells } from "../document/read-cells.ts";
import type { RowEdit } from "../document/row-edit.ts";
import { spreadsheetDamage } from "../document/spreadsheet.ts";
import type { CellRule, Fix, RowRule } from "./rule.ts";
import { asGuess, cellOf, headerOf, isStrict } from "./support/cell-fix.ts";
import { replaceIdentity } from "./support/identity-fix.ts";
import { spaceAroundRecord } from "./support/record-in-cell.ts";
import type { CellView, RowView } from "./view.ts";

interface Data {
  header: string;
  fault: "unclosed" | "inside" | "spaced" | "escaped";
}

const rule = {
  code: "quote",
  title: "A quote is not closed, is inside a value, or has white space around it",
  noun: ["stray quote", "stray quotes"],
  severity: "error",
  message: ({ fault, header }: Data) => messages[fault](header),
} as const;

const messages: Record<Data["fault"], (header: string) => string> = {
  unclosed: (header) =>
    `The quote that opens ${header} is never closed. Add a quote at the end of the value, or remove this one.`,
  inside: (header) => `${header} contains a quote. Remove the quote, or double it and put the whole value in quotes.`,
  escaped: (header) =>
    `${header} uses backslashes to escape its quotes, so the value ends at the first quote. Double the quotes instead.`,
  spaced: (header) =>
    `${header} has white space outside its quotes, so the quotes become part of the value. Remove the white space.`,
};

/** A quote that is never closed, or is not doubled inside a cell (RFC 4180, section 2, rules 5 to 7). */
export const quote: CellRule<Data> = {
  ...rule,
  scope: "cell",
  look: { signs: Kind.strayQuote },
  doubtsValue: true,
  check(cell) {
    if (!(cell.kinds & Kind.strayQuote)) return undefined;
    // Quotes of a spreadsheet, as in `="00123"`, are reported by `spreadsheet-damage`.
    if (spreadsheetDamage(cell.tidyValue)?.kind === "wrapped") return undefined;
    if (isSpacedQuote(cell.raw)) {
      return { data: { fault: "spaced", header: headerOf(cell) }, final: true };
    }
    const stray = strayIndex(cell);
    const from = Math.max(0, stray);
    return {
      data: { fault: stray === -1 ? "unclosed" : "inside", header: headerOf(cell) },
      from,
      to: from + 1,
      final: true,
    };
  },
  fixes(finding, file) {
    const cell = cellOf(finding, file);
    const { fault } = finding.data;
    if (fault === "spaced") {
      const value = decodeCell(cell.raw.trim(), Kind.quoted);
      const title = "Remove the white space outside the quotes";
      const safe = hasOnlySpacedQuotes(finding.row);
      return replaceIdentity(file, finding, value, safe).map((fix) => ({ ...fix, title }));
    }
    const unclosed = fault === "unclosed";
    const inner = unclosed ? cell.value.slice(1).replaceAll('""', '"') : cell.value;
    const close: Fix = {
      title: unclosed ? "Close the quote at the end of the value" : "Double the quotes and put the value in quotes",
      safe: false,
      edits: [{ ...cell.replace(""), text: quoteCell(inner) }],
    };
    const remove: Fix = { title: "Remove the quotes", safe: false, edits: [cell.replace(inner.replaceAll('"', ""))] };
    return (isStrict(cell.column) ? [remove, close] : [close, remove]).map(asGuess);
  },
};

/**
 * Quotes that break up a row: with white space outside, they do not enclose the delimiter inside them, so the row has
 * too many cells. A quote in an otherwise empty row makes other programs read the rows after it as its value.
 */
export const quoteInRow: RowRule<Data> = {
  ...rule,
  scope: "row",
  check(row) {
    if (!(row.row.kinds & Kind.strayQuote)) return undefined;
    const [first] = spacesOutside(row);
    const header = (index: number) => headerOf(row.at(index));
    if (first) {
      const data = { fault: "spaced", header: spaceAroundRecord(row) ? "This row" : header(first.cell) } as const;
      return { data, from: first.start, to: first.end, final: true };
    }
    if (withDoubledQuotes(row) !== undefined) {
      const from = row.content.indexOf('\\"');
      const index = row.values().findIndex((_, cell) => row.at(cell).end > from);
      return { data: { fault: "escaped", header: header(index) }, from, to: from + 2, final: true };
    }
    if (!isOnlyQuotes(row)) return undefined;
    const cell = row.values().findIndex((value) => value.includes('"'));
    const from = row.content.indexOf('"');
    return { data: { fault: "unclosed", header: header(cell) }, from, to: from + 1, final: true };
  },
  fixes(finding, file) {
    const row = file.view(finding.row);
    if (finding.data.fault === "unclosed") {
      const edit = row.rewrite(row.values().map(() => ""));
      return [{ title: "Remove the quotes", safe: false, edits: [edit] }];
    }
    if (finding.data.fault === "escaped") {
      const edit = { row: finding.row, start: 0, end: row.contentEnd, text: withDoubledQuotes(row) ?? "" };
      return [{ title: "Double the quotes instead of the backslashes", safe: false, edits: [edit] }];
    }
    return [{ title: "Remove the white space outside the quotes", safe: true, edits: spacesOutside(row) }];
  },
};

/** A row whose quotes a program escaped by backslashes, with doubled ones, if it then is as long as the header row. */
function withDoubledQuotes({ content, cellCount, delimiter, layout }: RowView): string | undefined {
  if (cellCount === layout.columns.length || !content.includes('\\"')) return undefined;
  const doubled = content.replaceAll('\\"', '""');
  const [cells = []] = isWellQuoted(doubled, delimiter) ? readCells(doubled, delimiter) : [];
  return cells.length === layout.columns.length ? doubled : undefined;
}

function isOnlyQuotes(row: RowView): boolean {
  return row.values().every((value) => /^["\s]*$/.test(value));
}

/**
 * Edits that remove the white space outside quotes; none if the row would still be neither as long as the header row nor
 * a record in one pair of quotes.
 */
function spacesOutside(row: RowView): (RowEdit & { cell: number })[] {
  const { content, layout, delimiter } = row;
  const space = spaceAroundRecord(row) ?? [];
  if (space.length > 0) return space.map((place) => ({ row: row.row, cell: 0, text: "", ...place }));
  if (row.cellCount === layout.columns.length) return [];
  const cell = new RegExp(
    `(\\s*)("(?:[^"]|"")*")(\\s*)(?=\\${delimiter}|$)|[^"\\${delimiter}]*(?=\\${delimiter}|$)`,
    "y",
  );
  const edits: (RowEdit & { cell: number })[] = [];
  for (let index = 0; ; index++) {
    const start = cell.lastIndex;
    const found = cell.exec(content);
    if (!found) return [];
    const [, before = "", enclosed = "", after = ""] = found;
    const end = cell.lastIndex;
    const edit = { row: row.row, cell: index, text: "" };
    if (before !== "") edits.push({ ...edit, start, end: start + before.length });
    if (after !== "" && enclosed !== "") edits.push({ ...edit, start: end - after.length, end });
    if (end >= content.length) return index + 1 === layout.columns.length ? edits : [];
    cell.lastIndex = end + 1;
  }
}

/** Index in the value of the first quote that is not allowed; -1 if only the opening quote is at fault. */
function strayIndex(cell: CellView): number {
  const { value } = cell;
  const quoted = (cell.kinds & Kind.quoted) !== 0;
  if (!quoted && !value.startsWith('"')) return value.indexOf('"');
  const inner = quoted ? cell.row.row.text.slice(cell.start + 1, cell.end - 1) : value.slice(1);
  const index = inner.replaceAll('""', "  ").indexOf('"');
  if (index === -1) return -1;
  return quoted ? inner.slice(0, index).replaceAll('""', '"').length : index + 1;
}
