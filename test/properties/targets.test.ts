import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import fc from "fast-check";
import { targets } from "./targets.ts";

/** Inputs of each target, which are some seconds in all. */
const runs: Readonly<Record<string, number>> = {
  edits: 250,
  files: 60,
  exports: 1_000,
  settings: 500,
  messages: 60,
  fixes: 400,
};

/** The same inputs each time, so that only a change can make it fail; `npm run fuzz` looks for others. */
const seed = 20261127;

const corpus = join(import.meta.dirname, "..", "corpus");

for (const [name, target] of Object.entries(targets)) {
  describe(name, () => {
    after(() => target.end?.());

    const folder = join(corpus, name);
    for (const file of existsSync(folder) ? readdirSync(folder).sort() : []) {
      test(`of the corpus: ${file}`, async () => {
        await target.holds(target.form.read(readFileSync(join(folder, file))));
      });
    }

    test(target.says, async () => {
      const numRuns = Number(process.env.PROPERTY_RUNS ?? runs[name]);
      await fc.assert(
        fc.asyncProperty(target.inputs, async (input) => void (await target.holds(input))),
        { seed, numRuns },
      );
    });
  });
}
