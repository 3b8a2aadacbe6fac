import { isBlank } from "../document/blank.ts";
import { decodeCell, encodeCell, encodeRow, quoteCell } from "../document/cells.ts";
import { Kind } from "../document/characters.ts";
import { headerCells } from "../document/header-place.ts";
import { insidePaddedQuotes } from "../document/read-cells.ts";
import type { RowEdit } from "../document/row-edit.ts";
import type { Row } from "../document/rows.ts";
import { tidy } from "../document/whitespace.ts";
import type { ExistingCompanies, ExistingMatch } from "../existing/companies.ts";
import { looseHash, looseHashAt } from "../existing/loose-hash.ts";
import type { Column, Role } from "../template/columns.ts";
import { findCountry, isCountryCode } from "../template/countries.ts";
import { headerTest, Layout } from "../template/layout.ts";
import { isPlaceholder, longestPlaceholder, mayBePlaceholderAt } from "../template/placeholders.ts";
import type { FoundElsewhere } from "./company-places.ts";
import type { CheckContext } from "./context.ts";
import type { IdentityRole, Member } from "./member.ts";

/** A value without characters of these kinds is already tidy. */
const mayBeUntidy = Kind.untidy | Kind.foreign | Kind.control | Kind.lineBreak;

/**
 * A row as rules see it. One view is reused for many rows: `load` moves it to another. Values are copied out of the
 * text only on request.
 */
export class RowView {
  readonly context: CheckContext;
  readonly layout: Layout;
  readonly delimiter: string;
  readonly cell: CellView;
  row!: Row;
  /**
   * Whether a changed cell keeps its quotes even if its new value needs none. Set while the file has an unclosed quote:
   * if other quotes were removed, one much further down could close it.
   */
  keepsQuotes = false;
  #existing: ExistingMatch | null | undefined;
  #elsewhere: FoundElsewhere | null | undefined;

  constructor(context: CheckContext, layout: Layout, delimiter: string) {
    this.context = context;
    this.layout = layout;
    this.delimiter = delimiter;
    this.cell = new CellView(this);
  }

  load(row: Row): this {
    this.row = row;
    this.#existing = undefined;
    this.#elsewhere = undefined;
    return this;
  }

  get cellCount(): number {
    return this.row.cellCount;
  }

  /** Whether the row has no visible content, see `isBlank`. */
  get isBlank(): boolean {
    return isBlank(this.row);
  }

  /** Whether all cells beyond the last header are empty. */
  get extraCellsAreEmpty(): boolean {
    for (let i = this.layout.columns.length; i < this.cellCount; i++) if (this.value(i).trim() !== "") return false;
    return true;
  }

  /** Offset of the end of the last cell, from the row's start. */
  get contentEnd(): number {
    return this.row.cellEnd(this.cellCount - 1) - this.row.start;
  }

  /** The row's text without its line end. */
  get content(): string {
    return this.row.source.text.slice(this.row.start, this.row.cellEnd(this.cellCount - 1));
  }

  /** Whether all cells after the first are empty. */
  get isOneCell(): boolean {
    for (let i = 1; i < this.cellCount; i++) if (this.value(i).trim() !== "") return false;
    return true;
  }

  /** Moves the view's one cell to an index (from 0). */
  at(index: number): CellView {
    this.cell.index = index;
    return this.cell;
  }

  /** The value of a cell; empty if the row has no such cell. */
  value(index: number): string {
    const { row } = this;
    if (index < 0 || index >= row.cellCount) return "";
    return decodeCell(row.source.text.slice(row.cellStart(index), row.cellEnd(index)), row.cellKinds(index));
  }

  /** `Kind` bits of a cell; none if the row has no such cell. */
  kindsAt(index: number): number {
    return index >= 0 && index < this.row.cellCount ? this.row.cellKinds(index) : 0;
  }

  values(): string[] {
    const values: string[] = [];
    for (let index = 0; index < this.cellCount; index++) values.push(this.value(index));
    return values;
  }

  /** The value of a cell, trimmed and with its white space collapsed. */
  tidyValue(index: number): string {
    const value = this.value(index);
    return value !== "" && this.row.cellKinds(index) & mayBeUntidy ? tidy(value) : value;
  }

  /** The cell with a role and its offsets from the row's start; -1 and the whole row if it has none. */
  spanOf(role: Role): { cell: number; start: number; end: number } {
    const cell = this.layout.cellOf(role);
    if (cell < 0 || cell >= this.cellCount) return { cell: -1, start: 0, end: this.contentEnd };
    const { start, end } = this.at(cell);
    return { cell, start, end };
  }

  /** The value of the column with a role, trimmed and with its white space collapsed. */
  valueOf(role: Role): string {
    return this.tidyValue(this.layout.cellOf(role));
  }

  /** The alpha-2 code of the country in the cell with this role; undefined if none is certain. */
  country(role: "Country" | "Phone Country"): string | undefined {
    const value = this.valueOf(role);
    return isCountryCode(value) ? value : findCountry(value);
  }

