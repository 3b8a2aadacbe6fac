import { matchKey } from "../document/fold.ts";
import type { ExistingRecord, ExportCompanies } from "./export-companies.ts";
import { looseHash, looseMatchKey } from "./loose-hash.ts";

/** A company of the import file that stands in an export. */
export interface ExistingMatch {
  readonly record: ExistingRecord;
  /** Which cell of the import file matched with this strength: the company's name, its ID, or both. */
  readonly on: "name" | "id" | "both";
  /** Exact as the platform compares, by `matchKey`; loose when only letters and digits are equal, by `looseMatchKey`. */
  readonly strength: "exact" | "loose";
  /** The record's name or ID that matched, as it stands in the export; the name's match where both did. */
  readonly value: string;
}

/** Shorter loose keys, in characters, say nothing: "A.B." and "A/B" need not be related. */
const LOOSE_ENOUGH = /^.{3}/su;

/** The companies of all exports, to be looked up by name and ID. */
export class ExistingCompanies {
  /** Number of companies in all exports. */
  readonly size: number;
  readonly #exports: readonly ExportCompanies[];

  constructor(exports: readonly ExportCompanies[]) {
    this.#exports = exports;
    this.size = exports.reduce((sum, companies) => sum + companies.size, 0);
  }

  /** Whether any name or ID has this loose hash: if not, what has it matches none of them. */
  has(hash: number): boolean {
    for (const companies of this.#exports) if (companies.has(hash)) return true;
    return false;
  }

  /**
   * The record that says most about a company of the import file: one that matches exactly before one that does so
   * loosely, then an active one before an inactive one, then one that matches on both. Its name and its ID are each
   * compared with all names and all IDs of every record, because on the platform `name` may be a short code and `id` a
   * UUID. An empty name or ID matches nothing.
   */
  match(name: string, id: string): ExistingMatch | undefined {
    const nameHash = looseHash(name);
    const idHash = looseHash(id);
    const candidates: ExistingRecord[] = [];
    for (const companies of this.#exports) {
      companies.find(nameHash, candidates);
      companies.find(idHash, candidates);
    }
    let best: ExistingMatch | undefined;
    for (const record of candidates) {
      const match =
        compare(record, "exact", exactValue(record, name), exactValue(record, id)) ??
        compare(record, "loose", looseValue(record, name), looseValue(record, id));
      if (match !== undefined && (best === undefined || rank(match) > rank(best))) best = match;
    }
    return best;
  }
}

function compare(
  record: ExistingRecord,
  strength: ExistingMatch["strength"],
  byName: string | undefined,
  byId: string | undefined,
): ExistingMatch | undefined {
  const value = byName ?? byId;
  if (value === undefined) return undefined;
  const on = byName === undefined ? "id" : byId === undefined ? "name" : "both";
  return { record, on, strength, value };
}

/** The record's name or ID that is exactly the text. */
function exactValue(record: ExistingRecord, text: string): string | undefined {
  const key = matchKey(text);
  if (key === "") return undefined;
  const isSame = record.names.includes(text) || record.ids.includes(text);
  return isSame ? text : valueOfKey(record, key, matchKey);
}

/** The record's name or ID that has the letters and digits of the text. */
function looseValue(record: ExistingRecord, text: string): string | undefined {
  const key = looseMatchKey(text);
  return LOOSE_ENOUGH.test(key) ? valueOfKey(record, key, looseMatchKey) : undefined;
}

function valueOfKey(record: ExistingRecord, key: string, fold: (text: string) => string): string | undefined {
  const hasKey = (value: string) => fold(value) === key;
  return record.names.find(hasKey) ?? record.ids.find(hasKey);
}

function rank(match: ExistingMatch): number {
  return (match.strength === "exact" ? 4 : 0) + (match.record.active ? 2 : 0) + (match.on === "both" ? 1 : 0);
}
