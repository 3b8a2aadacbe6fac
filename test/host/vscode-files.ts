import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cached } from "./cache.ts";
import { lastLines, runToEnd } from "./child.ts";
import { PlainFailure } from "./failure.ts";

/** The npm package that carries VS Code's server and workbench, and the version of VS Code in it. */
const PACKAGE = "code-server@4.139.1";
const VSCODE_VERSION = "1.139.1";
/** Where the server lies below the folder into which its package is installed. */
const SERVER = join("node_modules", "code-server", "lib", "vscode");

/**
 * The folder of a real VS Code server with its workbench, from npm: some 600 MB, so it lies in the user's cache and is
 * fetched only when it is missing. No install script runs: what would be compiled serves logging and signing in only.
 */
export async function vsCodeFiles(): Promise<string> {
  const folder = await cached(
    `vscode-${VSCODE_VERSION}`,
    `Fetching VS Code ${VSCODE_VERSION} from npm`,
    async (empty) => {
      await writeFile(join(empty, "package.json"), '{ "private": true }\n');
      await npmInstall(empty, PACKAGE);
      await npmInstall(join(empty, SERVER), "--omit=dev");
    },
  );
  return join(folder, SERVER);
}

async function npmInstall(folder: string, ...args: string[]): Promise<void> {
  // npm tells its scripts where it lies; started by hand, it is on the path (as a batch file on Windows).
  const npm = process.env.npm_execpath;
  const [command, first] = npm
    ? [process.execPath, [npm]]
    : process.platform === "win32"
      ? ["cmd", ["/c", "npm"]]
      : ["npm", []];
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1"];
  try {
    await runToEnd(command, [...first, "install", "--ignore-scripts", ...quiet, ...args], { cwd: folder });
  } catch (error) {
    if (!(error instanceof PlainFailure)) throw error;
    const reason = /^npm error code (.*)/m.exec(error.message)?.[1] ?? lastLines(error.message, 1);
    throw new PlainFailure(
      `VS Code ${VSCODE_VERSION} could not be downloaded from npm (${reason}). ` +
        "Check your network connection and try again.",
    );
  }
}
