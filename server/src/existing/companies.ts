import { matchKey } from "../document/fold.ts";
import type { Steps } from "../steps.ts";
import type { ExistingRecord, ExportCompanies } from "./export-companies.ts";
import { exactHash, looseHash, looseMatchKey } from "./loose-hash.ts";

/** A company of the import file that stands in an export. */
export interface ExistingMatch {
  readonly record: ExistingRecord;
  /** Which cell of the import file matched with this strength: the company's name, its ID, or both. */
  readonly on: "name" | "id" | "both";
  /** Exact as the platform compares, by `matchKey`; loose when only letters and digits are equal, by `looseMatchKey`. */
  readonly strength: "exact" | "loose";
  /** The record's name or ID that matched, as it stands in the export; what the name matched where both did. */
  readonly value: string;
  /** What the ID matched, where both did. */
  readonly idValue?: string;
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

  /** Makes ready for what is asked below step by step: else the first question takes as long as all of it. */
  *indexing(): Steps<void> {
    for (const companies of this.#exports) yield* companies.indexing();
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

/** Which cell of the import file a text stands in: its like of a record is compared first. */
type Cell = "name" | "id";

/** The record's name or ID that is exactly the text. */
function exactValue(record: ExistingRecord, text: string, cell: Cell): string | undefined {
  const key = matchKey(text);
  if (key === "") return undefined;
  return valueOfKey(record, key, matchKey, cell, text);
}

/** The record's name or ID that has the letters and digits of the text. */
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
    values.length > few
      ? (foldedValues(values, asItIs).get(text ?? "") ?? foldedValues(values, fold).get(key))
      : (values.find((value) => value === text) ?? values.find((value) => fold(value) === key));
  return cell === "name" ? (valueIn(names) ?? valueIn(ids)) : (valueIn(ids) ?? valueIn(names));
}

/** Of more values of a record than so many, their keys are remembered: it is compared with many rows. */
const few = 64;

type Fold = (text: string) => string;

const asItIs: Fold = (text) => text;

const known = new WeakMap<readonly string[], Map<Fold, ReadonlyMap<string, string>>>();

/** The first value of each key. */
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
