/**
 * The fuzzer (`npm run fuzz`): tests properties with random inputs, as `npm test` does for a few seconds. The tests run in
 * a worker thread, so that inputs that hang are detected too.
 */
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import fc from "fast-check";
import { targets } from "../test/properties/targets.ts";

const HELP = `Tests invariants with random inputs.

Usage: npm run fuzz -- TARGET [CASES] [--minutes=N] [--seed=N] [--path=P]

  TARGET       What to test:
    edits      Edits of an import file: the updated check must equal a fresh one
    files      Hostile texts and bytes, through everything that reads or writes a CSV
    exports    Exports of existing companies: truncated, nested, or with values of wrong types
    settings   Settings and --config files of any type
    messages   Valid and invalid messages to the server over standard input
    fixes      Realistic files: safe fixes must keep their six promises
  CASES        Stops after this many cases: inputs, or single edits for the target edits
  --minutes=N  Stops after N minutes. Defaults to 3
  --seed=N     Replays the run with this seed. Defaults to a random seed
  --path=P     Replays a single input of the run with this seed, as printed for a failure

Failing inputs are saved in test/corpus/TARGET, which npm test replays first. The exit code is 1 if an input fails or
takes more than a second.`;

/** Inputs per batch. Each batch has its own seed, so that a failure can be repeated without the batches before it. */
const BATCH = 250;
/** Milliseconds after which an input counts as a hang. */
const HANG = 1_000;
/** Milliseconds after which an input, and the run, is aborted. */
const TIMEOUT = 120_000;
/** Milliseconds between progress lines. */
const PROGRESS_INTERVAL = 30_000;
/** Milliseconds for shrinking a failing input. */
const SHRINKING = 20_000;
/** Different failures after which a run ends. */
const MAX_CRASHES = 10;

if (isMainThread) main();
else await work(workerData);

function main() {
  const options = {
    minutes: { type: "string" },
    seed: { type: "string" },
    path: { type: "string" },
    help: { type: "boolean", short: "h" },
  };
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const number = (text) => Number(text.replaceAll(/[,_]/g, ""));
  const [name = "", most = "Infinity"] = positionals;
  const run = {
    name,
    most: number(most),
    minutes: number(values.minutes ?? "3"),
    seed: number(values.seed ?? String(Math.floor(Math.random() * 2 ** 31))),
    path: values.path,
  };
  if (
    values.help ||
    !Object.hasOwn(targets, name) ||
    !(run.most > 0) ||
    !(run.minutes > 0) ||
    !Number.isInteger(run.seed)
  ) {
    console.log(HELP);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  console.log(`Seed ${run.seed}`);
  // Shared with the worker: seed and index of the current input, and the number of inputs started.
  const place = new Int32Array(new SharedArrayBuffer(12));
  const worker = new Worker(new URL(import.meta.url), { workerData: { ...run, place } });
  worker.on("error", (error) => {
    throw error;
  });
  let [last, since] = [-1, Date.now()];
  const watch = setInterval(() => {
    if (place[2] !== last) [last, since] = [place[2], Date.now()];
    if (Date.now() - since < TIMEOUT) return;
    console.error(`An input hangs. Replay it with: ${again(name, place[0], place[1])}`);
    process.exit(1);
  }, 1_000);
  worker.on("message", ({ line, failed }) => {
    if (line !== undefined) return console.log(line);
    clearInterval(watch);
    process.exitCode = failed ? 1 : 0;
  });
}

/** Prints a line from the worker. Its own console would wait for the event loop, which is never free. */
function say(line) {
  parentPort.postMessage({ line });
}

/** Tries inputs until the time or the number of cases is reached, then prints a summary. */
async function work({ name, most, minutes, seed: first, path, place }) {
  const target = targets[name];
  const end = Date.now() + minutes * 60_000;
  const crashes = new Set();
  let [inputs, cases, hangs, told] = [0, 0, 0, Date.now()];
  let slowest = { time: 0 };
  const isOver = () => Date.now() >= end || cases >= most || crashes.size >= MAX_CRASHES;

  for (let seed = first; !isOver(); seed++) {
    // After a failure, fast-check shrinks the input, and these inputs do not count.
    let [index, failedAt] = [0, undefined];
    const property = fc.asyncProperty(target.inputs, async (input) => {
      if (failedAt === undefined ? isOver() : Date.now() > failedAt + SHRINKING) return;
      place.set([seed, index++, place[2] + 1]);
      const began = performance.now();
      try {
        const count = await target.holds(input);
        if (failedAt === undefined) cases += count;
      } catch (error) {
        failedAt ??= Date.now();
        throw error;
      } finally {
        const time = performance.now() - began;
        if (failedAt === undefined) {
          inputs++;
          if (time > HANG) hangs++;
          if (time > slowest.time) slowest = { time, input, again: again(name, seed, path ?? index - 1) };
        }
      }
    });
    const found = await fc.check(property, { seed, numRuns: BATCH, ...(path === undefined ? {} : { path }) });
    if (found.failed && found.counterexample) {
      const { stack } = found.errorInstance ?? {};
      const kind = String(stack).replace(/\d+/g, "").slice(0, 400);
      if (!crashes.has(kind)) {
        say(`${String(stack).slice(0, 4_000)}\n`);
        say(`Saved as ${keep(name, "crash", found.counterexample[0])}`);
        say(`Replay it with: ${again(name, seed, found.counterexamplePath)}\n`);
      }
      crashes.add(kind);
    }
    if (path !== undefined) break;
    if (Date.now() - told > PROGRESS_INTERVAL) {
      told = Date.now();
      say(`${count(inputs, "input")}, next seed ${seed + 1}`);
    }
  }

  target.end?.();
  const all = cases === inputs ? count(inputs, "input") : `${count(inputs, "input")} (${count(cases, "case")})`;
  const milliseconds = Math.round(slowest.time).toLocaleString("en");
  say(`${all}, ${count(crashes.size, "crash")}, ${count(hangs, "hang")} over one second`);
  say(`The slowest input took ${milliseconds} ms: ${slowest.again}`);
  if (hangs > 0) say(`Saved as ${keep(name, "slow", slowest.input)}`);
  else if (crashes.size === 0) say(`No failures: ${target.says}.`);
  parentPort.postMessage({ failed: crashes.size > 0 || hangs > 0 });
}

/** Saves an input in the corpus, which tests try first. Returns its path. */
function keep(name, kind, input) {
  const { form } = targets[name];
  const bytes = form.write(input);
  const folder = join("test", "corpus", name);
  const path = join(folder, `${kind}-${createHash("sha256").update(bytes).digest("hex").slice(0, 8)}${form.ending}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

/** The command that repeats an input. */
function again(name, seed, path) {
  return `npm run fuzz -- ${name} --seed=${seed} --path=${path}`;
}

function count(number, thing) {
  const plural = thing === "crash" ? "crashes" : `${thing}s`;
  return `${number.toLocaleString("en")} ${number === 1 ? thing : plural}`;
}
