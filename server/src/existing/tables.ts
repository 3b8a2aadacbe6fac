import { foldAccents } from "../document/fold.ts";
import type { Steps } from "../steps.ts";
import { isJsonObject, type JsonObject } from "./json-object.ts";
import { isPieceEnd } from "./pieces.ts";
import { COMPANY_NAMES, OWN_NAMES, plainKey } from "./words.ts";

/** Keys of the headers and of the rows of a table. */
const headersKey = /^(?:columns?|headers?|header(?:row)?|fields|columndefinitions|columnnames|fieldnames)$/;
const rowsKey = /^(?:rows?|data|rowvalues|values|records|items|results?)$/;

/** Keys of a header's text, if it is an object. */
const headerTexts = ["name", "id", "key", "field", "title", "label"] as const;

/** The records of a table whose first row has the headers; undefined if a list is no such table. */
export function* recordsOfRows(rows: readonly unknown[]): Steps<JsonObject[] | undefined> {
  const [headers] = rows;
  return Array.isArray(headers) && headers.every((header) => typeof header === "string")
    ? yield* recordsOf(headers, rows.slice(1))
    : undefined;
}

/** The records of a table whose headers and rows are under keys of an object; undefined if there is none. */
export function* recordsOfTable(object: JsonObject): Steps<JsonObject[] | undefined> {
  const entries = Object.entries(object).filter(([, value]) => Array.isArray(value)) as [string, unknown[]][];
  const columns = entries.find(([key]) => headersKey.test(plainKey(key)))?.[1];
  const rows = entries.find(([key]) => rowsKey.test(plainKey(key)))?.[1];
  if (columns === undefined || rows === undefined) return undefined;
  for (const text of headerTexts) {
    const headers = columns.map((column) => (isJsonObject(column) ? column[text] : column));
    const records = headers.every((header) => typeof header === "string") ? yield* recordsOf(headers, rows) : undefined;
    if (records) return records;
  }
  return undefined;
}

function* recordsOf(headers: readonly string[], rows: readonly unknown[]): Steps<JsonObject[] | undefined> {
  const isNamed = headers
    .map((header) => plainKey(foldAccents(header)))
    .some((key) => OWN_NAMES.has(key) || COMPANY_NAMES.has(key));
  if (
    !isNamed ||
    rows.length === 0 ||
    new Set(headers).size < headers.length ||
    !rows.every((row) => isRow(row, headers.length))
  )
    return undefined;
  const records: JsonObject[] = [];
  for (const [index, row] of (rows as unknown[][]).entries()) {
    records.push(Object.fromEntries(headers.map((header, place) => [header, row[place]])));
    if (isPieceEnd(index)) yield;
  }
  return records;
}

function isRow(row: unknown, length: number): boolean {
  return Array.isArray(row) && row.length <= length && row.every((cell) => typeof cell !== "object" || cell === null);
}
