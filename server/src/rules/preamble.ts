import { isBlank } from "../document/blank.ts";
import type { Row } from "../document/rows.ts";
import type { FileView, Fix, HeaderRule } from "./rule.ts";
import { deleteRows } from "./support/row-deletion.ts";
import { count } from "./support/wording.ts";

interface Data {
  /** How many lines stand above the header row. */
  lines: number;
  /** Whether each of them is blank or a `sep=` line. */
  empty: boolean;
}

/** What Excel reads and writes as a first line to name the delimiter; cells beyond it are empty. */
const separator = /^\s*"?sep=[^\r\n"]?"?[,;\t|\s]*$/i;

/** Lines above the header row: the import takes the first line for it. Told once, on the first of them. */
export const preamble: HeaderRule<Data> = {
  code: "preamble",
  title: "Lines stand above the header row",
  noun: ["line above the header row", "lines above the header row"],
  severity: "error",
  scope: "header",
  refuses: "lines stand above its header row",
  message({ lines, empty }) {
    const [stand, they, hold, them] = lines === 1 ? ["stands", "it", "holds", "it"] : ["stand", "they", "hold", "them"];
    const remedy = empty ? `Delete ${them}.` : `Check that ${they} ${hold} no record, then delete ${them}.`;
    return `The import reads the headers from the first line, but ${count(lines, "line")} ${stand} above the header row. ${remedy}`;
  },
  check({ above }) {
    const [first] = above;
    if (!first) return [];
    return [{ cell: -1, row: first, data: { lines: above.length, empty: above.every(isEmpty) } }];
  },
  fixes({ data }, file) {
    const { above } = file;
    const noun = above.length === 1 ? "line" : count(above.length, "line");
    const all = deletion(`Delete the ${noun} above the header row`, above, file, data.empty);
    const empty = above.filter(isEmpty);
    if (data.empty || empty.length === 0) return [all];
    return [all, deletion(`Delete ${count(empty.length, "blank line")} above the header row`, empty, file, true)];
  },
};

/** Nothing of a person's is lost with it. */
function isEmpty(row: Row): boolean {
  return isBlank(row) || separator.test(row.text);
}

function deletion(title: string, rows: readonly Row[], file: FileView, safe: boolean): Fix {
  return { title, safe, edits: deleteRows(rows, file) };
}
