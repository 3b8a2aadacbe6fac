import { encodeRow } from "../document/cells.ts";
import { listed } from "../listed.ts";
import type { Steps } from "../steps.ts";
import type { Column } from "../template/columns.ts";
import { headerKey, isLike, wordsOf } from "../template/headers.ts";
import type { HeaderCell, Layout } from "../template/layout.ts";
import type { FileView, Fix, HeaderRule } from "./rule.ts";
import { hasDoubtfulRow } from "./shape.ts";
import { insertColumn } from "./support/column-edits.ts";
import {
  columnsThatMayBe,
  isHeaderless,
  meantBy,
  meantHeaders,
  nameColumn,
  renameHeader,
} from "./support/meant-header.ts";
import { quoted, unlikeTemplate } from "./support/wording.ts";

interface Data {
  /** Headers that are required and absent. */
  headers: string[];
  /** The file has no header row, which is one fault, however many columns are missing. */
  row: boolean;
  required: boolean;
  /** A header that may be the missing one, misspelt or under another name. */
  meant?: string;
}

/** A required column that the file does not have. */
export const headerMissing: HeaderRule<Data> = {
  code: "header-missing",
  title: "A column is missing: an error if it is required, otherwise a warning if you use a downloaded template",
  noun: ["missing column", "missing columns"],
  severity: "error",
  scope: "header",
  refuses: unlikeTemplate,
  message({ headers, row, required, meant }) {
    if (row) return `The header row is missing. The required columns are ${listed(headers)}.`;
    const kind = required ? "required column" : "template column";
    const missing = `The ${kind} ${headers.map(quoted).join()} is missing.`;
    return meant === undefined ? missing : `${missing} Is it the column ${quoted(meant)}?`;
  },
  check(file) {
    const { layout } = file;
    const { template } = layout;
    if (isHeaderless(file)) {
      const headers = template.columns.filter((column) => column.required).map((column) => column.header);
      return [{ cell: -1, data: { headers, row: true, required: true }, final: true }];
    }
    const meant = meantHeaders(file);
    // Every header of a downloaded template is expected.
    const missing = layout.missing.filter((column) => column.required || template.downloaded);
    return missing.map((column) => {
      const { index = -1, text } = meant.get(column) ?? {};
      const { header, required } = column;
      const data = { headers: [header], row: false, required };
      const severity = required ? "error" : "warning";
      return { cell: index, data: text === undefined ? data : { ...data, meant: text }, severity };
    });
  },
  *fixes({ data }, file) {
    if (data.row) return [headerRow(file)];
    const fixes: Fix[] = [];
    for (const column of file.layout.template.columns) {
      if (data.headers.includes(column.header)) fixes.push(...(yield* insertion(file, column)));
    }
    return fixes;
  },
};

/** A row of as many headers as the records have cells, in the template's order. */
function headerRow(file: FileView): Fix {
  const { header, layout, document } = file;
  const { columns } = layout.template;
  const cells = layout.headers.length;
  const needed = columns.findLastIndex((column) => column.required) + 1;
  const headers = columns.slice(0, cells < needed ? columns.length : cells).map((column) => column.header);
  const lineEnd = /(?<![\r\n])[\r\n]+$/.exec(header.text)?.[0] ?? (header.length > 0 ? "\n" : "");
  const text = encodeRow(headers, document.delimiter) + lineEnd;
  // Only a person can tell whether the records have the template's columns.
  return {
    title: "Insert the header row",
    safe: header.length === 0,
    edits: [{ row: header, start: 0, end: 0, text }],
  };
}

/** Not safe if the column may exist under another header, or if cells of a row may be in the wrong columns. */
function* insertion(file: FileView, column: Column): Steps<Fix[]> {
  const { first, columns } = file.layout;
  const { header } = column;
  const unknown = first.filter((cell) => !cell.column && !cell.duplicateOf);
  const renames = unknown
    .flatMap(({ index, text }) => meantBy(text, file.layout).map((meant) => ({ index, meant })))
    .filter(({ meant }) => meant.column === column)
    .flatMap(({ index, meant }) => renameHeader(file, index, meant));
  // A row without a known header is the first record.
  const isHeader = columns.some((known) => known);
  const words = wordsOf(header);
  // `Name` may be the Site Name, and so may `Site Name required`.
  const mayBeIt = ({ text }: HeaderCell) => {
    const textWords = wordsOf(text);
    const isPart = textWords.split(" ").every((word) => words.split(" ").includes(word));
    return isPart || textWords.startsWith(`${words} `) || isLike(text, column);
  };
  const others = column.required && renames.length === 0 ? columnsThatMayBe(file, column) : [];
  const names = others.filter(({ text }) => headerKey(text) === "").map((cell) => nameColumn(file, cell, column));
  const isAbsent = renames.length + others.length === 0 && isHeader && !unknown.some(mayBeIt);
  const safe = isAbsent && !(yield* hasDoubtfulRow(file));
  const edits = yield* insertColumn(file, templatePosition(file.layout, column), header);
  return [...renames, ...names, { title: `Insert the column ${quoted(header)}`, safe, edits }];
}

/** Where a missing column belongs: after the nearest column before it in the template that the file has. */
function templatePosition(layout: Layout, column: Column): number {
  const before = layout.template.columns.slice(0, layout.template.columns.indexOf(column));
  return Math.max(-1, ...before.map((other) => layout.columns.indexOf(other))) + 1;
}
