import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { options } from "../../server/src/cli/options.ts";

test("the README names every option of the command line, and none besides", () => {
  const readme = readFileSync(join(import.meta.dirname, "..", "..", "README.md"), "utf8");
  const section = /^## Command line\n(.*?)^## /ms.exec(readme)?.[1] ?? "";
  const named = new Set(Array.from(section.matchAll(/(?<=[ `])--(\w+)/g), ([, name]) => name ?? ""));
  // What every command line has needs no word.
  const { help: _, version: __, ...told } = options;
  assert.deepEqual([...named].sort(), Object.keys(told).sort());
});
