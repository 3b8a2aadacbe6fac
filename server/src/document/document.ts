import { allAtOnce, type Steps } from "../steps.ts";
import { isBlank } from "./blank.ts";
import { Kind, lineFeed } from "./characters.ts";
import { findHeader, type HeaderPlace, type HeaderTest, hasFirstLines } from "./header-place.ts";
import { isSamePosition, lineStarts, type Position, positionIn, type Range } from "./positions.ts";
import { endOfLine, RowReader } from "./reader.ts";
import { RowList } from "./row-list.ts";
import { Row } from "./rows.ts";
import type { Source } from "./source.ts";

/** A change of the text: `range` by `text`, or the whole text where there is no range. As in LSP. */
export interface TextChange {
  range?: Range;
  text: string;
}

/** What a change did to the rows: from `index` (from 0) on, `removed` gave way to `added`. */
export interface RowChange {
  index: number;
  removed: readonly Row[];
  added: readonly Row[];
}

/** Tells no row apart: for texts of which nobody has said what they may be. */
const isNone: HeaderTest = () => false;

/** From how many changes on they are applied as one. */
const many = 64;

/** UTF-16 units that are read in a step. */
const stretch = 1 << 18;

/**
 * A CSV text kept as rows. A change re-reads the rows that it touches, and goes on until reading is in step with the
 * rows that were there; all other rows stay as they are, the same objects.
 */
export class CsvDocument {
  readonly uri: string;
  readonly languageId: string;
  version: number;
  readonly rows = new RowList();
  /** The delimiter that the header row uses. */
  delimiter = ",";
  #headerIndex = 0;
  /** Which row can be the header row; of a text that was not recognised yet, the first that holds something. */
  #isHeader: HeaderTest = isNone;
  /** How far the text was looked at for the header row, in UTF-16 units. */
  #headerLooked = 0;

  constructor(uri: string, languageId: string, version: number, text: string) {
    this.uri = uri;
    this.languageId = languageId;
    this.version = version;
    allAtOnce(this.reading(text));
  }

  /** A document that is read step by step, with the header row that is looked for from the start. */
  static *read(uri: string, languageId: string, text: string, isHeader: HeaderTest): Steps<CsvDocument> {
    const document = new CsvDocument(uri, languageId, 0, "");
    document.recognize(isHeader);
    yield* document.reading(text);
    return document;
  }

  get lineCount(): number {
    return this.rows.lines + 1;
  }

  /** Index of the header row, see `findHeader`; the number of rows where all are blank. */
  get headerIndex(): number {
    return this.#headerIndex;
  }

