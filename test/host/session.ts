import { join } from "node:path";
import { startChromium } from "./chromium.ts";
import { workspaceCopy } from "./temporary.ts";
import { startServer } from "./vscode-server.ts";
import { Workbench } from "./workbench.ts";
import { openWorkbench } from "./workbench-page.ts";

/** The root of this project: the extension under test, and the place of test results. */
export const projectRoot = join(import.meta.dirname, "..", "..");

/** The workspace that tests start from where they name no other. */
export const fixtureWorkspace = join(import.meta.dirname, "..", "vscode", "workspace");

/** What a session is to be. */
export interface SessionOptions {
  /** The folder whose copy is opened; {@link fixtureWorkspace} where left out. */
  readonly fixture?: string;
  /** A `.code-workspace` file in that folder, to be opened in its place. */
  readonly workspaceFile?: string;
  /** User settings. */
  readonly settings?: Record<string, unknown>;
  /** Whether the workspace is untrusted, so that VS Code is in Restricted Mode. */
  readonly restricted?: boolean;
  /** The extension to install: a packaged `.vsix`, or the root of one that is built; the project's own where left out. */
  readonly extension?: string;
  /** The roots of extensions that are installed besides. */
  readonly others?: readonly string[];
  /** In CSS pixels; 1280 × 720 where left out. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Pixels of a screenshot for each CSS pixel; 1 where left out. */
  readonly scale?: number;
}

/** VS Code with the extension on a workspace of its own, to be used as a person does. */
export interface Session extends AsyncDisposable {
  readonly workbench: Workbench;
  /** What the server, the workbench and the extension host logged so far. */
  log(): string;
  /** Closes all of it and deletes the workspace. */
  dispose(): Promise<void>;
}

const RESTRICTED_MODE = {
  "security.workspace.trust.enabled": true,
  "security.workspace.trust.startupPrompt": "never",
};

/** Starts VS Code with the extension on a fresh copy of a workspace, in some seconds. */
export async function startSession(options: SessionOptions = {}): Promise<Session> {
  const {
    fixture = fixtureWorkspace,
    restricted = false,
    extension = projectRoot,
    others = [],
    viewport,
    scale,
  } = options;
  const settings = { ...(restricted ? RESTRICTED_MODE : {}), ...options.settings };
  await using opened = new AsyncDisposableStack();
  const workspace = await workspaceCopy(fixture);
  opened.defer(() => workspace.remove());
  const browser = await startChromium();
  opened.defer(() => browser.close());
  const server = await startServer({ settings, install: extension, others });
  opened.defer(server.stop);
  const window = await openWorkbench(browser, server, {
    folder: join(workspace.path, options.workspaceFile ?? ""),
    ...(viewport && { viewport }),
    ...(scale && { scale }),
  });
  const all = opened.move();
  return {
    workbench: new Workbench(window.page, workspace.path, join(projectRoot, "test-results")),
    log: () => `${server.log()}\n${window.log()}`,
    dispose: () => all.disposeAsync(),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
