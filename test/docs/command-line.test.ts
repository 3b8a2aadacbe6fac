import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { options } from "../../server/src/cli/options.ts";

test("docs/command-line.md lists every option and no others", () => {
  const page = readFileSync(join(import.meta.dirname, "..", "..", "docs", "command-line.md"), "utf8");
  const named = new Set(Array.from(page.matchAll(/(?<=[ `])--(\w[\w-]*)/g), ([, name]) => name ?? ""));
  // Standard options need no description.
  const { help: _, version: __, ...told } = options;
  assert.deepEqual([...named].sort(), Object.keys(told).sort());
});
