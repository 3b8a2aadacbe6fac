import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Checker } from "../../server/src/checker/checker.ts";
import { CsvDocument } from "../../server/src/document/document.ts";
import { check } from "../../server/src/fixes/fix-all.ts";
import { context, importPiece, importText } from "./imports.ts";
import { offsetsOf } from "./texts.ts";

const runs = Number(process.env.PROPERTY_RUNS ?? 500);

const place = fc.double({ min: 0, max: 1, noNaN: true });
const step = fc.record({ from: place, to: place, text: importPiece, rows: fc.nat({ max: 4 }) });

test("a check in pieces, with edits between them, ends as one of the final text", () => {
  fc.assert(
    fc.property(importText, fc.array(step, { maxLength: 8 }), (text, steps) => {
      const document = new CsvDocument("", "asio-csv", 0, text);
      const checker = new Checker(document, context, "in pieces");
      let expected = text;
      for (const { rows, ...edit } of steps) {
        checker.run(rows);
        const [start, end] = offsetsOf(edit, expected.length);
        expected = expected.slice(0, start) + edit.text + expected.slice(end);
        checker.update([document.replace(start, end, edit.text)]);
      }
      checker.run();
      const fresh = check(expected, context);
      const of = (one: Checker) =>
        one.findings().map(({ rule, row, start }) => [rule.code, one.placeOf(row).index, start]);
      assert.deepEqual(of(checker), of(fresh));
      assert.deepEqual(checker.summary, fresh.summary);
    }),
    { numRuns: runs },
  );
});
