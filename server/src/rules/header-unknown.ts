import { nearestColumns } from "../template/headers.ts";
import { isAddedColumn, isResponseHeader } from "../template/response-columns.ts";
import { cellOf, guessCell } from "./cell-fix.ts";
import { deleteColumn } from "./column-edits.ts";
import { isHeaderless, mistypedHeaders } from "./mistyped-header.ts";
import type { HeaderRule } from "./rule.ts";
import { either, quoted } from "./wording.ts";

/** A header that the template does not have. */
export const headerUnknown: HeaderRule<{ text: string; index: number; nearest: string[] }> = {
  code: "header-unknown",
  title: "A header is not in the template",
  severity: "warning",
  scope: "header",
  suggestsOnly: true,
  refusesFile: true,
  message({ text, index, nearest }) {
    if (text.trim() === "") return `Column ${index + 1} has no header. Delete the column, or name it.`;
    const hint = nearest.length > 0 ? ` Did you mean ${either(nearest.map(quoted))}?` : "";
    return `The header ${quoted(text)} is not in the template.${hint}`;
  },
  check(file) {
    const { layout } = file;
    if (isHeaderless(file)) return [];
    const mistyped = new Set(mistypedHeaders(file).values());
    // What a response file adds is known, though it must not be uploaded.
    const response = isResponseHeader(layout.headers.map((cell) => cell.text));
    return layout.headers
      .filter(
        (cell) => !cell.column && !cell.duplicateOf && !mistyped.has(cell) && !(response && isAddedColumn(cell.text)),
      )
      .map(({ index, text }) => {
        const nearest = nearestColumns(text, layout.missing).map((column) => column.header);
        return { cell: index, data: { text, index, nearest } };
      });
  },
  fixes(finding, file) {
    const { text, index, nearest } = finding.data;
    const cell = cellOf(finding, file);
    const renames = nearest.flatMap((header) => guessCell(cell, header));
    const name = text.trim() === "" ? `Delete column ${index + 1}` : `Delete the column ${quoted(text)}`;
    return [...renames, { title: name, safe: false, edits: deleteColumn(file, index) }];
  },
};
