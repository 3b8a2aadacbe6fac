import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { markOf } from "../../server/src/existing/record-marks.ts";
import { MarkSet } from "../../server/src/mark-set.ts";

test("a set of marks has the marks that were added, once each", () => {
  const mark = fc.oneof(fc.constantFrom(1, 2 ** 53 - 1, 2 ** 32, 2 ** 21), fc.maxSafeNat(), fc.nat({ max: 20 }));
  fc.assert(
    fc.property(
      fc.array(
        mark.filter((each) => each > 0),
        { maxLength: 50 },
      ),
      (marks) => {
        const [set, expected] = [new MarkSet(), new Set<number>()];
        for (const each of marks) {
          assert.equal(set.has(each), expected.has(each));
          assert.equal(set.add(each), !expected.has(each));
          expected.add(each);
        }
        assert.deepEqual([...set].sort(), [...expected].sort());
        assert.equal(set.size, expected.size);
      },
    ),
  );
});

test("a set of marks grows", () => {
  const marks = Array.from({ length: 20_000 }, (_, index) => markOf([`Company ${index}`]));
  const set = new MarkSet();
  assert.ok(marks.every((mark) => set.add(mark)));
  assert.ok(marks.every((mark) => set.has(mark) && !set.add(mark)));
  assert.deepEqual(new Set(set), new Set(marks));
  assert.equal(set.has(markOf(["Company 20000"])), false);
});
