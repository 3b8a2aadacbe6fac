/** What Stryker runs the tests with, all of a folder's in one process, and what puts its mutants in a random order. */
import { hash } from "node:crypto";
import { globSync } from "node:fs";
import { registerHooks } from "node:module";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const stub = new URL("node-test.mjs", import.meta.url).href;
globalThis.__stryker__ ??= {};
/** What mutated sources look at: which mutant is active, and where they note what each test runs. */
const stryker = globalThis.__stryker__;

class Runner {
  static inject = ["options"];
  #static;
  #until;
  #files;
  #tests;
  /** Whether tests have run in this process, so that its caches are filled. */
  #isWarm = false;

  constructor({ mutation }) {
    this.#static = mutation.static;
    this.#until = mutation.until;
    this.#files = mutation.tests;
  }

  capabilities() {
    return { reloadEnvironment: false };
  }

  async dryRun() {
    const found = [];
    for (const test of await this.#load()) {
      stryker.currentTestId = test.id;
      const began = performance.now();
      const failure = await fails(test);
      const result = { id: test.id, name: test.name, timeSpentMs: performance.now() - began };
      found.push(failure === undefined ? { ...result, status: 0 } : { ...result, status: 1, failureMessage: failure });
      stryker.currentTestId = undefined;
    }
    this.#isWarm = true;
    // Where tests run a place too, they tell enough: only what runs solely when files are loaded needs a new process.
    const coverage = stryker.mutantCoverage ?? { static: {}, perTest: {} };
    for (const ofTest of Object.values(coverage.perTest)) for (const id in ofTest) delete coverage.static[id];
    return { status: "complete", tests: found, mutantCoverage: coverage };
  }

  async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit }) {
    const isStatic = mutantActivation === "static";
    if (Date.now() > this.#until || isStatic !== this.#static) return { status: "error", errorMessage: "Not tried" };
    if (!isStatic) await this.#load();
    Object.assign(stryker, { activeMutant: activeMutant.id, hitCount: hitLimit && 0, hitLimit });
    let ran = 0;
    try {
      const all = await this.#load();
      const wanted = testFilter && new Set(testFilter);
      const chosen = wanted ? all.filter(({ id }) => wanted.has(id)) : all;
      // The test that has the file's name is the likeliest to fail.
      const name = `${basename(activeMutant.fileName, ".ts")}.test.ts`;
      const isOwn = ({ file }) => basename(file) === name;
      for (const test of [...chosen.filter(isOwn), ...chosen.filter((one) => !isOwn(one))]) {
        ran++;
        const failureMessage = await fails(test);
        if (stryker.hitCount > hitLimit) return { status: "timeout", reason: "it does not end" };
        if (failureMessage === undefined) continue;
        stryker.activeMutant = undefined;
        // What a mutant has left in a cache must not kill those after it: a rejection gets a new process.
        if (!isStatic && (await fails(test)) !== undefined) throw new Error("A cache is spoiled");
        return { status: "killed", killedBy: [test.id], failureMessage, nrOfTests: ran };
      }
      if (stryker.hitCount === 0 && !isStatic) {
        // A value that is made once is like what runs when files are loaded. Others are made anew in a new process.
        if (this.#isWarm && testFilter?.length !== 1) throw new Error("It has not run: a cache has its result");
        return { status: "error", errorMessage: "Not tried" };
      }
      return { status: "survived", nrOfTests: ran };
    } catch (error) {
      if (!isStatic) throw error;
      return { status: "killed", killedBy: ["0"], failureMessage: String(error), nrOfTests: ran };
    } finally {
      Object.assign(stryker, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
      this.#isWarm = true;
    }
  }

  async #load() {
    if (this.#tests) return this.#tests;
    registerHooks({
      resolve: (name, context, next) =>
        name === "node:test" ? { url: stub, shortCircuit: true } : next(name, context),
    });
    const { tests, enter } = await import(stub);
    for (const file of this.#files.flatMap((pattern) => globSync(pattern).sort())) {
      enter(file);
      await import(pathToFileURL(resolve(file)).href);
    }
    this.#tests = tests;
    return tests;
  }
}

async function fails({ run }) {
  try {
    await run();
    return undefined;
  } catch (error) {
    return String(error?.message ?? error).slice(0, 500) || "failed";
  }
}

/** Refuses no mutant, but hands them on in the order of a seed, so that those tried in a short time are of all files. */
class Order {
  static inject = ["options"];
  #seed;

  constructor({ mutation }) {
    this.#seed = mutation.seed;
  }

  async init() {}

  group(mutants) {
    const placed = mutants.map(({ id }) => ({ id, place: hash("sha1", `${this.#seed} ${id}`) }));
    return placed.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ id }) => [id]);
  }

  check(mutants) {
    return Object.fromEntries(mutants.map(({ id }) => [id, { status: "passed" }]));
  }
}

export const strykerPlugins = [
  { kind: "TestRunner", name: "in-process", injectableClass: Runner },
  { kind: "Checker", name: "order", injectableClass: Order },
];
