import { cellsOf, isFilledAt } from "../document/read-cells.ts";
import type { RowReader } from "../document/reader.ts";
import { hasContent, numberedName, type SourceColumn, type SourceTable } from "../document/source-table.ts";
import { copiedLine, csvLine, type Making, makingText } from "../response/csv.ts";
import { allAtOnce, type Steps } from "../steps.ts";
import type { Column } from "../template/columns.ts";
import { findColumn, headerKey } from "../template/headers.ts";
import { headersOf, type Template } from "../template/template.ts";
import type { Filling } from "./filling.ts";
import { isFooterRow, LeftOut, mayBeFooter } from "./footer.ts";

/** The source column for each column of the template. One may be used several times. Columns without one stay empty. */
export type Mapping = ReadonlyMap<Column, SourceColumn>;

/** What is counted while a source is mapped. */
export interface Mapped {
  /** Rows of the result. */
  readonly rows: number;
  /** Names of source columns that are not used: those with a header, and others with values. */
  readonly unmapped: readonly string[];
  /** A sentence about rows that are no companies; empty if there are none. */
  readonly leftOut: string;
}

/** Like {@link applyingMapping}, at once. */
export function applyMapping(source: SourceTable, mapping: Mapping, template: Template): Mapped & { text: string } {
  return allAtOnce(applyingMapping(source, mapping, template));
}

/**
 * A whole source in the template's format.
 * @param filling fills in empty cells, if given
 */
export function* applyingMapping(
  source: SourceTable,
  mapping: Mapping,
  template: Template,
  filling?: Filling,
): Steps<Mapped & { text: string }> {
  if (filling) yield* lookingAtRows(source, yield* source.opening(), mapping, template, filling);
  return yield* makingText(mappingRows(source, yield* source.opening(), mapping, template, filling));
}

/** The parts of a source that are needed to write its rows. */
type Source = Pick<SourceTable, "columns" | "newline">;

/** Shows a source's rows to `filling`, as they will be written, if it needs them. */
export function* lookingAtRows(
  source: Source,
  rows: Iterable<RowReader>,
  mapping: Mapping,
  template: Template,
  filling: Filling,
): Steps<void> {
  if (!filling.needsLook) return;
  const indexes = indexesOf(mapping, template);
  for (const row of rows) {
    yield;
    if (!hasContent(row) || (mayBeFooter(row) && isFooterRow(cellsOf(row), source))) continue;
    if (indexes.some((index) => isFilledAt(row, index))) filling.look(mappedCells(cellsOf(row), indexes));
  }
}

/**
 * Writes a source's cells, unchanged, under the template's headers, with its line ends. Omits empty rows and
 * those that are no companies, such as sums.
 * @param rows those after the header row
 * @param filling fills in empty cells, if given; it must have seen the rows
 */
export function* mappingRows(
  source: Source,
  rows: Iterable<RowReader>,
  mapping: Mapping,
  template: Template,
  filling?: Filling,
): Making<Mapped> {
  const { columns, newline } = source;
  const indexes = indexesOf(mapping, template);
  const mapped = new Set(indexes);
  const unused = columns.flatMap(({ named, index }) => (named && !mapped.has(index) ? [index] : []));
  // Without a header, a column counts only if it has values.
  const judged = new Set([...mapped, ...unused]);
  const firstNameless = columns.findIndex(({ index }) => !judged.has(index));
  const firstJudged = firstNameless === -1 ? columns.length : firstNameless;
  const leftOut = new LeftOut();
  let count = 0;
  yield csvLine(headersOf(template), newline);
  for (const row of rows) {
    if (!hasContent(row)) {
      yield "";
      continue;
    }
    if (mayBeFooter(row)) {
      const cells = cellsOf(row);
      if (isFooterRow(cells, source)) {
        leftOut.add(cells);
        yield "";
        continue;
      }
    }
    for (let index = firstJudged; index < row.cellCount; index++) {
      if (judged.has(index) || !isFilledAt(row, index)) continue;
      judged.add(index);
      unused.push(index);
    }
    const isMapped = indexes.some((index) => isFilledAt(row, index));
    if (isMapped) count++;
    yield !isMapped ? "" : filling ? filledLine(row, indexes, newline, filling) : copiedLine(row, indexes, newline);
  }
  unused.sort((one, other) => one - other);
  const unmapped = unused.map((index) => columns[index]?.name ?? numberedName(index));
  return { rows: count, unmapped, leftOut: leftOut.sentence };
}

/** For each column of the template, the index of its source column, or -1. */
export function indexesOf(mapping: Mapping, { columns }: Template): number[] {
  return columns.map((column) => mapping.get(column)?.index ?? -1);
}

/** A source's cells in the order of the template's columns, whose `indexes` are given. */
export function mappedCells(cells: readonly string[], indexes: readonly number[]): string[] {
  return indexes.map((index) => cells[index] ?? "");
}

function filledLine(row: RowReader, indexes: readonly number[], newline: string, filling: Filling): string {
  const cells = mappedCells(cellsOf(row), indexes);
  filling.fill(cells);
  return csvLine(cells, newline);
}

/** The source column with a name that the user gave: exactly, or else ignoring case, spaces and punctuation. */
export function findSource(name: string, { columns }: Pick<SourceTable, "columns">): SourceColumn | undefined {
  return findNamed(name, columns);
}

/** Like {@link findSource}, among some columns. */
export function findNamed(name: string, columns: readonly SourceColumn[]): SourceColumn | undefined {
  const key = headerKey(name);
  return (
    columns.find((column) => column.name === name.trim()) ??
    (key === "" ? undefined : columns.find((column) => headerKey(column.name) === key))
  );
}

/** The template's column with a name that the user gave, see {@link findColumn}. */
export function findTarget(name: string, template: Template): Column | undefined {
  return findColumn(name.trim(), template.columns);
}
