import type { Column } from "../template/columns.ts";
import { nearestColumns } from "../template/headers.ts";
import { mostColumns } from "../template/layout.ts";
import { isAddedColumn } from "../template/response-columns.ts";
import { cellOf, guessCell } from "./cell-fix.ts";
import { deleteColumn } from "./column-edits.ts";
import { isHeaderless, mistypedHeaders } from "./mistyped-header.ts";
import type { HeaderRule } from "./rule.ts";
import { count, either, inDigits, quoted } from "./wording.ts";

interface Data {
  text: string;
  index: number;
  /** The columns of the template that the file lacks: it may mean one of them. */
  missing: readonly Column[];
  /** How many columns stand behind this one, where neither it nor they are looked at. */
  further?: number;
}

/** A header that the template does not have. */
export const headerUnknown: HeaderRule<Data> = {
  code: "header-unknown",
  title: "A header is not in the template",
  severity: "warning",
  scope: "header",
  suggestsOnly: true,
  refusesFile: true,
  message({ text, index, missing, further }) {
    if (further !== undefined) {
      return `Only the first ${inDigits(mostColumns)} columns are looked at: this one and the ${count(further, "column")} behind it are not in the template.`;
    }
    if (text.trim() === "") return `Column ${index + 1} has no header. Delete the column, or name it.`;
    const nearest = nearestHeaders(text, missing);
    const hint = nearest.length > 0 ? ` Did you mean ${either(nearest.map(quoted))}?` : "";
    return `The header ${quoted(text)} is not in the template.${hint}`;
  },
  check(file) {
    const { layout } = file;
    if (isHeaderless(file)) return [];
    const mistyped = new Set(mistypedHeaders(file).values());
    // What a response file adds is known, though it must not be uploaded.
    const response = layout.isResponse;
    const { missing } = layout;
    const unknown = layout.first.filter(
      (cell) => !cell.column && !cell.duplicateOf && !mistyped.has(cell) && !(response && isAddedColumn(cell.text)),
    );
    const faults = unknown.map(({ index, text }) => ({ cell: index, data: { text, index, missing } as Data }));
    const next = layout.headers[mostColumns];
    if (!next) return faults;
    const further = layout.headers.length - mostColumns - 1;
    return [...faults, { cell: next.index, data: { text: next.text, index: next.index, missing, further } }];
  },
  fixes(finding, file) {
    const { text, index, missing, further } = finding.data;
    if (further !== undefined) return [];
    const cell = cellOf(finding, file);
    const renames = nearestHeaders(text, missing).flatMap((header) => guessCell(cell, header));
    const name = text.trim() === "" ? `Delete column ${index + 1}` : `Delete the column ${quoted(text)}`;
    return [...renames, { title: name, safe: false, edits: deleteColumn(file, index) }];
  },
};

function nearestHeaders(text: string, missing: readonly Column[]): string[] {
  return nearestColumns(text, missing).map((column) => column.header);
}
