import { matchKey } from "../document/fold.ts";
import { cellAt } from "../document/read-cells.ts";
import type { RowReader } from "../document/reader.ts";
import { hasContent, type SourceColumn, type SourceTable } from "../document/source-table.ts";
import type { Steps } from "../steps.ts";
import type { Role } from "../template/columns.ts";
import { headerKey } from "../template/headers.ts";
import type { Template } from "../template/template.ts";
import { linkedCompany, otherName, ownName, parentId, parentName } from "./record-columns.ts";
import { ownId, programId } from "./record-ids.ts";
import { readingSamples, roleOf, type Sample } from "./sample.ts";

/** The columns of two files whose equal values say which rows belong together. */
export interface JoinKey {
  readonly main: SourceColumn;
  readonly other: SourceColumn;
}

/** A key that is likely, by its values and headers. */
export interface ProposedKey extends JoinKey {
  /** How many different values of the column that refers to the other stand in it, and how many it has. */
  readonly found: number;
  readonly of: number;
  /** Whether it is the main file whose values refer to the other's. */
  readonly mainRefers: boolean;
}

/** A file and its rows after the header row, read by the given table. */
export interface TableRows {
  readonly table: SourceTable;
  readonly rows: Iterable<RowReader>;
}

/** How many rows of each file, and how many of its columns, are compared. */
const mostRows = 50_000;
const mostColumns = 60;

/** How many different values of a column are looked up in the other file. */
const mostValues = 500;

/** What the words of a header say: that it names or identifies a company, and whether the row's own. */
interface Naming {
  readonly kind: "id" | "name" | undefined;
  /** Whether it says no more than *name* or *ID*, so that in a list of sites it is the site's. */
  readonly isBare: boolean;
}

/** A column that may be part of a key. */
interface KeyColumn extends Naming {
  readonly source: SourceColumn;
  /** Whether its header means something else, such as an address, that companies may share. */
  readonly isOther: boolean;
  /** Its different values, see {@link keyOf}. */
  readonly values: Set<string>;
  /** Whether no value stands in several rows. */
  isUnique: boolean;
}

/**
 * The form of a value by which those of two files are compared: trimmed and without case. Leading zeros count. Commas and
 * full stops after words do not, because programs write `Acme, Inc.` in several ways.
 */
export function keyOf(value: string): string {
  const key = matchKey(value);
  return key.includes(" ") ? key.replace(/(?<=\p{L})[.,]+(?= |$)/gu, "") : key;
}

/**
 * Proposes keys by contents: nearly every value of one column stands in the other, which has each only once. Equal
 * numbers prove nothing, because both files may just count their rows: their headers must agree too.
 * @returns the most likely first
 */
export function* proposingKeys(main: TableRows, other: TableRows, template: Template): Steps<ProposedKey[]> {
  const mains = yield* keyColumns(main, template);
  const others = yield* keyColumns(other, template);
  const rated: (ProposedKey & { rating: number })[] = [];
  for (const left of mains) {
    for (const right of others) {
      yield;
      const pairs = [
        { ...referring(left, right), mainRefers: true },
        { ...referring(right, left), mainRefers: false },
      ];
      const [best] = pairs.sort((one, two) => two.rating - one.rating);
      if (best && best.rating > 0) rated.push({ main: left.source, other: right.source, ...best });
    }
  }
  return rated.sort((one, two) => two.rating - one.rating).map(({ rating, ...key }) => key);
}

function* keyColumns({ table, rows }: TableRows, template: Template): Steps<KeyColumn[]> {
  const samples = yield* readingSamples(table, template);
  const columns = samples
    .filter((sample) => new Set(sample.filled).size > 1 && !siteRoles.includes(roleOf(sample)))
    .slice(0, mostColumns)
    .map((sample): KeyColumn => {
      const naming = namingOf(sample);
      const isOther = naming.kind === undefined && sample.meaning !== undefined;
      return { ...naming, source: sample.source, isOther, values: new Set(), isUnique: true };
    });
  let count = 0;
  for (const row of rows) {
    yield;
    if (!hasContent(row)) continue;
    if (count++ === mostRows) break;
    for (const column of columns) {
      const value = keyOf(cellAt(row, column.source.index));
      if (value === "") continue;
      if (column.values.has(value)) column.isUnique = false;
      else column.values.add(value);
    }
  }
  return columns;
}

const siteRoles: readonly (Role | undefined)[] = ["Site Name", "Site ID"];

function namingOf(sample: Sample): Naming {
  const { words, meaning } = sample;
  const role = roleOf(sample);
  const isOfRecord = meaning?.isOfRecord === true;
  const [, linked] = linkedCompany.exec(words) ?? [];
  const isReferenceId = linked === "id" || parentId.test(words) || (role === "Company ID" && !isOfRecord);
  const isReferenceName = linked === "name" || parentName.test(words) || (role === "Company Name" && !isOfRecord);
  const isReference = isReferenceId || isReferenceName;
  const isId = isReferenceId || isOfRecord ? role !== "Company Name" : ownId.test(words) || programId.test(words);
  const isName = isReferenceName || role === "Company Name" || ownName.test(words) || otherName.test(words);
  const kind = isReferenceName ? "name" : isId ? "id" : isName ? "name" : undefined;
  return { kind, isBare: kind !== undefined && !isReference };
}

/** How well the values of a column refer to rows of the other file by its column; a rating of 0 if not at all. */
function referring(from: KeyColumn, to: KeyColumn): { rating: number; found: number; of: number } {
  const none = { rating: 0, found: 0, of: 0 };
  if (!to.isUnique) return none;
  const values = [...from.values].slice(0, mostValues);
  const found = values.filter((value) => to.values.has(value));
  const share = found.length / values.length;
  const names = agreement(from, to);
  if (found.length < (names > 0 ? 2 : 3) || share < (names > 0 ? 0.5 : 0.9)) return none;
  if (names === 0 && (from.isOther || to.isOther || found.every((value) => /^\d{1,9}$/.test(value)))) return none;
  // Of several keys, an ID is preferred, because names are written in several ways.
  return { rating: 2 * names + share + (to.kind === "id" ? 0.3 : 0), found: found.length, of: values.length };
}

/** How well two headers agree that the first refers to the rows that the second one names: 0 if not at all. */
function agreement(from: KeyColumn, to: KeyColumn): number {
  if (from.isBare) return 0;
  if (from.kind !== undefined && from.kind === to.kind) return 2;
  return !from.isOther && from.source.named && headerKey(from.source.name) === headerKey(to.source.name) ? 1 : 0;
}
