import type { SourceColumn } from "../document/source-table.ts";
import { headerKey } from "../template/headers.ts";
import type { Template } from "../template/template.ts";
import { type DerivableRole, derivableRole } from "./derived.ts";
import type { Fillers } from "./filling.ts";
import type { JoinKey } from "./join-key.ts";
import { findNamed, findTarget, type Mapping } from "./mapping.ts";

/*
 * A mapping belongs to its header row, not to a file: next month's export of the same program is another file with the
 * same header row. Two header rows are the same if they name the same columns, in any order, whatever their case, spaces
 * and punctuation. With a column more or less they are not: what the mapping says of the others may be wrong then.
 */

/** A mapping as it stands in a file: all columns by their names, those of the template before the source's. */
export interface KeptMapping {
  /** The header row that it belongs to. A column without a header counts, as `Column N`, only if it is used. */
  readonly headers: readonly string[];
  readonly columns: Readonly<Record<string, string>>;
  /** The template's columns whose empty cells are made from the other cells of the row. */
  readonly derived?: readonly string[];
  /** The values for cells of the template's columns that are still empty. */
  readonly constants?: Readonly<Record<string, string>>;
  /** The other list, if columns of it are added. */
  readonly join?: KeptJoin | undefined;
}

/** Another list, known by its header row too. */
export interface KeptJoin {
  readonly headers: readonly string[];
  /** The columns of the first and of this list whose equal values say which rows belong together. */
  readonly on: readonly [main: string, other: string];
  /** What its columns fill. */
  readonly columns: Readonly<Record<string, string>>;
}

/** The header rows of a list that is to be mapped. */
export interface HeaderRows {
  /** Its own columns. */
  readonly main: readonly SourceColumn[];
  /** Those of the list that is joined. */
  readonly other?: readonly SourceColumn[];
  /** Those that can be mapped: the same as `main`, or if a list is joined, those of both, one after the other. */
  readonly all: readonly SourceColumn[];
}

/** A mapping, and what is filled in where it leaves cells empty. */
export interface WholeMapping extends Fillers {
  readonly mapping: Mapping;
}

/** The mapping that belongs to these header rows. */
export function keptFor(kept: readonly KeptMapping[], rows: HeaderRows): KeptMapping | undefined {
  return kept.find((each) => isFor(each, rows));
}

/** The mappings with another one in place of that for its header rows, or at the end. */
export function withKept(all: readonly KeptMapping[], kept: KeptMapping, rows: HeaderRows): KeptMapping[] {
  const before = keptFor(all, rows);
  // What is not read may be a person's note, or what a later version knows.
  return before ? all.map((each) => (each === before ? { ...before, ...kept } : each)) : [...all, kept];
}

function isFor({ headers, join }: KeptMapping, { main, other }: HeaderRows): boolean {
  if (!join || !other) return !join && !other && areSame(headers, main);
  return areSame(headers, main) && areSame(join.headers, other);
}

/** Whether a mapping for the first list needs another one that is not there. */
export function needsOther({ headers, join }: KeptMapping, { main, other }: HeaderRows): boolean {
  return join !== undefined && other === undefined && areSame(headers, main);
}

/** Whether names are those of a header row. Of headers with one key, each must be written in the same way. */
function areSame(headers: readonly string[], columns: readonly SourceColumn[]): boolean {
  const named = columns.filter((column) => column.named);
  // Most mappings belong to other header rows, of another length.
  if (headers.length < named.length || headers.length > columns.length) return false;
  const names = new Map<string, string[]>();
  for (const { name } of columns) names.set(keyOf(name), [...(names.get(keyOf(name)) ?? []), name]);
  const kept = new Set<string>();
  for (const header of headers) {
    const key = keyOf(header);
    const found = names.get(key) ?? [];
    if (found.length === 0 || (found.length > 1 && !found.includes(header))) return false;
    kept.add(key);
  }
  return named.every(({ name }) => kept.has(keyOf(name)));
}

/**
 * The headers in which the closest mapping differs from a list: those that only one of them has. None if no mapping
 * shares most of its headers with the list.
 */
