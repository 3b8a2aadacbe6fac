import type { Steps } from "../steps.ts";
import { type CompanyList, type Duplicate, detectingLists, type FoundLists } from "./company-lists.ts";
import type { Extent } from "./completeness.ts";
import { cutSentence, isCutText } from "./cut-text.ts";
import { printedResponses } from "./envelopes.ts";
import { failureOf, messageOf } from "./error-response.ts";
import { ExportCompanies } from "./export-companies.ts";
import type { ExportShape } from "./export-shape.ts";
import { addSpellings } from "./garbled-names.ts";
import { readingDocuments } from "./json-documents.ts";
import { findingLine } from "./json-faults.ts";
import { isJsonObject, type JsonObject } from "./json-object.ts";
import { listsAt } from "./lists-at-path.ts";
import { isLongNumber, quotingLongNumbers } from "./long-numbers.ts";
import { isLostName, isNoName, isTooLong, readableOf } from "./name-text.ts";
import { OtherThings } from "./other-things.ts";
import type { PageInfo } from "./page-info.ts";
import { isPieceEnd } from "./pieces.ts";
import { describe, ExportProblem } from "./problem.ts";
import type { ReadRecord } from "./read-record.ts";
import { pathSteps } from "./record-keys.ts";
import { countingRecords, markOf } from "./record-marks.ts";
import { RecordReader } from "./record-reader.ts";
import { addRelated, customersOfJobs, RelatedCompanies } from "./related-companies.ts";
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
import {
  COMPANY_IDS,
  COMPANY_NAMES,
  COMPANY_REFERENCES,
  isListWrapper,
  type ListKind,
  listKindOf,
  OWN_IDS,
  OWN_NAMES,
  plainKey,
  RECORD_WRAPPERS,
  saysSupplier,
} from "./words.ts";

/** Finds the lists in an export's responses. `documents` is empty if responses were printed with their headers. */
export function* findingLists(
  text: string,
  source: string,
  shape: ExportShape,
): Steps<FoundLists & { readonly documents: readonly unknown[] }> {
  const listPath = shape.listPath?.trim();
  const matters = matteringKeys(shape);
  // A separate reader, because it also sees pages and wrappers, whose keys must not be reported as found.
  const detection = { reader: new RecordReader(shape.nameKeys ?? [], shape.idKeys ?? []), source, matters };
  const printed = printedResponses(text.replace(/^\uFEFF/, ""), source);
  const lists: CompanyList[] = [];
  const pages: PageInfo[] = [];
  let documents: readonly unknown[] = [];
  let problem: string | undefined;
  let duplicate: Duplicate | undefined;
  for (const { body, headers } of printed ?? [{ body: text, headers: undefined }]) {
    const read = yield* readingDocuments(body, source, matters);
    duplicate ??= read.duplicate && { ...read.duplicate, text: body };
    const found = listPath
      ? listsAt(read.documents, listPath, source)
      : yield* detectingLists(read.documents, detection, headers);
    duplicate ??= found.duplicate;
    for (const list of found.lists) lists.push(list);
    for (const page of found.pages) pages.push(page);
    problem ??= found.problem;
    if (!printed) documents = read.documents;
  }
  return { documents, lists, pages, problem, duplicate };
}

/**
 * Reads the records of a JSON export, piece by piece.
 * @param isQuoted whether long numbers are in quotes already, or there are none
 * @throws ExportProblem if the export is unreliable
 */
