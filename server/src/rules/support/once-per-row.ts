import type { Row } from "../../document/rows.ts";
import type { Layout } from "../../template/layout.ts";
import type { RowView } from "../view.ts";

/** Maximum number of cached rows. */
const maxRows = 200_000;

/**
 * Caches the answer to a question about a row, which is asked for each fix of each cell, while the headers stay the
 * same. The rows are not in a `WeakMap`, because 100,000 of them would make each garbage collection a long pause.
 */
export function oncePerRow(ask: (row: RowView) => boolean): (row: RowView) => boolean {
  const byLayout = new WeakMap<Layout, Map<Row, boolean>>();
  return (view) => {
    const { row, layout } = view;
    const known = byLayout.get(layout) ?? new Map<Row, boolean>();
    const last = known.get(row);
    if (last !== undefined) return last;
    const answer = ask(view);
    if (known.size >= maxRows) known.clear();
    byLayout.set(layout, known.set(row, answer));
    return answer;
  };
}
