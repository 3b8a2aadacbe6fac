import { isFilled, numberedName, type SourceColumn, type SourceTable } from "../document/source-table.ts";
import { Lines, writeCsv } from "../response/csv.ts";
import type { TemplateFile } from "../response/template-file.ts";
import { allAtOnce, type Steps } from "../steps.ts";
import type { Column } from "../template/columns.ts";
import { findColumn, headerKey } from "../template/headers.ts";
import type { Template } from "../template/template.ts";

/** Which column of the source fills a column of the template. One may fill several; a column without one stays empty. */
export type Mapping = ReadonlyMap<Column, SourceColumn>;

/** A source's rows in the template's format. */
export interface MappedFile extends Omit<TemplateFile, "notes"> {
  /** Columns of the source that went nowhere: those with a header, and others that hold something. */
  readonly unmapped: readonly string[];
}

/** As `applyingMapping`, all at once. */
export function applyMapping(source: SourceTable, mapping: Mapping, template: Template): MappedFile {
  return allAtOnce(applyingMapping(source, mapping, template));
}

/**
 * Moves the cells of a source under the template's headers, as they are. Rows are left out that hold nothing for the
 * template. Line ends are those of the source.
 */
export function* applyingMapping(source: SourceTable, mapping: Mapping, template: Template): Steps<MappedFile> {
  const indexes = template.columns.map((column) => mapping.get(column)?.index ?? -1);
  const mapped = new Set(indexes);
  const holding = new Set<number>();
  const lines = new Lines();
  lines.add(writeCsv([template.columns.map((column) => column.header)], source.newline));
  for (const { cells: row } of yield* source.openingRows()) {
    for (const [index, cell] of row.entries()) if (!mapped.has(index) && isFilled(cell)) holding.add(index);
    const cells = indexes.map((index) => row[index] ?? "");
    if (cells.some(isFilled)) lines.add(writeCsv([cells], source.newline));
    yield;
  }
  const named = source.columns.filter((column) => column.named && !mapped.has(column.index));
  const others = [...holding].filter((index) => !source.columns[index]?.named);
  const unmapped = [...named.map((column) => column.index), ...others].sort((one, other) => one - other);
  return {
    text: lines.text(),
    rows: lines.count - 1,
    unmapped: unmapped.map((index) => source.columns[index]?.name ?? numberedName(index)),
  };
}

/** The column of a source that a person names: exactly, else whatever its case, spaces and punctuation. */
export function findSource(name: string, source: SourceTable): SourceColumn | undefined {
  const key = headerKey(name);
  return (
    source.columns.find((column) => column.name === name.trim()) ??
    (key === "" ? undefined : source.columns.find((column) => headerKey(column.name) === key))
  );
}

/** The column of the template that a person names, tolerantly. */
export function findTarget(name: string, template: Template): Column | undefined {
  return findColumn(name.trim(), template.columns);
}
