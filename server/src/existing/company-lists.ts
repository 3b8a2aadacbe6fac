import type { Steps } from "../steps.ts";
import { cutSentence, isCutText } from "./cut-text.ts";
import type { KeyPlace } from "./duplicate-keys.ts";
import { envelopesIn, looksLikeJson } from "./envelopes.ts";
import { failureOf, messageOf } from "./error-response.ts";
import { readingDocuments } from "./json-documents.ts";
import { isJsonObject, isLarge, type JsonObject, keysOf, maxKeys, own } from "./json-object.ts";
import { candidatesIn, chosenOf, isListOfObjects, kindOfList, unknownLists } from "./list-candidates.ts";
import { noPageInfo, type PageInfo } from "./page-info.ts";
import { addHeaders, addPageInfo } from "./page-object.ts";
import { describe, ExportProblem } from "./problem.ts";
import type { RecordReader } from "./record-reader.ts";
import { addRequest } from "./requests.ts";
import { recordsOfRows, recordsOfTable } from "./tables.ts";
import { isListWrapper, type ListKind, listKindOf, plainKey, saysInactive } from "./words.ts";

/** A list of records in an export, or an object keyed by ID, which has `keys`. */
export interface CompanyList {
  readonly entries: readonly unknown[];
  readonly keys?: readonly string[];
  /** The parsed list or object itself: its identity leads back to its place in the text. */
  readonly from: object;
  /** Whether `from` is a single record, not a list. */
  readonly isRecord?: boolean;
  /** Dotted path of keys to the list; undefined at the top level. */
  readonly under?: string;
  /** What the key says that the list contains. */
  readonly kind?: ListKind;
  /** Whether the key says that the companies are inactive. */
  readonly isInactive?: boolean;
  /** Whether this is the `included` list of JSON:API, which totals do not count. */
  readonly isIncluded?: boolean;
}

/** A key that is twice in one object. */
export interface Duplicate extends KeyPlace {
  /** The text with the object. */
  readonly text: string;
}

/** The lists of an export, and what it says about its pages. */
export interface FoundLists {
  readonly lists: readonly CompanyList[];
  readonly pages: readonly PageInfo[];
  /** The first key that is twice in one object of a string that contains JSON, if it matters. */
  readonly duplicate?: Duplicate | undefined;
  /** Why one of several pages could not be read: a sentence. */
  readonly problem?: string | undefined;
}

/** A sentence about an export that is an answer saying why there is none. */
export function errorResponse(source: string, failure: string): string {
  return `${source} is an error response, not a list of companies: ${failure}.`;
}

/** A whole response: a document, or an entry of a list of pages. */
interface WholeResponse {
  readonly value: unknown;
  readonly headers?: JsonObject;
}

/** What is needed to read an export in any shape. */
export interface Detection {
  readonly reader: RecordReader;
  /** Path of the export, for messages. */
  readonly source: string;
  /** Whether a duplicate key, in plain form, matters. */
  readonly matters: (plain: string) => boolean;
}

/**
 * Finds the lists of companies by their shape: a list at the top level or under wrapper keys, an object keyed by ID,
 * several pages of these (one after the other or in a list), responses saved with their envelope, or the documents
 * themselves (JSON Lines).
 *
 * @param headers the response's headers, if they were saved with it
 * @throws ExportProblem if the shape is none of these
 */
export function* detectingLists(
  documents: readonly unknown[],
  detection: Detection,
  headers?: JsonObject,
): Steps<FoundLists> {
  const search = new Search(detection);
  const [document] = documents;
  if (documents.length === 1) yield* search.response({ value: document, ...(headers ? { headers } : {}) });
  else if (documents.every((each) => search.isPage(each) || each === null)) {
    for (const each of documents) if (each !== null) yield* search.page(search.response({ value: each }));
  } else yield* search.list(documents, undefined, noPageInfo());
  return search;
}

/** Maximum number of wrappers, lists and strings containing JSON around a list. */
const DEEPEST = 100;

/** Walks through an export, and collects its lists and what it says about pages. */
class Search implements FoundLists {
  readonly lists: CompanyList[] = [];
  readonly pages: PageInfo[] = [];
  duplicate: Duplicate | undefined;
  problem: string | undefined;
  readonly #reader: RecordReader;
  readonly #source: string;
  readonly #matters: (plain: string) => boolean;

  constructor({ reader, source, matters }: Detection) {
    this.#reader = reader;
    this.#source = source;
    this.#matters = matters;
  }

  /** Collects the lists of a whole response. */
  *response({ value, headers }: WholeResponse): Steps<void> {
    const info = noPageInfo();
    if (headers) addHeaders(headers, info);
    yield* this.#take(value, info, undefined, 0);
  }

