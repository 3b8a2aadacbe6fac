import type { Column } from "../../template/columns.ts";
import { isOutsideTemplate, meaningByWords } from "../../template/header-meaning.ts";
import { headerKey, nearestColumns } from "../../template/headers.ts";
import type { HeaderCell, Layout } from "../../template/layout.ts";
import { isAddedColumn } from "../../template/response-columns.ts";
import type { CheckContext } from "../context.ts";
import type { FileView, Fix } from "../rule.ts";
import { asGuess, replaceCell } from "./cell-fix.ts";
import { misfit, points } from "./fit.ts";
import { quoted } from "./wording.ts";

/** A missing column that an unknown header may mean, and why, to be shown in brackets. */
interface Meant {
  readonly column: Column;
  readonly reason: string;
}

/** What begins an addition to a name: `Company Name (legal)`, `Country - where it is billed`. */
const addition = /[([{<:;,|]| [-–—] /;

/**
 * The missing columns that an unknown header may mean: by similar spelling, by its words, or by those before an
 * addition.
 */
export function meantBy(text: string, layout: Layout): Meant[] {
  const { missing } = layout;
  const near = nearestColumns(text, missing).map((column) => ({ column, reason: "similar name" }));
  const meaning = meaningByWords(text, layout.keys, layout.template) ?? meaningBefore(text, layout);
  if (!meaning || !missing.includes(meaning.column) || near.some(({ column }) => column === meaning.column))
    return near;
  return [...near, meaning];
}

function meaningBefore(text: string, { keys, template }: Layout): Meant | undefined {
  const [name = text] = text.split(addition, 1);
  const meaning = name === text || isOutsideTemplate(text) ? undefined : meaningByWords(name, keys, template);
  return meaning && { column: meaning.column, reason: "its name with an addition" };
}

/** A fix that renames the header in a cell (index from 0) to that of a column that it may mean. */
export function renameHeader(file: FileView, index: number, { column, reason }: Meant): Fix[] {
  return replaceCell(file.view(file.header).at(index), column.header, false, reason).map(asGuess);
}

/** Maximum number of values that are examined to find out what a column contains. */
const maxValues = 1_000;

/** How well the first values in a column of the file (index from 0) fit a column of the template. */
export function* pointsOfColumn(file: FileView, index: number, column: Column): Iterable<number> {
  let filled = 0;
  for (const row of file.records()) {
    const value = file.view(row).tidyValue(index);
    if (value === "") continue;
    yield points(value, column, undefined, file.context);
    if (++filled === maxValues) return;
  }
}

/**
 * The columns of the file that may be a missing one: those without a header if some value fits, and those with an
 * unknown header that does not say what else they are if every value fits.
 */
export function columnsThatMayBe(file: FileView, column: Column): HeaderCell[] {
  const unknown = file.layout.first.filter((cell) => !cell.column && !cell.duplicateOf);
  return unknown.filter(({ index, text }) => {
    if (isAddedColumn(text) || isOutsideTemplate(text) || namesAnother(text, column, file)) return false;
    const all = [...pointsOfColumn(file, index, column)];
    // Without a header, an ID with a space is good enough.
    if (headerKey(text) === "") return all.some((each) => each > misfit);
    return all.length > 0 && all.every((each) => each >= 0);
  });
}

/** Whether a header means another column of the template than this one. */
function namesAnother(text: string, column: Column, { layout }: FileView): boolean {
  const meaning = meaningByWords(text, layout.keys, layout.template);
  return meaning !== undefined && meaning.column !== column;
}

/**
 * The unknown headers that may mean a missing required column, misspelt (`Contry`) or by another name (`Account Name`).
 * `header-missing` reports this as one fault on that header, because without the column the platform refuses the file.
 */
export function meantHeaders({ layout, context }: { layout: Layout; context: CheckContext }) {
  const meant = new Map<Column, HeaderCell>();
  if (context.severities.get("header-missing") === "off") return meant;
  const { missing } = layout;
  if (!missing.some((column) => column.required) || isHeaderless({ layout, context })) return meant;
  for (const cell of layout.first) {
    if (cell.column || cell.duplicateOf) continue;
    const found = meantBy(cell.text, layout).find(({ column }) => column.required && !meant.has(column));
    if (found) meant.set(found.column, cell);
  }
  return meant;
}

/** A fix that gives a column without a header a name. */
export function nameColumn(file: FileView, { index }: HeaderCell, { header }: Column): Fix {
  const edits = [file.view(file.header).at(index).replace(header)];
  return asGuess({ title: `Name the column ${quoted(header)}`, safe: false, edits });
}

/**
 * Whether a file has no header row: it is empty, or begins with a record. In a record, a country is in the right place,
 * and few cells are headers. A value may be a header by chance, or be like one: a site called `Phone`, or `Main`
 * (Email).
 */
export function isHeaderless({ layout, context }: { layout: Layout; context: CheckContext }): boolean {
  const { first: headers, template } = layout;
  if (headers.every(({ text }) => headerKey(text) === "")) return template.columns.some((column) => column.required);
  const filled = headers.filter(({ text }) => headerKey(text) !== "");
  if (filled.filter(({ column }) => column).length > filled.length / 4) return false;
  const country = template.columns.findIndex((column) => column.role === "Country");
  return points(headers[country]?.text ?? "", template.columns[country], undefined, context) > 0;
}
