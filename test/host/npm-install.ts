import { lastLines, runToEnd } from "./child.ts";
import { PlainFailure } from "./failure.ts";

/**
 * Installs packages in a folder, without running any of their scripts.
 * @param what what a person calls it, for the message if it fails
 */
export async function npmInstall(what: string, folder: string, ...args: string[]): Promise<void> {
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
      `${what} could not be downloaded from npm (${reason}). Check your network connection and try again.`,
    );
  }
}
