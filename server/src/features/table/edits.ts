import type { TextEdit } from "vscode-languageserver";
import type { Checker } from "../../checker/checker.ts";
import { isBlank } from "../../document/blank.ts";
import { encodeCell, encodeRow } from "../../document/cells.ts";
import { copiedCells } from "../../document/copied-cells.ts";
import type { Row } from "../../document/rows.ts";
import { type OffsetEdit, offsetEdits } from "../../fixes/edits.ts";
import { lineEnd } from "../../response/csv.ts";
import type { RowView } from "../../rules/view.ts";
import type { Steps } from "../../steps.ts";
import { newRowValues } from "../completion/row.ts";
import type { TableList } from "./lists.ts";
import { blockIn, indexIn, maxColumns, sizeOf, widthOf } from "./rows.ts";
import type { Block, CellValues, TableEdit } from "./shown.ts";

/** Why an edit of the table is not made, as a sentence for the user. */
export class EditRefused extends Error {}

const belowHeader = "Rows can be added only below the header row.";

/** They would be added at the end of the file, where the filter does not show them. */
const tooFewShown = "There are more rows to write than are shown. Show all rows first.";

const tooWide = "The table has fewer columns than the cells need.";

/** Rows that are added at once. */
const maxInserted = 10_000;

/**
 * What an edit of the table does to the text. A cell that is written is quoted only if its value needs it, as fixes
 * write it; all other cells stay as they are.
 * @returns in the order of the text
 * @throws EditRefused
 */
export function* tableEdits(checker: Checker, list: TableList, edit: TableEdit): Steps<TextEdit[]> {
  const edits = yield* new TableEditor(checker, list).edit(edit);
  const { document } = checker;
  const adds = edits.some(({ text }) => text.includes('"'));
  if (adds && document.rows.hasOpenQuote) {
    throw new EditRefused("The file has a quote that is not closed. Fix it first: another quote could close it.");
  }
  const positionAt = edits.length > 100 ? document.growingPositions() : (offset: number) => document.positionAt(offset);
  const placed: TextEdit[] = [];
  for (const { start, end, text } of edits) {
    yield;
    placed.push({ range: { start: positionAt(start), end: positionAt(end) }, newText: text });
  }
  return placed;
}

class TableEditor {
  readonly #checker: Checker;
  readonly #list: TableList;
  /** Written for new rows. */
  readonly #lineEnd: string;

  constructor(checker: Checker, list: TableList) {
    this.#checker = checker;
    this.#list = list;
    this.#lineEnd = lineEnd(checker);
  }

  *edit(edit: TableEdit): Steps<OffsetEdit[]> {
    switch (edit.kind) {
      case "write":
        return yield* this.#write(edit.row, edit.cell, edit.values);
      case "paste":
        return yield* this.#paste(blockIn(this.#checker, this.#list, edit.block), edit.text);
      case "clear":
        return yield* this.#clear(blockIn(this.#checker, this.#list, edit.block));
      case "fill":
        return yield* this.#fill(blockIn(this.#checker, this.#list, edit.block));
      case "new":
        return yield* this.#new(edit.row, edit.what);
      case "insert":
        return this.#insert(edit.row, Math.min(edit.rows, maxInserted));
      case "delete":
        return this.#delete(edit.row, edit.rows);
      case "duplicate":
        return this.#duplicate(edit.row, edit.rows);
      case "move":
        return this.#move(edit.row, edit.rows, edit.by);
    }
  }

