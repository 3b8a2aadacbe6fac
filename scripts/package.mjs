/**
 * Builds and packages the extension: `node scripts/package.mjs [PATH]`. The default path is asio-import.vsix. Fails if
 * the package is too large.
 */
import { readFile, writeFile } from "node:fs/promises";
import { createVSIX } from "@vscode/vsce";
import JSZip from "jszip";
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
await pressHarder(packagePath);
console.log(await checkSize(packagePath, "asio-import.vsix"));

/** Compresses a package as well as Deflate can: vsce leaves it at zlib's default level. */
async function pressHarder(path) {
  const packed = await JSZip.loadAsync(await readFile(path));
  const pressed = new JSZip();
  for (const file of Object.values(packed.files)) {
    pressed.file(file.name, await file.async("uint8array"), { date: file.date, createFolders: false });
  }
  await writeFile(
    path,
    await pressed.generateAsync({ type: "uint8array", compression: "DEFLATE", compressionOptions: { level: 9 } }),
  );
}
