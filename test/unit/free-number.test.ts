import assert from "node:assert/strict";
import { test } from "node:test";
import { freeNumber } from "../../server/src/rules/support/free-number.ts";

/** The number that is found where these are taken, and how often it is asked whether one is free. */
function found(least: number, taken: readonly number[]): [number: number, asked: number] {
  const set = new Set(taken);
  let asked = 0;
  const number = freeNumber(least, (candidate) => {
    asked++;
    return !set.has(candidate);
  });
  return [number, asked];
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

test("the number behind those that are taken", () => {
  for (const last of [0, 1, 2, 3, 4, 7, 8, 9, 1000]) assert.equal(found(1, upTo(last))[0], last + 1, String(last));
  assert.equal(found(2, [])[0], 2);
  assert.equal(found(2, [2, 3])[0], 4);
});

test("thousands of them take few questions", () => {
  const [number, asked] = found(1, upTo(100_000));
  assert.equal(number, 100_001);
  assert.ok(asked < 40, String(asked));
});

test("a gap may be passed over, but what is found is free and follows one that is taken", () => {
  assert.equal(found(1, [1, 3])[0], 2);
  const taken = [1, 2, 3, 5, 9, 10];
  const [number] = found(1, taken);
  assert.equal(taken.includes(number), false);
  assert.equal(taken.includes(number - 1), true);
});
