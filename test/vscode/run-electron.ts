import { join } from "node:path";
import { downloadAndUnzipVSCode, runTests, TestRunFailedError } from "@vscode/test-electron";
import { PlainFailure } from "../host/failure.ts";
import { belongsToParent, writeUserSettings } from "../host/profile.ts";
import { temporaryFolder, workspaceCopy } from "../host/temporary.ts";
import type { InEditorRun } from "./in-editor-run.ts";

/**
 * Runs the in-editor suite in desktop VS Code: the program that `VSCODE_EXECUTABLE` names, else the version that
 * `VSCODE_VERSION` names or the latest stable one, which is downloaded into `.vscode-test` where it is missing. Returns
 * whether the suite passed.
 */
export async function runInElectron({ extension, suite, fixture }: InEditorRun): Promise<boolean> {
  if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new PlainFailure("Desktop VS Code needs a display. Use xvfb-run or --host=npm.");
  }
  const vscodeExecutablePath = await desktopVsCode(join(extension, ".vscode-test"));
  using opened = new DisposableStack();
  const workspace = await workspaceCopy(fixture);
  opened.defer(() => workspace.remove());
  const profile = temporaryFolder();
  opened.defer(() => profile.remove());
  const userData = join(profile.path, "user");
  await writeUserSettings(userData);
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: extension,
      extensionTestsPath: suite,
      extensionTestsEnv: withoutParents(),
      launchArgs: [
        workspace.path,
        `--user-data-dir=${userData}`,
        `--extensions-dir=${join(profile.path, "extensions")}`,
      ],
    });
    return true;
  } catch (error) {
    if (error instanceof TestRunFailedError) return false;
    throw error;
  }
}

/** The program of the VS Code that `VSCODE_EXECUTABLE` names, or of the one that is downloaded. */
async function desktopVsCode(cachePath: string): Promise<string> {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named) return named;
  const version = process.env.VSCODE_VERSION ?? "stable";
  try {
    return await downloadAndUnzipVSCode({ version, cachePath });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PlainFailure(`Desktop VS Code (${version}) could not be downloaded: ${reason}. Try --host=npm instead.`);
  }
}

/** Unsets what a VS Code, in whose terminal this may run, has put into the environment for itself. */
function withoutParents(): Record<string, undefined> {
  const names = Object.keys(process.env).filter(belongsToParent);
  return Object.fromEntries(names.map((name) => [name, undefined]));
}
