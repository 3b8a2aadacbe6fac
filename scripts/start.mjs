// Opens VS Code with the extension, to try it: `npm start`, after the build.
import { spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { explain, PlainFailure } from "../test/host/failure.ts";
import { workspaceCopy } from "../test/host/temporary.ts";
import { startServer, workbenchAddress } from "../test/host/vscode-server.ts";

const ROOT = join(import.meta.dirname, "..");

const HELP = `Opens VS Code with the extension: npm start -- [FOLDER] [--desktop | --npm] [--port N]

  FOLDER     the folder to open; where it is left out, a temporary copy of samples/, so that the checkout stays as it is
  --desktop  the desktop VS Code whose command "code" is on the path, in a window for developing extensions
  --npm      the VS Code server from npm, to open in a browser of this machine; it runs until Ctrl+C
  --port N   the port of 127.0.0.1 that this server listens on; otherwise a free one
             Without --desktop or --npm: the desktop's VS Code where there is one, else the one from npm.`;

/** The path of desktop VS Code's command, if it is on PATH. */
function desktopCode() {
  const names = process.platform === "win32" ? ["code.cmd", "code-insiders.cmd"] : ["code", "code-insiders"];
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/** Opens a folder in a new window of desktop VS Code, and waits until the window is closed. */
async function openDesktop(code, folder) {
  const args = ["--new-window", "--wait", `--extensionDevelopmentPath=${ROOT}`, folder];
  // A batch file needs a shell, which needs quotes around paths.
  const shell = process.platform === "win32";
  const child = shell
    ? spawn(
        `"${code}"`,
        args.map((each) => `"${each}"`),
        { shell, stdio: "inherit" },
      )
    : spawn(code, args, { stdio: "inherit" });
  const { promise, resolve: ended, reject } = Promise.withResolvers();
  child.on("error", (error) => reject(new PlainFailure(`${code} did not start: ${error.message}`)));
  child.on("exit", ended);
  if ((await promise) !== 0) throw new PlainFailure(`${code} failed; npm start -- --npm needs no desktop VS Code.`);
}

/** Serves VS Code to a browser until this process is ended. */
async function serve(folder, port) {
  const server = await startServer({ install: ROOT, port, lasting: true });
  console.log(
    `Open in a browser of this machine:\n\n  ${workbenchAddress(server.port, { folder })}\n\nCtrl+C ends it.`,
  );
  const end = await server.ended;
  throw new PlainFailure(`VS Code's server ended with ${end}.`);
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      desktop: { type: "boolean", default: false },
      npm: { type: "boolean", default: false },
      port: { type: "string", default: "0" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65535) throw new PlainFailure(`--port ${values.port} is no port number.`);
  if (values.desktop && values.npm) throw new PlainFailure("Choose --desktop or --npm, not both.");
  const [named] = positionals;
  if (named !== undefined && !statSync(named, { throwIfNoEntry: false })?.isDirectory()) {
    throw new PlainFailure(`There is no folder ${named}.`);
  }
  const code = values.npm ? undefined : desktopCode();
  if (values.desktop && code === undefined) {
    throw new PlainFailure('There is no command "code" on the path: choose --npm, or have VS Code install it.');
  }

  const copy = named === undefined ? await workspaceCopy(join(ROOT, "samples")) : undefined;
  const folder = copy === undefined ? resolve(named) : copy.path;
  console.log(
    copy === undefined ? `Folder: ${folder}` : `Folder: ${folder}, a copy of samples/ that is deleted at the end`,
  );
  if (code === undefined) await serve(folder, port);
  else await openDesktop(code, folder);
  copy?.remove();
}

try {
  await main();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
