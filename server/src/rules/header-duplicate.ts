import type { Fix, HeaderRule } from "./rule.ts";
import { deleteColumn } from "./support/column-edits.ts";
import { quoted, unlikeTemplate } from "./support/wording.ts";

interface Data {
  text: string;
  index: number;
  /** The other cell with this header. */
  other: { text: string; index: number };
}

/** The same header twice, or two that mean the same column. */
export const headerDuplicate: HeaderRule<Data> = {
  code: "header-duplicate",
  title: "The same header appears twice",
  noun: ["repeated header", "repeated headers"],
  severity: "error",
  scope: "header",
  suggestsOnly: () => true,
  refuses: unlikeTemplate,
  message({ text, other }) {
    const problem =
      text === other.text
        ? `The header ${quoted(text)} is also in column ${other.index + 1}.`
        : `The header ${quoted(text)} means the same as ${quoted(other.text)} in column ${other.index + 1}.`;
    return `${problem} Delete one of the two columns.`;
  },
  check: ({ layout }) =>
    layout.first.flatMap(({ index, text, duplicateOf }) =>
      duplicateOf ? [{ cell: index, data: { text, index, other: duplicateOf } }] : [],
    ),
  *fixes({ data }, file) {
    const fixes: Fix[] = [];
    for (const { text, index } of [data, data.other]) {
      const title = `Delete column ${index + 1} with the header ${quoted(text)}`;
      fixes.push({ title, safe: false, edits: yield* deleteColumn(file, index) });
    }
    return fixes;
  },
};
