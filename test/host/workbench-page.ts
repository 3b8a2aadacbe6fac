import { format } from "node:util";
import type { Browser, Page } from "playwright-core";
import { lastLines } from "./child.ts";
import { PlainFailure, within } from "./failure.ts";
import { type VsCodeServer, type WorkbenchTarget, workbenchAddress } from "./vscode-server.ts";

/** How a workbench is opened: what it shows, and on what a screen. */
export interface PageOptions extends WorkbenchTarget {
  /** In CSS pixels; 1280 × 720 where left out. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Pixels of a screenshot for each CSS pixel; 1 where left out. */
  readonly scale?: number;
  /** Is told each entry that an extension under test writes to its console. */
  readonly onConsole?: (entry: string) => void;
}

/** A workbench in a page of a browser. */
export interface WorkbenchPage {
  readonly page: Page;
  /** What the workbench and its extension host logged so far. */
  log(): string;
  /** The exit code of the in-editor suite: 0 where it passed. Rejects where page or server are lost before. */
  readonly suiteExit: Promise<number>;
}

/** How long (in milliseconds) the workbench may take until a person could use it. */
const OPEN_TIMEOUT = 60_000;

/** Opens the workbench of `server` in a new page and waits until it stands. */
export async function openWorkbench(
  browser: Browser,
  server: VsCodeServer,
  options: PageOptions,
): Promise<WorkbenchPage> {
  const { viewport = { width: 1280, height: 720 }, scale = 1, onConsole } = options;
  const context = await browser.newContext({ viewport, deviceScaleFactor: scale });
  const page = await context.newPage();
  const lines: string[] = [];
  const { promise: suiteExit, resolve, reject } = Promise.withResolvers<number>();
  // Nobody waits for the suite where none runs.
  suiteExit.catch(() => {});
  // VS Code colours what it logs: "%c INFO color: #33f …".
  page.on("console", (message) => lines.push(message.text().replace(/^%c *(\w+) color: #\w+ /, "$1 ")));
  page.on("crash", () => reject(new PlainFailure("The workbench page crashed.")));
  page.on("close", () => reject(new PlainFailure("The workbench page was closed.")));
  server.ended.then((end) => reject(new PlainFailure(`The VS Code server exited with ${end}.`)));
  // The two functions that VS Code calls on a page that drives it: with each log entry, and with the suite's result.
  await page.exposeFunction("codeAutomationLog", (_type: string, entry: unknown[]) => {
    onConsole?.(format(...entry));
  });
  await page.exposeFunction("codeAutomationExit", (code: number) => resolve(code));
  const opened = { page, log: () => lines.join("\n"), suiteExit };
  const stands = async (): Promise<void> => {
    await page.goto(workbenchAddress(server.port, options), { timeout: 0 });
    await page.locator(".monaco-workbench .statusbar-item").first().waitFor({ timeout: 0 });
    if (!options.folder.endsWith(".code-workspace")) return;
    // Now and then VS Code reads a workspace file before the connection that it comes through stands, and has no folder.
    const folders = page.locator(".explorer-folders-view [role=treeitem]").first();
    const shown = folders.waitFor({ timeout: 10_000 }).then(() => true);
    if (!(await shown.catch(() => false))) await stands();
  };
  await within(OPEN_TIMEOUT, stands(), () => {
    return `The workbench did not open within 60 s:\n${lastLines(server.log(), 20)}\n${lastLines(opened.log(), 20)}`;
  });
  return opened;
}
