import { meaningOf } from "../mapping/names.ts";
import { isFilled, type SourceColumn, SourceTable } from "../mapping/source.ts";
import { headerKey } from "../template/headers.ts";
import { defaultTemplate } from "../template/template.ts";
import type { PageInfo } from "./page-info.ts";
import { pageLine } from "./page-lines.ts";
import { ExportProblem } from "./problem.ts";
import { stateTests } from "./record-state.ts";
import { COMPANY_IDS, COMPANY_NAMES, OWN_IDS, OWN_NAMES, plainKey, SITE_IDS } from "./words.ts";

/** The columns of a CSV that say something of companies. */
export interface CompanyColumns {
  readonly table: SourceTable;
  /** How many UTF-16 units stand before the table. */
  readonly offset: number;
  readonly names: readonly SourceColumn[];
  readonly ids: readonly SourceColumn[];
  /** Whether the rows have an ID of their own beside that of a company, and no company's name. */
  readonly areSites: boolean;
  readonly states: readonly { readonly index: number; readonly isInactive: (value: unknown) => boolean }[];
}

/** The line by which PowerShell 5.1 begins a CSV unless it is told not to. */
const typeLine = /^\uFEFF?#TYPE [^\r\n]*(?:\r\n|\n|\r)/;

/**
 * The columns of names, IDs and state of a CSV, by its header row: as *Map columns* recognises them, and by the keys
 * that JSON exports have.
 * @param nameKeys headers of the settings, which take the place of those that are recognised
 * @param idKeys likewise
 */
export function companyColumns(text: string, nameKeys: readonly string[], idKeys: readonly string[]): CompanyColumns {
  const own = text.replace(typeLine, "").replace(/^\uFEFF/, "");
  const table = new SourceTable(own);
  const keys = new Set(table.columns.map((column) => headerKey(column.name)));
  const names: SourceColumn[] = [];
  const ids: SourceColumn[] = [];
  const states: CompanyColumns["states"][number][] = [];
  for (const column of table.columns) {
    if (!column.named) continue;
    const plain = plainKey(column.name);
    const isInactive = stateTests.get(plain);
    if (isInactive) states.push({ index: column.index, isInactive });
    const role = meaningOf(column.name, keys, defaultTemplate)?.column.role;
    const isName = role === "Company Name" || OWN_NAMES.has(plain) || COMPANY_NAMES.has(plain);
    const isId = role === "Company ID" || OWN_IDS.has(plain) || COMPANY_IDS.has(plain);
    if (nameKeys.length > 0 ? isOneOf(column.name, nameKeys) : isName) names.push(column);
    else if (idKeys.length > 0 ? isOneOf(column.name, idKeys) : isId) ids.push(column);
  }
  const has = (keys: ReadonlySet<string>) => table.columns.some(({ name, named }) => named && keys.has(plainKey(name)));
  const areNamed = nameKeys.length > 0 || names.some(({ name }) => !OWN_NAMES.has(plainKey(name)));
  const areSites = !areNamed && (has(new Set(["id"])) || has(SITE_IDS)) && has(COMPANY_IDS);
  return { table, offset: text.length - own.length, names, ids, states, areSites };
}

function isOneOf(header: string, keys: readonly string[]): boolean {
  return keys.some((key) => plainKey(key) === plainKey(header));
}

/** A row that is a record, or a line that is none. */
export interface CsvRow {
  /** What it says of pages. */
  readonly page: PageInfo | undefined;
  readonly isRecord: boolean;
  readonly names: readonly string[];
  readonly ids: readonly string[];
  readonly active: boolean;
}

/**
 * The rows of a CSV, among them lines that are no records: `Page 1 of 3`, `Total: 300`, sums.
 * @throws ExportProblem where its columns could not be recognised
 */
export function* csvRows(columns: CompanyColumns, source: string): Generator<CsvRow> {
  if (columns.names.length === 0) {
    const headers = columns.table.columns.filter((column) => column.named).map((column) => column.name);
    throw new ExportProblem(
      `${source} has no column of company names that could be recognised, but ${listed(headers)} ` +
        "(asioImport.existing.nameKeys can say what to read).",
    );
  }
  const isList = columns.table.columns.length === 1;
  for (const cells of columns.table.rows()) {
    const line = pageLine(cells);
    const names = textsOf(columns.names, cells);
    yield {
      page: line?.isAll || !isList ? line?.info : undefined,
      isRecord: !line?.isAll && (names.length > 0 || !cells.some((cell) => sum.test(cell))),
      names,
      ids: textsOf(columns.ids, cells),
      active: !columns.states.some(({ index, isInactive }) => isInactive(cells[index] ?? "")),
    };
  }
}

const sum = /^\s*(?:grand |sub-?)?totals?:?\s*$/i;

function textsOf(columns: readonly SourceColumn[], cells: readonly string[]): string[] {
  const texts = columns.map(({ index }) => cells[index] ?? "").filter(isFilled);
  return [...new Set(texts.map((text) => text.trim()))];
}

function listed(headers: readonly string[]): string {
  if (headers.length === 0) return "no header row";
  const shown = headers
    .slice(0, 5)
    .map((header) => JSON.stringify(header.length > 40 ? `${header.slice(0, 39)}…` : header));
  const more = headers.length > 5 ? ` and ${headers.length - 5} more` : "";
  return `${headers.length === 1 ? "the header" : "the headers"} ${shown.join(", ")}${more}`;
}
