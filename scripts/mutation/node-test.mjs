/** Takes the place of `node:test` while mutants are tried: it keeps the tests, so that one process can run them again and again. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

/**
 * The tests of all files that were loaded: what each is called, its file, and what runs it. Each has a number, because
 * two may have one name. Stryker sends the IDs of the tests that reach a mutant: as names, they would be too long.
 */
export const tests = [];
const groups = [];
let file = "";

/** The tests that follow are of this file. */
export function enter(name) {
  file = name;
}

export function describe(name, ...rest) {
  if (isSkipped(rest)) return;
  groups.push(name);
  rest.at(-1)();
  groups.pop();
}

export function test(name, ...rest) {
  if (isSkipped(rest)) return;
  tests.push({ id: String(tests.length), name: [...groups, name].join(" > "), file, run: () => run(rest.at(-1)) });
}

export { test as it };

/** What a file clears away at its end; other runs may still need it. */
export function after() {}

async function run(body) {
  const ends = [];
  try {
    await body({ after: (end) => ends.push(end), assert: { fileSnapshot } });
  } finally {
    for (const end of ends) await end();
  }
}

function fileSnapshot(value, path, { serializers }) {
  assert.equal(
    serializers.reduce((text, serialize) => serialize(text), value),
    readFileSync(path, "utf8"),
  );
}

function isSkipped(rest) {
  return rest.some((each) => each.skip);
}
