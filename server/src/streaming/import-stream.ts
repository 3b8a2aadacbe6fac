import type { Place } from "../checker/checked.ts";
import { isBlank } from "../document/blank.ts";
import { Kind } from "../document/characters.ts";
import { Row } from "../document/rows.ts";
import type { CheckContext } from "../rules/context.ts";
import { layoutOf, RowView } from "../rules/view.ts";
import { headerTest, type Layout } from "../template/layout.ts";
import { ownRow } from "./own-text.ts";
import { headerPlaceIn, RowStream, type TextPieces } from "./row-stream.ts";

/** A file on disk whose rows are read under its header row. Only the header row and any rows above it are kept. */
export class ImportStream {
  readonly context: CheckContext;
  readonly layout: Layout;
  readonly header: Row;
  /** Index of the header row, from 0; -1 if there is none. The records follow it. */
  readonly headerIndex: number;
  readonly above: readonly Row[];
  protected readonly stream: RowStream;

  /** @throws FileError if the file cannot be read, or changed meanwhile; so does `records` */
  constructor(file: TextPieces, context: CheckContext) {
    this.context = context;
    const { delimiter, offset } = headerPlaceIn(file, headerTest(context.template));
    this.stream = new RowStream(file, delimiter);
    const { row: header, index, above } = headerOf(this.stream, offset);
    this.headerIndex = index;
    this.header = header ?? Row.empty();
    this.above = above;
    this.layout = layoutOf(context, header, delimiter);
  }

  view(row: Row): RowView {
    return new RowView(this.context, this.layout, this.stream.delimiter).load(row);
  }

  /** Lets go of the memory that makes the next reading faster. Until then, the last row that was read is kept too. */
  release(): void {
    this.stream.spare = undefined;
  }

  /** The rows after the header row, except blank ones. Each is valid only until the next one. */
  *records(): Generator<Row> {
    for (const { row } of this.recordPlaces()) yield row;
  }

  /** Like `records`, with their places. */
  *recordPlaces(): Generator<Place> {
    let line = 0;
    const rows = this.stream.read();
    for (let index = 0, row = rows.next(); row; index++, row = rows.next()) {
      if (index > this.headerIndex && !isBlank(row)) yield { row, index, line };
      line += row.lines;
    }
  }
}

/** The header row, its index, and the rows above it. Without a header row, the index is -1 and there are none above. */
function headerOf(stream: RowStream, offset: number | undefined): { row?: Row; index: number; above: Row[] } {
  const above: Row[] = [];
  let at = 0;
  const rows = stream.read();
  for (let row = rows.next(); row && at <= (offset ?? at); row = rows.next()) {
    if (offset === undefined ? !isBlank(row) : at === offset) return { row: ownRow(row), index: above.length, above };
    at += row.length;
    above.push(copyOf(row, above));
  }
  // The header line is within a row.
  const index = above.findIndex((row) => !isBlank(row));
  const header = above[index];
  return header ? { row: header, index, above: above.slice(0, index) } : { index, above: [] };
}

/** Kinds of rows that may have other cells than another row with the same text. */
const hasQuotes = Kind.quote | Kind.strayQuote;

/**
 * Copies a row above the header row. Equal lines, such as a million blank ones, share a copy, except the first, which
 * findings are about.
 */
function copyOf(row: Row, above: readonly Row[]): Row {
  const last = above.length > 1 ? above.at(-1) : undefined;
  return last && (row.kinds & hasQuotes) === 0 && last.text === row.text ? last : ownRow(row);
}
