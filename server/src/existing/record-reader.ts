import { isCutText } from "./cut-text.ts";
import { addAll, addTo, empty, isIn } from "./distinct-texts.ts";
import { addSpellings } from "./garbled-names.ts";
import { isJsonObject, type JsonObject, own, ownPlain } from "./json-object.ts";
import { areReadable, isTooLong, readableOf } from "./name-text.ts";
import { foundPaths, type Key, type KeyTable, RecordKeys, tableBelow } from "./record-keys.ts";
import { markOf } from "./record-marks.ts";
import { type ListKind, listKindOf, plainKey } from "./words.ts";

/** Maximum nesting of wrappers and references in a record. */
const DEEPEST = 4;

/**
 * Reads names, IDs and state from records. The properties describe the record read last. For speed, it iterates over
 * the few keys that a record has, not over all known keys: an export can have 100,000 records.
 */
export class RecordReader {
  /** The names: trimmed, not empty, without duplicates; numbers as text. */
  readonly names: string[] = [];
  /** The IDs, likewise. */
  readonly ids: string[] = [];
  active = true;
  /** Whether the record is a site's. Then `names` and `ids` are those of the company that it refers to. */
  isSite = false;
  /** Whether the names are complete, and not only placeholders. */
  get isReadable(): boolean {
    return areReadable(this.names);
  }
  /** The record's fingerprint, of its own names and IDs even if it is a site's; undefined if it has no ID. */
  mark: number | undefined;
  /** Whether PowerShell cut off a name or an ID. */
  isCut = false;
  /** Lists of records inside the record, under keys that can contain companies. */
  readonly nested: { readonly entries: readonly unknown[]; readonly kind: ListKind }[] = [];
  /** A site's own names. */
  readonly siteNames: string[] = [];
  /** The ID of another record that the record has in addition to its own ID, if it names no company. */
  foreignId: string | undefined;
  /** The ID of a company that the record has instead of its own ID, if it names no company. */
  companyId: string | undefined;
  /** Whether the record has keys of sites, and names no company. */
  get isLikeSite(): boolean {
    return this.#siteSigns.size > 0 && this.namesItselfAlone;
  }
  /** Whether the record names no company except, perhaps, itself. */
  get namesItselfAlone(): boolean {
    return this.#companyNames.length === 0 && this.#referenceNames.length === 0;
  }
  /** Whether the record has more than names, IDs, state and keys of sites. */
  holdsMore = false;

  readonly #otherNames: string[] = [];
  readonly #otherIds: string[] = [];
  readonly #personNames: string[] = [];
  readonly #companyNames: string[] = [];
  /** The IDs of companies in the record. */
  readonly companyIds: string[] = [];
  readonly #referenceNames: string[] = [];
  readonly #referenceIds: string[] = [];
  readonly #parentNames: string[] = [];
  readonly #parentIds: string[] = [];
  readonly #siteSigns = new Set<string>();
  #hasSiteType = false;
  #namesCompany = false;

  readonly #keys: RecordKeys;
  readonly #root: KeyTable = new Map();
  readonly #customNames: readonly string[];
  readonly #customIds: readonly string[];

  /**
   * @param nameKeys dotted paths to names, which replace the usual keys. Lists on the way are entered with or without
   *   `[]` (`externalIds[].externalId`). A key that contains dots is found too.
   * @param idKeys likewise for IDs
   */
  constructor(nameKeys: readonly string[] = [], idKeys: readonly string[] = []) {
    this.#keys = new RecordKeys(nameKeys, idKeys);
    this.#customNames = nameKeys;
    this.#customIds = idKeys;
  }

