/**
 * Builds and packages the extension: `node scripts/package.mjs [PATH]`. The default path is asio-import.vsix. Fails if
 * the package is too large.
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
