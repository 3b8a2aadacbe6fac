import { access, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { cached } from "./cache.ts";
import { npmInstall } from "./npm-install.ts";

/** The oldest Node.js 20 that npm has for every platform; on Linux, the very first. And a later one of 22. */
const versions = { 20: process.platform === "linux" ? "20.0.0" : "20.18.1", 22: "22.23.2" };

/** The package of npm that carries the binary for this machine, named as the package `node` does. */
const platform = process.platform === "win32" ? "win" : process.platform;
const binary = [
  process.platform === "darwin" && process.arch === "arm64" ? "node-bin" : "node",
  platform,
  process.arch,
];

/**
 * The folder of `node`, by major version: 24 is the development dependency, and the older ones come from npm into the
 * user's cache folder, like the VS Code of the tests.
 */
export async function nodeFolders(): Promise<Record<20 | 22 | 24, string>> {
  const what = Object.values(versions).join(" and ");
  const folder = await cached(
    `node-${what.replaceAll(" ", "-")}`,
    `Fetching Node.js ${what} from npm`,
    async (empty) => {
      await writeFile(join(empty, "package.json"), '{ "private": true }\n');
      const packages = Object.entries(versions).map(
        ([major, version]) => `node${major}@npm:${binary.join("-")}@${version}`,
      );
      await npmInstall(`Node.js ${what}`, empty, ...packages);
    },
  );
  const found = {
    20: join(folder, "node_modules", "node20", "bin"),
    22: join(folder, "node_modules", "node22", "bin"),
    24: join(dirname(createRequire(import.meta.url).resolve("node/package.json")), "bin"),
  };
  for (const bin of Object.values(found)) await access(join(bin, process.platform === "win32" ? "node.exe" : "node"));
  return found;
}
