import type { RowEdit } from "../document/row-edit.ts";
import type { Steps } from "../steps.ts";
import type { Layout } from "../template/layout.ts";
import type { FileView, Fix, HeaderRule } from "./rule.ts";
import { hasDoubtfulRow } from "./shape.ts";
import { quoted, unlikeTemplate } from "./support/wording.ts";

/** Columns in another order than the template's. Reported once, on the first column that comes too late. */
export const headerOrder: HeaderRule<{ header: string; before: string }> = {
  code: "header-order",
  title: "The columns are not in the template's order",
  noun: ["column order", "column orders"],
  severity: "warning",
  scope: "header",
  refuses: unlikeTemplate,
  message: (data) =>
    `The columns are not in the template's order: ${quoted(data.header)} belongs before ${quoted(data.before)}.`,
  check({ layout }) {
    const ranks = layout.first.map(({ column }) => (column ? layout.template.columns.indexOf(column) : -1));
    let highest = -1;
    for (const [index, rank] of ranks.entries()) {
      if (rank === -1) continue;
      if (rank < highest) {
        const before = layout.columns.find((column, i) => i < index && column && (ranks[i] as number) > rank);
        return [{ cell: index, data: { header: layout.columns[index]?.header ?? "", before: before?.header ?? "" } }];
      }
      highest = rank;
    }
    return [];
  },
  fixes: (_, file) => reorder(file),
};

/** No fix while a row has more cells than headers: its cells would stay under the wrong columns. */
function* reorder(file: FileView): Steps<Fix[]> {
  const order = templateOrder(file.layout);
  const edits: RowEdit[] = [];
  for (const row of [file.header, ...file.records()]) {
    yield;
    const view = file.view(row);
    if (view.cellCount > order.length) return [];
    edits.push(view.rewrite(order.map((index) => view.value(index))));
  }
  return [{ title: "Put the columns in the template's order", safe: !(yield* hasDoubtfulRow(file)), edits }];
}

/** Indices of the file's columns in the template's order, followed by unknown columns. */
function templateOrder(layout: Layout): number[] {
  const known = layout.template.columns.map((column) => layout.columns.indexOf(column)).filter((index) => index >= 0);
  const others = layout.columns.flatMap((column, index) => (column ? [] : [index]));
  return [...known, ...others];
}
