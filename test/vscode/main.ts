import { spawnSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { explain, PlainFailure } from "../host/failure.ts";
import { fixtureWorkspace, projectRoot } from "../host/session.ts";
import type { InEditorRun } from "./in-editor-run.ts";
import { runInElectron } from "./run-electron.ts";
import { runInWebHost } from "./run-web-host.ts";

const HELP = `Tests the extension in a real VS Code: node test/vscode/main.ts [--host=HOST] [--only=PART] [--grep=TEXT]

  --host=electron  desktop VS Code, downloaded where it is missing; on Linux it needs a display (xvfb-run)
  --host=npm       the VS Code server from npm in a headless Chromium
                   Otherwise ASIO_TEST_HOST says which; otherwise npm on Linux x64, and electron elsewhere.
  --only=suite     the tests inside the editor alone; --only=page: those of the page as a person sees it, which the
                   npm host alone has
  --grep=TEXT      the tests inside the editor whose names hold TEXT

Build first: npm run build.`;

const hosts = ["electron", "npm"] as const;
type Host = (typeof hosts)[number];

function chosenHost(named: string | undefined): Host {
  const asked = named ?? process.env.ASIO_TEST_HOST;
  if (!asked) return process.platform === "linux" && process.arch === "x64" ? "npm" : "electron";
  const host = hosts.find((each) => each === asked);
  if (host === undefined) throw new PlainFailure(`There is no host ${JSON.stringify(asked)}: choose electron or npm.`);
  return host;
}

/** Runs the page-level tests one file after the other: each starts a VS Code of its own. */
function runPageTests(): boolean {
  const files = globSync("test/page/*.test.ts", { cwd: projectRoot }).sort();
  if (files.length === 0) throw new PlainFailure("There is no page-level test in test/page.");
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
    throw new PlainFailure(`There is no part ${JSON.stringify(values.only)}: choose suite or page.`);
  }
  if (values.only === "page" && host === "electron") throw new PlainFailure("The page-level tests need --host=npm.");
  if (values.grep !== undefined) process.env.ASIO_TEST_GREP = values.grep;

  const run: InEditorRun = {
    extension: projectRoot,
    suite: join(projectRoot, "dist", "test", "index.js"),
    fixture: fixtureWorkspace,
    results: join(projectRoot, "test-results"),
  };
  if (!existsSync(run.suite)) throw new PlainFailure(`There is no ${run.suite}: run npm run build first.`);
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
