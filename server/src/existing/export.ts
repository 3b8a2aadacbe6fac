import { type CompanyList, cutSentence, detectLists, type FoundLists, listsAt } from "./company-lists.ts";
import { doubtsOf, type Extent } from "./completeness.ts";
import { companyColumns, csvRows } from "./csv-export.ts";
import { isCutText } from "./cut-text.ts";
import { duplicateKey } from "./duplicate-keys.ts";
import { looksLikeJson, printedAnswers } from "./envelopes.ts";
import { failureOf, messageOf } from "./error-answer.ts";
import { ExportCompanies } from "./export-companies.ts";
import { readDocuments } from "./json-documents.ts";
import { isJsonObject, type JsonObject } from "./json-object.ts";
import type { PageInfo } from "./page-info.ts";
import { pagesOfLines, titleLine } from "./page-lines.ts";
import { describe, ExportProblem } from "./problem.ts";
import { pathSteps, RecordReader } from "./record-reader.ts";
import {
  COMPANY_IDS,
  COMPANY_NAMES,
  COMPANY_REFERENCES,
  isListWrapper,
  OWN_IDS,
  OWN_NAMES,
  plainKey,
  RECORD_WRAPPERS,
} from "./words.ts";

/** The settings `asioImport.existing.*`. What is undefined or empty is detected by the usual keys. */
export interface ExportShape {
  /** Dotted path to the list of companies, `result.companies` or `pages[].companies`; `[]` for a list at the top. */
  readonly listPath?: string | undefined;
  /** Dotted paths to the names in a record, `[]` allowed; headers of a CSV. They replace the usual keys. */
  readonly nameKeys?: readonly string[] | undefined;
  /** Likewise for its IDs. */
  readonly idKeys?: readonly string[] | undefined;
}

export type ParsedExport =
  | {
      readonly ok: true;
      readonly companies: ExportCompanies;
      /** The keys under which names were found, in order of the settings. */
      readonly nameKeys: string[];
      /** Likewise for IDs; without the keys of an object keyed by ID. */
      readonly idKeys: string[];
      /** How the export says that it is a part: one sentence for the user that names it. */
      readonly partial?: string;
      /** What makes a person doubt that it is whole, likewise. */
      readonly notice?: string;
      /** What it says of its pages, by which exports that are pages of one are told. */
      readonly extent: Extent;
    }
  | {
      readonly ok: false;
      /** One sentence for the user that names the export. */
      readonly problem: string;
    };

/**
 * Reads an export of existing companies: JSON, JSON Lines or CSV, in one of the shapes that are known, or in the one
 * that the settings describe.
 *
 * Whatever is not understood as a whole is a problem and never an empty list: a company that is overlooked makes the
 * platform refuse the import. A list without entries is one of no companies, and a part unless it says that there are none.
 *
 * @param source path of the export, as shown to the user
 */
export function parseExport(text: string, source: string, shape: ExportShape = {}): ParsedExport {
  const reading = readExport(text, source, shape);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}

/** The same with a `pause` after every few thousand records, in which other work gets its turn. */
export async function parseExportInPieces(
  text: string,
  source: string,
  shape: ExportShape,
  pause: () => Promise<void>,
): Promise<ParsedExport> {
  const reading = readExport(text, source, shape);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
    await pause();
  }
}

/** Records that are read in a few milliseconds. */
const piece = 4_000;

function* readExport(text: string, source: string, shape: ExportShape): Generator<void, ParsedExport> {
  try {
    const csv = isCsv(text, source, shape);
    return csv ? yield* readRows(text, source, shape) : yield* readRecords(text, source, shape);
  } catch (error) {
    if (error instanceof ExportProblem) return { ok: false, problem: error.message };
    throw error;
  }
}

