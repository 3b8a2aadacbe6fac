import { isFilled, numberedName, type SourceColumn, type SourceTable } from "../document/source-table.ts";
import { csvLine, Lines } from "../response/csv.ts";
import type { TemplateFile } from "../response/template-file.ts";
import { allAtOnce, type Steps } from "../steps.ts";
import type { Column } from "../template/columns.ts";
import { findColumn, headerKey } from "../template/headers.ts";
import { headersOf, type Template } from "../template/template.ts";

/** The source column for each column of the template. One may be used several times. Columns without one stay empty. */
export type Mapping = ReadonlyMap<Column, SourceColumn>;

/** A source's rows in the template's format. */
export interface MappedFile extends Omit<TemplateFile, "notes"> {
  /** Names of source columns that are not used: those with a header, and others with values. */
  readonly unmapped: readonly string[];
}

/** Like {@link applyingMapping}, at once. */
export function applyMapping(source: SourceTable, mapping: Mapping, template: Template): MappedFile {
  return allAtOnce(applyingMapping(source, mapping, template));
}

/** Writes a source's cells, unchanged, under the template's headers, with its line ends. Omits empty rows. */
export function* applyingMapping(source: SourceTable, mapping: Mapping, template: Template): Steps<MappedFile> {
  const indexes = template.columns.map((column) => mapping.get(column)?.index ?? -1);
  const mapped = new Set(indexes);
  const filled = new Set<number>();
  const lines = new Lines();
  lines.add(csvLine(headersOf(template), source.newline));
  for (const { cells: row } of yield* source.openingRows()) {
    for (const [index, cell] of row.entries()) if (!mapped.has(index) && isFilled(cell)) filled.add(index);
    const cells = indexes.map((index) => row[index] ?? "");
    if (cells.some(isFilled)) lines.add(csvLine(cells, source.newline));
    yield;
  }
  const named = source.columns.filter((column) => column.named && !mapped.has(column.index));
  const others = [...filled].filter((index) => !source.columns[index]?.named);
  const unmapped = [...named.map((column) => column.index), ...others].sort((one, other) => one - other);
  return {
    text: lines.text(),
    rows: lines.count - 1,
    unmapped: unmapped.map((index) => source.columns[index]?.name ?? numberedName(index)),
  };
}

/** The source column with a name that the user gave: exactly, or else ignoring case, spaces and punctuation. */
export function findSource(name: string, source: SourceTable): SourceColumn | undefined {
  const key = headerKey(name);
  return (
    source.columns.find((column) => column.name === name.trim()) ??
    (key === "" ? undefined : source.columns.find((column) => headerKey(column.name) === key))
  );
}

/** The template's column with a name that the user gave, see {@link findColumn}. */
export function findTarget(name: string, template: Template): Column | undefined {
  return findColumn(name.trim(), template.columns);
}
