import { isFilled, type SourceRow, type SourceTable } from "../document/source-table.ts";
import { type CompanyColumns, isOtherHeader } from "./csv-columns.ts";
import { isDateLine } from "./date-lines.ts";

/**
 * Why a row of a CSV is unreliable, as a phrase after its subject: it is not quoted properly, it is cut off, or an open
 * quote may have swallowed other rows. Undefined for a well-formed row.
 * @param isParted whether a blank line precedes it
 */
export function faultOf(
  { cells, hasOpenQuote }: SourceRow,
  columns: CompanyColumns,
  isParted: boolean,
): string | undefined {
  const { table } = columns;
  if (hasOpenQuote) return "has a quote that is not closed";
  if (isParted && isOtherHeader(cells, columns)) return "is the header row of another list";
  const least = table.columns.findLastIndex(({ named }) => named) + 1;
  if (cells.length < least || cells.slice(table.columns.length).some(isFilled)) {
    return `has ${cells.length} ${cells.length === 1 ? "cell" : "cells"}, but the header row ${table.columns.length}`;
  }
  const swallowed = cells.some((cell, index) => /[\r\n]/.test(cell) && holdsRow(cell, index, columns));
  return swallowed ? "has a cell that contains other rows" : undefined;
}

/**
 * Whether a cell of several lines contains the end of one row, the beginning of another, and any rows in between,
 * because an open quote was closed by a later one. A comma with a space is more likely part of an address.
 */
function holdsRow(cell: string, index: number, { table, names, ids }: CompanyColumns): boolean {
  const lines = cell.split(/\r\n|\n|\r/);
  const widths = lines.map((line) => line.split(table.delimiter).length);
  if ([...names, ...ids].some((column) => column.index === index) && widths.some((width) => width > 1)) return true;
  if (cell.includes(`${table.delimiter} `)) return false;
  const whole = table.columns.length;
  return (
    whole > 1 &&
    widths[0] === whole - index &&
    widths.at(-1) === index + 1 &&
    widths.slice(1, -1).every((width) => width === whole)
  );
}

/** Lines below a list about the list: who made it and when, a sum, or its end. */
const footer = new RegExp(
  `^(?:${[
    String.raw`(?:(?:report|list|file|data|export) )?(?:generated|created|printed|exported|produced|downloaded|retrieved|run|updated|refreshed|erstellt|gedruckt|exportiert|généré|imprimé|generado|impreso|gegenereerd|afgedrukt)(?!\p{L}).*\d.*`,
    String.raw`(?:generated|created|exported|prepared|powered|erstellt|généré|generado|gegenereerd) (?:by|von|par|por|door)(?!\p{L}).*`,
    String.raw`(?:last updated|(?:data )?as of|date|(?:completion |run )?time|stand|datum|fecha)(?!\p{L}).*\d.*`,
    "(?:filter(?:s|ed by)?|sort(?:ed by)?|criteria|parameters?|legend|gefiltert nach|filtres?|filtros?) ?:.*",
    String.raw`(?:(?:grand |sub-?)?total|sum|summe|gesamt|totaal)(?!\p{L}).*\d.*`,
    "end of (?:report|file|list|data|export).*",
    String.raw`(?:©|\(c\)|copyright(?!\p{L})|confidential(?!\p{L})).*`,
    String.raw`https?:\/\/\S+`,
  ].join("|")})$`,
  "iu",
);

/** Whether a row is such a line, not a record: a date, or a footer in the only filled cell of several columns. */
export function isFooter(cells: readonly string[], table: Pick<SourceTable, "columns">): boolean {
  const first = cells.findIndex(isFilled);
  const isAlone = cells.findLastIndex(isFilled) === first;
  if ((isAlone || cells.length < table.columns.length) && isDateLine(cells.filter(isFilled).join(", "))) return true;
  return isAlone && table.columns.length > 1 && footer.test((cells[first] ?? "").trim());
}

function isFooterLine(line: string): boolean {
  return footer.test(line) || isDateLine(line);
}

/** UTF-16 units at the end of a file that are searched for lines below its list. */
const longestTail = 4_096;

/** Lines below a list, separated from it by a blank line, each with one cell. */
export interface Tail {
  /** UTF-16 offset at which they begin; the length of the text if there are none. */
  readonly start: number;
  /** Whether one of them is a footer. Then the others are too, such as the report's name or author. */
  readonly isFooter: boolean;
}

/** Finds the lines below the list of a CSV. */
export function tailOf(text: string, delimiter: string): Tail {
  const from = Math.max(0, text.length - longestTail);
  const blanks = [...text.slice(from).matchAll(/(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)(?=\S)/g)];
  let start = text.length;
  for (const blank of blanks.reverse()) {
    const after = from + blank.index + blank[0].length;
    const unquoted = text.slice(after, start).replace(/"[^"\r\n]*"/g, "");
    if (unquoted.includes(delimiter) || /\S[;|\t]\S/.test(unquoted)) break;
    start = after;
  }
  const lines = text.slice(start).split(/[\r\n]/);
  return { start, isFooter: lines.some((line) => isFooterLine(line.replace(/^[\s"]+|[\s"]+$/g, ""))) };
}
