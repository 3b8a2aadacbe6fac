import { foldAccents } from "../document/fold.ts";
import { type SourceColumn, SourceTable } from "../document/source-table.ts";
import { meaningOf } from "../template/header-meaning.ts";
import { headerKey } from "../template/headers.ts";
import { defaultTemplate } from "../template/template.ts";
import { addressKey } from "./company-signs.ts";
import { stateTests } from "./record-state.ts";
import { namesParent } from "./related-companies.ts";
import {
  COMPANY_IDS,
  COMPANY_NAMES,
  OTHER_IDS,
  OTHER_NAMES,
  OWN_IDS,
  OWN_NAMES,
  PERSON_NAME,
  plainKey,
  SITE_IDS,
} from "./words.ts";

/** The columns of a CSV that are about companies. */
export interface CompanyColumns {
  readonly table: SourceTable;
  /** UTF-16 offset of the table in the text. */
  readonly offset: number;
  readonly names: readonly SourceColumn[];
  /** Alternative names. */
  readonly otherNames: readonly SourceColumn[];
  /** Names of private customers, who have no business name. */
  readonly people: readonly SourceColumn[];
  readonly ids: readonly SourceColumn[];
  /** Companies that the rows belong to. */
  readonly parents: readonly SourceColumn[];
  /** IDs of companies, unless `areNamed`: rows with different names that share one are its sites. */
  readonly companyIds: readonly SourceColumn[];
  /** Whether a column is certain to contain company names, by its header or the settings. */
  readonly areNamed: boolean;
  /** Whether the rows have their own ID and a company's ID, but no company's name. */
  readonly areSites: boolean;
  readonly states: readonly { readonly index: number; readonly isInactive: (value: unknown) => boolean }[];
}

/** The line that PowerShell 5.1 writes before a CSV by default. */
const typeLine = /^\uFEFF?#TYPE [^\r\n]*(?:\r\n|\n|\r)/;

/**
 * Finds the columns of names, IDs and state by the header row of a CSV: those that *Map columns* recognises, and those
 * with the usual keys of JSON exports.
 * @param nameKeys headers from the settings, which replace the recognised ones
 * @param idKeys likewise
 */
export function companyColumns(text: string, nameKeys: readonly string[], idKeys: readonly string[]): CompanyColumns {
  const own = text.replace(typeLine, "").replace(/^\uFEFF/, "");
  const table = new SourceTable(own);
  const keys = new Set(table.columns.map((column) => headerKey(column.name)));
  const names: SourceColumn[] = [];
  const ids: SourceColumn[] = [];
  const parents: SourceColumn[] = [];
  const states: CompanyColumns["states"][number][] = [];
  for (const column of table.columns) {
    if (!column.named) continue;
    const plain = plainKey(foldAccents(column.name));
    const isInactive = stateTests.get(plain);
    if (isInactive) states.push({ index: column.index, isInactive });
    const role = meaningOf(column.name, keys, defaultTemplate)?.column.role;
    const isName = role === "Company Name" || OWN_NAMES.has(plain) || COMPANY_NAMES.has(plain);
    const isId = role === "Company ID" || OWN_IDS.has(plain) || COMPANY_IDS.has(plain) || OTHER_IDS.test(plain);
    if (nameKeys.length === 0 && namesParent(plain)) parents.push(column);
    else if (nameKeys.length > 0 ? isOneOf(column.name, nameKeys) : isName) names.push(column);
    else if (idKeys.length > 0 ? isOneOf(column.name, idKeys) : isId) ids.push(column);
  }
  const has = (keys: ReadonlySet<string>) => table.columns.some(({ name, named }) => named && keys.has(plainKey(name)));
  const areNamed = nameKeys.length > 0 || names.some(({ name }) => !OWN_NAMES.has(plainKey(name)));
  const other = (isOne: (plain: string) => boolean) =>
    nameKeys.length > 0
      ? []
      : table.columns.filter((column) => isOne(plainKey(foldAccents(column.name))) && !names.includes(column));
  const otherNames = other((plain) => OTHER_NAMES.has(plain));
  const people = other((plain) => plain === PERSON_NAME && has(new Set(["businessname"])));
  const areSites = !areNamed && (has(new Set(["id"])) || has(SITE_IDS)) && has(COMPANY_IDS);
  const companyIds = areNamed ? [] : ids.filter(({ name }) => !OWN_IDS.has(plainKey(name)));
  return {
    table,
    parents,
    companyIds,
    offset: text.length - own.length,
    names,
    otherNames,
    people,
    ids,
    states,
    areNamed,
    areSites,
  };
}

/** Whether a row is the header row of another list below this one, with names in another column. */
export function isOtherHeader(cells: readonly string[], { names, table }: CompanyColumns): boolean {
  if (cells.length < 2 || cells.length > table.columns.length) return false;
  const plain = cells.map(plainKey);
  const place = plain.findIndex((key) => OWN_NAMES.has(key) || COMPANY_NAMES.has(key));
  if (place === -1 || names.some(({ index }) => index === place)) return false;
  return plain.some((key) => OWN_IDS.has(key) || COMPANY_IDS.has(key) || stateTests.has(key));
}

/** No header is longer, in UTF-16 units. */
export const maxHeaderLength = 200;

/** Whether a cell is the header of a company's name, ID or address. */
export function isHeaderCell(cell: string): boolean {
  if (cell.length > maxHeaderLength) return false;
  const plain = plainKey(foldAccents(cell));
  return [OWN_NAMES, COMPANY_NAMES, OWN_IDS, COMPANY_IDS].some((keys) => keys.has(plain)) || addressKey.test(plain);
}

function isOneOf(header: string, keys: readonly string[]): boolean {
  return keys.some((key) => plainKey(key) === plainKey(header));
}
