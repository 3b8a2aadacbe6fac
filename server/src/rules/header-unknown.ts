import { either } from "../listed.ts";
import { type Layout, maxColumns } from "../template/layout.ts";
import type { HeaderRule } from "./rule.ts";
import { deleteColumn } from "./support/column-edits.ts";
import { isHeaderless, meantBy, meantHeaders, renameHeader } from "./support/meant-header.ts";
import { count, inDigits, quoted, unlikeTemplate } from "./support/wording.ts";

interface Data {
  text: string;
  index: number;
  /** The file's layout, to suggest a missing column that the header may mean. */
  layout: Layout;
  /** Number of columns after this one, if it and they are beyond those that are checked. */
  further?: number;
}

/** A header that the template does not have. */
export const headerUnknown: HeaderRule<Data> = {
  code: "header-unknown",
  title: "A header is not in the template",
  noun: ["unknown header", "unknown headers"],
  severity: "warning",
  scope: "header",
  suggestsOnly: () => true,
  refuses: unlikeTemplate,
  message({ text, index, layout, further }) {
    if (further !== undefined) {
      return `Only the first ${inDigits(maxColumns)} columns are checked. This one and the ${count(further, "column")} after it are not in the template.`;
    }
    if (text.trim() === "") return `Column ${index + 1} has no header. Delete the column, or give it a header.`;
    const meant = meantBy(text, layout).map(({ column }) => quoted(column.header));
    const hint = meant.length > 0 ? ` Did you mean ${either(meant)}?` : "";
    return `The header ${quoted(text)} is not in the template.${hint}`;
  },
  check(file) {
    const { layout } = file;
    if (isHeaderless(file)) return [];
    const meant = new Set(meantHeaders(file).values());
    // The columns that a response file adds are known, although they must not be uploaded.
    const unknown = layout.first.filter(
      (cell) => !cell.column && !cell.duplicateOf && !meant.has(cell) && !layout.isAdded(cell),
    );
    const faults = unknown.map(({ index, text }) => ({ cell: index, data: { text, index, layout } as Data }));
    const next = layout.headers[maxColumns];
    if (!next) return faults;
    const further = layout.headers.length - maxColumns - 1;
    return [...faults, { cell: next.index, data: { text: next.text, index: next.index, layout, further } }];
  },
  *fixes(finding, file) {
    const { text, index, layout, further } = finding.data;
    if (further !== undefined) return [];
    const renames = meantBy(text, layout).flatMap((meant) => renameHeader(file, index, meant));
    const name = text.trim() === "" ? `Delete column ${index + 1}` : `Delete the column ${quoted(text)}`;
    return [...renames, { title: name, safe: false, edits: yield* deleteColumn(file, index) }];
  },
};
