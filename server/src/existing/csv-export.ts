import { foldAccents } from "../document/fold.ts";
import { isFilled, type SourceColumn, type SourceRow, type SourceTable } from "../document/source-table.ts";
import { tidy } from "../document/whitespace.ts";
import type { Steps } from "../steps.ts";
import type { Extent } from "./completeness.ts";
import { type CompanyColumns, companyColumns, isHeaderCell, maxHeaderLength } from "./csv-columns.ts";
import { faultOf, isFooter, tailOf } from "./csv-faults.ts";
import { cutSentence, isCutText } from "./cut-text.ts";
import { ExportCompanies } from "./export-companies.ts";
import type { ExportShape } from "./export-shape.ts";
import { FilterLines } from "./filters.ts";
import { addSpellings } from "./garbled-names.ts";
import type { JsonObject } from "./json-object.ts";
import { areReadable, isLostName, isNoName, isTooLong, readableOf } from "./name-text.ts";
import { OtherThings } from "./other-things.ts";
import { noPageInfo, type PageInfo } from "./page-info.ts";
import { type PageLine, pageLine, pagesOfLines, titleLine } from "./page-lines.ts";
import { pageKeyLine } from "./page-object.ts";
import { isPieceEnd } from "./pieces.ts";
import { ExportProblem } from "./problem.ts";
import { countingRecords, markOf } from "./record-marks.ts";
import { customersOfJobs, RelatedCompanies } from "./related-companies.ts";
import { SharedIds } from "./shared-ids.ts";
import {
  hasNumbersAlone,
  likelyBelonging,
  likelyOthers,
  likelySites,
  onlyNumbers,
  recordAt,
  UnreadRecords,
} from "./unread-records.ts";
import { OWN_NAMES, plainKey } from "./words.ts";

/**
 * Reads the rows of a CSV export, piece by piece.
 * @throws ExportProblem if the export is unreliable
 */
export function* readRows(text: string, source: string, shape: ExportShape): Steps<Extent> {
  const columns = companyColumns(text, shape.nameKeys ?? [], shape.idKeys ?? []);
  yield;
  const companies = new ExportCompanies(source);
  const unread = new UnreadRecords(source, shape.nameKeys ?? []);
  const detects = (shape.nameKeys ?? []).length === 0;
  if (columns.areSites) throw new ExportProblem(likelySites(source));
  const lines = columns.table.titles.map(titleLine);
  const filters = new FilterLines();
  for (const title of columns.table.titles) filters.addTitle(title);
  const marks: number[] = [];
  const related = new RelatedCompanies();
  const shared = new SharedIds();
  const things = new OtherThings(new Set(columns.names.map(plainHeader).filter((plain) => !OWN_NAMES.has(plain))));
  /** Number of rows that begin with a header, as in a list whose rows and columns were exchanged. */
  let headers = 0;
  let index = -1;
  for (const { page, isRecord, isBelow, fault, mark, names, ids, parents, companyIds, active, cells } of csvRows(
    text,
    columns,
    yield* columns.table.openingRows(),
    source,
  )) {
    index += 1;
    if (isPieceEnd(index)) yield;
    if (page) lines.push(page);
    if (!isRecord || isBelow) filters.add(cells);
    if (!isRecord) continue;
    if (isBelow) {
      if (areReadable(names)) companies.addRest(spelled(names), [], true, index);
      else if (names.some((name) => /…|\.{3}/.test(name) || isLostName(name))) unread.add(names[0], index, false);
      continue;
    }
    marks.push(mark);
    if (isHeaderCell(cells[0] ?? "") && isHeaderCell(columns.table.columns[0]?.name ?? "")) headers += 1;
    if (fault !== undefined) {
      unread.addFault(fault);
      continue;
    }
    related.add(parents, index);
    if (detects) related.add(customersOfJobs(names), index);
    shared.add(companyIds[0], names[0]);
    if (detects) things.add(() => recordOf(columns, cells), names, columns.areNamed || parents.length > 0);
    if (names.some(isCutText)) unread.addFault(() => cutSentence(source, recordAt(index)));
    else if (names.length === 0) unread.add(`${ids.join(", ")}`, index, false);
    else if (areReadable(names)) companies.add(spelled(names), ids, active, index);
    else {
      unread.add(names[0], index, false);
      companies.addRest(spelled(readableOf(names)), ids, active, index);
    }
  }
  if (filters.found) lines.push({ ...noPageInfo(), filter: filters.found });
  const problem = unread.problem(index + 1);
  if (shared.areShared) throw new ExportProblem(problem ?? likelySites(source));
  const likelyThings = things.found(marks.length);
  if (likelyThings !== undefined && !things.areNamed) throw new ExportProblem(likelyOthers(source, likelyThings));
  if (hasNumbersAlone(companies)) throw new ExportProblem(onlyNumbers(source));
  if (headers > 0 && headers === marks.length) {
    throw new ExportProblem(`${source} has its companies in columns. Export them with a row for each company.`);
  }
  related.addTo(companies);
  return {
    companies,
    problem: problem ?? (likelyThings === undefined ? undefined : likelyBelonging(source, likelyThings)),
    pages: pagesOfLines(lines),
    marks: [marks],
    records: yield* countingRecords([marks]),
    place: "CSV",
    nameKeys: columns.names.map((column) => column.name),
    idKeys: columns.ids.map((column) => column.name),
  };
}

