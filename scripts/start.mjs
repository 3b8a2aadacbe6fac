// Opens VS Code with the extension, to try it out: `npm start`, after the build.
import { spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { explain, PlainFailure } from "../test/host/failure.ts";
import { workspaceCopy } from "../test/host/temporary.ts";
import { startServer, workbenchAddress } from "../test/host/vscode-server.ts";

const ROOT = join(import.meta.dirname, "..");

const HELP = `Opens VS Code with the extension.

Usage: npm start -- [FOLDER] [--desktop | --npm] [--port N]

  FOLDER     Folder to open. Defaults to a temporary copy of samples/
  --desktop  Opens desktop VS Code in an Extension Development Host window. Requires the command "code" on PATH
  --npm      Serves VS Code from npm to a browser on this machine until you press Ctrl+C
  --port N   Port of that server on 127.0.0.1. Defaults to a free port

Without --desktop or --npm, opens desktop VS Code if it is installed, otherwise VS Code from npm.`;

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
  if ((await promise) !== 0)
    throw new PlainFailure(`${code} failed. To run without desktop VS Code: npm start -- --npm`);
}

/** Serves VS Code to a browser until this process ends. */
async function serve(folder, port) {
  const server = await startServer({ install: ROOT, port, lasting: true });
  console.log(
    `Open this address in a browser on this machine:\n\n  ${workbenchAddress(server.port, { folder })}\n\nPress Ctrl+C to stop.`,
  );
  const end = await server.ended;
  throw new PlainFailure(`The VS Code server exited with ${end}.`);
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
  if (!/^\d+$/.test(values.port) || port > 65535) throw new PlainFailure(`Invalid port: ${values.port}`);
  if (values.desktop && values.npm) throw new PlainFailure("Use either --desktop or --npm, not both.");
  const [named] = positionals;
  if (named !== undefined && !statSync(named, { throwIfNoEntry: false })?.isDirectory()) {
    throw new PlainFailure(`Folder not found: ${named}`);
  }
  const code = values.npm ? undefined : desktopCode();
  if (values.desktop && code === undefined) {
    throw new PlainFailure('The command "code" is not on PATH. Install it from VS Code, or use --npm.');
  }

  const copy = named === undefined ? await workspaceCopy(join(ROOT, "samples")) : undefined;
  const folder = copy === undefined ? resolve(named) : copy.path;
  console.log(
    copy === undefined ? `Folder: ${folder}` : `Folder: ${folder}, a copy of samples/ that is deleted on exit`,
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