  /** Collects one of several pages. If it cannot be read, the problem is kept and the other pages are still read. */
  *page(taking: Steps<void>): Steps<void> {
    yield;
    try {
      yield* taking;
    } catch (error) {
      if (!(error instanceof ExportProblem)) throw error;
      this.problem ??= error.message;
    }
  }

  *#take(value: unknown, info: PageInfo, kind: ListKind, depth: number): Steps<void> {
    if (depth > DEEPEST) throw new ExportProblem(`${this.#source} is nested too deeply to be a list of companies.`);
    if (typeof value === "string" && looksLikeJson(value)) {
      const { documents, duplicate } = yield* readingDocuments(value, this.#source, this.#matters);
      this.duplicate ??= duplicate && { ...duplicate, text: value };
      for (const inner of documents) yield* this.#take(inner, { ...info }, kind, depth + 1);
    } else if (Array.isArray(value)) yield* this.list(value, kind, info, depth);
    else if (isJsonObject(value)) yield* this.#takeObject(value, info, kind, depth);
    else throw this.#noList(value);
  }

  /** Collects a list of records, or each page in a list of pages. */
  *list(list: readonly unknown[], kind: ListKind, info: PageInfo, depth = 0): Steps<void> {
    let entries = list;
    while (entries.length === 1 && Array.isArray(entries[0])) entries = entries[0];
    entries = (yield* recordsOfRows(entries)) ?? entries;
    const first: unknown = entries.find((entry) => entry !== null);
    if (!Array.isArray(first) && !this.isPage(first)) {
      this.lists.push({ entries, from: entries, ...(kind ? { kind } : {}) });
      this.pages.push(info);
      return;
    }
    for (const [index, page] of entries.entries()) {
      if (page !== null) yield* this.page(this.#takePage(page, index, { ...info }, kind, depth));
    }
  }

  *#takePage(page: unknown, index: number, info: PageInfo, kind: ListKind, depth: number): Steps<void> {
    if (!Array.isArray(page) && !this.isPage(page)) {
      const failure = isJsonObject(page) ? failureOf(page) : undefined;
      const what = failure === undefined ? describe(page) : `${describe(page)} (${failure})`;
      throw new ExportProblem(
        `Entry ${index + 1} of ${this.#source} is ${what}, not a page of companies like those before it.`,
      );
    }
    yield* this.#take(page, info, kind, depth + 1);
  }

