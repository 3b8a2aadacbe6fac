import type { Row } from "../../document/rows.ts";
import type { Layout } from "../../template/layout.ts";
import type { RowView } from "../view.ts";

/** Rows of a file whose answers are kept. */
const mostRows = 200_000;

/**
 * Answers a question about a row only once, while its headers stay the same: it is asked for each fix of each cell. The
 * rows are not in a `WeakMap`, since 100,000 of them there make each garbage collection a long pause.
 */
export function oncePerRow(ask: (row: RowView) => boolean): (row: RowView) => boolean {
  const byLayout = new WeakMap<Layout, Map<Row, boolean>>();
  return (view) => {
    const { row, layout } = view;
    const known = byLayout.get(layout) ?? new Map<Row, boolean>();
    const last = known.get(row);
    if (last !== undefined) return last;
    const answer = ask(view);
    if (known.size >= mostRows) known.clear();
    byLayout.set(layout, known.set(row, answer));
    return answer;
  };
}
