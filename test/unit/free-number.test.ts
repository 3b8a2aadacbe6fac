import assert from "node:assert/strict";
import { test } from "node:test";
import { freeNumber, freeValue } from "../../server/src/template/free-number.ts";

/** The number found if these are taken, and how many lookups it takes. */
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

test("finds the number after those that are taken", () => {
  for (const last of [0, 1, 2, 3, 4, 7, 8, 9, 1000]) assert.equal(found(1, upTo(last))[0], last + 1, String(last));
  assert.equal(found(2, [])[0], 2);
  assert.equal(found(2, [2, 3])[0], 4);
});

test("needs few lookups for thousands of them", () => {
  const [number, asked] = found(1, upTo(100_000));
  assert.equal(number, 100_001);
  assert.ok(asked < 40, String(asked));
});

test("may skip a gap, but finds a free number that follows a taken one", () => {
  assert.equal(found(1, [1, 3])[0], 2);
  const taken = [1, 2, 3, 5, 9, 10];
  const [number] = found(1, taken);
  assert.equal(taken.includes(number), false);
  assert.equal(taken.includes(number - 1), true);
});

test("gives a value that is taken a number, within the limit", () => {
  const free = (value: string, limit: number, taken: readonly string[], least?: number) =>
    freeValue(value, limit, (each) => !taken.includes(each), least);
  assert.equal(free("ACME", 30, []), "ACME");
  assert.equal(free("ACME", 30, ["ACME", "ACME2"]), "ACME3");
  assert.equal(free("ACME", 30, [], 2), "ACME2");
  assert.equal(free("LARKSPUR", 6, []), "LARKSP");
  assert.equal(free("LARKSPUR", 6, ["LARKSP"]), "LARKS2");
  assert.equal(free("A", 1, [..."A23456789"]), "10");
});
