/**
 * Packs the extension, building it first, and fails where the package has grown too large:
 * `node scripts/package.mjs [PATH]`, asio-import.vsix where no path is given.
 */
import { readFile } from "node:fs/promises";
import { createVSIX } from "@vscode/vsce";
import { writePackedPages } from "./packed-pages.mts";
import { checkSize } from "./size-limits.mts";

const [packagePath = "asio-import.vsix"] = process.argv.slice(2);
const manifest = JSON.parse(await readFile("package.json", "utf8"));
const pages = await writePackedPages(manifest, "dist/pages");
await createVSIX({
  packagePath,
  ...pages,
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
console.log(await checkSize(packagePath, "asio-import.vsix"));
