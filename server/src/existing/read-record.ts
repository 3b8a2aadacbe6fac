import { isCutText } from "./cut-text.ts";
import { addAll, addTo, isIn } from "./distinct-texts.ts";
import { addSpellings } from "./garbled-names.ts";
import { isJsonObject, own, ownPlain } from "./json-object.ts";
import { areReadable, isTooLong, readableOf } from "./name-text.ts";
import type { Key } from "./record-keys.ts";
import { markOf } from "./record-marks.ts";
import type { ListKind } from "./words.ts";

/** What a record says: its names, IDs and state. Texts are trimmed, not empty and without duplicates. */
export class ReadRecord {
  /** The names; numbers as text. */
  readonly names: string[] = [];
  /** The IDs, likewise. */
  readonly ids: string[] = [];
  active = true;
  /** Whether the record is a site's. Then `names` and `ids` are those of the company that it refers to. */
  isSite = false;
  /** The record's fingerprint, of its own names and IDs even if it is a site's; undefined if it has no ID. */
  mark: number | undefined;
  /** Whether PowerShell cut off a name or an ID. */
  isCut = false;
  /** Lists of records inside the record, under keys that can contain companies. */
  readonly nested: { readonly entries: readonly unknown[]; readonly kind: ListKind }[] = [];
  /** A site's own names. */
  siteNames: readonly string[] = [];
  /** The ID of another record that the record has in addition to its own ID, if it names no company. */
  foreignId: string | undefined;
  /** Whether the record has more than names, IDs, state and keys of sites. */
  holdsMore = false;

  readonly otherNames: string[] = [];
  readonly otherIds: string[] = [];
  readonly personNames: string[] = [];
  readonly companyNames: string[] = [];
  /** The IDs of companies in the record. */
  readonly companyIds: string[] = [];
  readonly referenceNames: string[] = [];
  readonly referenceIds: string[] = [];
  readonly parentNames: string[] = [];
  readonly parentIds: string[] = [];
  readonly siteSigns: Key["siteSign"][] = [];
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
  addTexts(value: unknown, into: string[]): boolean {
    return this.addDeep(isJsonObject(value) ? own(value, "value") : value, [], 0, into);
  }

  /**
   * Adds the texts at the remaining steps (from `step`) below a value, through lists.
   * @returns whether any was usable
   */
  addDeep(value: unknown, steps: readonly string[], step: number, into: string[]): boolean {
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

  add(value: string, into: string[]): boolean {
    const text = value.trim();
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
