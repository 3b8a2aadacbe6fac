import type { Column } from "../template/columns.ts";
import { headerKey, nearestColumns } from "../template/headers.ts";
import type { HeaderCell, Layout } from "../template/layout.ts";
import { points } from "./fit.ts";
import type { CheckContext } from "./rule.ts";

/**
 * The unknown headers that a missing required column may stand under, each mistyped (`Contry`): one fault, which
 * `header-missing` tells on the mistyped header, since without that column the platform refuses the file.
 */
export function mistypedHeaders({ layout, context }: { layout: Layout; context: CheckContext }) {
  const mistyped = new Map<Column, HeaderCell>();
  if (context.severities.get("header-missing") === "off") return mistyped;
  const { missing } = layout;
  if (!missing.some((column) => column.required) || isHeaderless({ layout, context })) return mistyped;
  for (const cell of layout.first) {
    if (cell.column || cell.duplicateOf) continue;
    const column = nearestColumns(cell.text, missing).find((near) => near.required && !mistyped.has(near));
    if (column) mistyped.set(column, cell);
  }
  return mistyped;
}

/**
 * Whether a file has no header row, but nothing or begins with a record: it has a country in its place, and few of its
 * cells are headers. A value may be one by chance, or be like one: a site called `Phone`, or `Main` (Email).
 */
export function isHeaderless({ layout, context }: { layout: Layout; context: CheckContext }): boolean {
  const { first: headers, template } = layout;
  if (headers.every(({ text }) => headerKey(text) === "")) return template.columns.some((column) => column.required);
  const filled = headers.filter(({ text }) => headerKey(text) !== "");
  if (filled.filter(({ column }) => column).length > filled.length / 4) return false;
  const country = template.columns.findIndex((column) => column.role === "Country");
  return points(headers[country]?.text ?? "", template.columns[country], undefined, context) > 0;
}
