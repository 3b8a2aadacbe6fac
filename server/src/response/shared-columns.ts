import { identityDamage, spreadsheetDamage } from "../document/spreadsheet.ts";
import type { RowView } from "../rules/view.ts";
import type { Role } from "../template/columns.ts";
import { headerKey } from "../template/headers.ts";
import type { HeaderCell, Layout } from "../template/layout.ts";
import { isAddedColumn } from "../template/response-columns.ts";

/** One column in two files: the indexes of its cells, from 0. */
export interface SharedColumn {
  readonly into: number;
  readonly from: number;
  readonly role: Role | undefined;
}

/**
 * The columns that an import file shares with a file of corrected rows, by their headers: in any order, and without
 * what a response file adds.
 */
export class SharedColumns {
  /** In the order of the import file. */
  readonly all: readonly SharedColumn[];
  /** The other headers of the import file. */
  readonly onlyInto: readonly HeaderCell[];
  /** The other headers of the corrected file, without those that a response file adds. */
  readonly onlyFrom: readonly HeaderCell[];

  constructor(into: Layout, from: Layout) {
    const byName = new Map<string, HeaderCell>();
    for (const cell of from.first) {
      const isOwn = !cell.column && !cell.duplicateOf && !isAddedColumn(cell.text);
      if (isOwn && nameOf(cell) !== "" && !byName.has(nameOf(cell))) byName.set(nameOf(cell), cell);
    }
    const all: SharedColumn[] = [];
    for (const cell of into.first) {
      const { column, duplicateOf, index } = cell;
      const other = column ? from.columns.indexOf(column) : duplicateOf ? -1 : (byName.get(nameOf(cell))?.index ?? -1);
      if (other >= 0) all.push({ into: index, from: other, role: column?.role });
    }
    const [known, taken] = [new Set(all.map(({ into }) => into)), new Set(all.map(({ from }) => from))];
    this.all = all;
    this.onlyInto = into.headers.filter((cell) => nameOf(cell) !== "" && !known.has(cell.index));
    this.onlyFrom = from.headers.filter((cell) => {
      const isOwn = cell.column !== undefined || !isAddedColumn(cell.text);
      return nameOf(cell) !== "" && isOwn && !cell.duplicateOf && !taken.has(cell.index);
    });
  }

  /** Whether they have the columns of an ID and a name, or two of either, by which a row can be found. */
  get canFind(): boolean {
    const roles = new Set(this.all.map(({ role }) => role));
    const has = (...each: Role[]) => each.some((role) => roles.has(role));
    return has("Company ID", "Company Name") && has("Site ID", "Site Name");
  }

  /** The first column of the template in which the loaded corrected row has a value, but the import file no column. */
  homeless(from: RowView): HeaderCell | undefined {
    return this.onlyFrom.find(({ column, index }) => column && from.value(index).trim() !== "");
  }

  /** In how many cells the loaded rows differ. */
  differences(into: RowView, from: RowView): number {
    let count = 0;
    for (const column of this.all) if (isChanged(into.value(column.into), from.value(column.from))) count++;
    return count;
  }
}

function nameOf({ text }: HeaderCell): string {
  return headerKey(text) || text.trim();
}

/** The indexes of cells without a header, up to the last one that is not empty. */
export function namelessCells(view: RowView): number[] {
  const { headers } = view.layout;
  const cells: number[] = [];
  let filled = 0;
  for (let index = 0; index < view.cellCount; index++) {
    if ((headers[index]?.text ?? "").trim() !== "") continue;
    cells.push(index);
    if (view.value(index) !== "") filled = cells.length;
  }
  return cells.slice(0, filled);
}

/** The values of these cells. */
export function namelessValues(view: RowView): string[] {
  return namelessCells(view).map((index) => view.value(index));
}

/** Whether a value was corrected. Programs that save the file may write other line breaks into a cell. */
export function isChanged(value: string, corrected: string): boolean {
  if (value === corrected) return false;
  return withLineFeeds(value) !== withLineFeeds(corrected);
}

/** A value with only line feeds as line breaks. */
export function withLineFeeds(value: string): string {
  return value.replace(/\r\n?/g, "\n");
}

/**
 * Whether a value is only what a spreadsheet made of another one when it opened and saved the file: a number without
 * its leading zeros, in exponent form, or a date. That is no correction.
 */
export function isDamagedCopy(value: string, saved: string): boolean {
  if (/^0\d+$/.test(value) && saved !== "" && saved === value.replace(/^0+(?=\d)/, "")) return true;
  if (/^\d{6,}$/.test(value) && spreadsheetDamage(saved)?.kind === "scientific") return true;
  return /\d/.test(value) && isDate(saved) && !isDate(value);
}

function isDate(text: string): boolean {
  return identityDamage(text.trim(), "id")?.kind === "date";
}
