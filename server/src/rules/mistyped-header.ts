import type { Column } from "../template/columns.ts";
import { nearestColumns } from "../template/headers.ts";
import type { HeaderCell, Layout } from "../template/layout.ts";
import type { CheckContext } from "./rule.ts";

/**
 * The unknown headers that a missing required column may stand under, each mistyped (`Contry`): one fault, which
 * `header-missing` tells on the mistyped header, since without that column the platform refuses the file.
 */
export function mistypedHeaders({ layout, context }: { layout: Layout; context: CheckContext }) {
  const mistyped = new Map<Column, HeaderCell>();
  if (context.severities.get("header-missing") === "off") return mistyped;
  const { missing } = layout;
  for (const cell of layout.headers) {
    if (cell.column || cell.duplicateOf) continue;
    const column = nearestColumns(cell.text, missing).find((near) => near.required && !mistyped.has(near));
    if (column) mistyped.set(column, cell);
  }
  return mistyped;
}
