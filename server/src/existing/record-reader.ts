import { isCutText } from "./cut-text.ts";
import { addAll } from "./distinct-texts.ts";
import { isJsonObject, type JsonObject, ownPlain } from "./json-object.ts";
import { ReadRecord, type Texts } from "./read-record.ts";
import { foundPaths, type Key, type KeyTable, RecordKeys, tableBelow } from "./record-keys.ts";
import { type ListKind, listKindOf, plainKey } from "./words.ts";

/** Where external IDs are in their list. */
const externalId: readonly string[] = ["externalId"];

/** Maximum nesting of wrappers and references in a record. */
const DEEPEST = 4;

/**
 * Reads names, IDs and state from records. For speed, it iterates over the few keys that a record has, not over all
 * known keys: an export can have 100,000 records.
 */
export class RecordReader {
  readonly #keys: RecordKeys;
  readonly #root: KeyTable = new Map();
  readonly #customNames: readonly string[];
  readonly #customIds: readonly string[];
  /** The paths of the settings at which any record had a name or an ID, after `name ` or `id `. */
  readonly #foundPaths = new Set<string>();
  /** Whether any record was a company's own. */
  #hasCompanies = false;
  /** Reads the companies that records refer to, of which the settings say nothing. */
  readonly #references: RecordReader;

  /**
   * @param nameKeys dotted paths to names, which replace the usual keys. Lists on the way are entered with or without
   *   `[]` (`externalIds[].externalId`). A key that contains dots is found too.
   * @param idKeys likewise for IDs
   */
  constructor(nameKeys: readonly string[] = [], idKeys: readonly string[] = []) {
    this.#keys = new RecordKeys(nameKeys, idKeys);
    this.#customNames = nameKeys;
    this.#customIds = idKeys;
    this.#references = nameKeys.length + idKeys.length > 0 ? new RecordReader() : this;
  }

  /**
   * Reads a record.
   *
   * @param id an additional ID: the record's key in an object keyed by ID
   * @param kind what the key of the record's list says that it contains
   */
  read(record: JsonObject, id?: string, kind?: ListKind): ReadRecord {
    const read = this.#read(record, this.#root, 0, id, kind);
    if (!read.isSite) this.#hasCompanies = true;
    return read;
  }

  #read(record: JsonObject, table: KeyTable, depth: number, id?: string, kind?: ListKind): ReadRecord {
    const read = new ReadRecord();
    if (id !== undefined) read.add(id, "ids");
    this.#gather(record, read, table, depth);
    read.conclude(kind, this.#customNames.length === 0);
    if (!read.isNamed && ownPlain(record, "businessname") !== undefined) addAll(read.personNames, read.names);
    return read;
  }

  /** The paths at which any record had a name: those from the settings in their order, otherwise the usual keys. */
  foundNames(): string[] {
    return this.#found(true, this.#customNames);
  }

  /** Likewise for IDs. */
  foundIds(): string[] {
    return this.#found(false, this.#customIds);
  }

  #found(names: boolean, order: readonly string[]): string[] {
    if (order.length === 0) return foundPaths(this.#root, names, this.#hasCompanies);
    return order.filter((path) => this.#foundPaths.has(`${names ? "name" : "id"} ${path}`));
  }

  #gather(record: JsonObject, read: ReadRecord, table: KeyTable, depth: number): void {
    for (const name in record) {
      const key = table.get(name) ?? this.#keys.learn(name, table, table === this.#root);
      const value = record[name];
      if (key.isInactive?.(value)) read.active = false;
      switch (key.meaning) {
        case "own name":
          if (read.addTexts(value, "names")) key.found = true;
          break;
        case "own id":
          if (read.addTexts(value, "ids")) key.found = true;
          break;
        case "company name":
          if (read.addTexts(value, "companyNames")) key.found = true;
          break;
        case "company id":
          if (read.addTexts(value, "companyIds")) key.found = true;
          break;
        case "other name":
          read.holdsMore = true;
          if (read.addTexts(value, "otherNames")) key.found = true;
          break;
        case "other id":
          read.holdsMore = true;
          if (read.addTexts(value, "otherIds")) key.found = true;
          break;
        case "person":
          read.holdsMore = true;
          read.addTexts(value, "personNames");
          break;
        case "nothing":
          if (key.siteSign) read.siteSigns = [...read.siteSigns, key.siteSign];
          else if (!key.isInactive) read.holdsMore = true;
          break;
        default:
          this.#gatherBelow(value, key, read, depth);
      }
    }
  }

  /** Handles the value of a key that is neither a name nor an ID. */
  #gatherBelow(value: unknown, key: Key, read: ReadRecord, depth: number): void {
    switch (key.meaning) {
      case "external ids":
        if (read.addDeep(value, externalId, 0, "ids")) key.found = true;
        break;
      case "wrapper":
        if (typeof value === "string" && isCutText(value)) read.isCut = true;
        // Its fields are as if they were the record's own.
        if (isJsonObject(value) && depth < DEEPEST) this.#gather(value, read, belowOf(key), depth + 1);
        break;
      case "company":
        this.#gatherReference(value, key, read, depth, "referenceNames", "referenceIds");
        break;
      case "parent":
        this.#gatherReference(value, key, read, depth, "parentNames", "parentIds");
        break;
      case "type":
        if (typeof value === "string" && listKindOf(plainKey(value)) === "sites") read.hasSiteType = true;
        break;
      case "list":
        read.holdsMore = true;
        if (Array.isArray(value) && isJsonObject(value[0]) && depth === 0) {
          read.nested = [...read.nested, { entries: value, kind: listKindOf(plainKey(key.path)) }];
        }
        break;
      case "custom":
        for (const { path, kind, steps } of key.custom) {
          if (read.addDeep(value, steps, 0, kind === "name" ? "names" : "ids")) {
            this.#foundPaths.add(`${kind} ${path}`);
          }
        }
        break;
    }
  }

  /** Gathers the names and IDs of a company that the record refers to. A string is its name. */
  #gatherReference(value: unknown, key: Key, read: ReadRecord, depth: number, names: Texts, ids: Texts): void {
    if (typeof value === "string") {
      if (!read.addTexts(value, names)) return;
      key.found = true;
      key.isName = true;
      return;
    }
    if (!isJsonObject(value) || depth >= DEEPEST) return;
    // A separate record, because the state and keys of the company are not the record's.
    const company = this.#references.#read(value, belowOf(key), depth + 1);
    if (!company.isNamed) {
      read.isCut ||= company.isCut;
      return;
    }
    read.addFrom(company.names, names);
    read.addFrom(company.ids, ids);
    if (!company.active) read.referenceIsInactive = true;
    if (/(?:^|\.)company$/i.test(key.path)) read.namesCompany = true;
  }
}

/** The table for the keys of objects under a key. */
function belowOf(key: Key): KeyTable {
  key.below ??= tableBelow(key.path);
  return key.below;
}
