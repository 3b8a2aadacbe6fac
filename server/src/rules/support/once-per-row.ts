import type { Row } from "../../document/rows.ts";
import type { Layout } from "../../template/layout.ts";
import type { RowView } from "../view.ts";

/** Rows of a file of which an answer is remembered. */
const most = 200_000;

/**
 * Answers a question about a row once under the same headers, though each fix of each of its cells asks it. Rows are not
 * held weakly for that: each time garbage is collected, that makes a pause for as many as there are.
 */
export function oncePerRow(ask: (row: RowView) => boolean): (row: RowView) => boolean {
  const byLayout = new WeakMap<Layout, Map<Row, boolean>>();
  return (view) => {
    const { row, layout } = view;
    const known = byLayout.get(layout) ?? new Map<Row, boolean>();
    const last = known.get(row);
    if (last !== undefined) return last;
    const answer = ask(view);
    if (known.size >= most) known.clear();
    byLayout.set(layout, known.set(row, answer));
    return answer;
  };
}
