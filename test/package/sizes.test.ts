import { join } from "node:path";
import { describe, it } from "node:test";
import { checkSize } from "../../scripts/size-limits.mts";

const root = join(import.meta.dirname, "..", "..");

describe("the size of a bundle is within its limit:", () => {
  for (const name of ["dist/extension.js", "dist/server.js", "dist/cli.js"] as const) {
    it(name, async () => {
      await checkSize(join(root, name), name);
    });
  }
});