/** A row, or a line that is not a record. */
interface CsvRow {
  /** What it says about pages. */
  readonly page: PageInfo | undefined;
  readonly isRecord: boolean;
  /** Whether it is below the list. It may still be a company, so it is compared, but it is not counted. */
  readonly isBelow: boolean;
  /** Makes the sentence that says why the row is unreliable. */
  readonly fault: (() => string) | undefined;
  /** The row's fingerprint. */
  readonly mark: number;
  readonly names: readonly string[];
  readonly ids: readonly string[];
  /** Names of the companies that it belongs to. */
  readonly parents: readonly string[];
  readonly companyIds: readonly string[];
  readonly active: boolean;
  readonly cells: readonly string[];
}

/**
 * The rows of a CSV, including lines that are not records: `Page 1 of 3`, `Total: 300`, sums.
 * @throws ExportProblem if no column contains names
 */
function* csvRows(text: string, columns: CompanyColumns, rows: Iterable<SourceRow>, source: string): Generator<CsvRow> {
  if (columns.names.length === 0) {
    const headers = columns.table.columns.filter((column) => column.named).map((column) => column.name);
    throw new ExportProblem(
      `${source} has no column that looks like company names, only ${listed(headers)} ` +
        "(asioImport.existing.nameKeys can say what to read).",
    );
  }
  const { table } = columns;
  const isList = table.columns.length === 1;
  const tail = tailOf(text, table.delimiter);
  let end = 0;
  for (const row of rows) {
    const { cells } = row;
    const isBelow = !isList && columns.offset + row.start >= tail.start;
    const line = lineOf(cells, isList || (cells.length > 1 && !isBelow));
    const names = namesOf(columns, cells);
    const isRecord = !line?.isAll && !isNoRecord(cells, names, table) && !(isBelow && tail.isFooter);
    const fault = isRecord && !isBelow ? faultOf(row, columns, row.start > end) : undefined;
    end = row.end;
    yield {
      page: line?.isAll || !isList ? line?.info : undefined,
      isRecord,
      isBelow,
      fault:
        fault === undefined
          ? undefined
          : () => `${source} is malformed: the row in line ${lineAt(text, columns.offset + row.start)} ${fault}.`,
      mark: markOf(cells),
      names,
      ids: textsOf(columns.ids, cells),
      parents: textsOf(columns.parents, cells).filter((name) => !isNoName(name)),
      companyIds: textsOf(columns.companyIds, cells),
      active: !columns.states.some(({ index, isInactive }) => isInactive(cells[index] ?? "")),
      cells,
    };
  }
}

/** What a line says about pages, in words or with a key. */
function lineOf(cells: readonly string[], isRow: boolean): PageLine | undefined {
  const line = pageLine(cells, isRow);
  const [text = "", ...others] = cells;
  return line?.isAll || others.some(isFilled) ? line : (pageKeyLine(text) ?? line);
}

/** The line number at an offset, from 1. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\n|\r/).length;
}

/** Whether a row is a sum, a line about the list, or the repeated header row of joined pages. */
function isNoRecord(cells: readonly string[], names: readonly string[], table: SourceTable): boolean {
  if (names.length === 0 && cells.some((cell) => sum.test(cell))) return true;
  if (isFooter(cells, table)) return true;
  const isHeader = (name: string, cell: string) => cell.length <= maxHeaderLength && name === tidy(cell);
  return table.columns.every(({ name, index }) => isHeader(name, cells[index] ?? ""));
}

const sum = /^\s*(?:grand |sub-?)?totals?:?\s*$/i;

function spelled(names: readonly string[]): string[] {
  const all = [...names];
  for (const name of names) addSpellings(name, all);
  return all;
}

/** A row as an object keyed by header. */
function recordOf({ table }: CompanyColumns, cells: readonly string[]): JsonObject {
  return Object.fromEntries(table.columns.map(({ name, index }) => [foldAccents(name), cells[index]]));
}

function plainHeader({ name }: SourceColumn): string {
  return plainKey(foldAccents(name));
}

function namesOf({ names, otherNames, people }: CompanyColumns, cells: readonly string[]): string[] {
  const own = textsOf(names, cells);
  return own.length === 0 ? textsOf(people, cells) : [...own, ...readableOf(textsOf(otherNames, cells))];
}

function textsOf(columns: readonly SourceColumn[], cells: readonly string[]): string[] {
  const texts = columns.map(({ index }) => cells[index] ?? "").filter(isFilled);
  return [...new Set(texts.map((text) => text.trim()).filter((text) => !isTooLong(text)))];
}

function listed(headers: readonly string[]): string {
  if (headers.length === 0) return "no header row";
  const shown = headers
    .slice(0, 5)
    .map((header) => JSON.stringify(header.length > 40 ? `${header.slice(0, 39)}…` : header));
  const more = headers.length > 5 ? ` and ${headers.length - 5} more` : "";
  return `${headers.length === 1 ? "the header" : "the headers"} ${shown.join(", ")}${more}`;
}
