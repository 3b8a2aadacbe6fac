import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { CodedEdit } from "../../server/src/fixes/chosen-edits.ts";
import { applyEdits } from "../../server/src/fixes/edits.ts";
import { fixing } from "../../server/src/fixes/fix-all.ts";
import { type CombinedEdit, combining } from "../../server/src/lsp/combined-edits.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { context, importText } from "./imports.ts";

const runs = Number(process.env.PROPERTY_RUNS ?? 300);

/** Parts of a text, each with its replacement, if any. */
const parts = fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.option(fc.string({ maxLength: 3 }))), { maxLength: 8 });

/** The edits that replace these parts in a text of this length. */
function editsOf(list: [string, string | null][], length: number): CodedEdit[] {
  const edits: CodedEdit[] = [];
  let at = 0;
  for (const [{ length: size }, text] of list) {
    const end = Math.min(length, at + size);
    if (text !== null && (edits.at(-1)?.end ?? -1) < at) edits.push({ start: at, end, text, code: `${edits.length}` });
    at = end;
  }
  return edits;
}

/** Asserts that the edits are in order and do not touch each other. */
function assertApart(edits: readonly CombinedEdit[]): void {
  for (const [index, edit] of edits.entries()) {
    assert.ok(edit.start <= edit.end);
    assert.ok(index === 0 || (edits[index - 1]?.end ?? 0) < edit.start);
  }
}

test("combined edits have the same effect as the sequence of edits", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.array(parts, { maxLength: 4 }), (text, rounds) => {
      let combined: CombinedEdit[] = [];
      let now = text;
      for (const round of rounds) {
        const edits = editsOf(round, now.length);
        combined = allAtOnce(combining(combined, now, edits));
        now = applyEdits(now, edits);
      }
      assertApart(combined);
      assert.equal(applyEdits(text, combined), now);
    }),
    { numRuns: runs },
  );
});

test("the combined edits of all rounds turn a file into its fixed version", () => {
  fc.assert(
    fc.property(importText, (text) => {
      let combined: CombinedEdit[] = [];
      const steps = fixing(text, context, undefined, function* (before, edits) {
        combined = yield* combining(combined, before, edits);
      });
      const fixed = allAtOnce(steps).text;
      assertApart(combined);
      assert.equal(applyEdits(text, combined), fixed);
    }),
    { numRuns: runs },
  );
});