  /** The existing company that matches the row's name or ID. */
  existing(): ExistingMatch | undefined {
    if (this.#existing === undefined) {
      const { existing } = this.context;
      const mayMatch = existing && (this.#mayExist(existing, "Company Name") || this.#mayExist(existing, "Company ID"));
      const match = mayMatch ? existing.match(this.#identity("Company Name"), this.#identity("Company ID")) : undefined;
      this.#existing = match ?? null;
    }
    return this.#existing ?? undefined;
  }

  /** Where another of the files that are validated together has the row's company. */
  elsewhere(): FoundElsewhere | undefined {
    const { others } = this.context;
    if (!others) return undefined;
    if (this.#elsewhere === undefined) {
      this.#elsewhere = others.find(this.#identity("Company Name"), this.#identity("Company ID")) ?? null;
    }
    return this.#elsewhere ?? undefined;
  }

  /** False if a hash of the cell's characters already shows that no existing company has this name or ID. */
  #mayExist(existing: ExistingCompanies, role: Role): boolean {
    const { row } = this;
    const cell = this.layout.cellOf(role);
    if (cell < 0 || cell >= row.cellCount) return false;
    if (row.cellKinds(cell) & (Kind.foreign | Kind.quoted)) return true;
    if (row.cellKinds(cell) & Kind.punctuation) return existing.has(looseHash(this.value(cell)));
    return existing.has(looseHashAt(row.source.codes, row.cellStart(cell), row.cellEnd(cell)));
  }

  /** A name or ID; empty for a placeholder, because rows that share one do not mean the same company or site. */
  #identity(role: IdentityRole): string {
    const { row } = this;
    const cell = this.layout.cellOf(role);
    const text = this.tidyValue(cell);
    if (
      text === "" ||
      !mayBePlaceholderAt(row.source.codes, row.cellStart(cell), row.cellEnd(cell), row.cellKinds(cell))
    )
      return text;
    const column = { names: true, initials: role !== "Company Name", numbers: false };
    const isNone = text.length <= longestPlaceholder && isPlaceholder(text, column);
    return isNone && this.context.severities.get("placeholder") !== "off" ? "" : text;
  }

  /** Which company and site the row means. */
  member(): Member {
    return {
      row: this.row,
      companyName: this.#identity("Company Name"),
      companyId: this.#identity("Company ID"),
      siteName: this.#identity("Site Name"),
      siteId: this.#identity("Site ID"),
    };
  }

  /** The edit that deletes the row and its line end. If the last row has none, the line end before it stays. */
  delete(): RowEdit {
    return { row: this.row, start: 0, end: this.row.length, text: "" };
  }

  /** The edit that replaces the row's cells. */
  rewrite(values: readonly string[], delimiter = this.delimiter): RowEdit {
    return { row: this.row, start: 0, end: this.contentEnd, text: encodeRow(values, delimiter) };
  }
}

/** Layouts by header row. Several callers need them, and a header row may have thousands of cells. */
const layouts = new WeakMap<Row, { readonly delimiter: string; readonly layout: Layout }>();

/** The layout of a file's columns. If the whole header row is in one pair of quotes, it is that of the cells inside. */
export function layoutOf(context: CheckContext, header: Row | undefined, delimiter: string): Layout {
  const { template } = context;
  const none = new Layout(template, []);
  if (!header) return none;
  const known = layouts.get(header);
  if (known?.delimiter === delimiter && known.layout.template === template) return known.layout;
  const view = new RowView(context, none, delimiter).load(header);
  const isOne =
    ((header.cellKinds(0) & Kind.quoted) !== 0 && view.isOneCell) ||
    insidePaddedQuotes(view.content, delimiter) !== undefined;
  const inside = isOne ? headerCells(view.content, delimiter) : [];
  const isQuoted = inside.length > 1 && headerTest(template)(inside);
  const layout = new Layout(template, isQuoted ? inside : view.values(), isQuoted);
  layouts.set(header, { delimiter, layout });
  return layout;
}

/** One cell of the loaded row. */
export class CellView {
  readonly row: RowView;
  /** Index in the row, from 0. */
  index = 0;

  constructor(row: RowView) {
    this.row = row;
  }

  get context(): CheckContext {
    return this.row.context;
  }

  /** The template's column that the cell belongs to. */
  get column(): Column | undefined {
    return this.row.layout.columns[this.index];
  }

  /** `Kind` bits of its characters. */
  get kinds(): number {
    return this.row.row.cellKinds(this.index);
  }

  get value(): string {
    return this.row.value(this.index);
  }

  /** The cell as written in the file, with its quotes. */
  get raw(): string {
    const { row } = this.row;
    return row.source.text.slice(row.cellStart(this.index), row.cellEnd(this.index));
  }

  /** Whether its characters show that its value has nothing to trim or to collapse. */
  get isTidy(): boolean {
    return (this.kinds & mayBeUntidy) === 0;
  }

  /** Its value, trimmed and with its white space collapsed. */
  get tidyValue(): string {
    return this.row.tidyValue(this.index);
  }

  /** Offsets of the cell, including its quotes, from the row's start. */
  get start(): number {
    return this.row.row.cellStart(this.index) - this.row.row.start;
  }

  get end(): number {
    return this.row.row.cellEnd(this.index) - this.row.row.start;
  }

  /** Offset from the row's start of a character of the value, which may be quoted and have doubled quotes before it. */
  offsetOf(index: number): number {
    if (!(this.kinds & Kind.quoted)) return this.start + index;
    const { text } = this.row.row;
    let offset = this.start + 1;
    for (let i = 0; i < index; i++) offset += text.startsWith('""', offset) ? 2 : 1;
    return offset;
  }

  /** The edit that replaces the cell's value. */
  replace(value: string): RowEdit {
    const keepsQuotes = this.row.keepsQuotes && (this.kinds & Kind.quoted) !== 0;
    const text = keepsQuotes ? quoteCell(value) : encodeCell(value, this.row.delimiter);
    return { row: this.row.row, start: this.start, end: this.end, text };
  }
}
