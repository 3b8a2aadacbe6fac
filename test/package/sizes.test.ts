import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { checkSize, sizeLimits } from "../../scripts/size-limits.mts";

const root = join(import.meta.dirname, "..", "..");

const files = (Object.keys(sizeLimits) as (keyof typeof sizeLimits)[]).filter((name) => name.startsWith("dist/"));

describe("the size of a bundle is within its limit:", () => {
  for (const name of files) {
    it(name, async () => {
      await checkSize(join(root, name), name);
    });
  }
});

// A file without a limit would be missing from the packages, too.
it("the parts that bundles load have limits", () => {
  const loaded = globSync("dist/*.js", { cwd: root }).flatMap((path) =>
    [...readFileSync(join(root, path), "utf8").matchAll(/require\)?\("\.\/([^"]+)"\)/g)].map(
      ([, name]) => `dist/${name}`,
    ),
  );
  assert.deepEqual(
    [...new Set(loaded)].sort(),
    files.filter((name) => !/^dist\/(?:\w+|[\w-]+-web)\.(?:js|css)$/.test(name)).sort(),
  );
});
