import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { writers } from "../../scripts/generate-rules.mts";

for (const [path, write] of Object.entries(writers)) {
  test(`${path} matches the output of npm run generate`, () => {
    const text = readFileSync(join(import.meta.dirname, "..", "..", path), "utf8");
    assert.equal(text, write(text));
  });
}
