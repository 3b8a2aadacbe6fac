import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Checker } from "../../server/src/checker/checker.ts";
import { encodeCell, quoteCell } from "../../server/src/document/cells.ts";
import { CsvDocument } from "../../server/src/document/document.ts";
import { tableEdits } from "../../server/src/features/table/edits.ts";
import { type TableList, TableLists } from "../../server/src/features/table/lists.ts";
import { indexIn, sizeOf } from "../../server/src/features/table/rows.ts";
import type { TableEdit } from "../../server/src/features/table/shown.ts";
import { defaultContext } from "../../server/src/settings/context.ts";
import { allAtOnce } from "../../server/src/steps.ts";

const runs = Number(process.env.PROPERTY_RUNS ?? 500);

const header = ["Company Name", "Company ID", "Site Name", "Site ID", "Country"];

/** Values that need quotes, and some that do not. */
const value = fc.oneof(
  fc.constantFrom("", " ", "a", "a,b", 'a"b', '"', '""', "a\nb", " a ", "é", ";", "\t", "'", '"a"', "\r\n"),
  fc.string({ maxLength: 5 }),
);

/** A row as it is written, with quotes that are not all needed. It may be short or long, but not empty. */
const writtenRow = fc
  .array(fc.tuple(value, fc.boolean()), { minLength: 2, maxLength: 7 })
  .map((cells) => cells.map(([text, isQuoted]) => (isQuoted ? quoteCell(text) : encodeCell(text, ","))).join(","));

const write = fc.record({
  kind: fc.constant("write" as const),
  row: fc.integer({ min: 1, max: 6 }),
  cell: fc.integer({ min: 0, max: 2 }),
  values: fc.array(fc.array(value, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
});

/** The values of all rows. */
function valuesIn(checker: Checker): string[][] {
  return Array.from(checker.document.rows, (row) => checker.view(row).values());
}

/** What a person expects of a block of values that is written into rows. */
function expected(
  rows: readonly string[][],
  { row, cell, values }: typeof write extends fc.Arbitrary<infer T> ? T : never,
) {
  const after = rows.map((cells) => [...cells]);
  for (const [down, cells] of values.entries()) {
    const at = Math.min(row, rows.length) + down;
    const isNew = after[at] === undefined;
    after[at] ??= header.map(() => "");
    const own = after[at];
    for (const [right, text] of cells.entries()) {
      if (text === "" && cell + right >= own.length && !isNew) continue;
      while (own.length <= cell + right) own.push("");
      own[cell + right] = text;
    }
  }
  return after;
}

test("values that the table has written are read back, and no other value changes", () => {
  fc.assert(
    fc.property(
      fc.array(writtenRow, { maxLength: 4 }),
      fc.constantFrom("\n", "\r\n"),
      fc.boolean(),
      fc.array(write, { minLength: 1, maxLength: 3 }),
      (rows, lineEnd, endsWithLineEnd, edits) => {
        const text = [header.join(","), ...rows].join(lineEnd) + (endsWithLineEnd ? lineEnd : "");
        const document = new CsvDocument("", "asio-csv", 1, text);
        const checker = new Checker(document, defaultContext);
        const lists = new TableLists();
        for (const edit of edits) {
          const list = allAtOnce(lists.choose(checker, { show: "all" }, false));
          const wanted = expected(valuesIn(checker), edit);
          const changes = allAtOnce(tableEdits(checker, list, edit satisfies TableEdit))
            .reverse()
            .map(({ range, newText }) => ({ range, text: newText }));
          checker.update(document.update(changes, document.version + 1));
          assert.deepEqual(valuesIn(checker), wanted);
        }
      },
    ),
    { numRuns: runs },
  );
});

const rowEdit = fc.oneof(
  fc.record({
    kind: fc.constantFrom("insert" as const, "delete" as const, "duplicate" as const),
    row: fc.nat(6),
    rows: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    kind: fc.constant("move" as const),
    row: fc.nat(6),
    rows: fc.integer({ min: 1, max: 3 }),
    by: fc.constantFrom(-1, 1),
  }),
);

/** Rows after an edit of rows; `at` are the indexes in the file of the rows that it is about. */
function edited<T>(
  rows: readonly T[],
  { kind, ...edit }: TableEdit & { row: number },
  at: readonly number[],
  empty: T,
) {
  const after = [...rows];
  const first = at[0] ?? rows.length;
  if (kind === "insert" && "rows" in edit) after.splice(first, 0, ...new Array<T>(edit.rows).fill(empty));
  if (kind === "delete") return after.filter((_, index) => !at.includes(index));
  if (kind === "duplicate") {
    // Rows that stand together in the file are copied together.
    const runs: number[][] = [];
    for (const index of at) {
      const run = runs.at(-1);
      if (run?.at(-1) === index - 1) run?.push(index);
      else runs.push([index]);
    }
    for (const run of runs.reverse()) after.splice((run.at(-1) ?? 0) + 1, 0, ...run.map((index) => rows[index] as T));
  }
  if (kind === "move" && "by" in edit) {
    const to = first + edit.by;
    if (at.length === 0 || to < 1 || to + at.length > rows.length) return after;
    after.splice(to, 0, ...after.splice(first, at.length));
  }
  return after;
}

test("rows that the table inserts, deletes, duplicates or moves are those that it shows", () => {
  const listed = (checker: Checker, list: TableList) =>
    Array.from({ length: sizeOf(checker, list) }, (_, at) => indexIn(checker, list, at) ?? -1);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(value, fc.boolean()), { minLength: 1, maxLength: 6 }),
      fc.constantFrom("\n", "\r\n"),
      fc.boolean(),
      fc.constantFrom("all" as const, "failing" as const),
      fc.array(rowEdit, { minLength: 1, maxLength: 3 }),
      (texts, lineEnd, endsWithLineEnd, show, edits) => {
        const rows = texts.map(([text, hasId], at) => `N${at},${hasId ? `I${at}` : ""},${quoteCell(text)},S${at},US`);
        const text = [header.join(","), ...rows].join(lineEnd) + (endsWithLineEnd ? lineEnd : "");
        const document = new CsvDocument("", "asio-csv", 1, text);
        const checker = new Checker(document, defaultContext);
        const lists = new TableLists();
        const list = allAtOnce(lists.choose(checker, { show }, true));
        for (const edit of edits) {
          const before = valuesIn(checker);
          const shown = listed(checker, list);
          const places = shown.slice(edit.row, edit.row + edit.rows).filter((index) => index < before.length);
          const isRefused = places.includes(0) || (edit.kind === "move" && show !== "all");
          const changing = () => allAtOnce(tableEdits(checker, list, edit));
          if (isRefused) {
            assert.throws(changing);
            continue;
          }
          const empty = header.map(() => "");
          const at = shown.at(edit.row) === undefined ? [] : places;
          const wanted = edited(before, edit, at, empty);
          const changes = changing()
            .reverse()
            .map(({ range, newText }) => ({ range, text: newText }));
          const change = document.update(changes, document.version + 1);
          checker.update(change);
          lists.update(change, checker);
          assert.deepEqual(valuesIn(checker), wanted);
          // No row that was not shown has come into the list. Empty ones, which edits before have added, look alike.
          const hidden = new Set(before.filter((_, index) => !shown.includes(index)).map(([name]) => name));
          const now = listed(checker, list).map((index) => valuesIn(checker)[index]?.[0]);
          assert.ok(!now.some((name) => name && hidden.has(name)));
        }
      },
    ),
    { numRuns: runs },
  );
});
