import assert from "node:assert/strict";
import { test } from "node:test";
import { either, listed } from "../../server/src/listed.ts";

test("a list in a sentence has commas, and one word before the last", () => {
  assert.deepEqual([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(listed), ["", "a", "a and b", "a, b and c"]);
  assert.deepEqual([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(either), ["", "a", "a or b", "a, b or c"]);
});
