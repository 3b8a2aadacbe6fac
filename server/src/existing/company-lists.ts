import { isJsonObject, type JsonObject, own } from "./json-object.ts";
import { describe, ExportProblem } from "./problem.ts";
import { pathSteps, type RecordReader } from "./record-reader.ts";

/** A list of records as it stands in the export; `keys` where it is an object keyed by ID. */
export interface CompanyList {
  readonly entries: readonly unknown[];
  readonly keys?: readonly string[];
}

const WRAPPER_KEYS = ["companies", "Companies", "data", "Data", "items", "results", "value"];

/** Keys under which a failed request answers: an object that has one is not keyed by company ID. */
const ERROR_KEYS = ["error", "errors"];

/**
 * The lists of companies at a path that the user gave, one for each place that it leads to.
 *
 * @throws ExportProblem where it leads to none in any document or page: half an export would hide companies
 */
export function listsAt(documents: readonly unknown[], path: string, source: string): CompanyList[] {
  const problem = (reason: string) =>
    new ExportProblem(`${source} has no list at ${JSON.stringify(path)} (asioImport.existing.listPath): ${reason}.`);
  let values: unknown[] = documents.filter((document) => document !== null);
  for (const step of pathSteps(path)) {
    values = values
      .flatMap((value) => (Array.isArray(value) ? value.filter((entry) => entry !== null) : [value]))
      .map((value) => {
        const next = isJsonObject(value) ? own(value, step) : undefined;
        if (next === undefined) throw problem(`${JSON.stringify(step)} is not in ${describe(value)}`);
        return next;
      });
  }
  if (values.length === 0) throw problem("there is nothing to look in");
  return values.map((value) => {
    if (Array.isArray(value)) return { entries: value };
    if (isJsonObject(value)) return keyedList(value);
    throw problem(`${describe(value)} stands there`);
  });
}

/**
 * The lists of companies, found by their shape: a list at the top or under wrapper keys, an object keyed by ID, pages
 * of these one after the other or in a list, or the documents themselves (JSON Lines).
 *
 * @throws ExportProblem where the shape is none of these, or where only some of several pages are
 */
export function detectLists(documents: readonly unknown[], reader: RecordReader, source: string): CompanyList[] {
  const [document] = documents;
  const alone = documents.length === 1 && !Array.isArray(document);
  let lists: CompanyList[] = [alone ? listOfObject(document, reader, source) : { entries: documents }];
  while (pageEntries(firstEntry(lists), reader) !== undefined) {
    const pages = lists.flatMap((list) => list.entries);
    lists = pages.flatMap((page, index) => {
      if (page === null) return [];
      const entries = pageEntries(page, reader);
      if (entries !== undefined) return [{ entries }];
      throw new ExportProblem(
        `Entry ${index + 1} of ${source} is ${describe(page)}, not a page of companies like those before it.`,
      );
    });
  }
  return lists;
}

function firstEntry(lists: readonly CompanyList[]): unknown {
  for (const list of lists) {
    // The records of an object keyed by ID are never pages.
    const first = list.keys === undefined ? list.entries.find((entry) => entry !== null) : undefined;
    if (first !== undefined) return first;
  }
  return undefined;
}

/** The entries of a page, which is a list or wraps one; undefined where the value is a record, or something else. */
export function pageEntries(value: unknown, reader: RecordReader): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isJsonObject(value)) return undefined;
  const list = unwrap(value).find(isListOfObjects);
  // A company may well have an empty list of its own, say of `items`.
  return list?.length === 0 && reader.read(value) && reader.names.length > 0 ? undefined : list;
}

/** The list of an export that is a single JSON value other than an array. */
function listOfObject(document: unknown, reader: RecordReader, source: string): CompanyList {
  const levels = unwrap(document);
  const list = levels.find(isListOfObjects);
  if (list !== undefined) return { entries: list };
  const keyed = levels.find((level): level is JsonObject => isKeyedById(level, reader));
  if (keyed !== undefined) return keyedList(keyed);
  // JSON Lines of one line. Both are asked for, because the answer to a failed request often has a name or an ID.
  if (isJsonObject(document) && reader.read(document) && reader.names.length > 0 && reader.ids.length > 0) {
    return { entries: [document] };
  }
  const advice = isJsonObject(document) ? " (asioImport.existing.listPath can say where it is)" : "";
  throw new ExportProblem(`${source} holds no list of companies but ${describe(document)}${advice}.`);
}

/** The value and all that stands under wrapper keys in it, at any depth, the likelier keys first. */
function unwrap(root: unknown): unknown[] {
  const levels: unknown[] = [];
  const waiting = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    levels.push(value);
    if (isJsonObject(value)) waiting.push(...WRAPPER_KEYS.map((key) => own(value, key)).reverse());
  }
  return levels;
}

function isListOfObjects(value: unknown): value is readonly unknown[] {
  if (!Array.isArray(value)) return false;
  const first: unknown = value.find((entry) => entry !== null);
  return first === undefined || typeof first === "object";
}

function isKeyedById(value: unknown, reader: RecordReader): boolean {
  if (!isJsonObject(value) || ERROR_KEYS.some((key) => Object.hasOwn(value, key))) return false;
  let named = false;
  for (const entry of Object.values(value)) {
    if (entry === null) continue;
    if (!isJsonObject(entry) || !reader.read(entry)) return false;
    named ||= reader.names.length > 0;
  }
  return named;
}

function keyedList(object: JsonObject): CompanyList {
  return { entries: Object.values(object), keys: Object.keys(object) };
}
