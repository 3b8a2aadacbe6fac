import { Source } from "./source.ts";

/** What a check found, as bits: an error or another problem, in the row itself or in one of its groups. */
export const Mark = { error: 1, problem: 2, groupError: 4, groupProblem: 8 } as const;

/** Marks from the row itself, marks from its groups, and marks for errors. */
export const ownMarks: number = Mark.error | Mark.problem;
export const groupMarks: number = Mark.groupError | Mark.groupProblem;
export const errorMarks: number = Mark.error | Mark.groupError;

/**
 * One row of the file: a range of a source. The first source is the text as it was opened. Later ones contain what
 * edits re-read, so an edit copies only the rows that it touches.
 */
export class Row {
  readonly source: Source;
  /** UTF-16 offsets into the source's text; `end` is after the row's line end. */
  readonly start: number;
  readonly end: number;
  /** Index of its first cell in the source, and its number of cells, at least 1. */
  readonly firstCell: number;
  readonly cellCount: number;
  /** Number of line breaks in the row, including its line end. */
  readonly lines: number;
  /** The `Kind` bits of all cells. */
  readonly kinds: number;
  /** How many UTF-16 units after `end` were looked at to find where the row ends; Infinity for all that follow. */
  readonly lookahead: number;
  /** Its block, and its index there. Maintained by `RowList`. */
  block: Block | undefined = undefined;
  index = 0;
  /** `Mark` bits. Maintained by the checker through `RowList.mark`. */
  marks = 0;
  /** Its number among the rows that are in groups, or -1. Maintained by the checker. */
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

  /** An empty row that belongs to no document. */
  static empty(): Row {
    return new Row(new Source("", 1), 0, 0, 0, 1, 0, 0, 0);
  }

  get length(): number {
    return this.end - this.start;
  }

  /** The row's text, including its line end. */
  get text(): string {
    return this.source.text.slice(this.start, this.end);
  }

  /** Offset in the source of the start of a cell (from 0). For the cell after the last, one after the content's end. */
  cellStart(index: number): number {
    return index === 0 ? this.start : (this.source.cellEnds[this.firstCell + index - 1] as number) + 1;
  }

  /** Offset in the source of the end of a cell (from 0). */
  cellEnd(index: number): number {
    return this.source.cellEnds[this.firstCell + index] as number;
  }

  /** `Kind` bits of a cell (from 0). */
  cellKinds(index: number): number {
    return this.source.cellKinds[this.firstCell + index] as number;
  }
}

/** Consecutive rows with their sums, so that finding a place needs a search of the blocks and the rows of only one. */
export interface Block {
  rows: Row[];
  lines: number;
  length: number;
  /** The furthest `lookahead` of its rows. */
  lookahead: number;
  /** Whether any of its rows contains a quote. */
  quotes: boolean;
  /** How many of its rows have marks, and how many have errors. */
  marked: number;
  failing: number;
  /** How many blocks, rows, line breaks and UTF-16 units come before it. */
  index: number;
  firstRow: number;
  firstLine: number;
  offset: number;
}

/** A row with its index, its first line (both from 0) and its UTF-16 offset in the text. */
export interface RowPlace {
  readonly row: Row;
  readonly index: number;
  readonly line: number;
  readonly offset: number;
}
