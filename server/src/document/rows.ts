import { Source } from "./source.ts";

/** What a check found in a row, as bits: an error or another problem, in the row itself or in a group that it is in. */
export const Mark = { error: 1, problem: 2, groupError: 4, groupProblem: 8 } as const;

/** The marks of a row that come from itself, those that come from its groups, and those of errors. */
export const ownMarks: number = Mark.error | Mark.problem;
export const groupMarks: number = Mark.groupError | Mark.groupProblem;
export const errorMarks: number = Mark.error | Mark.groupError;

/**
 * One row of the file: a stretch of a source. The first source is the text that was opened, later ones are what edits
 * re-read, so an edit copies no more than the rows it touches.
 */
export class Row {
  readonly source: Source;
  /** UTF-16 offsets into the source's text; `end` stands behind the row's line end. */
  readonly start: number;
  readonly end: number;
  /** Index of its first cell in the source, and how many cells it has: at least one. */
  readonly firstCell: number;
  readonly cellCount: number;
  /** Line breaks in the row, its line end included. */
  readonly lines: number;
  /** All `Kind` bits of its cells. */
  readonly kinds: number;
  /** How many UTF-16 units behind `end` were looked at to find where the row ends; Infinity for "to the last". */
  readonly lookahead: number;
  /** Where the row stands now: its block, and its index there. Kept by `RowList`. */
  block: Block | undefined = undefined;
  index = 0;
  /** `Mark` bits, kept by the checker through `RowList.mark`. */
  marks = 0;
  /** Its number among the rows that are in groups, or -1. Kept by the checker. */
  member = -1;

  constructor(
    source: Source,
    start: number,
    end: number,
    firstCell: number,
    cellCount: number,
    lines: number,
    kinds: number,
    lookahead: number,
  ) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.firstCell = firstCell;
    this.cellCount = cellCount;
    this.lines = lines;
    this.kinds = kinds;
    this.lookahead = lookahead;
  }

  /** A row of no text, which stands in no document. */
  static empty(): Row {
    return new Row(new Source("", 1), 0, 0, 0, 1, 0, 0, 0);
  }

  get length(): number {
    return this.end - this.start;
  }

  /** The row's text, its line end included. */
  get text(): string {
    return this.source.text.slice(this.start, this.end);
  }

  /** Offset in the source where a cell (from 0) begins; where the content ends, for the cell behind the last. */
  cellStart(index: number): number {
    return index === 0 ? this.start : (this.source.cellEnds[this.firstCell + index - 1] as number) + 1;
  }

  /** Offset in the source behind a cell (from 0). */
  cellEnd(index: number): number {
    return this.source.cellEnds[this.firstCell + index] as number;
  }

  /** `Kind` bits of a cell (from 0). */
  cellKinds(index: number): number {
    return this.source.cellKinds[this.firstCell + index] as number;
  }
}

/** Consecutive rows with their sums, so that a place is found by looking at the blocks and then at one block's rows. */
export interface Block {
  rows: Row[];
  lines: number;
  length: number;
  /** The furthest `lookahead` of its rows. */
  lookahead: number;
  /** Whether a row of it holds a quote. */
  quotes: boolean;
  /** How many of its rows are marked, and how many for an error. */
  marked: number;
  failing: number;
  /** What lies before it: blocks, rows, line breaks and UTF-16 units. */
  index: number;
  firstRow: number;
  firstLine: number;
  offset: number;
}

/** A place in the list: a row, and what lies before it. All from 0; lines and offsets as in LSP, in UTF-16 units. */
export interface RowPlace {
  readonly row: Row;
  readonly index: number;
  readonly line: number;
  readonly offset: number;
}
