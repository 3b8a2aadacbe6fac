import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Checker } from "../../server/src/checker/checker.ts";
import { encodeCell, quoteCell } from "../../server/src/document/cells.ts";
import { CsvDocument } from "../../server/src/document/document.ts";
import { tableEdits } from "../../server/src/features/table/edits.ts";
import { TableLists } from "../../server/src/features/table/lists.ts";
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