  /** Whether an entry of a list is a response with its own list, not a record. */
  isPage(entry: unknown): boolean {
    if (typeof entry === "string") return looksLikeJson(entry);
    if (!isJsonObject(entry)) return false;
    const candidates = candidatesIn(entry);
    if (!candidates.some(({ value }) => isListOfObjects(value))) {
      return envelopesIn(entry, this.#source).length > 0;
    }
    // A company can have a list too, such as `items` or `sites`.
    return !this.#reader.read(entry).isNamed;
  }

  *#takeObject(object: JsonObject, info: PageInfo, kind: ListKind, depth: number): Steps<void> {
    if (isLarge(object)) {
      if (!isKeyedById(object, this.#reader)) throw this.#noList(object);
      this.#addKeyed(object, info, kind);
      return;
    }
    const envelopes = envelopesIn(object, this.#source);
    for (const { body, headers, request } of envelopes) {
      const own = { ...info };
      if (envelopes.length === 1) addPageInfo(object, own);
      addHeaders(headers, own);
      if (request) addRequest(request, own);
      yield* this.#take(body, own, kind, depth + 1);
    }
    if (envelopes.length > 0) return;
    const candidates = candidatesIn(object);
    const failure = failureOf(object);
    if (failure !== undefined) {
      if (candidates.length === 0) throw this.#noList(object, ", which is an error response");
      throw new ExportProblem(errorResponse(this.#source, failure));
    }
    addPageInfo(object, info);
    const table = yield* recordsOfTable(object);
    const chosen = table ? [{ key: "rows", value: table }] : chosenOf(candidates);
    if (chosen.length > 0) {
      const before = this.lists.length;
      const included = this.#takeUnknownLists(object, info);
      for (const { key, value } of chosen) {
        const inner = { ...info };
        const first = this.lists.length;
        yield* this.#take(value, inner, kindOfList(key, value) ?? kind, depth + 1);
        const isInactive = saysInactive(key);
        for (const list of this.lists.splice(first)) {
          const under = list.under === undefined ? key : `${key}.${list.under}`;
          this.lists.push({ ...list, under, ...(isInactive ? { isInactive } : {}) });
        }
      }
      this.lists.push(...included);
      if (this.lists.slice(before).every((list) => list.entries.length === 0)) this.#refuseEmpty(object);
      // A single company that has a list.
      if (chosen.every(({ key }) => listKindOf(key) !== "companies") && this.#isOneRecord(object, kind)) {
        this.#addRecord(object, kind);
      }
      return;
    }
    if (isKeyedById(object, this.#reader)) this.#addKeyed(object, info, kind);
    else if (this.#isOneRecord(object, kind)) {
      this.#addRecord(object, kind);
      this.pages.push(info);
    } else throw this.#noList(object);
  }

  /**
   * Returns the companies in JSON:API's `included`, which are read too. Any other list of named records under an
   * unknown key is only noted, so that the user hears of it.
   */
  #takeUnknownLists(object: JsonObject, info: PageInfo): CompanyList[] {
    return unknownLists(object).flatMap(({ name, entries }) => {
      const types = entries.map((entry) => (isJsonObject(entry) ? own(entry, "type") : undefined));
      const isTyped = types.every((type) => typeof type === "string");
      if (plainKey(name) === "included" && isTyped) {
        const companies = entries.map((entry, place) =>
          listKindOf(plainKey(types[place] as string)) === "companies" ? entry : null,
        );
        return companies.some(Boolean)
          ? [{ entries: companies, from: entries, kind: "companies", isIncluded: true }]
          : [];
      }
      const first = entries.filter(isJsonObject).slice(0, 3);
      if (first.some((entry) => this.#reader.read(entry).isNamed)) info.unreadList ??= name;
      return [];
    });
  }

  #addKeyed(object: JsonObject, info: PageInfo, kind: ListKind): void {
    this.lists.push({ ...keyedList(object), ...(kind ? { kind } : {}) });
    this.pages.push(info);
  }

  #addRecord(object: JsonObject, kind: ListKind): void {
    this.lists.push({ entries: [object], from: object, isRecord: true, ...(kind ? { kind } : {}) });
  }

  /**
   * Whether an object is a single record: PowerShell writes a list of one that way, and so does JSON Lines of one line.
   * Unless a key mentions companies, it needs a name and an ID, because error responses often have one of them.
   */
  #isOneRecord(object: JsonObject, kind: ListKind): boolean {
    const { isNamed, isCut, ids } = this.#reader.read(object, undefined, kind);
    if (isCut) throw new ExportProblem(cutSentence(this.#source));
    if (!isNamed || messageOf(object) !== undefined) return false;
    return kind === "companies" || ids.length > 0;
  }

  /** An empty list next to a message, or next to a filled list under another key, does not mean "no companies". */
  #refuseEmpty(object: JsonObject): void {
    const message = messageOf(object);
    if (message !== undefined)
      throw new ExportProblem(errorResponse(this.#source, `its list is empty, and ${message}`));
    const other = Object.entries(object).find(
      ([key, value]) =>
        !isListWrapper(plainKey(key)) &&
        Array.isArray(value) &&
        isJsonObject(value[0]) &&
        !/^links?$/.test(plainKey(key)),
    );
    if (other) {
      throw new ExportProblem(
        `${this.#source} has an empty list, but one under ${JSON.stringify(other[0])} that is not empty ` +
          "(asioImport.existing.listPath can say which is meant).",
      );
    }
  }

  #noList(value: unknown, reason?: string): ExportProblem {
    if (typeof value === "string" && isCutText(value)) return new ExportProblem(cutSentence(this.#source));
    const advice = reason ?? (isJsonObject(value) ? " (asioImport.existing.listPath can say where it is)" : "");
    return new ExportProblem(`${this.#source} contains no list of companies, only ${describe(value)}${advice}.`);
  }
}

/** Keys of metadata: an object that has one of them is not keyed by company ID. */
const notIds =
  /^(?:errors?|request|response|headers?|meta|metadata|links?|user|self|page|pagination|paging|info|config|settings|status|query|auth|token|pageinfo|pagedetails)$/;

/** Whether every entry has a name or an ID, and at least one a name. Looks at no more than `maxKeys` entries. */
function isKeyedById(object: JsonObject, reader: RecordReader): boolean {
  const keys = keysOf(object).slice(0, maxKeys);
  if (keys.some((key) => notIds.test(plainKey(key)))) return false;
  let isNamed = false;
  for (const entry of keys.map((key) => object[key])) {
    if (entry === null) continue;
    if (!isJsonObject(entry)) return false;
    const record = reader.read(entry);
    if (record.isNamed) isNamed = true;
    else if (record.ids.length === 0 && !record.isCut) return false;
  }
  return isNamed;
}

/** An object keyed by ID, as a list. */
export function keyedList(object: JsonObject): CompanyList {
  const keys = keysOf(object);
  return { entries: keys.map((key) => object[key]), keys, from: object };
}
