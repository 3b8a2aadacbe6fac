import { Kind } from "../document/characters.ts";
import { foldAccents } from "../document/fold.ts";
import { cellsOf } from "../document/read-cells.ts";
import type { RowReader } from "../document/reader.ts";
import { hasContent, isFilled, type SourceTable } from "../document/source-table.ts";
import { isFooter } from "../existing/csv-faults.ts";
import { listed } from "../listed.ts";
import type { Steps } from "../steps.ts";

/** Rows that are no companies. */
export class LeftOut {
  count = 0;
  /** The first ones. */
  readonly #shown: string[] = [];

  add(cells: readonly string[]): void {
    if (this.count++ >= mostShown) return;
    const line = cells.filter(isFilled).join(", ").replace(/\s+/g, " ");
    this.#shown.push(line.length > longest ? `${line.slice(0, longest - 1)}…` : line);
  }

  /** A sentence for the user: `Left out 1 row that is no company: "Total, 6".` Empty if there are none. */
  get sentence(): string {
    if (this.count === 0) return "";
    const what = this.count === 1 ? "1 row that is no company" : `${this.count} rows that are no companies`;
    const rest = this.count - this.#shown.length;
    const shown = this.#shown.map((line) => `"${line}"`);
    return `Left out ${what}: ${listed(rest > 0 ? [...shown, `${rest} more`] : shown)}.`;
  }
}

/** Looks for the rows of a source that are no companies. */
export function* lookingForFooters(source: SourceTable): Steps<LeftOut> {
  const leftOut = new LeftOut();
  for (const row of yield* source.opening()) {
    yield;
    if (!hasContent(row) || !mayBeFooter(row)) continue;
    const cells = cellsOf(row);
    if (isFooterRow(cells, source)) leftOut.add(cells);
  }
  return leftOut;
}

const mostShown = 3;

/** Of a line that is shown, in UTF-16 units. */
const longest = 60;

/** Words for a sum or a number of rows, without accents. */
const sum =
  /^(?:(?:grand |sub-?|sous-?)?totals?|(?:gesamt|zwischen|end)?summe|gesamt|total general|sum|suma|somme|(?:sub|eind)?totaal|count|anzahl|aantal) ?:?$/i;

const amount = /^[\p{Sc}\d\s.,'%()+-]*$/u;

/** Words that the names of companies begin with too: `Run 4 Fun`, `Time 4 Tea`. In a footer, a date or person follows. */
const nameLike = /^(?:run|date|time|created|updated|printed|produced|refreshed|stand)\s/i;
const moment = /:|\d[./-]\d|(?<!\d)\d{4}(?!\d)|\sby\s/;

/** Whether a row is no company: a sum, a date, a page number or a note of who made the list. */
export function isFooterRow(cells: readonly string[], table: Pick<SourceTable, "columns">): boolean {
  if (table.columns.length < 2) return false;
  const filled = cells.filter(isFilled).map((cell) => cell.trim());
  const [first = "", ...others] = filled;
  if (sum.test(foldAccents(first)) && others.every((cell) => amount.test(cell))) return true;
  return isFooter(cells, table) && (!nameLike.test(first) || moment.test(first));
}

/** A date may be in three cells: `Friday, November 27, 2026 9:00 AM`. */
const mostWords = 3;

/** A fast test of the row that was just read. If false, it is no such row. */
export function mayBeFooter({ source, firstCell, cellCount }: RowReader): boolean {
  let words = 0;
  for (let cell = firstCell; cell < firstCell + cellCount; cell++) {
    if ((source.cellKinds[cell] as number) & (Kind.letter | Kind.foreign) && ++words > mostWords) return false;
  }
  return true;
}
