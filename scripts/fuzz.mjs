/**
 * Runs the project's two great properties for long: what `npm run fuzz` runs. The same in short are tests of `npm test`.
 * Either edits random files at random, and compares the check that is kept up to date with a fresh one after each
 * message of the editor; or makes files as the world does, and holds all safe fixes to their six promises.
 */
import { parseArgs } from "node:util";
import fc from "fast-check";
import { incremental } from "../test/properties/incremental.ts";
import { promises } from "../test/properties/promises.ts";

const HELP = `Runs a property for long: npm run fuzz -- [CASES] [--promises] [--seed=N] [--path=P]

  CASES       how many cases in all; 100,000 where it is left out. A case is an edit, after which the incremental
              check is held against a fresh one
  --promises  a case is a file as the world makes them, and its safe fixes are held to their six promises
  --seed=N    the same cases as in another run; otherwise random ones
  --path=P    only the one failure that a run with this seed has found`;

/** Most messages of edits to a file: long enough for a state to go wrong and to show later. */
const MESSAGES = 12;
/** Files in a batch. Each batch has a seed of its own, so that a failure is repeated without what came before it. */
const FILES = 250;
/** Cases after which a line tells how far it is. */
const STRIDE = 10_000;
/** Milliseconds that a batch gets: some seconds are enough, but to make a failure small can take long. */
const PATIENCE = 120_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    promises: { type: "boolean" },
    seed: { type: "string" },
    path: { type: "string" },
    help: { type: "boolean", short: "h" },
  },
});
const [wanted, first] = [positionals[0] ?? "100000", values.seed ?? String(Math.floor(Math.random() * 2 ** 31))].map(
  (text) => Number(text.replaceAll(/[,_]/g, "")),
);
if (values.help || !Number.isInteger(wanted) || !Number.isInteger(first)) {
  console.log(HELP);
  process.exitCode = values.help ? 0 : 2;
} else run(wanted, first, values.path);

function run(wanted, first, path) {
  let cases = 0;
  const add = (count) => {
    cases += count;
  };
  const property = values.promises ? promises(() => add(1)) : incremental(MESSAGES, add);
  const began = performance.now();
  console.log(`Seed ${first}`);
  for (let seed = first, told = 0; cases < wanted; seed++) {
    const limits = { numRuns: FILES, interruptAfterTimeLimit: PATIENCE };
    const found = fc.check(property, { seed, ...limits, ...(path === undefined ? {} : { path }) });
    if (found.failed) {
      console.error(`${fc.defaultReportMessage(found)}\n\n${found.errorInstance?.message ?? ""}\n`);
      console.error(
        `To repeat it: npm run fuzz -- ${values.promises ? "--promises " : ""}--seed=${seed} --path=${found.counterexamplePath}`,
      );
      process.exitCode = 1;
      return;
    }
    if (path !== undefined) break;
    if (cases - told >= STRIDE) {
      told = cases;
      const seconds = Math.round((performance.now() - began) / 1000);
      console.log(`${cases.toLocaleString("en")} cases, ${seconds} s, next seed ${seed + 1}`);
    }
  }
  const kept = values.promises ? "every safe fix kept its promises" : "every incremental check was that of a fresh one";
  console.log(`${cases.toLocaleString("en")} cases: ${kept}.`);
}
