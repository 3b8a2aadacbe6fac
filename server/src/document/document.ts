import { allAtOnce, type Steps } from "../steps.ts";
import { isBlank } from "./blank.ts";
import { Kind, lineFeed } from "./characters.ts";
import { findHeader, type HeaderPlace, type HeaderTest, hasFirstLines } from "./header-place.ts";
import { isSamePosition, lineStarts, type Position, positionIn, type Range } from "./positions.ts";
import { endOfLine, RowReader } from "./reader.ts";
import { RowList } from "./row-list.ts";
import { Row, type RowPlace } from "./rows.ts";
import type { Source } from "./source.ts";

/** Replaces `range`, or the whole text if there is no range, with `text`. As in LSP. */
export interface TextChange {
  range?: Range;
  text: string;
}

/** What a change did to the rows: `added` replaced `removed`, starting at row `index` (from 0). */
export interface RowChange {
  index: number;
  removed: readonly Row[];
  added: readonly Row[];
}

/** For texts that are not yet known to be import files. */
const neverHeader: HeaderTest = () => false;

/** This many changes or more are applied as one. */
const batchThreshold = 64;

/** UTF-16 units read in one step. */
const unitsPerStep = 1 << 18;

/**
 * A CSV text, kept as rows. A change re-reads the rows that it touches and continues until reading is in step with the
 * existing rows. All other rows stay the same objects.
 */
export class CsvDocument {
  readonly uri: string;
  readonly languageId: string;
  version: number;
  readonly rows = new RowList();
  /** The header row's delimiter. */
  delimiter = ",";
  #headerIndex = 0;
  /** Recognises the header row. Until `recognize` is called, the first row with content counts as the header row. */
  #isHeader: HeaderTest = neverHeader;
  /** How far the search for the header row went, in UTF-16 units. */
  #headerLooked = 0;

  constructor(uri: string, languageId: string, version: number, text: string) {
    this.uri = uri;
    this.languageId = languageId;
    this.version = version;
    allAtOnce(this.reading(text));
  }

  /** Reads a document in steps. */
  static *read(uri: string, languageId: string, text: string, isHeader: HeaderTest): Steps<CsvDocument> {
    const document = new CsvDocument(uri, languageId, 0, "");
    document.recognize(isHeader);
    yield* document.reading(text);
    return document;
  }

  /** Index of the header row, see `findHeader`; the number of rows if all are blank. */
  get headerIndex(): number {
    return this.#headerIndex;
  }

  /** Looks for the header row by this test, now and after every change. */
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

  /** Like `positionAt`, for offsets in ascending order: goes through the rows once for all of them. */
  growingPositions(): (offset: number) => Position {
    const places = this.rows.places();
    let place: RowPlace | undefined = places.next().value;
    return (offset) => {
      while (place && offset >= place.offset + place.row.length) {
        const { done, value } = places.next();
        if (done) break;
        place = value;
      }
      return place ? positionIn(place.row, offset - place.offset, place.line) : { line: 0, character: 0 };
    };
  }

  /** Applies changes in order, as in LSP; returns what each did to the rows. */
  update(changes: readonly TextChange[], version: number): RowChange[] {
    this.version = version;
    const all = changes.length < batchThreshold ? undefined : this.#asOne(changes);
    if (all) return [this.replace(all.start, all.end, all.text)];
    return changes.map((change) => {
      if (!change.range) return this.#readAll(change.text);
      const start = this.offsetAt(change.range.start);
      return this.replace(start, Math.max(start, this.offsetAt(change.range.end)), change.text);
    });
  }

