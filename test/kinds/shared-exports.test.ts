import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { verdictOf } from "../../server/src/checker/verdict.ts";
import { nodeFiles } from "../../server/src/files/node/node-files.ts";
import { check } from "../../server/src/fixes/fix-all.ts";
import { loadContext } from "../../server/src/settings/context.ts";
import { readSettings } from "../../server/src/settings/settings.ts";

/** Exports as people save them, which are not part of this project; all contain a company of the import file. */
const folder = join(import.meta.dirname, "..", "..", "..", "shared", "data", "exports");
const isThere = existsSync(folder);
const exports = isThere ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];

/** Says nothing about further pages: it may be accepted if the status mentions it. */
const silent = "psa-first-25-default-page.json";

describe("exports in ../shared", { skip: isThere ? false : "../shared/data/exports is not there" }, () => {
  for (const name of exports) {
    it(`${name} is never accepted`, async () => {
      const { settings } = readSettings({ existing: { files: [name] } }, []);
      const { context, notices } = await loadContext(settings, pathToFileURL(folder).href, nodeFiles);
      const { verdict } = verdictOf(check(readFileSync(join(folder, "import.csv"), "utf8"), context));
      if (name === silent) assert.match(notices.join(), /exactly 25/);
      else assert.notEqual(verdict, "accepted");
    });
  }
});
