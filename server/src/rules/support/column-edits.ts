import { encodeCell } from "../../document/cells.ts";
import { hasMisreadQuote } from "../../document/open-quote.ts";
import type { RowEdit } from "../../document/row-edit.ts";
import type { Steps } from "../../steps.ts";
import type { FileView } from "../rule.ts";

/** Edits that insert an empty column with a header before cell `index` of every row that is long enough. */
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
 * Whether quotes make some cell differ from what was intended. Such cells must not be rewritten with all others: the
 * quotes would become part of the value, and hide the fault.
 */
export function hasMisreadQuotes(file: FileView): boolean {
  for (const row of file.document.rows) if (hasMisreadQuote(row)) return true;
  return false;
}

/** Edits that delete cell `index` from every row that has it. */
export function* deleteColumn(file: FileView, index: number): Steps<RowEdit[]> {
  const edits: RowEdit[] = [];
  for (const row of [file.header, ...file.records()]) {
    yield;
    const view = file.view(row);
    if (index >= view.cellCount) continue;
    const cell = view.at(index);
    // With the delimiter after it, or before it if it is the last cell.
    if (index + 1 < view.cellCount) edits.push({ row, start: cell.start, end: cell.end + 1, text: "" });
    else edits.push({ row, start: Math.max(0, cell.start - 1), end: cell.end, text: "" });
  }
  return edits;
}
