import { Kind } from "./characters.ts";

/**
 * One row of the file: a stretch of a source text that never changes. The first source is the text that was opened,
 * later ones are what edits re-read, so an edit copies no more than the rows it touches.
 */
export class Row {
  readonly source: string;
  /** UTF-16 offsets into `source`; `end` stands behind the row's line end. */
  readonly start: number;
  readonly end: number;
  /** Line breaks in the row, its line end included. */
  readonly lines: number;
  /** All `Kind` bits of its cells. */
  readonly kinds: number;
  /** How many UTF-16 units behind `end` were looked at to find where the row ends; Infinity for "to the last". */
  readonly lookahead: number;
  /** Where the row stands now; kept by `RowList`. */
  block: Block | undefined;

  constructor(source: string, start: number, end: number, lines: number, kinds: number, lookahead: number) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.lines = lines;
    this.kinds = kinds;
    this.lookahead = lookahead;
    this.block = undefined;
  }

  get length(): number {
    return this.end - this.start;
  }

  /** The row's text, its line end included. */
  get text(): string {
    return this.source.slice(this.start, this.end);
  }
}

/** Consecutive rows with their sums, so that a place is found by looking at the blocks and then at one block's rows. */
interface Block {
  rows: Row[];
  lines: number;
  length: number;
  /** The furthest `lookahead` of its rows. */
  lookahead: number;
  /** Whether a row of it holds a quote. */
  quotes: boolean;
}

const blockSize = 512;

/** A quote in a row: enclosing a cell, or inside one. */
const anyQuote = Kind.quoted | Kind.quote;

/** A place in the list: a row, and what lies before it. All from 0; lines and offsets as in LSP, in UTF-16 units. */
export interface RowPlace {
  readonly row: Row;
  readonly index: number;
  readonly line: number;
  readonly offset: number;
}

/**
 * The rows of a file in order. Rows carry no absolute position, so nothing behind an edit is touched by it: finding
 * a row by line, offset or index, or the place of a row, looks at a few hundred sums even in a file of 100,000 rows.
 */
export class RowList {
  #blocks: Block[] = [];
  /** Number of rows, line breaks and UTF-16 units. */
  size = 0;
  lines = 0;
  length = 0;

  at(index: number): Row | undefined {
    for (const block of this.#blocks) {
      if (index < block.rows.length) return block.rows[index];
      index -= block.rows.length;
    }
    return undefined;
  }

  *[Symbol.iterator](): Iterator<Row> {
    for (const block of this.#blocks) yield* block.rows;
  }

  /** The rows from `index` on. */
  *from(index: number): Generator<Row> {
    for (const { rows } of this.#blocks) {
      if (index < rows.length) yield* index > 0 ? rows.slice(index) : rows;
      index = Math.max(0, index - rows.length);
    }
  }

  /** The place of a row that is in the list. */
  placeOf(row: Row): RowPlace {
    let index = 0;
    let line = 0;
    let offset = 0;
    for (const block of this.#blocks) {
      if (block === row.block) {
        for (const other of block.rows) {
          if (other === row) return { row, index, line, offset };
          index++;
          line += other.lines;
          offset += other.length;
        }
      }
      index += block.rows.length;
      line += block.lines;
      offset += block.length;
    }
    throw new Error("The row is not in this document.");
  }

  /** Whether the row is (still) in the list. */
  has(row: Row): boolean {
    return row.block !== undefined && this.#blocks.includes(row.block);
  }

  /** The row that the line belongs to; undefined for the empty line behind the last line end, and beyond. */
  atLine(line: number): RowPlace | undefined {
    return this.#find("lines", line);
  }

  /** The row that the character at this offset belongs to; undefined at the end of the text, and beyond. */
  atOffset(offset: number): RowPlace | undefined {
    return this.#find("length", offset);
  }

  #find(measure: "lines" | "length", target: number): RowPlace | undefined {
    let index = 0;
    let line = 0;
    let offset = 0;
    let passed = 0;
    for (const block of this.#blocks) {
      if (target < passed + block[measure]) {
        for (const row of block.rows) {
          if (target < passed + row[measure]) return { row, index, line, offset };
          passed += row[measure];
          index++;
          line += row.lines;
          offset += row.length;
        }
      }
      passed += block[measure];
      index += block.rows.length;
      line += block.lines;
      offset += block.length;
    }
    // A last row without a line end has its text on a line of its own.
    const last = measure === "lines" && target === this.lines ? this.last() : undefined;
    if (last && !endsWithLineBreak(last)) return this.placeOf(last);
    return undefined;
  }

