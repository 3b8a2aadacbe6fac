import assert from "node:assert/strict";
import { test } from "node:test";
import { joinReasons } from "../../server/src/response/reasons.ts";

test("reasons are joined so that they can be parted again, whatever the values in them hold", () => {
  const joined = joinReasons(['Email "a@b.example; c@d.example" is not an email address.', 'Write "x;  y"?']);
  assert.equal(joined, 'Email "a@b.example;c@d.example" is not an email address; Write "x;y"?');
  assert.equal(joined.split("; ").length, 2);
});
