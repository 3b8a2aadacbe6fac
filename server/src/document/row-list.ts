import { Kind } from "./characters.ts";
import { type Block, errorMarks, type Row, type RowPlace } from "./rows.ts";

const blockSize = 512;

/** A quote that encloses a cell, or is inside one. */
const anyQuote = Kind.quoted | Kind.quote;

/**
 * The rows of a file in order. Rows have no absolute position, so an edit changes nothing after it except the sums of
 * blocks. Finding a row by line, offset or index, or the place of a row, takes a binary search and the rows of one
 * block.
 */
export class RowList {
  #blocks: Block[] = [];
  /** How many blocks have a lookahead. */
  #blocksLooking = 0;
  /** Number of rows, of line breaks, and of UTF-16 units. */
  size = 0;
  lines = 0;
  length = 0;
  /** The last result of `placeOf`, until rows change: the next request is mostly for a row soon after. */
  #lastPlace: RowPlace | undefined;

  at(index: number): Row | undefined {
    const block = this.#blockOf("firstRow", index);
    return block?.rows[index - block.firstRow];
  }

  *[Symbol.iterator](): Generator<Row> {
    for (const block of this.#blocks) yield* block.rows;
  }

  *from(index: number): Generator<Row> {
    const block = this.#blockOf("firstRow", index);
    for (let i = block?.index ?? 0; block && i < this.#blocks.length; i++) {
      const { rows, firstRow } = this.#blocks[i] as Block;
      for (let at = Math.max(0, index - firstRow); at < rows.length; at++) yield rows[at] as Row;
    }
  }

  /** The rows from `index` on, each with its place. */
  *places(index = 0): Generator<RowPlace> {
    const first = this.at(index);
    if (!first) return;
    let { line, offset } = this.placeOf(first);
    for (const row of this.from(index)) {
      yield { row, index: index++, line, offset };
      line += row.lines;
      offset += row.length;
    }
  }

  /** Calls `use` with at most `most` rows from `index` on. Cheaper than a generator. */
  forEach(index: number, most: number, use: (row: Row) => void): void {
    let left = Math.min(most, this.size - index);
    for (let i = this.#blockOf("firstRow", index)?.index ?? 0; left > 0; i++) {
      const { rows, firstRow } = this.#blocks[i] as Block;
      for (let at = Math.max(0, index - firstRow); at < rows.length && left > 0; at++, left--) use(rows[at] as Row);
    }
  }

  /** The rows that a check has marked, in order; only those with errors if `failing`. */
  *marked(failing = false): Generator<Row> {
    for (const block of this.#blocks) {
      if ((failing ? block.failing : block.marked) === 0) continue;
      for (const row of block.rows) if (failing ? row.marks & errorMarks : row.marks) yield row;
    }
  }

  /** Replaces the `Mark` bits of a row, which may have left the list. */
  mark(row: Row, marks: number): void {
    const { block } = row;
    if (block) {
      block.marked += Number(marks !== 0) - Number(row.marks !== 0);
      block.failing += Number((marks & errorMarks) !== 0) - Number((row.marks & errorMarks) !== 0);
    }
    row.marks = marks;
  }

  /** Removes a check's marks and member numbers from all rows. */
  unmark(): void {
    for (const block of this.#blocks) {
      block.marked = 0;
      block.failing = 0;
      for (const row of block.rows) {
        row.marks = 0;
        row.member = -1;
      }
    }
  }

  /** Index of a row, from 0. Throws if the row is not in the list. */
  indexOf(row: Row): number {
    if (!row.block) throw new Error("The row is not in this document.");
    return row.block.firstRow + row.index;
  }

  /** The place of a row. Throws if the row is not in the list. */
  placeOf(row: Row): RowPlace {
    const index = this.indexOf(row);
    const block = row.block as Block;
    const last = this.#lastPlace;
    const isAfter = last?.row.block === block && last.row.index <= row.index;
    let { line, offset } = isAfter ? last : { line: block.firstLine, offset: block.offset };
    for (let i = isAfter ? last.row.index : 0; i < row.index; i++) {
      const before = block.rows[i] as Row;
      line += before.lines;
      offset += before.length;
    }
    const place = { row, index, line, offset };
    this.#lastPlace = place;
    return place;
  }

  /** The row that a line (from 0) belongs to; undefined for the empty line after the last line end, and beyond. */
  atLine(line: number): RowPlace | undefined {
    // A last row without a line end is not counted in `lines`.
    const last = line === this.lines ? this.last() : undefined;
    if (last && !endsWithLineBreak(last)) return this.placeOf(last);
    return line < this.lines ? this.#find("lines", "firstLine", line) : undefined;
  }

  /** The row of the character at a UTF-16 offset; undefined at the end of the text, and beyond. */
  atOffset(offset: number): RowPlace | undefined {
    return offset < this.length ? this.#find("length", "offset", offset) : undefined;
  }

  #find(measure: "lines" | "length", before: "firstLine" | "offset", target: number): RowPlace | undefined {
    const block = this.#blockOf(before, target);
    if (!block) return undefined;
    let passed = block[before];
    for (const row of block.rows) {
      passed += row[measure];
      if (target < passed) return this.placeOf(row);
    }
    return undefined;
  }