export function* readRecords(
  text: string,
  source: string,
  shape: ExportShape,
  isQuoted: boolean = false,
): Steps<Extent> {
  const nameKeys = shape.nameKeys ?? [];
  const idKeys = shape.idKeys ?? [];
  const found = yield* findingLists(text, source, shape);
  if (found.duplicate) throw new ExportProblem(yield* describingDuplicate(found.duplicate, source));
  yield;

  const detects = nameKeys.length === 0 && !shape.listPath?.trim();
  const reader = new RecordReader(nameKeys, idKeys);
  const companies = new ExportCompanies(source);
  const unread = new UnreadRecords(source, nameKeys);
  /** IDs of other records that the records refer to, with counts: if these records are sites, IDs of companies. */
  const foreign = new Map<string, number>();
  const { problem: pageProblem } = found;
  if (pageProblem !== undefined) unread.addFault(() => pageProblem);
  const sharedIds = new SharedIds();
  const related = new RelatedCompanies();
  const things = new OtherThings();
  for (const { called } of found.pages) if (called !== undefined) things.call(called);
  let suppliers = 0;
  let foreigners = 0;
  let siteLike = 0;
  let holdsMore = 0;
  const lists = [...found.lists];
  const marks: number[][] = lists.map(() => []);
  let index = -1;
  for (let at = 0; at < lists.length; at += 1) {
    const { entries, keys, kind, under, isInactive = false, isIncluded = false } = lists[at] as CompanyList;
    const areTexts = typeof entries.find((entry) => entry !== null) === "string";
    for (let place = 0; place < entries.length; place += 1) {
      index += 1;
      if (isPieceEnd(index)) yield;
      const entry = entries[place];
      // A record in `included` that is no company.
      if (entry === null && isIncluded) continue;
      if (areTexts && typeof entry === "string" && entry.trim() !== "") {
        marks[at]?.push(markOf([entry]));
        addText(entry, index, !isInactive);
        continue;
      }
      if (areTexts || !isJsonObject(entry)) {
        const isCut = typeof entry === "string" && isCutText(entry);
        const what = () => `Entry ${index + 1} of ${source} is ${describe(entry)}, not a company.`;
        unread.addFault(isCut ? () => cutSentence(source, recordAt(index)) : what);
        continue;
      }
      const record = reader.read(entry, keys?.[place], kind);
      const { isNamed } = record;
      if (!isQuoted && record.ids.some(isLongNumber)) {
        const quoted = yield* quotingLongNumbers(text);
        if (quoted !== undefined) return yield* readRecords(quoted, source, shape, true);
        isQuoted = true;
      }
      if (!isIncluded) marks[at]?.push(record.mark ?? markOf([JSON.stringify(entry)]));
      if (record.isCut) unread.addFault(() => cutSentence(source, recordAt(index)));
      else if (isNamed && entries.length <= FEW && isFailure(entry, record, kind)) unread.add(entry, index, false);
      else if (isNamed && !record.isReadable) {
        unread.add(record.names[0], index, false);
        companies.addRest(readableOf(record.names), record.ids, record.active && !isInactive, index);
      } else if (isNamed) companies.add(record.names, record.ids, record.active && !isInactive, index);
      else refuse(entry, record);
      if (isNamed && detects && (saysSupplier(under) || isSupplier(entry))) suppliers += 1;
      if (isNamed && detects && record.nested.length > 0) addNested(record);
      if (isNamed && detects) {
        const belongsTo = record.isSite ? [] : relatedOf(entry);
        related.add(belongsTo, index);
        if (record.isSite) related.addSite(record.names, record.siteNames, index);
        else related.add(customersOfJobs(record.names), index);
        if (kind === undefined) {
          things.add(() => entry, record.names, belongsTo.length > 0 || !record.namesItselfAlone, under);
        }
      }
      if (record.foreignId !== undefined) foreign.set(record.foreignId, (foreign.get(record.foreignId) ?? 0) + 1);
      // Microsoft's partner contracts have an ID of their own beside their customer's.
      if (kind === "companies" || "defaultDomainName" in entry) continue;
      sharedIds.add(record.namesItselfAlone ? record.companyIds[0] : undefined, record.names[0]);
      if (record.foreignId !== undefined) foreigners += 1;
      if (record.isLikeSite) siteLike += 1;
      if (record.holdsMore) holdsMore += 1;
    }
  }
  const problem = unread.problem(index + 1);
  const shared = sharedIds.areShared || [...foreign.values()].some((count) => count > 1);
  // Records that share a company are sites for certain. Likely sites are records that all refer to another record's ID,
  // and records with only an ID, a name and keys of sites: companies with only these cannot be told apart from sites.
  const areLikely = companies.size > 0 && (foreigners >= companies.size || (siteLike > 0 && holdsMore === 0));
  if ((shared || areLikely) && nameKeys.length === 0) throw new ExportProblem(problem ?? likelySites(source));
  // If there are lists under different keys, one of the others may contain the companies.
  const keysOfLists = new Set(lists.filter(({ entries }) => entries.length > 0).map(({ under }) => under));
  const likelyThings = keysOfLists.size === 1 ? things.found(index + 1) : undefined;
  if (likelyThings !== undefined && !things.areNamed) throw new ExportProblem(likelyOthers(source, likelyThings));
  if (suppliers > 0 && suppliers === companies.size) throw new ExportProblem(likelyOthers(source, "suppliers"));
  if (hasNumbersAlone(companies)) throw new ExportProblem(onlyNumbers(source));
  const areSites = found.pages.some(({ called }) => called !== undefined && listKindOf(called) === "sites");
  if (areSites && detects && !things.areNamed && !found.lists.some(({ kind }) => kind !== undefined))
    throw new ExportProblem(problem ?? likelySites(source));
  related.addTo(companies);
  return {
    companies,
    problem: problem ?? (likelyThings === undefined ? undefined : likelyBelonging(source, likelyThings)),
    pages: found.pages,
    marks,
    records: yield* countingRecords(marks),
    place: [...new Set(found.lists.map((list) => list.under ?? ""))].join(),
    nameKeys: reader.foundNames(),
    idKeys: reader.foundIds(),
  };

  function addText(entry: string, place: number, active: boolean): void {
    const text = entry.trim();
    const names = [text];
    if (!isTooLong(text)) addSpellings(text, names);
    if (isCutText(text)) unread.addFault(() => cutSentence(source, recordAt(place)));
    else if (isOnlyAnId(text) || isTooLong(text) || isLostName(text) || isNoName(text)) unread.add(entry, place, false);
    else companies.add(names, [], active, place);
  }

  /** Whether an entry is an error response. A company's record can have a `status` or a `message` too. */
  function isFailure(entry: JsonObject, record: ReadRecord, kind: ListKind): boolean {
    if (kind === "companies" || record.ids.length > 0) return false;
    return failureOf(entry) !== undefined || messageOf(entry) !== undefined;
  }

  function refuse(entry: JsonObject, record: ReadRecord): void {
    const isPage = record.nested.length > 0 && record.ids.length === 0;
    if (isPage && index > 0) {
      unread.addFault(() => `Entry ${index + 1} of ${source} is a page of companies, those before it are not.`);
    } else unread.add(entry, index, record.isSite);
  }

  /** Queues the lists of companies in a record: a page that has a name, or a company that manages others. */
  function addNested(record: ReadRecord): void {
    const isPage = record.ids.length === 0;
    for (const { entries, kind } of record.nested.filter((list) => list.kind !== "sites")) {
      if (kind === "companies" || isPage) lists.push({ entries, from: entries, ...(kind ? { kind } : {}) });
    }
  }
}

