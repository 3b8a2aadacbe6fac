import { readFileSync } from "node:fs";

/** The version of the package. Its manifest is in the parent folder of the bundles, which contain this code. */
export function version(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return manifest.version;
}
