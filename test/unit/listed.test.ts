import assert from "node:assert/strict";
import { test } from "node:test";
import { either, listed } from "../../server/src/listed.ts";

test("joins a list with commas, and a word before the last item", () => {
  assert.deepEqual([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(listed), ["", "a", "a and b", "a, b and c"]);
  assert.deepEqual([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(either), ["", "a", "a or b", "a, b or c"]);
});
