import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { options } from "../../server/src/cli/options.ts";

test("the page of the command line names every option, and none besides", () => {
  const page = readFileSync(join(import.meta.dirname, "..", "..", "docs", "command-line.md"), "utf8");
  const named = new Set(Array.from(page.matchAll(/(?<=[ `])--(\w+)/g), ([, name]) => name ?? ""));
  // What every command line has needs no word.
  const { help: _, version: __, ...told } = options;
  assert.deepEqual([...named].sort(), Object.keys(told).sort());
});
