import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import fc from "fast-check";
import { targets } from "./targets.ts";

/** The number of inputs for each target, for some seconds in total. */
const runs: Readonly<Record<string, number>> = {
  edits: 250,
  files: 60,
  exports: 1_000,
  settings: 500,
  messages: 60,
  fixes: 400,
};

/** A fixed seed, so that only code changes can cause a failure. `npm run fuzz` tries other inputs. */
const seed = 20261127;

const corpus = join(import.meta.dirname, "..", "corpus");

for (const [name, target] of Object.entries(targets)) {
  describe(name, () => {
    after(() => target.end?.());

    const folder = join(corpus, name);
    for (const file of existsSync(folder) ? readdirSync(folder).sort() : []) {
      test(`holds for the corpus file ${file}`, async () => {
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