  *#write(row: number, cell: number, values: readonly CellValues[]): Steps<OffsetEdit[]> {
    const { document } = this.#checker;
    if (cell >= maxColumns) throw new EditRefused(tooWide);
    const edits: OffsetEdit[] = [];
    const added: string[][] = [];
    for (const [at, cells] of values.entries()) {
      yield;
      const own = this.#rowAt(row + at);
      if (own) edits.push(...this.#writeCells(own, cell, cells));
      else if (this.#list.records) throw new EditRefused(tooFewShown);
      else added.push([...new Array<string>(cell).fill(""), ...cells.map((value) => value ?? "")]);
    }
    if (added.length > 0) {
      const width = Math.max(1, this.#checker.layout.headers.length);
      if (added.some((cells) => cells.length > Math.max(width, widthOf(this.#checker)))) throw new EditRefused(tooWide);
      const lines = added.map((cells) => [...cells, ...new Array<string>(Math.max(0, width - cells.length)).fill("")]);
      edits.push(this.#addedRows(document.rows.size, lines));
    }
    return edits;
  }

  *#paste({ row, rows, cell, cells }: Block, text: string): Steps<OffsetEdit[]> {
    const copied = copiedCells(text);
    const [[one] = []] = copied;
    const isOne = copied.length === 1 && copied[0]?.length === 1;
    if (!isOne || one === undefined) return yield* this.#write(row, cell, copied);
    return yield* this.#write(row, cell, new Array<CellValues>(rows).fill(new Array<string>(cells).fill(one)));
  }

  *#clear({ row, rows, cell, cells }: Block): Steps<OffsetEdit[]> {
    const edits: OffsetEdit[] = [];
    for (let at = row; at < row + rows; at++) {
      yield;
      const own = this.#rowAt(at);
      const most = own ? Math.min(cells, own.cellCount - cell) : 0;
      if (own && most > 0) edits.push(...this.#writeCells(own, cell, new Array<string>(most).fill("")));
    }
    return edits;
  }

  *#fill({ row, rows, cell, cells }: Block): Steps<OffsetEdit[]> {
    const source = rows === 1 ? row - 1 : row;
    const from = source >= 0 ? this.#rowAt(source) : undefined;
    if (!from) return [];
    const view = this.#checker.view(from);
    const values = Array.from({ length: cells }, (_, at) => view.value(cell + at));
    // A selection to the end takes in the empty place below the last row, where no row is wanted.
    const end = sizeOf(this.#checker, this.#list) - (this.#list.records ? 0 : 1);
    const last = rows === 1 ? row : Math.min(row + rows, end) - 1;
    return yield* this.#write(source + 1, cell, new Array<CellValues>(last - source).fill(values));
  }

  *#new(row: number, what: "site" | "company"): Steps<OffsetEdit[]> {
    const { document, layout } = this.#checker;
    const own = this.#rowAt(row);
    const isFilledIn = own !== undefined && isBlank(own);
    const above = own && !isFilledIn ? own : this.#recordAbove(row);
    if (this.#indexAt(row) <= document.headerIndex) throw new EditRefused(belowHeader);
    const cells = new Array<string>(Math.max(1, layout.headers.length)).fill("");
    const view = above && this.#checker.view(above);
    if (view) {
      yield* this.#checker.gather("company", view.member());
      yield* this.#checker.gather("companyId", view.member());
    }
    const filled = view ? newRowValues(this.#checker, what, view) : what === "company" ? [] : undefined;
    if (!filled) throw new EditRefused("This row names no company.");
    for (const { cell, value } of filled) cells[cell] = value;
    if (isFilledIn) return this.#writeCells(own, 0, cells);
    return [this.#addedRows(own ? this.#indexAt(row) + 1 : document.rows.size, [cells])];
  }

  /** The nearest record above a row of the list, in the file. */
  #recordAbove(row: number): Row | undefined {
    const { rows, headerIndex } = this.#checker.document;
    for (let index = this.#indexAt(row) - 1; index > headerIndex; index--) {
      const own = rows.at(index);
      if (own && !isBlank(own)) return own;
    }
    return undefined;
  }

  #insert(row: number, count: number): OffsetEdit[] {
    const index = this.#indexAt(row);
    const { document, layout } = this.#checker;
    if (index <= document.headerIndex) throw new EditRefused(belowHeader);
    const empty = new Array<string>(Math.max(1, layout.headers.length)).fill("");
    return [this.#addedRows(index, new Array<string[]>(count).fill(empty))];
  }

  #delete(row: number, count: number): OffsetEdit[] {
    const { rows } = this.#checker.document;
    return this.#stretches(row, count).map(({ first, last }) => {
      const end = rows.placeOf(last);
      return { start: rows.placeOf(first).offset, end: end.offset + last.length, text: "" };
    });
  }

  #duplicate(row: number, count: number): OffsetEdit[] {
    const { rows } = this.#checker.document;
    return this.#stretches(row, count).map(({ last, text }) => {
      const end = rows.placeOf(last).offset + last.length;
      return { start: end, end, text: endsWithLineEnd(last) ? text : this.#lineEnd + text };
    });
  }

  #move(row: number, count: number, by: number): OffsetEdit[] {
    if (this.#list.records) throw new EditRefused("Show all rows to move rows.");
    const { rows, headerIndex } = this.#checker.document;
    const [stretch] = this.#stretches(row, count);
    if (!stretch) return [];
    const { first, last, text } = stretch;
    const index = rows.indexOf(first);
    const other = rows.at(by < 0 ? index - 1 : index + count);
    if (!other || rows.indexOf(other) <= headerIndex) return [];
    const [above, below, start] = by < 0 ? [other.text, text, other] : [text, other.text, first];
    const isWhole = endsWithLineEnd(by < 0 ? last : other);
    const { offset } = rows.placeOf(start);
    const content = (each: string) => each.replace(/(?:\r?\n|\r)$/, "");
    const moved = isWhole ? below + above : below + this.#lineEnd + content(above);
    return [{ start: offset, end: offset + above.length + below.length, text: moved }];
  }

  /** Rows of the list as stretches of consecutive rows of the file. */
  #stretches(row: number, count: number): { first: Row; last: Row; text: string }[] {
    const { rows, headerIndex } = this.#checker.document;
    const stretches: { first: Row; last: Row; next: number; texts: string[] }[] = [];
    for (let at = row; at < Math.min(row + count, sizeOf(this.#checker, this.#list)); at++) {
      const index = this.#indexAt(at);
      const own = rows.at(index);
      if (!own) continue;
      if (index === headerIndex) throw new EditRefused("The header row stays where it is.");
      const before = stretches.at(-1);
      if (before?.next === index) {
        before.last = own;
        before.next++;
        before.texts.push(own.text);
      } else stretches.push({ first: own, last: own, next: index + 1, texts: [own.text] });
    }
    return stretches.map(({ first, last, texts }) => ({ first, last, text: texts.join("") }));
  }

  /** Index in the file of a row of the list; the number of rows beyond the last one. */
  #indexAt(at: number): number {
    return indexIn(this.#checker, this.#list, at) ?? this.#checker.document.rows.size;
  }

  #rowAt(at: number): Row | undefined {
    return this.#checker.document.rows.at(this.#indexAt(at));
  }

  /** Adds rows before row `index` of the file. */
  #addedRows(index: number, values: readonly string[][]): OffsetEdit {
    const { document } = this.#checker;
    const { rows, delimiter } = document;
    const next = rows.at(index);
    const last = rows.last();
    const lines = values.map((cells) => encodeRow(cells, delimiter)).join(this.#lineEnd);
    const offset = next ? rows.placeOf(next).offset : rows.length;
    if (!next && last && !endsWithLineEnd(last)) return { start: offset, end: offset, text: this.#lineEnd + lines };
    return { start: offset, end: offset, text: lines + this.#lineEnd };
  }

  /** Writes cells of a row, in one edit from the first to the last that changes. */
  #writeCells(row: Row, cell: number, values: CellValues): OffsetEdit[] {
    const checker = this.#checker;
    const view = checker.view(row);
    if (row !== checker.header && checker.document.rows.indexOf(row) < checker.document.headerIndex) {
      throw new EditRefused("Lines above the header row are edited in the text.");
    }
    const isChange = (value: string | null, at: number) =>
      value !== null && (cell + at >= view.cellCount ? value !== "" : value !== view.value(cell + at));
    const changed = values.flatMap((value, at) => (isChange(value, at) ? [cell + at] : []));
    const [first, last] = [changed[0], changed.at(-1)];
    if (first === undefined || last === undefined) return [];
    if (last >= Math.max(view.cellCount, widthOf(checker))) {
      throw new EditRefused(tooWide);
    }
    const from = Math.min(first, view.cellCount);
    const texts: string[] = [];
    for (let at = from; at <= last; at++) {
      texts.push(this.#written(view, at, values[at - cell] ?? "", changed.includes(at)));
    }
    const text = texts.join(view.delimiter);
    const start = from < view.cellCount ? view.at(from).start : view.contentEnd;
    const end = last < view.cellCount ? view.at(last).end : view.contentEnd;
    const edit = { row, start, end, text: from < view.cellCount ? text : view.delimiter + text };
    return offsetEdits(checker, [edit]);
  }

  #written(view: RowView, at: number, value: string, isChanged: boolean): string {
    if (at >= view.cellCount) return isChanged ? encodeCell(value, view.delimiter) : "";
    return isChanged ? view.at(at).replace(value).text : view.at(at).raw;
  }
}

function endsWithLineEnd({ text }: Row): boolean {
  return /[\r\n]$/.test(text);
}
