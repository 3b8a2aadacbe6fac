import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { CellCheck, mayObject } from "../../server/src/checker/cell-check.ts";
import { RowCheck } from "../../server/src/checker/row-check.ts";
import { Tally } from "../../server/src/checker/tally.ts";
import { CsvDocument } from "../../server/src/document/document.ts";
import type { Row } from "../../server/src/document/rows.ts";
import type { CellRule } from "../../server/src/rules/rule.ts";
import { RowView } from "../../server/src/rules/view.ts";
import { type ColumnKind, columnKinds } from "../../server/src/template/kinds.ts";
import { Layout } from "../../server/src/template/layout.ts";
import { overrideColumns, type Template } from "../../server/src/template/template.ts";
import { exampleValues } from "./examples.ts";
import { context } from "./imports.ts";

const runs = Number(process.env.PROPERTY_RUNS ?? 4000);

const { columns } = context.template;
const layout = layoutOf(context.template);

function layoutOf(template: Template): Layout {
  return new Layout(
    template,
    template.columns.map((column) => column.header),
  );
}

/** The template with all columns set to one kind. They keep their roles, such as the Zip. */
function withKind(kind: ColumnKind): Template {
  return overrideColumns(context.template, Object.fromEntries(columns.map(({ header }) => [header, { kind }])));
}

const inExamples = [...new Set([...exampleValues.values()].flat())];
const characters = [...new Set(inExamples.join(""))];

/** Values of the rules' own examples in any column, parts of them, and anything made of their characters. */
const value = fc.oneof(
  fc.constantFrom("", ...inExamples),
  fc.constantFrom(...inExamples).chain((text) => fc.nat({ max: text.length }).map((end) => text.slice(0, end))),
  fc.constantFrom(...inExamples).map((text) => text.toLowerCase()),
  fc.string({ minLength: 2, maxLength: 9, unit: fc.constantFrom(..."0123456789") }),
  fc.string({ maxLength: 60, unit: fc.constantFrom(...characters, ..."aZ09 .-+@='#\"\t;é\u00A0\uFFFD") }),
);

test("a skipped cell violates no rule, whatever the kind of its column", () => {
  const kinds = ["as they are", ...columnKinds] as const;
  const setups = kinds.map((kind) => {
    const template = kind === "as they are" ? context.template : withKind(kind);
    const [changed, layout] = [{ ...context, template }, layoutOf(template)];
    return { check: new CellCheck(layout, changed), view: new RowView(changed, layout, ",") };
  });
  const kindOf = fc.oneof(fc.constant(kinds[0]), fc.constantFrom(...kinds));
  const country = fc.constantFrom("US", "DE", "USA", "usa", "Deutschland", "Italia", "Congo", "na", "840", "U.S.");
  const index = fc.nat({ max: columns.length - 1 });
  fc.assert(
    fc.property(kindOf, country, index, value, fc.boolean(), (kind, country, index, text, quoted) => {
      const { check, view } = setups[kinds.indexOf(kind)] as (typeof setups)[number];
      const cells: string[] = columns.map((column) => (column.kind === "country" ? country : ""));
      cells[index] = quoted ? `"${text.replaceAll('"', '""')}"` : text.replaceAll(/[",]/g, "");
      const document = new CsvDocument("", "asio-csv", 0, `x\n${cells.join(",")}\n`);
      const row = document.rows.at(1) as Row;
      if (check.next(row, index) === index) return;
      view.load(row);
      const objections = (check.rules[index] ?? []).filter(({ rule }) => rule.check(view.at(index)));
      assert.deepEqual(
        objections.map(({ rule }) => rule.code),
        [],
      );
    }),
    // Four digits are a German phone number, but too short for a German postal code.
    { numRuns: runs, examples: [["phone", "DE", layout.cellOf("Zip"), "1234", false]] },
  );
});

test("a rule is not run on a cell without its signs, and would not report it", () => {
  const check = new CellCheck(layout, context);
  fc.assert(
    fc.property(fc.nat({ max: columns.length - 1 }), value, fc.boolean(), (index, text, quoted) => {
      const cells: string[] = columns.map((column) => (column.kind === "country" ? "US" : ""));
      cells[index] = quoted ? `"${text.replaceAll('"', '""')}"` : text.replaceAll(/[",]/g, "");
      const document = new CsvDocument("", "asio-csv", 0, `x\n${cells.join(",")}\n`);
      const row = document.rows.at(1) as Row;
      const cell = new RowView(context, layout, ",").load(row).at(index);
      for (const active of check.rules[index] ?? []) {
        const { rule } = active;
        if (!mayObject(active, cell.row.row, index)) assert.equal(rule.check(cell), undefined, rule.code);
      }
    }),
    { numRuns: runs },
  );
});

test("a row counts as its findings", () => {
  const check = new RowCheck(layout, context);
  const view = new RowView(context, layout, ",");
  fc.assert(
    fc.property(fc.nat({ max: columns.length - 1 }), value, fc.boolean(), (index, text, quoted) => {
      const cells: string[] = columns.map((column) => (column.kind === "country" ? "USA" : "x"));
      cells[index] = quoted ? `"${text.replaceAll('"', '""')}"` : text.replaceAll(/[",]/g, "");
      const document = new CsvDocument("", "asio-csv", 0, `x\n${cells.join(",")}\n`);
      view.load(document.rows.at(1) as Row);
      const [counted, found] = [new Tally(), new Tally()];
      assert.equal(check.count(view, counted), check.check(view, found.found));
      assert.deepEqual(counted.summary, found.summary);
      assert.equal(counted.marks, found.marks);
    }),
    { numRuns: runs },
  );
});

test("a rule that looks at all cells is run on every cell", () => {
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
