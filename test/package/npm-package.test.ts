import assert from "node:assert/strict";
import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import manifest from "../../package.json" with { type: "json" };
import { readPage } from "../docs/markdown.ts";
import { nodeFolders } from "../host/node-versions.ts";
import { temporaryFolder } from "../host/temporary.ts";

const nodes = await nodeFolders();
const root = join(import.meta.dirname, "../..");
const isWindows = process.platform === "win32";
const folder = temporaryFolder();
const [clone, prefix, work, cache] = ["clone", "global", "import é", "cache"].map((name) =>
  join(folder.path, name),
) as [string, string, string, string];
let packed: string[] = [];

const clients = "Company Name,Company ID,Site Name,Site ID,Country\nAcme,A1,HQ,H1,USA\nBolt,BOLT,HQ,H2,US\n";
const found = ["company-exists", "country-code"];

before(() => {
  for (const each of [prefix, work, cache]) mkdirSync(each);
  // What a fresh clone has after `npm ci`: no bundles.
  const left = new Set(["node_modules", "dist", ".git", "test-results"].map((name) => join(root, name)));
  cpSync(root, clone, { recursive: true, filter: (path) => !left.has(path) });
  symlinkSync(join(root, "node_modules"), join(clone, "node_modules"), "junction");
  const [{ filename, files }] = JSON.parse(npm("pack", "--json", "--pack-destination", folder.path));
  packed = files.map(({ path }: { path: string }) => path);
  npm("install", "--global", "--prefix", prefix, join(folder.path, filename));
  writeFileSync(join(work, "clients.csv"), clients);
  writeFileSync(join(work, "companies.json"), '[{ "id": "1", "name": "BOLT", "friendlyName": "Bolt" }]');
});
after(() => folder.remove());

test("the npm package has the two programs, the pages about them, and no dependencies", () => {
  assert.deepEqual(packed.sort(), [
    "LICENSE",
    "LICENSE-unicode.txt",
    "README.md",
    "dist/THIRD-PARTY-NOTICES.txt",
    "dist/cli-chunk.js",
    "dist/cli-chunk2.js",
    "dist/cli-chunk3.js",
    "dist/cli-chunk4.js",
    "dist/cli-program.js",
    "dist/cli-reading.js",
    "dist/cli-sheets.js",
    "dist/cli.js",
    "dist/country-names.json",
    "dist/server-chunk.js",
    "dist/server-chunk2.js",
    "dist/server-chunk3.js",
    "dist/server-chunk4.js",
    "dist/server-chunk5.js",
    "dist/server-program.js",
    "dist/server-reading.js",
    "dist/server-sheets.js",
    "dist/server.js",
    "docs/command-line.md",
    "docs/editors.md",
    "docs/existing-companies.md",
    "docs/rules.md",
    "docs/sources.md",
    "docs/template.md",
    "package.json",
  ]);
  assert.deepEqual(readdirSync(join(prefix, isWindows ? "" : "lib", "node_modules")), ["asio-import"]);
});

test("the README of the npm package has no links and pictures that lead nowhere, and that of the repository stays", () => {
  const at = join(prefix, isWindows ? "" : "lib", "node_modules", "asio-import", "README.md");
  const { links, pictures } = readPage(readFileSync(at, "utf8"));
  assert.deepEqual(
    [...links, ...pictures].filter((target) => !/^(?:https:|#)/.test(target)),
    [],
  );
  assert.ok(links.length > 5);
  const [own, original] = [clone, root].map((folder) => readFileSync(join(folder, "README.md"), "utf8"));
  assert.equal(own, original);
  assert.ok(!readdirSync(clone).includes(".kept-readme.md"));
});

describe("both programs run after npm install --global, under Node.js", () => {
  for (const [major, node] of Object.entries(nodes)) {
    test(major, async () => {
      const run = (command: string, ...args: string[]) => {
        const env = {
          ...process.env,
          XDG_CACHE_HOME: cache,
          NODE_DISABLE_COMPILE_CACHE: undefined,
          PATH: [node, join(prefix, isWindows ? "" : "bin"), process.env.PATH].join(delimiter),
        };
        return spawn(command, args, { cwd: work, env, shell: isWindows });
      };
      assert.match((await output(run("node", "--version"))).text, new RegExp(`^v${major}\\.`));
      for (const program of Object.keys(manifest.bin)) {
        assert.deepEqual(await output(run(program, "--version")), { code: 0, text: `${manifest.version}\n` });
      }

      const args = ["--existing", "companies.json", "--format", "json", "--response"];
      const { code, text } = await output(run("asio-import", "validate", "clients.csv", ...args));
      const [{ findings }] = JSON.parse(text).files;
      assert.deepEqual([code, codes(findings)], [1, found]);
      assert.match(readFileSync(join(work, "clients.response.csv"), "utf8"), /^Bolt,BOLT,HQ,H2,US,3,Failed,/m);
      assert.equal((await output(run("asio-import", "fix", "clients.csv"))).text, clients.replace("USA", "US"));

      await session(run("asio-import-server", "--stdio"));
    });
  }

  test("and keep their compiled code for the next run", () => {
    const majors = readdirSync(join(cache, "asio-import", "compiled")).map((name) => name.split(".")[0]);
    assert.deepEqual(majors.sort(), ["node-v20", "node-v22", "node-v24"]);
  });
});

/** Opens the import file in a server, and shuts it down. */
async function session(server: ChildProcessWithoutNullStreams): Promise<void> {
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const shown = Promise.withResolvers<PublishDiagnosticsParams>();
  connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    if (params.diagnostics.length > 0) shown.resolve(params);
  });
  connection.listen();
  const { serverInfo } = await connection.sendRequest<{ serverInfo: object }>("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(work).href,
    capabilities: {},
    initializationOptions: { settings: { existing: { files: ["companies.json"] } } },
  });
  assert.deepEqual(serverInfo, { name: "asio-import", version: manifest.version });
  await connection.sendNotification("initialized", {});
  const uri = pathToFileURL(join(work, "clients.csv")).href;
  const textDocument = { uri, languageId: "csv", version: 1, text: clients };
  await connection.sendNotification("textDocument/didOpen", { textDocument });
  assert.deepEqual(codes((await shown.promise).diagnostics), found);
  await connection.sendRequest("shutdown");
  const ended = once(server, "exit");
  await connection.sendNotification("exit");
  assert.deepEqual(await ended, [0, null]);
  connection.dispose();
}

function codes(findings: readonly { code?: unknown }[]): string[] {
  return findings.map(({ code }) => String(code)).sort();
}

async function output(child: ChildProcessWithoutNullStreams): Promise<{ code: number; text: string }> {
  child.stderr.resume();
  const [text, [code]] = await Promise.all([child.stdout.setEncoding("utf8").toArray(), once(child, "exit")]);
  return { code, text: text.join("") };
}

/** Runs npm in the clone, with an empty home and cache and without a network. */
function npm(...args: string[]): string {
  const home = join(folder.path, "home");
  const env = {
    ...process.env,
    HOME: home,
    USERPROFILE: home,
    npm_config_cache: join(home, "cache"),
    npm_config_offline: "true",
  };
  return execFileSync("npm", args, {
    cwd: clone,
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    shell: isWindows,
  });
}