  /** Looks for the header row of an import file, from now on and after every change. */
  recognize(isHeader: HeaderTest): void {
    if (isHeader === this.#isHeader) return;
    this.#isHeader = isHeader;
    const place = this.#placeIn("", 0);
    if (place.delimiter === this.delimiter) this.#setHeader(place);
    else this.#readAll(this.getText());
  }

  getText(range?: Range): string {
    if (!range) return this.#text(0, this.rows.size);
    const start = this.offsetAt(range.start);
    const end = this.offsetAt(range.end);
    return this.#textBetween(start, end);
  }

  #textBetween(start: number, end: number): string {
    const first = this.rows.atOffset(start);
    if (!first || end <= start) return "";
    const last = this.rows.atOffset(end);
    const text = this.#text(first.index, last ? last.index + 1 : this.rows.size);
    return text.slice(start - first.offset, end - first.offset);
  }

  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    const place = this.rows.atLine(position.line);
    if (!place) return this.rows.length;
    const { text } = place.row;
    const within = position.line - place.line;
    const from = within === 0 ? 0 : (lineStarts(place.row)[within] ?? text.length);
    const to = endOfLine(text, from);
    return place.offset + Math.min(from + Math.max(0, position.character), to);
  }

  positionAt(offset: number): Position {
    const place = this.rows.atOffset(Math.max(0, offset));
    if (place) return positionIn(place.row, offset - place.offset, place.line);
    const last = this.rows.last();
    if (!last) return { line: 0, character: 0 };
    const { line } = this.rows.placeOf(last);
    return positionIn(last, last.length, line);
  }

  /** As `positionAt`, for offsets none of which lies before the last: it goes through the rows once for all of them. */
  growingPositions(): (offset: number) => Position {
    const rows = this.rows[Symbol.iterator]();
    let row = rows.next().value as Row | undefined;
    let line = 0;
    let start = 0;
    return (offset) => {
      while (row && offset >= start + row.length) {
        const { done, value } = rows.next();
        if (done) break;
        line += row.lines;
        start += row.length;
        row = value;
      }
      return row ? positionIn(row, offset - start, line) : { line: 0, character: 0 };
    };
  }

  /** Applies changes in order, as LSP sends them; returns what each did to the rows. */
  update(changes: readonly TextChange[], version: number): RowChange[] {
    this.version = version;
    const all = changes.length < many ? undefined : this.#asOne(changes);
    if (all) return [this.replace(all.start, all.end, all.text)];
    return changes.map((change) => {
      if (!change.range) return this.#readAll(change.text);
      const start = this.offsetAt(change.range.start);
      return this.replace(start, Math.max(start, this.offsetAt(change.range.end)), change.text);
    });
  }

  /**
   * Many changes as one of the text from the first to the last of them: to read that once costs less than to step into
   * it at each. Only for changes from the end to the start, as editors send what was done at once (replace all).
   */
  #asOne(changes: readonly TextChange[]): { start: number; end: number; text: string } | undefined {
    const parts: { start: number; end: number; text: string }[] = [];
    let before = this.rows.length;
    for (const { range, text } of changes) {
      if (!range) return undefined;
      const start = this.offsetAt(range.start);
      const end = this.offsetAt(range.end);
      // A place behind the end of its line could lie in what an earlier change has put there.
      if (end < start || end > before || !isSamePosition(this.positionAt(end), range.end)) return undefined;
      parts.push({ start, end, text });
      before = start;
    }
    const end = parts[0]?.end ?? 0;
    const old = this.#textBetween(before, end);
    let text = "";
    let at = before;
    for (const part of parts.reverse()) {
      text += old.slice(at - before, part.start - before) + part.text;
      at = part.end;
    }
    return { start: before, end, text };
  }

  /** Replaces the text between two UTF-16 offsets. */
  replace(start: number, end: number, text: string): RowChange {
    const { rows } = this;
    const at = rows.atOffset(start);
    let first = at ? at.index : rows.size;
    let offset = at ? at.offset : rows.length;
    // What stands behind a row can belong to it: text behind a last row without a line end, an LF behind its CR, or
    // the quote that it was looking for.
    const previous = first > 0 && start === offset ? rows.at(first - 1) : undefined;
    if (previous && previous.source.text.charCodeAt(previous.end - 1) !== 10) first--;
    first = rows.firstLookingPast(first, start);
    offset = first === at?.index ? offset : this.#offsetOf(first);

    const behind = end > start ? rows.atOffset(end - 1) : at;
    let next = Math.max(behind ? behind.index + 1 : rows.size, first);
    const touched = this.#text(first, next);
    let region = touched.slice(0, start - offset) + text + touched.slice(end - offset);
    const header = offset <= this.#headerLooked ? this.#placeIn(this.#text(0, first) + region, next) : undefined;
    if (header && header.delimiter !== this.delimiter) {
      return this.#readAll(this.#text(0, first) + region + this.#text(next, rows.size));
    }

    const added: Row[] = [];
    let complete = next >= rows.size;
    const reader = new RowReader(this.delimiter).open(region, complete, this.#startsWithLineFeed(next));
    let unclosed = -1;
    let looked = 0;
    for (let from = 0; from < region.length; ) {
      const result = reader.read(from, unclosed);
      if (result === "row") {
        added.push(rowOf(reader, complete, unclosed >= from ? looked : 0));
        from = reader.end;
        continue;
      }
      // The text must go on. Behind whole lines only a quote can matter, so the rows in between are not read again.
      let until = next + 1;
      if (result === "more-quoted" && /[\r\n]$/.test(region)) {
        const quote = this.#quoteBehind(next);
        if (quote.closesIn === undefined) {
          unclosed = reader.openQuote;
          looked = region.length + quote.looked;
          continue;
        }
        until = quote.closesIn + 1;
      }
      const more = this.#text(next, until);
      region += more;
      next = until;
      complete = next >= rows.size;
      reader.append(more, complete, this.#startsWithLineFeed(next));
    }
    reader.close();
    const removed = rows.replace(first, next - first, added);
    if (header) this.#setHeader(header);
    return { index: first, removed, added };
  }

  /** Whether a row (by its index) is blank and ends with an LF alone, which would belong to a CR before it. */
  #startsWithLineFeed(index: number): boolean {
    const row = this.rows.at(index);
    return row?.source.text.charCodeAt(row.start) === lineFeed;
  }

  /**
   * What becomes of a quoted cell that is open where row `index` starts: the row that closes it, or how many UTF-16
   * units from there had to be looked at to see that none does.
   */
  #quoteBehind(index: number): { closesIn?: number; looked: number } {
    const ends = new RegExp(`^(?:$|[\r\n${this.delimiter === "|" ? "\\|" : this.delimiter}])`);
    for (const { row, index: at } of this.rows.withQuotesFrom(index)) {
      const { text } = row;
      const quote = /(?<!")(?:"")*"(?!")/.exec(text);
      if (!quote) continue;
      const behind = quote.index + quote[0].length;
      if (ends.test(text.slice(behind, behind + 1))) return { closesIn: at, looked: 0 };
      return { looked: this.#offsetOf(at) - this.#offsetOf(index) + behind + 1 };
    }
    return { looked: Number.POSITIVE_INFINITY };
  }

  #readAll(text: string): RowChange {
    return { index: 0, removed: allAtOnce(this.reading(text)), added: [...this.rows] };
  }

  /**
   * Takes another text in the place of all that is there, step by step: until all are done the document is of no use.
   * @returns the rows that were there
   */
  *reading(text: string): Steps<readonly Row[]> {
    const header = findHeader(text, this.#isHeader);
    this.delimiter = header.delimiter;
    const removed = this.rows.replace(0, this.rows.size, []);
    const reader = yield* new RowReader(this.delimiter).opening(text);
    for (let from = 0; from < text.length; ) {
      yield;
      const end = Math.min(text.length, from + stretch);
      const added: Row[] = [];
      for (; from < end; from = reader.end) {
        reader.read(from);
        added.push(rowOf(reader, true, 0));
      }
      this.rows.replace(this.rows.size, 0, added);
    }
    reader.close();
    this.#setHeader(header);
    return removed;
  }

  /** The place of the header row in a text that begins so, and goes on with the rows from an index on. */
  #placeIn(beginning: string, next: number): HeaderPlace {
    let text = beginning;
    // Twice as many rows each time: there may be thousands of blank ones.
    for (let from = next, count = 16; from < this.rows.size && !hasFirstLines(text); from += count, count *= 2) {
      text += this.#text(from, from + count);
    }
    return findHeader(text, this.#isHeader);
  }

  #setHeader({ offset, looked }: HeaderPlace): void {
    this.#headerLooked = looked;
    const place = offset === undefined ? undefined : this.rows.atOffset(offset);
    // Not so where the line lies within a row, behind a quote that was opened above.
    if (place && place.offset === offset) {
      this.#headerIndex = place.index;
      return;
    }
    this.#headerIndex = 0;
    for (const row of this.rows) {
      if (!isBlank(row)) break;
      this.#headerIndex++;
    }
  }

  /** The text of rows; of those that lie side by side in their source, one stretch of it. */
  #text(from: number, to: number): string {
    const stretches: { source: Source; start: number; end: number }[] = [];
    this.rows.forEach(from, to - from, ({ source, start, end }) => {
      const last = stretches.at(-1);
      if (last?.source === source && last.end === start) last.end = end;
      else stretches.push({ source, start, end });
    });
    return stretches.map(({ source, start, end }) => source.text.slice(start, end)).join("");
  }

  #offsetOf(index: number): number {
    const row = this.rows.at(index);
    return row ? this.rows.placeOf(row).offset : this.rows.length;
  }
}

/** The row that a reader has just read. `looked`: how far its open quote was searched, where that went beyond the reader's text. */
export function rowOf(reader: RowReader, complete: boolean, looked: number): Row {
  const { source, start, end, firstCell, cellCount, kinds } = reader;
  let lookedAt = Math.max(reader.lookedAt, looked);
  if (complete && lookedAt >= source.text.length) lookedAt = Number.POSITIVE_INFINITY;
  const ended = end > reader.contentEnd ? 1 : 0;
  const within = kinds & Kind.lineBreak ? countLineBreaks(source.text.slice(start, reader.contentEnd)) : 0;
  return new Row(source, start, end, firstCell, cellCount, ended + within, kinds, Math.max(0, lookedAt - end));
}

function countLineBreaks(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}
