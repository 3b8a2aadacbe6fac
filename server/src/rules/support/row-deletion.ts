import { carriageReturn } from "../../document/characters.ts";
import type { RowEdit } from "../../document/row-edit.ts";
import type { Row } from "../../document/rows.ts";
import type { FileView } from "../rule.ts";

/**
 * The edits that delete rows. A line that ends in `\r\r\n` is read as a row and a blank one. Deleting the extra `\r`
 * before the blank row leaves a normal line end.
 */
export function deleteRows(rows: readonly Row[], file: FileView): RowEdit[] {
  const all = new Set(rows);
  return rows.map((row) => {
    const before = row.text === "\r\n" ? file.document.rows.at(file.document.rows.indexOf(row) - 1) : undefined;
    const isLeft = before !== undefined && !all.has(before) && before.source.codes[before.end - 1] === carriageReturn;
    return isLeft ? { row: before, start: before.length - 1, end: before.length, text: "" } : file.view(row).delete();
  });
}
