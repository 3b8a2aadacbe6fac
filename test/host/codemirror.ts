import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { cached } from "./cache.ts";
import { npmInstall } from "./npm-install.ts";

const PACKAGE = "@codemirror/lsp-client@6.3.0";

/**
 * Bundles a script that imports CodeMirror 6 and its LSP client, for a page. They come from npm into the user's cache
 * folder, like the VS Code of the tests.
 */
export async function withCodeMirror(script: string): Promise<string> {
  const folder = await cached(
    `codemirror-${PACKAGE.replace(/.*@/, "")}`,
    "Fetching CodeMirror from npm",
    async (empty) => {
      await writeFile(join(empty, "package.json"), '{ "private": true }\n');
      await npmInstall("CodeMirror", empty, PACKAGE);
    },
  );
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: folder },
    bundle: true,
    write: false,
    format: "iife",
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}