  /**
   * Reads a record.
   *
   * @param id an additional ID: the record's key in an object keyed by ID
   * @param kind what the key of the record's list says that it contains
   * @returns whether it has a name
   */
  read(record: JsonObject, id?: string, kind?: ListKind): boolean {
    this.#clear();
    if (id !== undefined) this.#add(id, this.ids);
    this.#gather(record, this.#root, 0);
    this.mark = this.ids.length > 0 ? markOf(this.names, this.ids) : undefined;
    this.#conclude(kind);
    if (this.names.length === 0 && ownPlain(record, "businessname") !== undefined)
      addAll(this.#personNames, this.names);
    return this.names.length > 0;
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

  readonly #foundPaths = new Set<string>();

  #clear(): void {
    empty(this.names);
    empty(this.ids);
    empty(this.siteNames);
    empty(this.#otherNames);
    empty(this.#otherIds);
    empty(this.#personNames);
    empty(this.#companyNames);
    empty(this.companyIds);
    empty(this.#referenceNames);
    empty(this.#referenceIds);
    empty(this.#parentNames);
    empty(this.#parentIds);
    empty(this.nested);
    this.active = true;
    this.isSite = false;
    this.isCut = false;
    this.foreignId = undefined;
    if (this.#siteSigns.size > 0) this.#siteSigns.clear();
    this.holdsMore = false;
    this.#hasSiteType = false;
    this.#namesCompany = false;
  }

  #gather(record: JsonObject, table: KeyTable, depth: number): void {
    for (const name in record) {
      const key = table.get(name) ?? this.#keys.learn(name, table, table === this.#root);
      if (key.meaning === "nothing") {
        if (key.siteSign) this.#siteSigns.add(key.siteSign);
        else if (key.isInactive === undefined) this.holdsMore = true;
        if (key.isInactive === undefined) continue;
      }
      const value = record[name];
      if (key.isInactive !== undefined && this.active && key.isInactive(value)) this.active = false;
      switch (key.meaning) {
        case "own name":
          if (this.#addTexts(value, this.names)) key.found = true;
          break;
        case "own id":
          if (this.#addTexts(value, this.ids)) key.found = true;
          break;
        case "company name":
          if (this.#addTexts(value, this.#companyNames)) key.found = true;
          break;
        case "company id":
          if (this.#addTexts(value, this.companyIds)) key.found = true;
          break;
        case "other name":
          this.holdsMore = true;
          if (this.#addTexts(value, this.#otherNames)) key.found = true;
          break;
        case "other id":
          this.holdsMore = true;
          if (this.#addTexts(value, this.#otherIds)) key.found = true;
          break;
        case "person":
          this.holdsMore = true;
          this.#addTexts(value, this.#personNames);
          break;
        case "nothing":
          break;
        default:
          this.#gatherBelow(value, key, depth);
      }
    }
  }

  /** Handles the value of a key that is neither a name nor an ID. */
  #gatherBelow(value: unknown, key: Key, depth: number): void {
    switch (key.meaning) {
      case "external ids":
        if (this.#addDeep(value, ["externalId"], 0, this.ids)) key.found = true;
        break;
      case "wrapper":
        if (depth < DEEPEST) this.#into(value, key, depth);
        break;
      case "company":
        this.#gatherReference(value, key, depth, this.#referenceNames, this.#referenceIds);
        break;
      case "parent":
        this.#gatherReference(value, key, depth, this.#parentNames, this.#parentIds);
        break;
      case "type":
        if (typeof value === "string" && listKindOf(plainKey(value)) === "sites") this.#hasSiteType = true;
        break;
      case "list":
        this.holdsMore = true;
        if (Array.isArray(value) && isJsonObject(value[0]) && depth === 0) {
          this.nested.push({ entries: value, kind: listKindOf(plainKey(key.path)) });
        }
        break;
      case "custom":
        for (const { path, kind, steps } of key.custom) {
          if (this.#addDeep(value, steps, 0, kind === "name" ? this.names : this.ids)) {
            this.#foundPaths.add(`${kind} ${path}`);
          }
        }
        break;
      default:
        break;
    }
  }

  /** Gathers the fields in a wrapper as if they were the record's own. */
  #into(value: unknown, key: Key, depth: number): void {
    if (typeof value === "string" && isCutText(value)) this.isCut = true;
    if (!isJsonObject(value)) return;
    key.below ??= tableBelow(key.path);
    this.#gather(value, key.below, depth + 1);
  }

  /** Gathers the names and IDs of a company that the record refers to. A string is its name. */
  #gatherReference(value: unknown, key: Key, depth: number, names: string[], ids: string[]): void {
    if (typeof value === "string") {
      if (this.#addTexts(value, names)) {
        key.found = true;
        key.isName = true;
      }
      return;
    }
    if (!isJsonObject(value) || this.#referenceDepth + depth >= DEEPEST) return;
    // A separate reader, because the state and keys of the company are not the record's.
    const reader = this.#referenceReader(key);
    if (!reader.read(value)) {
      this.isCut ||= reader.isCut;
      return;
    }
    addAll(reader.names, names);
    addAll(reader.ids, ids);
    if (!reader.active) this.#referenceIsInactive = true;
    if (key.meaning === "company" && /(?:^|\.)company$/i.test(key.path)) this.#namesCompany = true;
  }

  #referenceIsInactive = false;
  /** Whether any record was a company's own. */
  #hasCompanies = false;
  readonly #readers = new Map<Key, RecordReader>();
  #referenceDepth = 0;

  #referenceReader(key: Key): RecordReader {
    let reader = this.#readers.get(key);
    if (reader === undefined) {
      reader = new RecordReader();
      reader.#referenceDepth = this.#referenceDepth + 1;
      this.#readers.set(key, reader);
      reader.#root.prefix = key.path;
      key.below = reader.#root;
    }
    return reader;
  }

  #conclude(kind: ListKind): void {
    const { names, ids } = this;
    const named = this.#companyNames.length > 0 || this.#referenceNames.length > 0;
    const foreignId = this.companyIds.find((id) => !isIn(ids, id));
    const foreign = foreignId !== undefined && (ids.length > 0 || this.#siteSigns.has("id"));
    if (foreign && !named) this.foreignId = foreignId;
    this.companyId = named || ids.length > 0 ? undefined : foreignId;
    this.isSite =
      kind === "sites" ||
      this.#hasSiteType ||
      (kind !== "companies" &&
        (this.#siteSigns.has("sure") ||
          (this.#siteSigns.size > 0 && (named || foreign)) ||
          (this.#namesCompany && names.length > 0)));
    if (this.#customNames.length > 0) this.isSite = false;
    const wrapped = names.length === 0;
    if (!this.isSite) this.#hasCompanies = true;
    if (this.isSite) {
      addAll(names, this.siteNames);
      names.length = 0;
      ids.length = 0;
      addAll(this.#parentNames, names);
      addAll(this.#parentIds, ids);
    }
    if (this.isSite || wrapped) {
      addAll(this.#referenceIds, ids);
      if (this.#referenceIsInactive) this.active = false;
    }
    this.#referenceIsInactive = false;
    addAll(this.#companyNames, names);
    addAll(this.#referenceNames, names);
    addAll(this.companyIds, ids);
    addAll(this.#otherIds, ids);
    if (names.length > 0 && !this.isSite) addAll(readableOf(this.#otherNames), names);
  }

  /** Adds a text, the texts in a list, or the `value` of an object. @returns whether any text was usable */
  #addTexts(value: unknown, into: string[]): boolean {
    if (typeof value === "string") return this.#add(value, into);
    if (typeof value === "number") return this.#add(String(value), into);
    if (Array.isArray(value)) return this.#addDeep(value, [], 0, into);
    return isJsonObject(value) && typeof own(value, "value") !== "object" && this.#addTexts(own(value, "value"), into);
  }

  /**
   * Adds the texts at the remaining steps (from `step`) below a value, through lists.
   * @returns whether any was usable
   */
  #addDeep(value: unknown, steps: readonly string[], step: number, into: string[]): boolean {
    if (Array.isArray(value)) {
      let found = false;
      for (const entry of value) if (!Array.isArray(entry) && this.#addDeep(entry, steps, step, into)) found = true;
      return found;
    }
    const key = steps[step];
    if (key !== undefined) {
      if (isJsonObject(value)) return this.#addDeep(own(value, key) ?? ownPlain(value, key), steps, step + 1, into);
      if (typeof value === "string" && isCutText(value)) this.isCut = true;
      return false;
    }
    if (typeof value === "string") return this.#add(value, into);
    return typeof value === "number" && this.#add(String(value), into);
  }

  #add(value: string, into: string[]): boolean {
    const text = trimmed(value);
    if (text === "" || isTooLong(text)) return false;
    if (isCutText(text)) {
      this.isCut = true;
      return false;
    }
    addTo(into, text);
    if (into !== this.ids) addSpellings(text, into);
    return true;
  }
}

/** Checks both ends first, because that is faster and most texts need no trimming. */
function trimmed(text: string): string {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return first > 0x20 && first < 0x80 && last > 0x20 && last < 0x80 ? text : text.trim();
}