  last(): Row | undefined {
    return this.#blocks.at(-1)?.rows.at(-1);
  }

  /** Index of the first row before `index` that looked at or beyond the place where row `index` starts, or `index`. */
  firstLookingPast(index: number, offset: number): number {
    let first = 0;
    let blockStart = 0;
    for (const block of this.#blocks) {
      if (first >= index) break;
      if (block.lookahead > 0 && blockStart + block.length + block.lookahead > offset) {
        let rowStart = blockStart;
        for (const [i, row] of block.rows.entries()) {
          if (first + i >= index) break;
          if (row.lookahead > 0 && rowStart + row.length + row.lookahead > offset) return first + i;
          rowStart += row.length;
        }
      }
      first += block.rows.length;
      blockStart += block.length;
    }
    return index;
  }

  /** The rows from `index` on that hold a quote, each with its index. */
  *withQuotesFrom(index: number): Generator<{ row: Row; index: number }> {
    let first = 0;
    for (const block of this.#blocks) {
      if (block.quotes && first + block.rows.length > index) {
        for (let i = Math.max(0, index - first); i < block.rows.length; i++) {
          const row = block.rows[i] as Row;
          if (row.kinds & anyQuote) yield { row, index: first + i };
        }
      }
      first += block.rows.length;
    }
  }

  /** Whether a quote of some row was searched for beyond the row, and nothing closes it. */
  get hasOpenQuote(): boolean {
    return this.#blocks.some((block) => block.lookahead > 0);
  }

  /** Replaces `count` rows from `index` on; returns the rows taken out. */
  replace(index: number, count: number, rows: readonly Row[]): Row[] {
    // The blocks that hold rows index to index + count, or the last one for rows added at the end.
    let from = 0;
    let before = 0;
    for (; from < this.#blocks.length - 1; from++) {
      const { length } = (this.#blocks[from] as Block).rows;
      if (index < before + length) break;
      before += length;
    }
    const old: Row[] = [];
    let to = from;
    for (; to < this.#blocks.length && (to === from || before + old.length < index + count); to++) {
      for (const row of (this.#blocks[to] as Block).rows) old.push(row);
    }
    const removed = old.slice(index - before, index - before + count);
    for (const row of removed) row.block = undefined;
    const kept = old.slice(0, index - before).concat(rows, old.slice(index - before + count));
    this.#blocks.splice(from, to - from, ...cut(kept));
    this.#addUp();
    return removed;
  }

  #addUp(): void {
    this.size = 0;
    this.lines = 0;
    this.length = 0;
    for (const block of this.#blocks) {
      this.size += block.rows.length;
      this.lines += block.lines;
      this.length += block.length;
    }
  }
}

/** One block while the rows fit into two, so that typing at a block's end does not split it at every line. */
function cut(rows: Row[]): Block[] {
  const blocks: Block[] = [];
  const size = rows.length <= 2 * blockSize ? rows.length : blockSize;
  for (let start = 0; start < rows.length; start += size) {
    const part = rows.slice(start, start + size);
    const block: Block = { rows: part, lines: 0, length: 0, lookahead: 0, quotes: false };
    for (const row of part) {
      row.block = block;
      block.lines += row.lines;
      block.length += row.length;
      block.lookahead = Math.max(block.lookahead, row.lookahead);
      block.quotes ||= (row.kinds & anyQuote) !== 0;
    }
    blocks.push(block);
  }
  return blocks;
}

function endsWithLineBreak(row: Row): boolean {
  const code = row.source.charCodeAt(row.end - 1);
  return row.length > 0 && (code === 10 || code === 13);
}
