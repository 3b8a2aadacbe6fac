import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { CellCheck } from "../../server/src/checker/cell-check.ts";
import { CsvDocument } from "../../server/src/document/document.ts";
import type { Row } from "../../server/src/document/rows.ts";
import type { CellRule } from "../../server/src/rules/rule.ts";
import { RowView } from "../../server/src/rules/view.ts";
import { Layout } from "../../server/src/template/layout.ts";
import { exampleValues } from "./examples.ts";
import { context } from "./imports.ts";

const runs = Number(process.env.PROPERTY_RUNS ?? 2000);

const { columns } = context.template;
const layout = new Layout(
  context.template,
  columns.map((column) => column.header),
);

const inExamples = [...new Set([...exampleValues.values()].flat())];
const characters = [...new Set(inExamples.join(""))];

/** Values of the rules' own examples in any column, parts of them, and anything made of their characters. */
const value = fc.oneof(
  fc.constantFrom("", ...inExamples),
  fc.constantFrom(...inExamples).chain((text) => fc.nat({ max: text.length }).map((end) => text.slice(0, end))),
  fc.constantFrom(...inExamples).map((text) => text.toLowerCase()),
  fc.string({ maxLength: 60, unit: fc.constantFrom(...characters, ..."aZ09 .-+@='#\"\t;é\u00A0\uFFFD") }),
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
      const objections = (check.rules[index] ?? []).filter(({ rule }) => rule.check(view.at(index)));
      assert.deepEqual(
        objections.map(({ rule }) => rule.code),
        [],
      );
    }),
    { numRuns: runs },
  );
});

test("a rule is not asked of a cell without the signs that it looks for, and has nothing to say of one", () => {
  const check = new CellCheck(layout, context);
  fc.assert(
    fc.property(fc.nat({ max: columns.length - 1 }), value, (index, text) => {
      const cells: string[] = columns.map((column) => (column.kind === "country" ? "US" : ""));
      cells[index] = `"${text.replaceAll('"', '""')}"`;
      const document = new CsvDocument("", "asio-csv", 0, `x\n${cells.join(",")}\n`);
      const row = document.rows.at(1) as Row;
      const cell = new RowView(context, layout, ",").load(row).at(index);
      for (const { rule, signs } of check.rules[index] ?? []) {
        if (signs !== 0 && (cell.kinds & signs) === 0) assert.equal(rule.check(cell), undefined, rule.code);
      }
    }),
    { numRuns: runs },
  );
});

test("a rule that says nothing can be seen of its fault is asked of every cell", () => {
  const always = {
    code: "always",
    title: "",
    noun: ["", ""],
    severity: "error",
    scope: "cell",
    look: "always",
  } as const;
  const rule: CellRule<null> = { ...always, message: () => "", check: () => ({ data: null }) };
  const check = new CellCheck(layout, context, [rule]);
  const document = new CsvDocument("", "asio-csv", 0, `x\n${columns.map(() => "").join(",")}\n`);
  const row = document.rows.at(1) as Row;
  assert.deepEqual(
    columns.map((_, index) => check.next(row, index)),
    columns.map((_, index) => index),
  );
});