/** Whether an export is read as CSV: it is called so, or is no JSON but has columns that speak of companies. */
export function isCsv(text: string, source: string, { nameKeys = [], idKeys = [] }: ExportShape): boolean {
  if (text.trim() === "" || looksLikeJson(text) || /^\uFEFF?HTTP\/\d/.test(text)) return false;
  if (/\.(?:csv|tsv)$/i.test(source)) return true;
  if (/^\uFEFF?\s*</.test(text)) return false;
  // A text in quotes may be JSON, or the first header.
  const [line = ""] = /^[^\r\n]*/.exec(text.replace(/^\uFEFF/, "")) ?? [];
  try {
    JSON.parse(line);
    return false;
  } catch {
    return companyColumns(text, nameKeys, idKeys).names.length > 0;
  }
}

/**
 * The answers of an export and their lists; the texts are all that is JSON in it, and the documents are none where answers were
 * printed with their headers.
 */
export function listsOf(
  text: string,
  source: string,
  shape: ExportShape,
): FoundLists & { readonly documents: readonly unknown[] } {
  const listPath = shape.listPath?.trim();
  // Looks at pages and wrappers as well, whose keys are not to be reported as found.
  const probe = new RecordReader(shape.nameKeys ?? [], shape.idKeys ?? []);
  const printed = printedAnswers(text.replace(/^\uFEFF/, ""), source);
  if (printed === undefined) {
    const documents = readDocuments(text, source);
    const found = listPath ? listsAt(documents, listPath, source) : detectLists(documents, probe, source);
    return { documents, lists: found.lists, pages: found.pages, texts: [text, ...found.texts] };
  }
  const lists: CompanyList[] = [];
  const pages: PageInfo[] = [];
  const texts: string[] = [];
  for (const { body, headers } of printed) {
    const documents = readDocuments(body, source);
    const found = listPath ? listsAt(documents, listPath, source) : detectLists(documents, probe, source, headers);
    lists.push(...found.lists);
    pages.push(...found.pages);
    texts.push(body, ...found.texts);
  }
  return { documents: [], lists, pages, texts };
}

function* readRecords(text: string, source: string, shape: ExportShape): Generator<void, ParsedExport> {
  const nameKeys = shape.nameKeys ?? [];
  const idKeys = shape.idKeys ?? [];
  const found = listsOf(text, source, shape);
  yield;
  for (const json of found.texts) refuseDuplicates(json, source, shape);
  yield;

  const detects = nameKeys.length === 0 && !shape.listPath?.trim();
  const reader = new RecordReader(nameKeys, idKeys);
  const companies = new ExportCompanies(source);
  const unread = new Unread(source, nameKeys);
  /** IDs of other records that records name beside their own: those of companies, where these are sites. */
  const foreign = new Map<string, number>();
  let foreigners = 0;
  let siteLike = 0;
  let holdsMore = 0;
  const lists = [...found.lists];
  let index = -1;
  for (let at = 0; at < lists.length; at += 1) {
    const { entries, keys, kind } = lists[at] as CompanyList;
    const areTexts = isListOfTexts(entries);
    for (let place = 0; place < entries.length; place += 1) {
      index += 1;
      if (index % piece === piece - 1) yield;
      const entry = entries[place];
      if (entry === null) continue;
      if (areTexts) {
        addText(entry, index);
        continue;
      }
      if (!isJsonObject(entry)) {
        if (typeof entry === "string" && isCutText(entry))
          throw new ExportProblem(cutSentence(source, recordAt(index)));
        throw new ExportProblem(`Entry ${index + 1} of ${source} is ${describe(entry)}, not a company.`);
      }
      const isNamed = reader.read(entry, keys?.[place], kind);
      if (reader.isCut) throw new ExportProblem(cutSentence(source, recordAt(index)));
      if (isNamed && entries.length <= FEW && isFailure(entry)) unread.add(entry, index, false);
      else if (isNamed) companies.add(reader.names, reader.ids, reader.active, index);
      else refuse(entry);
      if (isNamed && detects && reader.nested.length > 0) addNested();
      if (reader.foreignId !== undefined) foreign.set(reader.foreignId, (foreign.get(reader.foreignId) ?? 0) + 1);
      if (kind === "companies") continue;
      if (reader.foreignId !== undefined) foreigners += 1;
      if (reader.isLikeSite) siteLike += 1;
      if (reader.holdsMore) holdsMore += 1;
    }
  }
  unread.check(index + 1);
  if (index >= 0 && companies.size === 0) throw new ExportProblem(`${source} holds no companies but only null.`);
  const shared = [...foreign.values()].some((count) => count > 1);
  // Sites beyond doubt share a company. So do likely those that all name the ID of another record, and those of which
  // nothing is known but an ID, a name and what sites have: a company so described is not told from them.
  const areLikely = companies.size > 0 && (foreigners === companies.size || (siteLike > 0 && holdsMore === 0));
  if ((shared || areLikely) && nameKeys.length === 0) throw new ExportProblem(likelySites(source));
  return parsed({
    companies,
    pages: found.pages,
    sizes: found.lists.map((list) => list.entries.length),
    place: [...new Set(found.lists.map((list) => list.under ?? ""))].join(),
    nameKeys: reader.foundNames(),
    idKeys: reader.foundIds(),
  });

  function addText(entry: unknown, place: number): void {
    const text = String(entry).trim();
    if (isCutText(text)) throw new ExportProblem(cutSentence(source, recordAt(place)));
    if (isOnlyAnId(text)) unread.add(entry, place, false);
    else companies.add([text], [], true, place);
  }

  function refuse(entry: JsonObject): void {
    const isPage = reader.nested.length > 0 && reader.ids.length === 0;
    if (isPage && index > 0) {
      throw new ExportProblem(`Entry ${index + 1} of ${source} is a page of companies, those before it are not.`);
    }
    unread.add(entry, index, reader.isSite);
  }

  /** Lists of companies in a record are read as well: that of a page with a name, or of those that a company looks after. */
  function addNested(): void {
    const isPage = reader.ids.length === 0;
    for (const { entries, kind } of reader.nested.filter((list) => list.kind !== "sites")) {
      if (kind === "companies" || isPage) lists.push({ entries, from: entries, ...(kind ? { kind } : {}) });
    }
  }
}

