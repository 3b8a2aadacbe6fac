import { matchKey } from "../document/fold.ts";
import type { Steps } from "../steps.ts";
import type { ExistingRecord, ExportCompanies } from "./export-companies.ts";
import { exactHash, looseHash, looseMatchKey } from "./loose-hash.ts";

/** An existing company that matches one of the import file. */
export interface ExistingMatch {
  readonly record: ExistingRecord;
  /** Which cell of the import file matched with this strength: name, ID or both. */
  readonly on: "name" | "id" | "both";
  /** Exact as the platform compares (`matchKey`), or loose if only letters and digits are equal (`looseMatchKey`). */
  readonly strength: "exact" | "loose";
  /** The record's name or ID that matched, as written in the export. If both cells matched, this is for the name. */
  readonly value: string;
  /** The record's name or ID that the ID cell matched, if both cells matched. */
  readonly idValue?: string;
}

/** Loose keys of fewer than 3 characters are too short to compare: "A.B." and "A/B" need not be related. */
const LOOSE_ENOUGH = /^.{3}/su;

/** The companies of all exports, for lookup by name and ID. */
export class ExistingCompanies {
  /** Number of companies in all exports. */
  readonly size: number;
  readonly #exports: readonly ExportCompanies[];

  constructor(exports: readonly ExportCompanies[]) {
    this.#exports = exports;
    this.size = exports.reduce((sum, companies) => sum + companies.size, 0);
  }

  /** Builds the indexes step by step. Otherwise, the first lookup builds them all at once. */
  *indexing(): Steps<void> {
    for (const companies of this.#exports) yield* companies.indexing();
  }

  /** Whether any name or ID has this loose hash. If not, a text with this hash matches no company. */
  has(hash: number): boolean {
    for (const companies of this.#exports) if (companies.has(hash)) return true;
    return false;
  }

  /**
   * The record that best matches a company of the import file: exact before loose, then active before inactive, then
   * both name and ID before one of them. The name and the ID are each compared with all names and IDs of every record,
   * because on the platform `name` may be a short code and `id` a UUID. An empty name or ID matches nothing.
   */
  match(name: string, id: string): ExistingMatch | undefined {
    const candidates: ExistingRecord[] = [];
    for (const companies of this.#exports) {
      for (const text of [name, id]) {
        companies.find(looseHash(text), text, candidates);
        const hash = exactHash(text);
        if (hash !== undefined) companies.find(hash, text, candidates);
      }
    }
    let best: ExistingMatch | undefined;
    for (const record of candidates) {
      const match =
        compare(record, "exact", exactValue(record, name, "name"), exactValue(record, id, "id")) ??
        compare(record, "loose", looseValue(record, name, "name"), looseValue(record, id, "id"));
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
  if (byName !== undefined && byId !== undefined) return { record, on: "both", strength, value, idValue: byId };
  return { record, on: byName === undefined ? "id" : "name", strength, value };
}

/** Which cell of the import file a text is from: it is compared with the record's values of the same kind first. */
type Cell = "name" | "id";

/** The record's name or ID that equals the text exactly, as the platform compares. */
function exactValue(record: ExistingRecord, text: string, cell: Cell): string | undefined {
  const key = matchKey(text);
  if (key === "") return undefined;
  return valueOfKey(record, key, matchKey, cell, text);
}

/** The record's name or ID that equals the text loosely. */
function looseValue(record: ExistingRecord, text: string, cell: Cell): string | undefined {
  const key = looseMatchKey(text);
  return LOOSE_ENOUGH.test(key) ? valueOfKey(record, key, looseMatchKey, cell) : undefined;
}

function valueOfKey(
  { names, ids }: ExistingRecord,
  key: string,
  fold: Fold,
  cell: Cell,
  text?: string,
): string | undefined {
  const valueIn = (values: readonly string[]) =>
    values.length > maxUncached
      ? (foldedValues(values, identity).get(text ?? "") ?? foldedValues(values, fold).get(key))
      : (values.find((value) => value === text) ?? values.find((value) => fold(value) === key));
  return cell === "name" ? (valueIn(names) ?? valueIn(ids)) : (valueIn(ids) ?? valueIn(names));
}

/** If a record has more names or IDs than this, their keys are cached, because it is compared with many rows. */
const maxUncached = 64;

type Fold = (text: string) => string;

const identity: Fold = (text) => text;

const known = new WeakMap<readonly string[], Map<Fold, ReadonlyMap<string, string>>>();

/** The first value for each key. */
function foldedValues(values: readonly string[], fold: Fold): ReadonlyMap<string, string> {
  const folds = known.get(values) ?? new Map<Fold, ReadonlyMap<string, string>>();
  known.set(values, folds);
  const folded = folds.get(fold) ?? new Map(values.toReversed().map((value) => [fold(value), value]));
  folds.set(fold, folded);
  return folded;
}

function rank(match: ExistingMatch): number {
  return (match.strength === "exact" ? 4 : 0) + (match.record.active ? 2 : 0) + (match.on === "both" ? 1 : 0);
}
