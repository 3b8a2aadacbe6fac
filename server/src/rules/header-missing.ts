import { encodeCell } from "../document/cells.ts";
import type { Column } from "../template/columns.ts";
import { nearestColumns } from "../template/headers.ts";
import type { Layout } from "../template/layout.ts";
import { replaceCell } from "./cell-fix.ts";
import { hasLongRow, insertColumn } from "./column-edits.ts";
import { mistypedHeaders } from "./mistyped-header.ts";
import type { FileView, Fix, HeaderRule } from "./rule.ts";
import { quoted } from "./wording.ts";

interface Data {
  /** Headers that are required and absent. */
  headers: string[];
  /** The file has no header row at all: that is one fault, whatever is missing. */
  row: boolean;
  /** The header that may be a missing one, mistyped. */
  mistyped?: string;
}

/** A required column that the file does not have. */
export const headerMissing: HeaderRule<Data> = {
  code: "header-missing",
  title: "A required column is absent",
  severity: "error",
  scope: "header",
  refusesFile: true,
  message({ headers, row, mistyped }) {
    if (row) return `The header row is missing. Its required columns are ${headers.join(", ")}.`;
    const missing = `The required column ${headers.map(quoted).join()} is missing from the header row.`;
    return mistyped === undefined ? missing : `${missing} Is it the one with the header ${quoted(mistyped)}?`;
  },
  check(file) {
    const { layout } = file;
    const missing = layout.missing.filter((column) => column.required);
    const headers = missing.map((column) => column.header);
    if (headers.length > 0 && layout.headers.length === 0) return [{ cell: -1, data: { headers, row: true } }];
    const mistyped = mistypedHeaders(file);
    return missing.map((column) => {
      const { index = -1, text } = mistyped.get(column) ?? {};
      const data = { headers: [column.header], row: false };
      return { cell: index, data: text === undefined ? data : { ...data, mistyped: text } };
    });
  },
  fixes({ data }, file) {
    const { columns } = file.layout.template;
    if (data.row) {
      const text = columns.map((column) => encodeCell(column.header, ",")).join(",");
      return [{ title: "Insert the header row", safe: true, edits: [{ row: file.header, start: 0, end: 0, text }] }];
    }
    return columns
      .filter((column) => data.headers.includes(column.header))
      .flatMap((column) => insertion(file, column));
  },
};

/** Not safe where the column may be there under a mistyped header, or where the cells of a row stand out of place. */
function insertion(file: FileView, column: Column): Fix[] {
  const { headers, missing } = file.layout;
  const { header } = column;
  const renames = headers
    .filter((cell) => !cell.column && !cell.duplicateOf && nearestColumns(cell.text, missing).includes(column))
    .flatMap((cell) => replaceCell(file.view(file.header).at(cell.index), header, false));
  // A row of which no header is known is no header row but the first record.
  const isHeader = headers.some((cell) => cell.column);
  const safe = renames.length === 0 && isHeader && !hasLongRow(file);
  const edits = insertColumn(file, templatePosition(file.layout, column), header);
  return [...renames, { title: `Insert the column ${quoted(header)}`, safe, edits }];
}

/** Where a missing column belongs: behind the nearest column before it in the template that the file has. */
function templatePosition(layout: Layout, column: Column): number {
  const before = layout.template.columns.slice(0, layout.template.columns.indexOf(column));
  return Math.max(-1, ...before.map((other) => layout.columns.indexOf(other))) + 1;
}
