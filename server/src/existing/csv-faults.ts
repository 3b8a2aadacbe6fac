import { isFilled, type SourceRow, type SourceTable } from "../document/source-table.ts";
import { type CompanyColumns, isOtherHeader } from "./csv-columns.ts";
import { isDateLine } from "./date-lines.ts";

/**
 * Why a record of a CSV cannot be relied upon, to follow on the row: who made it did not quote as the others, cut it off, or
 * left a quote open that may have swallowed others. Undefined for one that is well-formed.
 * @param isParted whether a blank line stands above it
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
 * Whether a cell of several lines is the end of one row and the beginning of another, with rows between: a quote that was
 * not closed met another one. Lines of an address are parted by a comma and a blank.
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

/** What a line below a list says of the list itself: who made it and when, a sum of money, that it ends. */
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

/** Whether a row is such a line and no record: a date, or in a table of several columns what stands alone in it. */
export function isFooter(cells: readonly string[], table: SourceTable): boolean {
  const first = cells.findIndex(isFilled);
  const isAlone = cells.findLastIndex(isFilled) === first;
  if ((isAlone || cells.length < table.columns.length) && isDateLine(cells.filter(isFilled).join(", "))) return true;
  return isAlone && table.columns.length > 1 && footer.test((cells[first] ?? "").trim());
}

function saysOfList(line: string): boolean {
  return footer.test(line) || isDateLine(line);
}

/** As many UTF-16 units at the end of a file are looked at for the lines below its list. */
const longestTail = 4_096;

/** Lines below a list, which blank lines part from it, and none of which has a second cell. */
export interface Tail {
  /** Offset at which they begin: the length of the text where there are none. */
  readonly start: number;
  /** Whether one of them speaks of the list: then the others are the name of the report, and who made it. */
  readonly isFooter: boolean;
}

/** The lines below the list of a CSV. */
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
  const lines = text.slice(start).split(/[\r\n]+/);
  return { start, isFooter: lines.some((line) => saysOfList(line.replace(/^[\s"]+|[\s"]+$/g, ""))) };
}
