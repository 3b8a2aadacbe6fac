import { isBlank } from "../document/blank.ts";
import type { Row } from "../document/rows.ts";
import type { FileView, Fix, HeaderRule } from "./rule.ts";
import { deleteRows } from "./support/row-deletion.ts";
import { count, counted } from "./support/wording.ts";

interface Data {
  /** How many lines are above the header row. */
  lines: number;
  /** Whether each of them is blank or a `sep=` line. */
  empty: boolean;
}

/** Whether this is the first line in which Excel names the delimiter: `sep=;`, with empty cells after it. */
export function namesDelimiter(row: Row): boolean {
  return /^sep=.?[,;|]*$/iu.test(row.text.replace(/[\s"]/g, ""));
}

/** Lines above the header row. The import takes the first of them for the header row. Reported once, on that line. */
export const preamble: HeaderRule<Data> = {
  code: "preamble",
  title: "There are lines above the header row",
  noun: ["line above the header row", "lines above the header row"],
  severity: "error",
  scope: "header",
  refuses: "it has lines above its header row",
  message({ lines, empty }) {
    const [are, they, contain, them] =
      lines === 1 ? ["is", "it", "contains", "it"] : ["are", "they", "contain", "them"];
    const remedy = empty ? `Delete ${them}.` : `Check that ${they} ${contain} no record, then delete ${them}.`;
    return `The import reads the header row from the first line, but there ${are} ${count(lines, "line")} above it. ${remedy}`;
  },
  check({ above }) {
    const [first] = above;
    if (!first) return [];
    return [{ cell: -1, row: first, data: { lines: above.length, empty: above.every(isEmpty) } }];
  },
  fixes({ data }, file) {
    const { above } = file;
    const all = deletion(`Delete the ${counted(above.length, "line")} above the header row`, above, file, data.empty);
    const empty = above.filter(isEmpty);
    if (data.empty || empty.length === 0) return [all];
    return [all, deletion(`Delete the ${counted(empty.length, "blank line")} above the header row`, empty, file, true)];
  },
};

/** Whether deleting the row loses nothing that a person wrote. */
function isEmpty(row: Row): boolean {
  return isBlank(row) || namesDelimiter(row);
}

function deletion(title: string, rows: readonly Row[], file: FileView, safe: boolean): Fix {
  return { title, safe, edits: deleteRows(rows, file) };
}