/** In lists of at most this length, an entry with a name can be an error. */
const FEW = 3;

/** Whether a record says that it is a supplier and no customer. */
function isSupplier(record: JsonObject): boolean {
  return (
    ((record.IsSupplier ?? record.isSupplier) === true && (record.IsCustomer ?? record.isCustomer) === false) ||
    record.contact_type === "vendor"
  );
}

function relatedOf(record: JsonObject): string[] {
  const names: string[] = [];
  addRelated(record, names);
  return names;
}

/** Whether a text is a number, a UUID or a URL, not a name. */
function isOnlyAnId(text: string): boolean {
  return !/\p{L}/u.test(text) || /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) || /^\w+:\/\//.test(text);
}

/** Whether a key, in plain form, leads to records or their names, so that a duplicate of it hides some. */
function matteringKeys(shape: ExportShape): (plain: string) => boolean {
  const own = new Set(
    [shape.listPath ?? "", ...(shape.nameKeys ?? [])].flatMap((path) => pathSteps(path).map(plainKey)),
  );
  return (plain) =>
    own.has(plain) ||
    OWN_NAMES.has(plain) ||
    COMPANY_NAMES.has(plain) ||
    OWN_IDS.has(plain) ||
    COMPANY_IDS.has(plain) ||
    RECORD_WRAPPERS.has(plain) ||
    COMPANY_REFERENCES.has(plain) ||
    isListWrapper(plain);
}

function* describingDuplicate({ text, key, at }: Duplicate, source: string): Steps<string> {
  const { line } = yield* findingLine(text, at);
  return `${source} has the key ${JSON.stringify(key)} twice in one object (the second time in line ${line}), so one hides the other.`;
}
