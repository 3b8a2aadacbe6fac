import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Checker } from "../../server/src/checker/checker.ts";
import { rangeIn } from "../../server/src/checker/places.ts";
import { verdictOf } from "../../server/src/checker/verdict.ts";
import { CsvDocument } from "../../server/src/document/document.ts";
import { check } from "../../server/src/fixes/fix-all.ts";
import { context, importPiece, importText } from "./imports.ts";
import { offsetsOf } from "./texts.ts";

const runs = Number(process.env.PROPERTY_RUNS ?? 500);

/** All that a person sees of a check. */
function describe(checker: Checker): unknown {
  return {
    summary: checker.summary,
    verdict: verdictOf(checker),
    findings: checker.findings().map((finding) => ({
      code: finding.rule.code,
      severity: finding.severity,
      range: rangeIn(checker, finding.row, finding.start, finding.end),
      message: finding.rule.message(finding.data),
      related: finding.related && {
        range: rangeIn(checker, finding.related.row, finding.related.start, finding.related.end),
        message: finding.related.message,
      },
    })),
  };
}

const edit = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  /** Most edits are near a place, as typing is. */
  length: fc.option(fc.nat({ max: 6 }), { nil: undefined }),
  text: importPiece,
});

test("after any edits the findings are those of a fresh check of the text", () => {
  fc.assert(
    fc.property(
      importText,
      fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 5 }),
      (text, steps) => {
        const document = new CsvDocument("", "asio-csv", 0, text);
        const checker = new Checker(document, context);
        let expected = text;
        for (const edits of steps) {
          const changes = edits.map((one) => {
            const [start, far] = offsetsOf(one, expected.length);
            const end = one.length === undefined ? far : Math.min(start + one.length, expected.length);
            expected = expected.slice(0, start) + one.text + expected.slice(end);
            return document.replace(start, end, one.text);
          });
          checker.update(changes);
          assert.deepEqual(describe(checker), describe(check(expected, context)));
        }
      },
    ),
    { numRuns: runs },
  );
});
