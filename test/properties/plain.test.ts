import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { CellCheck } from "../../server/src/checker/cell-check.ts";
import { CsvDocument } from "../../server/src/document/document.ts";
import type { Row } from "../../server/src/document/rows.ts";
import { RowView } from "../../server/src/rules/view.ts";
import { Layout } from "../../server/src/template/layout.ts";
import { context } from "./imports.ts";

const runs = Number(process.env.PROPERTY_RUNS ?? 2000);

const { columns } = context.template;
const layout = new Layout(
  context.template,
  columns.map((column) => column.header),
);

/** Values that a rule may object to, and such as it does not, in one cell of every kind of column. */
const value = fc.oneof(
  fc.constantFrom(
    "US",
    "us",
    "CA",
    "Work",
    "work",
    "a@b.co",
    "2175550123",
    "1.23E+11",
    "=1",
    "'01",
    "#N/A",
    "@me",
    " x",
    "",
  ),
  fc.string({ maxLength: 60, unit: fc.constantFrom(..."aZ09 .-+@='#\"\t;é\u00A0\uFFFD") }),
);

test("a cell that is passed over is one that no rule objects to", () => {
  const check = new CellCheck(layout, context);
  fc.assert(
    fc.property(fc.nat({ max: columns.length - 1 }), value, fc.boolean(), (index, text, quoted) => {
      const cells: string[] = columns.map((column) => (column.kind === "country" ? "US" : ""));
      cells[index] = quoted ? `"${text.replaceAll('"', '""')}"` : text.replaceAll(/[",]/g, "");
      const document = new CsvDocument("", "asio-csv", 0, `x\n${cells.join(",")}\n`);
      const row = document.rows.at(1) as Row;
      const view = new RowView(context, layout, ",").load(row);
      if (check.next(row, index) === index) return;
      const objections = (check.rules[index] ?? []).filter(
        (rule) => (rule.signs === undefined || row.cellKinds(index) & rule.signs) && rule.check(view.at(index)),
      );
      assert.deepEqual(
        objections.map((rule) => rule.code),
        [],
      );
    }),
    { numRuns: runs },
  );
});
