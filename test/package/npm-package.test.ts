import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { temporaryFolder } from "../host/temporary.ts";

const root = join(import.meta.dirname, "../..");

/** Runs npm in a folder, with an empty home and cache and without a network. */
function npm(folder: string, ...args: string[]): void {
  const home = join(folder, "home");
  mkdirSync(home, { recursive: true });
  const env = {
    ...process.env,
    HOME: home,
    USERPROFILE: home,
    npm_config_cache: join(home, "cache"),
    npm_config_offline: "true",
  };
  execFileSync("npm", args, { cwd: folder, env, stdio: "pipe", shell: process.platform === "win32" });
}

test("the npm package installs nothing but itself, and its programs run", async (t) => {
  const folder = temporaryFolder();
  t.after(() => folder.remove());
  npm(folder.path, "pack", root, "--ignore-scripts");
  const packed = readdirSync(folder.path).find((name) => name.endsWith(".tgz")) ?? "";
  writeFileSync(join(folder.path, "package.json"), "{}");
  npm(folder.path, "install", `./${packed}`);
  const modules = join(folder.path, "node_modules");
  assert.deepEqual(
    readdirSync(modules).filter((name) => !name.startsWith(".")),
    ["asio-import"],
  );

  const program = (name: string) => join(modules, "asio-import", "dist", name);
  writeFileSync(join(folder.path, "a.csv"), "Company Name,Company ID,Site Name,Site ID,Country\nAcme,A1,HQ,H1,USA\n");
  const fixed = execFileSync(process.execPath, [program("cli.js"), "fix", "a.csv"], {
    cwd: folder.path,
    stdio: "pipe",
  });
  assert.equal(`${fixed}`, "Company Name,Company ID,Site Name,Site ID,Country\nAcme,A1,HQ,H1,US\n");

  const server = spawn(process.execPath, [program("server.js"), "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  t.after(() => server.kill());
  const request = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params: { capabilities: {} } });
  server.stdin.write(`Content-Length: ${request.length}\r\n\r\n${request}`);
  let answer = "";
  while (!answer.includes("serverInfo")) answer += `${(await once(server.stdout, "data"))[0]}`;
  assert.match(answer, /"serverInfo":\{"name":"asio-import","version":"\d+\.\d+\.\d+"\}/);
});
