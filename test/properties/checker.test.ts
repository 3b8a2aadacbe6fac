import { test } from "node:test";
import fc from "fast-check";
import { incremental } from "./incremental.ts";

const runs = Number(process.env.PROPERTY_RUNS ?? 500);

test("after any edits the check is a fresh check of the text", () => {
  fc.assert(incremental(6), { numRuns: runs });
});
