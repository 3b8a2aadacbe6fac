import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cached } from "./cache.ts";
import { npmInstall } from "./npm-install.ts";

/** The npm package that carries VS Code's server and workbench, and the version of VS Code in it. */
const PACKAGE = "code-server@4.139.1";
const VSCODE_VERSION = "1.139.1";
const WHAT = `VS Code ${VSCODE_VERSION}`;
/** Where the server lies below the folder into which its package is installed. */
const SERVER = join("node_modules", "code-server", "lib", "vscode");

/**
 * The folder of a real VS Code server with its workbench, from npm: some 600 MB, so it lies in the user's cache and is
 * fetched only when it is missing. No install script runs: what would be compiled serves logging and signing in only.
 */
export async function vsCodeFiles(): Promise<string> {
  const folder = await cached(`vscode-${VSCODE_VERSION}`, `Fetching ${WHAT} from npm`, async (empty) => {
    await writeFile(join(empty, "package.json"), '{ "private": true }\n');
    await npmInstall(WHAT, empty, PACKAGE);
    await npmInstall(WHAT, join(empty, SERVER), "--omit=dev");
  });
  return join(folder, SERVER);
}
