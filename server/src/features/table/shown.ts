import type { Severity } from "../../rules/context.ts";

/*
 * What the table view shows of a file. These types know nothing of how it is read, because the web view uses them too.
 */

/** More rows up to the header row than these do not stay above the others. */
export const mostFixed = 6;

/** Which rows the table shows. The header row and the lines above it are always among them. */
export type TableFilter =
  | { readonly show: "all" | "failing" | "warnings" }
  /** Rows with findings of a rule, by its code. */
  | { readonly show: "rule"; readonly code: string }
  /** Rows of a company, by its name or, if it has none, its ID. */
  | { readonly show: "company"; readonly company: string };

/** `new` is the empty place below the last row, where a row can be added. */
export type RowKind = "above" | "header" | "record" | "blank" | "new";

export interface ShownFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
}

/** The findings of a cell (index from 0), or of the whole row (-1). */
export interface ShownFindings {
  readonly cell: number;
  readonly findings: readonly ShownFinding[];
}

export interface ShownRow {
  /** Index of the row in the file, from 0. */
  readonly index: number;
  readonly kind: RowKind;
  /** The values. A short row has fewer than there are columns. */
  readonly cells: readonly string[];
  readonly found: readonly ShownFindings[];
  /** Indexes of cells whose values are too long to be shown whole. They cannot be edited here. */
  readonly cut?: readonly number[];
}

export interface ShownColumn {
  /** The header as written in the file; empty beyond the last one. */
  readonly header: string;
  /** Whether the template requires a value. */
  readonly required: boolean;
}

/** A window of the table. */
export interface ShownRows {
  /** The version of the document. */
  readonly version: number;
  /** Identifies the list of rows that the filter has chosen. Edits keep the list, a new choice replaces it. */
  readonly list: number;
  /** The number of rows in the list. */
  readonly size: number;
  /** The number of rows up to the header row. */
  readonly fixed: number;
  readonly columns: readonly ShownColumn[];
  /** The rows that stay above the others, as far as they are not among `rows`. */
  readonly above: readonly ShownRow[];
  /** Index in the list of the first of `rows`, from 0. */
  readonly from: number;
  readonly rows: readonly ShownRow[];
  readonly counts: { readonly rows: number; readonly failing: number; readonly warnings: number };
}

/** A list of rows as the table has been told of it. What is asked of it is refused if the file or the list is another one. */
export interface KnownList {
  /** The version of the document. */
  readonly version: number;
  readonly filter: TableFilter;
  /** See `ShownRows.list`. */
  readonly list: number;
}

/** A block of cells in a list: rows by their indexes in the list, cells by their indexes in the row, both from 0. */
export interface Block {
  readonly row: number;
  readonly rows: number;
  readonly cell: number;
  readonly cells: number;
}

/** Values for consecutive cells of a row. Null leaves a cell as it is. */
export type CellValues = readonly (string | null)[];

/** A change that a person makes in the table. Indexes of rows are in the list. */
export type TableEdit =
  /** Writes values from a cell to the right and downwards; null leaves a cell as it is. Rows below the last one are added. */
  | { readonly kind: "write"; readonly row: number; readonly cell: number; readonly values: readonly CellValues[] }
  /** Like `write`, with cells as spreadsheets copy them. One copied cell fills the whole block. */
  | { readonly kind: "paste"; readonly block: Block; readonly text: string }
  | { readonly kind: "clear"; readonly block: Block }
  /** Copies the cells of the first row to the others; in a single row, copies those of the row above. */
  | { readonly kind: "fill"; readonly block: Block }
  /** Adds a row below a row, for another site of its company or for a new company. Fills the row in if it is blank. */
  | { readonly kind: "new"; readonly row: number; readonly what: "site" | "company" }
  /** Adds empty rows before a row. */
  | { readonly kind: "insert"; readonly row: number; readonly rows: number }
  | { readonly kind: "delete" | "duplicate"; readonly row: number; readonly rows: number }
  /** Moves rows up (-1) or down (1) by one. */
  | { readonly kind: "move"; readonly row: number; readonly rows: number; readonly by: number };

/** A cell with a problem. */
export interface ProblemPlace {
  /** Index in the list, from 0. */
  readonly row: number;
  /** Index of the cell, from 0; -1 for the whole row. */
  readonly cell: number;
}

/** Which cell is looked for: the first from a place on, or the next or previous one. */
export type FindWay = "here" | "next" | "previous";

/** A cell that shows a text: row and cell as in `ProblemPlace`. */
export interface FoundCell extends ProblemPlace {
  /** Which of all such cells it is, from 1. */
  readonly number: number;
  readonly count: number;
}

/** A value that a cell may contain, with what it means. */
export interface ShownValue {
  readonly value: string;
  /** Shown instead of the value. */
  readonly label?: string;
  readonly about: string;
  /** What it brings into other cells of the row, which are empty: indexes of cells from 0. */
  readonly fills?: readonly { readonly cell: number; readonly value: string }[];
}

/** Where in a list there are problems: for each of equal parts of it, the worst. */
export type ShownPart = "" | "problem" | "error";
