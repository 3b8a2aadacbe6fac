/**
 * Prepares the README for the npm package, where links to files of the repository lead nowhere: npm runs this before
 * `npm pack`, and with `--restore` after it. npm packs no other file as the README.
 */
import { copyFile, readFile, rename, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const page = "README.md";
// npm would pack a name that begins with README.
const kept = ".kept-readme.md";

// Also after a run that did not get so far.
await rename(kept, page).catch(() => {});
if (!process.argv.includes("--restore")) {
  const { packedPage, repositoryPages } = await load("scripts/packed-pages.mts");
  const manifest = JSON.parse(await readFile("package.json", "utf8"));
  await copyFile(page, kept);
  await writeFile(page, packedPage(await readFile(kept, "utf8"), repositoryPages(manifest)));
}

/** Imports a module in TypeScript, which Node.js 20 cannot: npm may run this with the Node.js of the machine. */
async function load(path) {
  const options = { bundle: true, platform: "node", format: "esm", write: false };
  const { outputFiles } = await build({ entryPoints: [path], ...options });
  return await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}
