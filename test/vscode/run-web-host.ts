import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { lastLines } from "../host/child.ts";
import { startChromium } from "../host/chromium.ts";
import { explain, PlainFailure, within } from "../host/failure.ts";
import { workspaceCopy } from "../host/temporary.ts";
import { startServer } from "../host/vscode-server.ts";
import { openWorkbench, type WorkbenchPage } from "../host/workbench-page.ts";
import type { InEditorRun } from "./in-editor-run.ts";
import { REPORT_MARK } from "./report-line.ts";

/** How long (in milliseconds) the whole suite may take. */
const SUITE_TIMEOUT = 10 * 60_000;

/**
 * Runs the in-editor suite in the VS Code from npm, printing its report. Returns whether it passed; where it did not,
 * everything that was logged lies in `test-results/vscode.log`.
 */
export async function runInWebHost({ extension, suite, fixture, results }: InEditorRun): Promise<boolean> {
  await using opened = new AsyncDisposableStack();
  const workspace = await workspaceCopy(fixture);
  opened.defer(() => workspace.remove());
  const browser = await startChromium();
  opened.defer(() => browser.close());
  const server = await startServer({ development: true });
  opened.defer(server.stop);
  let workbench: WorkbenchPage | undefined;
  const keepLog = async () => {
    const log = `${server.log()}\n${workbench?.log() ?? ""}`;
    await mkdir(results, { recursive: true });
    await writeFile(join(results, "vscode.log"), log);
    return log;
  };
  let reported = false;
  try {
    workbench = await openWorkbench(browser, server, {
      folder: workspace.path,
      extension,
      tests: suite,
      onConsole: (line) => {
        if (!line.startsWith(REPORT_MARK)) return;
        reported = true;
        console.log(line.slice(REPORT_MARK.length));
      },
    });
    const code = await within(
      SUITE_TIMEOUT,
      workbench.suiteExit,
      () => "The in-editor suite did not finish within 10 minutes.",
    );
    if (!reported) throw new PlainFailure(`The in-editor suite exited with ${code} before it reported anything.`);
    if (code !== 0) await keepLog();
    return code === 0;
  } catch (error) {
    const log = await keepLog();
    throw new PlainFailure(`${explain(error)}\nLast lines of ${join(results, "vscode.log")}:\n${lastLines(log, 40)}`);
  }
}
