import { test } from "node:test";
import fc from "fast-check";
import { promises } from "./promises.ts";

const runs = Number(process.env.PROPERTY_RUNS ?? 400);

/** The same files each time, so that only a change can make it fail; `npm run fuzz -- --promises` looks for others. */
const seed = 20261127;

test("safe fixes keep their six promises on rows as the world makes them", () => {
  fc.assert(promises(), { numRuns: runs, seed });
});
