import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Child, lastLines, runToEnd, startChild } from "./child.ts";
import { PlainFailure, within } from "./failure.ts";
import { belongsToParent, writeUserSettings } from "./profile.ts";
import { temporaryFolder } from "./temporary.ts";
import { vsCodeFiles } from "./vscode-files.ts";

/** What a server is started with. */
export interface ServerOptions {
  /** User settings on top of the quiet ones. */
  readonly settings?: Record<string, unknown>;
  /** The roots of extensions that are installed besides. */
  readonly others?: readonly string[];
  /** A fixed port of 127.0.0.1; a free one where it is left out. */
  readonly port?: number;
  /** The extension to install, as a person has it: a packaged `.vsix`, or the root of an extension that is built. */
  readonly install?: string;
  /** Whether extensions may run in development mode and under test. VS Code then shows no notification by itself. */
  readonly development?: boolean;
  /** Whether the server stays up while no window is open, however long. */
  readonly lasting?: boolean;
}

/** A running VS Code server that serves its workbench to a browser on this machine, with a profile of its own. */
export interface VsCodeServer {
  readonly port: number;
  /** Everything the server said so far: shown where a run fails. */
  log(): string;
  /** Settles when the server ends, with what it ended with. */
  readonly ended: Promise<number | string>;
  stop(): Promise<void>;
}

/** What the workbench is to show: absolute paths on this machine. */
export interface WorkbenchTarget {
  /** The folder to open, or a `.code-workspace` file that names several. */
  readonly folder: string;
  /** The root of an extension to run in development mode. */
  readonly extension?: string;
  /** The module whose `run()` is called in the extension host: the in-editor suite. */
  readonly tests?: string;
}

/** How long (in milliseconds) the server may take until it listens. */
const START_TIMEOUT = 60_000;

/** Starts a server of VS Code on 127.0.0.1, fetching VS Code first where it is missing. */
export async function startServer(options: ServerOptions = {}): Promise<VsCodeServer> {
  const { settings = {}, others = [], port = 0, install, development = false, lasting = false } = options;
  const files = await vsCodeFiles();
  const profile = temporaryFolder();
  const main = join(files, "out", "server-main.js");
  const extensions = join(profile.path, "extensions");
  const folders = ["--server-data-dir", profile.path, "--extensions-dir", extensions];
  await writeUserSettings(join(profile.path, "data"), settings);
  if (install?.endsWith(".vsix")) {
    await runToEnd(process.execPath, [main, ...folders, "--install-extension", install], { env: cleanEnvironment() });
  } else if (install !== undefined) {
    // A new profile takes up what lies in its folder of extensions; a link there serves as well as a copy.
    await mkdir(extensions);
    for (const [index, root] of [install, ...others].entries()) {
      await symlink(root, join(extensions, `under-test-${index}`), "junction");
    }
  }
  const child = startChild(
    process.execPath,
    [
      main,
      ...folders,
      ...["--host", "127.0.0.1", "--port", String(port), "--without-connection-token", "--accept-server-license-terms"],
      // Without it, a built VS Code ignores the keys of development in its address.
      ...(development ? ["--enable-smoke-test-driver"] : []),
      ...["--telemetry-level", "off"],
      // Ends the server some minutes after its last window, even where this process is killed and can end nothing.
      ...(lasting ? [] : ["--enable-remote-auto-shutdown"]),
    ],
    // Sockets too are to lie in the profile, and to go with it.
    { env: { ...cleanEnvironment(), XDG_RUNTIME_DIR: profile.path } },
  );
  const stop = async () => {
    await child.stop();
    profile.remove();
  };
  try {
    return { port: await listening(child, port), log: child.output, ended: child.ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The port that the server listens on, once it does. */
async function listening(child: Child, wanted: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const fail = (what: string) => new PlainFailure(`${what}:\n${lastLines(child.output(), 20)}`);
  const look = () => {
    const port = /Extension host agent listening on (\d+)/.exec(child.output())?.[1];
    if (port !== undefined) resolve(Number(port));
    // It says so and then goes on without listening.
    if (child.output().includes("EADDRINUSE"))
      reject(new PlainFailure(`Port ${wanted} on 127.0.0.1 is already in use.`));
  };
  child.onOutput(look);
  child.ended.then((end) => reject(fail(`The VS Code server exited immediately with ${end}`)));
  return within(START_TIMEOUT, promise, () => fail("The VS Code server did not start within 60 seconds").message);
}

/** This process's environment without what a VS Code, in whose terminal it may run, has put there for itself. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !belongsToParent(name)));
}

/** The address at which a browser on this machine finds the workbench. */
export function workbenchAddress(port: number, { folder, extension, tests }: WorkbenchTarget): string {
  const remote = (path: string) => `vscode-remote://127.0.0.1:${port}${pathToFileURL(path).pathname}`;
  const payload = [
    ...(extension === undefined ? [] : [["extensionDevelopmentPath", remote(extension)]]),
    ...(tests === undefined ? [] : [["extensionTestsPath", remote(tests)]]),
  ];
  // As a file's address writes it, on Windows too: /C:/Users/…
  const path = encodeURIComponent(decodeURIComponent(pathToFileURL(folder).pathname)).replaceAll("%2F", "/");
  const opened = folder.endsWith(".code-workspace") ? "workspace" : "folder";
  const address = `http://127.0.0.1:${port}/?${opened}=${path}`;
  return payload.length === 0 ? address : `${address}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}