/** An answer that is an error may be a short list of records with names. */
const FEW = 3;

function isFailure(entry: JsonObject): boolean {
  return (
    failureOf(entry) !== undefined ||
    (messageOf(entry) !== undefined && !Object.keys(entry).some((key) => OWN_IDS.has(plainKey(key))))
  );
}

/** Records that have no name that could be read: how many, and the first of them. */
class Unread {
  #count = 0;
  #sites = 0;
  #first: { readonly entry: unknown; readonly index: number } | undefined;
  readonly #source: string;
  readonly #nameKeys: readonly string[];

  constructor(source: string, nameKeys: readonly string[]) {
    this.#source = source;
    this.#nameKeys = nameKeys;
  }

  add(entry: unknown, index: number, isSite: boolean): void {
    this.#count += 1;
    if (isSite) this.#sites += 1;
    this.#first ??= { entry, index };
  }

  /** @throws ExportProblem where there is any: a company that is overlooked makes the platform refuse the import */
  check(all: number): void {
    if (this.#first === undefined) return;
    if (this.#sites === this.#count) throw new ExportProblem(this.sites());
    const { entry, index } = this.#first;
    const failure = isJsonObject(entry) ? failureOf(entry) : undefined;
    const what = failure === undefined ? shownRecord(entry) : `${describe(entry)} (${failure})`;
    const advice = "(asioImport.existing.nameKeys can say what to read)";
    if (this.#count === all) {
      const keys = this.#nameKeys.length > 0 ? ` under ${this.#nameKeys.join(", ")}` : "";
      throw new ExportProblem(
        `No record of ${this.#source} has a name that could be read${keys}, the first is ${what} ${advice}.`,
      );
    }
    const digits = (number: number) => number.toLocaleString("en");
    throw new ExportProblem(
      this.#count === 1
        ? `One of ${digits(all)} records of ${this.#source} has no name that could be read: record ${index + 1}, ${what} ${advice}.`
        : `${digits(this.#count)} of ${digits(all)} records of ${this.#source} have no name that could be read, the first is record ${index + 1}, ${what} ${advice}.`,
    );
  }

  sites(): string {
    const { entry } = this.#first ?? {};
    const like = entry === undefined ? "" : `, the first is ${shownRecord(entry)}`;
    return `${this.#source} lists sites that do not name their company${like}: an export of the companies themselves is needed.`;
  }
}

function likelySites(source: string): string {
  return (
    `${source} lists sites that do not name their company: an export of the companies themselves is needed ` +
    "(if these are companies, asioImport.existing.nameKeys can say where their names are)."
  );
}

function shownRecord(entry: unknown): string {
  return typeof entry === "string" ? `the text ${JSON.stringify(entry.slice(0, 60))}` : describe(entry);
}

function recordAt(index: number): string {
  return `record ${index + 1}`;
}

function isListOfTexts(entries: readonly unknown[]): boolean {
  const first = entries.find((entry) => entry !== null);
  return (
    typeof first === "string" &&
    entries.every((entry) => entry === null || (typeof entry === "string" && entry.trim() !== ""))
  );
}

/** Whether a text is a number, a UUID or an address, and no name. */
function isOnlyAnId(text: string): boolean {
  return !/\p{L}/u.test(text) || /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) || /^\w+:\/\//.test(text);
}

/** @throws ExportProblem where a key stands twice that leads to records or to their names */
function refuseDuplicates(text: string, source: string, shape: ExportShape): void {
  const own = new Set(
    [shape.listPath ?? "", ...(shape.nameKeys ?? [])].flatMap((path) => pathSteps(path).map(plainKey)),
  );
  const matters = (plain: string) =>
    own.has(plain) ||
    OWN_NAMES.has(plain) ||
    COMPANY_NAMES.has(plain) ||
    OWN_IDS.has(plain) ||
    COMPANY_IDS.has(plain) ||
    RECORD_WRAPPERS.has(plain) ||
    COMPANY_REFERENCES.has(plain) ||
    isListWrapper(plain);
  const found = duplicateKey(text, matters);
  if (found === undefined) return;
  const line = text.slice(0, found.at).split(/\r\n|\r|\n/).length;
  throw new ExportProblem(
    `${source} has the key ${JSON.stringify(found.key)} twice in one object (the second time in line ${line}), so that one hides the other.`,
  );
}

function* readRows(text: string, source: string, shape: ExportShape): Generator<void, ParsedExport> {
  const columns = companyColumns(text, shape.nameKeys ?? [], shape.idKeys ?? []);
  const companies = new ExportCompanies(source);
  const unread = new Unread(source, shape.nameKeys ?? []);
  if (columns.areSites) throw new ExportProblem(likelySites(source));
  const lines = columns.table.titles.map(titleLine);
  let index = -1;
  for (const { page, isRecord, names, ids, active } of csvRows(columns, source)) {
    index += 1;
    if (index % piece === piece - 1) yield;
    if (page) lines.push(page);
    if (!isRecord) continue;
    if (names.some(isCutText)) throw new ExportProblem(cutSentence(source, recordAt(index)));
    if (names.length > 0) companies.add(names, ids, active, index);
    else unread.add(`${ids.join(", ")}`, index, false);
  }
  unread.check(index + 1);
  return parsed({
    companies,
    pages: pagesOfLines(lines),
    sizes: [companies.size],
    place: "CSV",
    nameKeys: columns.names.map((column) => column.name),
    idKeys: columns.ids.map((column) => column.name),
  });
}

function parsed(extent: Extent): ParsedExport {
  const { companies, nameKeys, idKeys } = extent;
  const { partial, notices } = doubtsOf([extent]);
  return {
    ok: true,
    companies,
    nameKeys: [...nameKeys],
    idKeys: [...idKeys],
    extent,
    ...(partial[0] === undefined ? {} : { partial: partial[0] }),
    ...(notices[0] === undefined ? {} : { notice: notices[0] }),
  };
}
