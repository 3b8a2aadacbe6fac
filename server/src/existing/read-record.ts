import { isCutText } from "./cut-text.ts";
import { addAll, addTo, isIn } from "./distinct-texts.ts";
import { addSpellings } from "./garbled-names.ts";
import { isJsonObject, own, ownPlain } from "./json-object.ts";
import { areReadable, isTooLong, readableOf } from "./name-text.ts";
import type { Key } from "./record-keys.ts";
import { markOf } from "./record-marks.ts";
import type { ListKind } from "./words.ts";

/** What most records do not have. Not to be added to: creating ten lists for each record takes long. */
const none: string[] = [];

const noLists: readonly NestedList[] = [];
const noSigns: readonly Key["siteSign"][] = [];

/** A list of records inside a record. */
interface NestedList {
  readonly entries: readonly unknown[];
  readonly kind: ListKind;
}

/** The texts of a record, by what they are. */
export type Texts =
  | "names"
  | "ids"
  | "otherNames"
  | "otherIds"
  | "personNames"
  | "companyNames"
  | "companyIds"
  | "referenceNames"
  | "referenceIds"
  | "parentNames"
  | "parentIds";

/** What a record says: its names, IDs and state. Texts are trimmed, not empty and without duplicates. */
export class ReadRecord {
  /** The names; numbers as text. */
  names: string[] = [];
  /** The IDs, likewise. */
  ids: string[] = [];
  active = true;
  /** Whether the record is a site's. Then `names` and `ids` are those of the company that it refers to. */
  isSite = false;
  /** The record's fingerprint, of its own names and IDs even if it is a site's; undefined if it has no ID. */
  mark: number | undefined;
  /** Whether PowerShell cut off a name or an ID. */
  isCut = false;
  /** Lists of records inside the record, under keys that can contain companies. */
  nested: readonly NestedList[] = noLists;
  /** A site's own names. */
  siteNames: readonly string[] = none;
  /** The ID of another record that the record has in addition to its own ID, if it names no company. */
  foreignId: string | undefined;
  /** Whether the record has more than names, IDs, state and keys of sites. */
  holdsMore = false;

  otherNames = none;
  otherIds = none;
  personNames = none;
  companyNames = none;
  /** The IDs of companies in the record. */
  companyIds = none;
  referenceNames = none;
  referenceIds = none;
  parentNames = none;
  parentIds = none;
  siteSigns: readonly Key["siteSign"][] = noSigns;
  hasSiteType = false;
  /** Whether it names its company under a key `company`. */
  namesCompany = false;
  referenceIsInactive = false;

  get isNamed(): boolean {
    return this.names.length > 0;
  }
  /** Whether the names are complete, and not only placeholders. */
  get isReadable(): boolean {
    return areReadable(this.names);
  }
  /** Whether the record has keys of sites, and names no company. */
  get isLikeSite(): boolean {
    return this.siteSigns.length > 0 && this.namesItselfAlone;
  }
  /** Whether the record names no company except, perhaps, itself. */
  get namesItselfAlone(): boolean {
    return this.companyNames.length === 0 && this.referenceNames.length === 0;
  }

  /**
   * Decides what the record is, and which of the texts are its names and IDs.
   * @param kind what the key of the record's list says that it contains
   * @param canBeSite false if the settings say where the names of companies are
   */
  conclude(kind: ListKind, canBeSite: boolean): void {
    const { names, ids } = this;
    this.mark = ids.length > 0 ? markOf(names, ids) : undefined;
    const named = !this.namesItselfAlone;
    const foreignId = this.companyIds.find((id) => !isIn(ids, id));
    const foreign = foreignId !== undefined && (ids.length > 0 || this.siteSigns.includes("id"));
    if (foreign && !named) this.foreignId = foreignId;
    this.isSite =
      canBeSite &&
      (kind === "sites" ||
        this.hasSiteType ||
        (kind !== "companies" &&
          (this.siteSigns.includes("sure") ||
            (this.siteSigns.length > 0 && (named || foreign)) ||
            (this.namesCompany && names.length > 0))));
    const wrapped = names.length === 0;
    if (this.isSite) {
      this.siteNames = names.splice(0);
      ids.length = 0;
      addAll(this.parentNames, names);
      addAll(this.parentIds, ids);
    }
    if (this.isSite || wrapped) {
      addAll(this.referenceIds, ids);
      if (this.referenceIsInactive) this.active = false;
    }
    addAll(this.companyNames, names);
    addAll(this.referenceNames, names);
    addAll(this.companyIds, ids);
    addAll(this.otherIds, ids);
    if (names.length > 0 && !this.isSite) addAll(readableOf(this.otherNames), names);
  }

  /** Adds a text, the texts in a list, or the `value` of an object. @returns whether any text was usable */
  addTexts(value: unknown, into: Texts): boolean {
    return this.addDeep(isJsonObject(value) ? own(value, "value") : value, none, 0, into);
  }

  /**
   * Adds the texts at the remaining steps (from `step`) below a value, through lists.
   * @returns whether any was usable
   */
  addDeep(value: unknown, steps: readonly string[], step: number, into: Texts): boolean {
    if (Array.isArray(value)) {
      let found = false;
      for (const entry of value) if (!Array.isArray(entry) && this.addDeep(entry, steps, step, into)) found = true;
      return found;
    }
    const key = steps[step];
    if (key !== undefined) {
      if (isJsonObject(value)) return this.addDeep(own(value, key) ?? ownPlain(value, key), steps, step + 1, into);
      if (typeof value === "string" && isCutText(value)) this.isCut = true;
      return false;
    }
    if (typeof value === "string") return this.add(value, into);
    return typeof value === "number" && this.add(String(value), into);
  }

  add(value: string, into: Texts): boolean {
    const text = value.trim();
    if (text === "" || isTooLong(text)) return false;
    if (isCutText(text)) {
      this.isCut = true;
      return false;
    }
    const texts = this.#listOf(into);
    addTo(texts, text);
    if (into !== "ids") addSpellings(text, texts);
    return true;
  }

  /** Adds the texts of another record. */
  addFrom(texts: readonly string[], into: Texts): void {
    if (texts.length > 0) addAll(texts, this.#listOf(into));
  }

  #listOf(texts: Texts): string[] {
    if (this[texts] === none) this[texts] = [];
    return this[texts];
  }
}
