import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { applyEdits, difference, offsetEdits } from "../../server/src/fixes/edits.ts";
import { check, fixAll } from "../../server/src/fixes/fix-all.ts";
import { context, importText } from "./imports.ts";

const runs = Number(process.env.PROPERTY_RUNS ?? 300);

test("applying all safe fixes twice changes nothing more", () => {
  fc.assert(
    fc.property(importText, (text) => {
      const once = fixAll(text, context).text;
      assert.equal(fixAll(once, context).text, once);
    }),
    { numRuns: runs },
  );
});

test("no safe fix makes a new error", () => {
  fc.assert(
    fc.property(importText, (text) => {
      const checker = check(text, context);
      for (const finding of checker.findings()) {
        // What a column or a row lacks shows when it is put in, and a file of other delimiters may hold commas.
        const structural = ["header-missing", "header-name", "header-order", "delimiter", "row-length", "required"];
        for (const fix of finding.rule.fixes?.(finding, checker) ?? []) {
          if (!fix.safe) continue;
          assert.ok(!finding.rule.suggestsOnly, finding.rule.code);
          const fixed = check(applyEdits(text, offsetEdits(checker, fix.edits)), context);
          if (structural.includes(finding.rule.code)) continue;
          assert.ok(fixed.summary.counts.error <= checker.summary.counts.error, `${finding.rule.code}: ${fix.title}`);
          assert.ok(fixed.summary.failedRows <= checker.summary.failedRows, `${finding.rule.code}: ${fix.title}`);
        }
      }
    }),
    { numRuns: runs },
  );
});

test("the edits that lead from one text to another give that text", () => {
  fc.assert(
    fc.property(importText, importText, (from, to) => {
      assert.equal(applyEdits(from, difference(from, to)), to);
      const fixed = fixAll(from, context).text;
      assert.equal(applyEdits(from, difference(from, fixed)), fixed);
    }),
    { numRuns: runs },
  );
});
