/**
 * Edits random files at random, and compares the check that is kept up to date with a fresh one after each message of
 * the editor: what `npm run fuzz` runs. The same in short is a test of `npm test`.
 */
import { parseArgs } from "node:util";
import fc from "fast-check";
import { incremental } from "../test/properties/incremental.ts";

const HELP = `Holds incremental checks against fresh ones: npm run fuzz -- [EDITS] [--seed=N] [--path=P]

  EDITS     how many edits to make in all; 100,000 where it is left out
  --seed=N  the same files and edits as in another run; otherwise random ones
  --path=P  only the one failure that a run with this seed has found`;

/** Most messages of edits to a file: long enough for a state to go wrong and to show later. */
const MESSAGES = 12;
/** Files in a batch. Each batch has a seed of its own, so that a failure is repeated without what came before it. */
const FILES = 250;
/** Edits after which a line tells how far it is. */
const STRIDE = 10_000;
/** Milliseconds that a batch gets: some seconds are enough, but to make a failure small can take long. */
const PATIENCE = 120_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: "string" }, path: { type: "string" }, help: { type: "boolean", short: "h" } },
});
const [wanted, first] = [positionals[0] ?? "100000", values.seed ?? String(Math.floor(Math.random() * 2 ** 31))].map(
  (text) => Number(text.replaceAll(/[,_]/g, "")),
);
if (values.help || !Number.isInteger(wanted) || !Number.isInteger(first)) {
  console.log(HELP);
  process.exitCode = values.help ? 0 : 2;
} else run(wanted, first, values.path);

function run(wanted, first, path) {
  let edits = 0;
  const property = incremental(MESSAGES, (count) => {
    edits += count;
  });
  const began = performance.now();
  console.log(`Seed ${first}`);
  for (let seed = first, told = 0; edits < wanted; seed++) {
    const limits = { numRuns: FILES, interruptAfterTimeLimit: PATIENCE };
    const found = fc.check(property, { seed, ...limits, ...(path === undefined ? {} : { path }) });
    if (found.failed) {
      console.error(`${fc.defaultReportMessage(found)}\n`);
      console.error(`To repeat it: npm run fuzz -- --seed=${seed} --path=${found.counterexamplePath}`);
      process.exitCode = 1;
      return;
    }
    if (path !== undefined) break;
    if (edits - told >= STRIDE) {
      told = edits;
      const seconds = Math.round((performance.now() - began) / 1000);
      console.log(`${edits.toLocaleString("en")} edits, ${seconds} s, next seed ${seed + 1}`);
    }
  }
  console.log(`${edits.toLocaleString("en")} edits: every incremental check was that of a fresh one.`);
}