  /**
   * Combines many changes into one that covers all of them: re-reading that text once is cheaper than once per change.
   * Undefined unless the changes go from the end of the text to its start, as editors send those of replace all.
   */
  #asOne(changes: readonly TextChange[]): { start: number; end: number; text: string } | undefined {
    const parts: { start: number; end: number; text: string }[] = [];
    let before = this.rows.length;
    for (const { range, text } of changes) {
      if (!range) return undefined;
      const start = this.offsetAt(range.start);
      const end = this.offsetAt(range.end);
      // A position past the end of its line could be within what an earlier change inserted.
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
    // New text can belong to the row before it: to a last row without a line end, as an LF after its CR, or as the
    // closing quote that the row looked for.
    const previous = first > 0 && start === offset ? rows.at(first - 1) : undefined;
    if (previous && previous.source.text.charCodeAt(previous.end - 1) !== 10) first--;
    first = rows.firstLookingPast(first, start);
    offset = first === at?.index ? offset : this.#offsetOf(first);

    const lastTouched = end > start ? rows.atOffset(end - 1) : at;
    let next = Math.max(lastTouched ? lastTouched.index + 1 : rows.size, first);
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
      // The row continues in the existing text. After whole lines, only the next row with a quote has to be re-read.
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

  /** Whether a row (by its index) is only an LF, which would belong to a CR before it. */
  #startsWithLineFeed(index: number): boolean {
    const row = this.rows.at(index);
    return row?.source.text.charCodeAt(row.start) === lineFeed;
  }

  /**
   * For a quoted cell that is open at the start of row `index`: the index of the row that closes it, or how many UTF-16
   * units from there show that none does.
   */
  #quoteBehind(index: number): { closesIn?: number; looked: number } {
    const ends = new RegExp(`^(?:$|[\r\n${this.delimiter === "|" ? "\\|" : this.delimiter}])`);
    for (const { row, index: at } of this.rows.withQuotesFrom(index)) {
      const { text } = row;
      const quote = /(?<!")(?:"")*"(?!")/.exec(text);
      if (!quote) continue;
      const after = quote.index + quote[0].length;
      if (ends.test(text.slice(after, after + 1))) return { closesIn: at, looked: 0 };
      return { looked: this.#offsetOf(at) - this.#offsetOf(index) + after + 1 };
    }
    return { looked: Number.POSITIVE_INFINITY };
  }

  #readAll(text: string): RowChange {
    return { index: 0, removed: allAtOnce(this.reading(text)), added: [...this.rows] };
  }

  /**
   * Replaces the whole text, in steps. Until the last step, the document must not be used.
   * @returns the removed rows
   */
  *reading(text: string): Steps<readonly Row[]> {
    const header = findHeader(text, this.#isHeader);
    this.delimiter = header.delimiter;
    const removed = this.rows.replace(0, this.rows.size, []);
    const reader = yield* new RowReader(this.delimiter).opening(text);
    for (let from = 0; from < text.length; ) {
      yield;
      const end = Math.min(text.length, from + unitsPerStep);
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

  /** The header row's place in a text that consists of `beginning` and the rows from `next` on. */
  #placeIn(beginning: string, next: number): HeaderPlace {
    let text = beginning;
    // Twice as many rows each time, because thousands may be blank.
    for (let from = next, count = 16; from < this.rows.size && !hasFirstLines(text); from += count, count *= 2) {
      text += this.#text(from, from + count);
    }
    return findHeader(text, this.#isHeader);
  }

  #setHeader({ offset, looked }: HeaderPlace): void {
    this.#headerLooked = looked;
    const place = offset === undefined ? undefined : this.rows.atOffset(offset);
    // The line may be within a row, after a quote that was opened above.
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

  /** The text of rows. Rows that are adjacent in their source are copied at once. */
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

/**
 * The row that a reader has just read.
 * @param looked how far the end of its open quote was searched for, if that was beyond the reader's text; else 0
 */
export function rowOf(reader: RowReader, complete: boolean, looked: number): Row {
  const { source, start, end, firstCell, cellCount, kinds } = reader;
  let lookedAt = Math.max(reader.lookedAt, looked);
  if (complete && lookedAt >= source.length) lookedAt = Number.POSITIVE_INFINITY;
  const ended = end > reader.contentEnd ? 1 : 0;
  const within = kinds & Kind.lineBreak ? countLineBreaks(source.text.slice(start, reader.contentEnd)) : 0;
  return new Row(source, start, end, firstCell, cellCount, ended + within, kinds, Math.max(0, lookedAt - end));
}

function countLineBreaks(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}
