import { spawnSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { explain, PlainFailure } from "../host/failure.ts";
import { fixtureWorkspace, projectRoot } from "../host/session.ts";
import type { InEditorRun } from "./in-editor-run.ts";
import { runInElectron } from "./run-electron.ts";
import { runInWebHost } from "./run-web-host.ts";

const HELP = `Tests the extension in a real VS Code. Build first: npm run build

Usage: node test/vscode/main.ts [--host=HOST] [--only=PART] [--grep=TEXT]

  --host=electron  Runs desktop VS Code, which is downloaded if missing. On Linux it needs a display (xvfb-run)
  --host=npm       Runs the VS Code server from npm in a headless Chromium
  --only=suite     Runs only the tests inside the editor
  --only=page      Runs only the tests of the page, with keys and clicks. Requires --host=npm
  --grep=TEXT      Runs only those tests inside the editor whose titles contain TEXT

--host defaults to the environment variable ASIO_TEST_HOST, then to npm on Linux x64 and electron elsewhere.`;

const hosts = ["electron", "npm"] as const;
type Host = (typeof hosts)[number];

function chosenHost(named: string | undefined): Host {
  const asked = named ?? process.env.ASIO_TEST_HOST;
  if (!asked) return process.platform === "linux" && process.arch === "x64" ? "npm" : "electron";
  const host = hosts.find((each) => each === asked);
  if (host === undefined) throw new PlainFailure(`Unknown host ${JSON.stringify(asked)}: use electron or npm.`);
  return host;
}

/** Runs the page tests one file at a time, because each starts its own VS Code. */
function runPageTests(): boolean {
  const files = globSync("test/page/*.test.ts", { cwd: projectRoot }).sort();
  if (files.length === 0) throw new PlainFailure("No test files found in test/page.");
  const args = ["--test", "--test-concurrency=1", ...files];
  return spawnSync(process.execPath, args, { cwd: projectRoot, stdio: "inherit" }).status === 0;
}

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      host: { type: "string" },
      only: { type: "string" },
      grep: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return true;
  }
  const host = chosenHost(values.host);
  if (values.only !== undefined && values.only !== "suite" && values.only !== "page") {
    throw new PlainFailure(`Unknown part ${JSON.stringify(values.only)}: use suite or page.`);
  }
  if (values.only === "page" && host === "electron") throw new PlainFailure("The page tests require --host=npm.");
  if (values.grep !== undefined) process.env.ASIO_TEST_GREP = values.grep;

  const run: InEditorRun = {
    extension: projectRoot,
    suite: join(projectRoot, "dist", "test", "index.js"),
    fixture: fixtureWorkspace,
    results: join(projectRoot, "test-results"),
  };
  if (!existsSync(run.suite)) throw new PlainFailure(`${run.suite} not found. Run npm run build first.`);
  const parts: (() => Promise<boolean> | boolean)[] = [];
  if (values.only !== "page") parts.push(() => (host === "npm" ? runInWebHost(run) : runInElectron(run)));
  if (values.only !== "suite" && host === "npm") parts.push(runPageTests);
  let passed = true;
  for (const part of parts) passed = (await part()) && passed;
  return passed;
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
