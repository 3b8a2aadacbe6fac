import { encodeCell } from "../../document/cells.ts";
import { hasMisreadQuote } from "../../document/open-quote.ts";
import type { RowEdit } from "../../document/row-edit.ts";
import type { Steps } from "../../steps.ts";
import type { FileView } from "../rule.ts";

/** Edits that put an empty column with a header before cell `index` of every row that reaches so far. */
export function* insertColumn(file: FileView, index: number, header: string): Steps<RowEdit[]> {
  const { delimiter } = file.document;
  const name = encodeCell(header, delimiter);
  const edits: RowEdit[] = [];
  for (const row of [file.header, ...file.records()]) {
    yield;
    const view = file.view(row);
    const text = row === file.header ? name : "";
    if (index < view.cellCount) {
      const at = view.at(index).start;
      edits.push({ row, start: at, end: at, text: text + delimiter });
    } else if (index === view.cellCount) {
      edits.push({ row, start: view.contentEnd, end: view.contentEnd, text: delimiter + text });
    }
  }
  return edits;
}

/**
 * Whether some cell is read otherwise than it was meant, by its quotes. Such cells must not be written anew with all
 * others: the quotes would become a part of the value, and the fault would no longer show.
 */
export function hasMisreadQuotes(file: FileView): boolean {
  for (const row of file.document.rows) if (hasMisreadQuote(row)) return true;
  return false;
}

/** Edits that take cell `index` out of every row that has it. */
export function* deleteColumn(file: FileView, index: number): Steps<RowEdit[]> {
  const edits: RowEdit[] = [];
  for (const row of [file.header, ...file.records()]) {
    yield;
    const view = file.view(row);
    if (index >= view.cellCount) continue;
    const cell = view.at(index);
    // With the delimiter behind it, or the one before where it is the last cell.
    if (index + 1 < view.cellCount) edits.push({ row, start: cell.start, end: cell.end + 1, text: "" });
    else edits.push({ row, start: Math.max(0, cell.start - 1), end: cell.end, text: "" });
  }
  return edits;
}
