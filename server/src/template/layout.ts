import type { HeaderTest } from "../document/header-place.ts";
import { type Column, defaultColumns, type Role } from "./columns.ts";
import { findColumn, headerKey, roleOf, withoutNotes } from "./headers.ts";
import { isAddedColumn, isReasonColumn, isResponseHeader, isStatusColumn } from "./response-columns.ts";
import type { Template } from "./template.ts";

/** One cell of a file's header row. */
export interface HeaderCell {
  /** Index of the cell in its row, from 0. */
  readonly index: number;
  readonly text: string;
  /** The template's column that it means; undefined if unknown, or if another cell has that column. */
  readonly column?: Column;
  /** The cell that means the same and has the column: an exact header, or else the first. */
  readonly duplicateOf?: HeaderCell;
}

/** How many of a file's headers are looked at. A template has about twenty. */
export const maxColumns = 1_000;

/** Which cells of a file belong to which column of the template. */
export class Layout {
  readonly template: Template;
  readonly headers: readonly HeaderCell[];
  /** The first `maxColumns` of the headers. Only these may have a column. */
  readonly first: readonly HeaderCell[];
  /** Whether the whole header row is in one pair of quotes, with its cells inside. */
  readonly isQuoted: boolean;
  /** The template's column of each cell, by index. */
  readonly columns: readonly (Column | undefined)[];
  /** Whether the first header has digits. Kept, like the fields below, because it is requested for most rows. */
  readonly hasDigitsFirst: boolean;
  readonly #cells = new Map<Role, number>();
  #isImport: boolean | undefined;
  #isResponse: boolean | undefined;
  #keys: ReadonlySet<string> | undefined;
  #missing: readonly Column[] | undefined;

  constructor(template: Template, headers: readonly string[], isQuoted = false) {
    this.template = template;
    this.isQuoted = isQuoted;
    this.hasDigitsFirst = /\d/.test(headers[0] ?? "");
    const cells: HeaderCell[] = [];
    // An exact header gets its column before any alias, wherever it is.
    const considered = headers.slice(0, maxColumns);
    const exact = new Set(considered.filter((text) => template.columns.some((column) => column.header === text)));
    const exactFirst = [...considered.entries()].sort((a, b) => Number(exact.has(b[1])) - Number(exact.has(a[1])));
    const firsts = new Map<Column | string, HeaderCell>();
    for (const [index, text] of exactFirst) {
      const column = findColumn(text, template.columns);
      // A header without letters and digits is a duplicate only if it is identical. Empty headers are never duplicates.
      const name = headerKey(text) || text.trim();
      const duplicateOf = firsts.get(column ?? name);
      const cell = { index, text, ...(duplicateOf ? { duplicateOf } : column ? { column } : {}) };
      if (column && !duplicateOf) firsts.set(column, cell);
      if (name !== "" && !firsts.has(name)) firsts.set(name, cell);
      cells.push(cell);
    }
    this.first = cells.sort((a, b) => a.index - b.index);
    const others = headers.slice(maxColumns).map((text, index) => ({ index: maxColumns + index, text }));
    this.headers = [...this.first, ...others];
    this.columns = this.headers.map((cell) => cell.column);
    for (const { index, column } of cells) if (column?.role) this.#cells.set(column.role, index);
  }

  /** Whether these are the headers of an import file. */
  get isImport(): boolean {
    this.#isImport ??= isImportHeader(
      this.first.map(({ text }) => text),
      this.template,
    );
    return this.#isImport;
  }

  /** Whether these are the headers of a response file. */
  get isResponse(): boolean {
    this.#isResponse ??= isResponseHeader(this.first.map(({ text }) => text));
    return this.#isResponse;
  }

  /** Whether these are the headers of another program's CSV. */
  get isForeign(): boolean {
    return !this.isImport && !this.isResponse && this.headers.some(({ text }) => text.trim() !== "");
  }

  /** Whether a header is one that response files add to those of the import file. */
  isAdded({ column, text }: HeaderCell): boolean {
    return this.isResponse && !column && isAddedColumn(text);
  }

  /** Whether there is a column of status or reasons, which is enough if the user says that this is a response file. */
  get mayBeResponse(): boolean {
    return this.first.some(({ text }) => isReasonColumn(text) || isStatusColumn(text));
  }

  /** The keys of the first headers, by which the exports of programs are recognised. */
  get keys(): ReadonlySet<string> {
    this.#keys ??= new Set(this.first.map(({ text }) => headerKey(text)));
    return this.#keys;
  }

  /** Index of a column's cell, or -1 if the file does not have the column. */
  cellOf(role: Role): number {
    return this.#cells.get(role) ?? -1;
  }

  /** The template's columns that the file does not have. */
  get missing(): readonly Column[] {
    if (!this.#missing) {
      const present = new Set(this.first.map(({ column }) => column));
      this.#missing = this.template.columns.filter((column) => !present.has(column));
    }
    return this.#missing;
  }
}

const bareWord = /^\s*(?:company|client|site)\s*$/i;
const requiredRoles = defaultColumns.filter((column) => column.required).map((column) => column.role);

/**
 * Whether a header row is one of an import file: it has at least three of the five required headers, in any spelling.
 */
export function isImportHeader(headers: readonly string[], template: Template): boolean {
  const roleOfHeader = (header: string) => findColumn(header, template.columns)?.role ?? roleOf(header);
  const shown = new Set(headers.slice(0, maxColumns).map(roleOfHeader));
  // Many lists have headers like `Client`, `Site` and `Country`, so one must also say that it is a name or an ID.
  const namesCompanyOrSite = headers
    .slice(0, maxColumns)
    .some((header) => / (?:Name|ID)$/.test(roleOfHeader(header) ?? "") && !bareWord.test(withoutNotes(header)));
  return namesCompanyOrSite && requiredRoles.filter((role) => shown.has(role)).length >= 3;
}

const headerTests = new WeakMap<Template, HeaderTest>();

/** The test for header rows of a template; the same function for each call. */
export function headerTest(template: Template): HeaderTest {
  const known = headerTests.get(template) ?? ((headers: readonly string[]) => isImportHeader(headers, template));
  headerTests.set(template, known);
  return known;
}
