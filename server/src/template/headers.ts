import { distance } from "fastest-levenshtein";
import { foldAccents } from "../document/fold.ts";
import { type Column, defaultColumns, type Role } from "./columns.ts";

/** A header as it is compared: without case, spaces, `_`, `-`, a trailing `*`, and anything else but letters and digits. */
export function headerKey(header: string): string {
  const text = foldAccents(header).toLowerCase();
  return /^[a-z0-9]*$/.test(text) ? text : text.replace(/[^\p{L}\p{N}]+/gu, "");
}

const roles = new Map<string, Role>(
  defaultColumns.flatMap((column) => [column.header, ...column.aliases].map((name) => [headerKey(name), column.role])),
);

/** The default column that a header means, whatever its spelling. */
export function roleOf(header: string): Role | undefined {
  return roles.get(headerKey(header));
}

/** The column of the template that a header means: by its own name, else as an alias of the same default column. */
export function findColumn(header: string, columns: readonly Column[]): Column | undefined {
  const key = headerKey(header);
  if (key === "") return undefined;
  const role = roles.get(key);
  return (
    columns.find((column) => column.header === header) ??
    columnsByKey(columns).get(key) ??
    (role && columns.find((column) => column.role === role))
  );
}

const byKey = new WeakMap<readonly Column[], ReadonlyMap<string, Column>>();

/** The columns of a template by key, the first where two have the same. A file may have thousands of headers to find. */
function columnsByKey(columns: readonly Column[]): ReadonlyMap<string, Column> {
  const known = byKey.get(columns) ?? new Map(columns.toReversed().map((column) => [headerKey(column.header), column]));
  byKey.set(columns, known);
  return known;
}

/** The columns whose names are near to a header, nearest first, three at most. */
export function nearestColumns(header: string, columns: readonly Column[]): Column[] {
  const key = headerKey(header);
  return columns
    .map((column) => ({ column, distance: distance(key, headerKey(column.header)) }))
    .filter((near) => near.distance <= Math.max(2, Math.floor(near.column.header.length / 3)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map((near) => near.column);
}

/** The default column whose name is nearest to a header that no alias covers, where it is near at all. */
export function nearestRole(header: string): Role | undefined {
  return nearestColumns(header, defaultColumns)[0]?.role;
}