export function closestDifference(kept: readonly KeptMapping[], { main }: HeaderRows): readonly string[] {
  const named = main.filter((column) => column.named).map(({ name }) => name);
  const differences = kept.map(({ headers }) => [...without(headers, named), ...without(named, headers)]);
  const [closest = []] = differences.toSorted((one, other) => one.length - other.length);
  return closest.length <= named.length / 2 ? closest : [];
}

function without(names: readonly string[], others: readonly string[]): string[] {
  const keys = new Set(others.map(keyOf));
  return names.filter((name) => !keys.has(keyOf(name)));
}

/** By which a header is recognised; one of signs alone by these. */
export function keyOf(header: string): string {
  return headerKey(header) || header.trim();
}

/**
 * A mapping as it is kept.
 * @param key that of the join, if a list is joined
 */
export function keeping(
  { mapping, derived, constants }: WholeMapping,
  rows: HeaderRows,
  template: Template,
  key?: JoinKey,
): KeptMapping {
  const { main, other } = rows;
  const pairs = [...mapping].map(([column, source]) => ({ target: column.header, index: source.index }));
  const from = (columns: readonly SourceColumn[], start: number) =>
    Object.fromEntries(
      pairs.flatMap(({ target, index }) => {
        const source = columns[index - start];
        return source ? [[target, source.name]] : [];
      }),
    );
  const columns = from(main, 0);
  const onMain = key ? [key.main.name] : [];
  const joined = other && key && { on: [key.main.name, key.other.name] as const, columns: from(other, main.length) };
  return {
    headers: namesIn(main, [...Object.values(columns), ...onMain]),
    columns,
    derived: template.columns
      .filter((column) => derived.some((role) => role === column.role))
      .map(({ header }) => header),
    constants: Object.fromEntries([...constants].map(([{ header }, value]) => [header, value])),
    join: joined && other && { headers: namesIn(other, [...Object.values(joined.columns), joined.on[1]]), ...joined },
  };
}

function namesIn(columns: readonly SourceColumn[], used: readonly string[]): string[] {
  return columns.filter(({ name, named }) => named || used.includes(name)).map(({ name }) => name);
}

/** A mapping that was kept for these header rows. */
export interface Restored extends WholeMapping {
  /** The columns that it fills, but that the template does not have, or that cannot be made. */
  readonly lost: readonly string[];
}

/** The opposite of {@link keeping}. */
export function restoring(kept: KeptMapping, rows: HeaderRows, template: Template): Restored {
  const lost = new Set<string>();
  const columnOf = (target: string) => {
    const column = findTarget(target, template);
    if (!column) lost.add(target);
    return column;
  };
  const { main, other = [] } = rows;
  const lists = [
    { columns: main, start: 0, pairs: kept.columns },
    { columns: other, start: main.length, pairs: kept.join?.columns ?? {} },
  ];
  const mapping = lists.flatMap(({ columns, start, pairs }) =>
    Object.entries(pairs).flatMap(([target, name]) => {
      const column = columnOf(target);
      const found = findNamed(name, columns);
      const source = found && rows.all[start + found.index];
      return column && source ? [[column, source] as const] : [];
    }),
  );
  const derived = (kept.derived ?? []).flatMap((target): DerivableRole[] => {
    const column = columnOf(target);
    const role = column && derivableRole(column);
    if (!role) lost.add(target);
    return role ? [role] : [];
  });
  const constants = Object.entries(kept.constants ?? {}).flatMap(([target, value]) => {
    const column = columnOf(target);
    return column ? [[column, value] as const] : [];
  });
  return { mapping: new Map(mapping), derived, constants: new Map(constants), lost: [...lost] };
}

/** The key by which a mapping joins these two lists. */
export function keptKey({ join }: KeptMapping, { main, other }: HeaderRows): JoinKey | undefined {
  if (!join || !other) return undefined;
  const [left, right] = [findNamed(join.on[0], main), findNamed(join.on[1], other)];
  return left && right && { main: left, other: right };
}