  /** The last block that begins at or before a row, line or offset. */
  #blockOf(before: "firstRow" | "firstLine" | "offset", target: number): Block | undefined {
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#blocks[middle] as Block)[before] <= target) low = middle + 1;
      else high = middle;
    }
    return this.#blocks[low - 1];
  }

  last(): Row | undefined {
    return this.#blocks.at(-1)?.rows.at(-1);
  }

  /** Index of the first row before row `index` whose lookahead goes past `offset`, or `index` if there is none. */
  firstLookingPast(index: number, offset: number): number {
    for (const block of this.#blocks) {
      if (block.firstRow >= index) break;
      if (block.lookahead === 0 || block.offset + block.length + block.lookahead <= offset) continue;
      let rowStart = block.offset;
      for (const [i, row] of block.rows.entries()) {
        if (block.firstRow + i >= index) break;
        if (row.lookahead > 0 && rowStart + row.length + row.lookahead > offset) return block.firstRow + i;
        rowStart += row.length;
      }
    }
    return index;
  }

  /** The rows from `index` on that contain a quote, each with its index. */
  *withQuotesFrom(index: number): Generator<{ row: Row; index: number }> {
    for (let i = this.#blockOf("firstRow", index)?.index ?? 0; i < this.#blocks.length; i++) {
      const { quotes, firstRow, rows } = this.#blocks[i] as Block;
      for (let at = Math.max(0, index - firstRow); quotes && at < rows.length; at++) {
        const row = rows[at] as Row;
        if (row.kinds & anyQuote) yield { row, index: firstRow + at };
      }
    }
  }

  /** Whether a row has an unclosed quote whose end was searched for beyond the row. */
  get hasOpenQuote(): boolean {
    return this.#blocksLooking > 0;
  }

  /** Replaces `count` rows from `index` on; returns the removed rows. */
  replace(index: number, count: number, rows: readonly Row[]): Row[] {
    this.#lastPlace = undefined;
    // The blocks that contain rows index to index + count, or the last block for rows added at the end.
    const from = Math.max(0, this.#blockOf("firstRow", index)?.index ?? 0);
    const before = this.#blocks[from]?.firstRow ?? 0;
    const old: Row[] = [];
    let to = from;
    for (; to < this.#blocks.length && (to === from || before + old.length < index + count); to++) {
      for (const row of (this.#blocks[to] as Block).rows) old.push(row);
    }
    const removed = old.slice(index - before, index - before + count);
    for (const row of removed) row.block = undefined;
    const kept = old.slice(0, index - before).concat(rows, old.slice(index - before + count));
    const blocks = cut(kept);
    this.#blocksLooking += countLooking(blocks) - countLooking(this.#blocks.slice(from, to));
    this.#blocks.splice(from, to - from, ...blocks);
    this.#addUp(from);
    return removed;
  }

  /** Recomputes what comes before each block, from block `from` on. */
  #addUp(from: number): void {
    const previous = this.#blocks[from - 1];
    let firstRow = previous ? previous.firstRow + previous.rows.length : 0;
    let firstLine = previous ? previous.firstLine + previous.lines : 0;
    let offset = previous ? previous.offset + previous.length : 0;
    for (let index = from; index < this.#blocks.length; index++) {
      const block = this.#blocks[index] as Block;
      block.index = index;
      block.firstRow = firstRow;
      block.firstLine = firstLine;
      block.offset = offset;
      firstRow += block.rows.length;
      firstLine += block.lines;
      offset += block.length;
    }
    this.size = firstRow;
    this.lines = firstLine;
    this.length = offset;
  }
}

/** Makes one block until the rows fill two, so that typing at a block's end does not split it at every line. */
function cut(rows: Row[]): Block[] {
  const blocks: Block[] = [];
  const size = rows.length <= 2 * blockSize ? rows.length : blockSize;
  for (let start = 0; start < rows.length; start += size) {
    const part = rows.slice(start, start + size);
    const block: Block = {
      rows: part,
      lines: 0,
      length: 0,
      lookahead: 0,
      quotes: false,
      marked: 0,
      failing: 0,
      index: 0,
      firstRow: 0,
      firstLine: 0,
      offset: 0,
    };
    let index = 0;
    for (const row of part) {
      row.block = block;
      row.index = index++;
      block.lines += row.lines;
      block.length += row.length;
      if (row.lookahead > block.lookahead) block.lookahead = row.lookahead;
      block.quotes ||= (row.kinds & anyQuote) !== 0;
      if (row.marks !== 0) block.marked++;
      if (row.marks & errorMarks) block.failing++;
    }
    blocks.push(block);
  }
  return blocks;
}

function countLooking(blocks: readonly Block[]): number {
  return blocks.filter((block) => block.lookahead > 0).length;
}

function endsWithLineBreak(row: Row): boolean {
  const code = row.source.text.charCodeAt(row.end - 1);
  return row.length > 0 && (code === 10 || code === 13);
}
