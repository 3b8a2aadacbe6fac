import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { temporaryFolder } from "../host/temporary.ts";
import { server } from "./client.ts";

/** The first configuration that docs/editors.md gives for Neovim of at least 0.11, or of at least 0.8. */
function documented(minor: number): string {
  const page = readFileSync(join(import.meta.dirname, "../../docs/editors.md"), "utf8");
  const heading = minor >= 11 ? "Version 0.11 or later:" : "Version 0.8 to 0.10:";
  const [, code] = page.slice(page.indexOf(heading)).split(/^```(?:lua)?\n/m);
  return code ?? assert.fail("The page has no such configuration.");
}

test("Neovim on the path shows findings and applies a fix, configured as documented", (t) => {
  const { stdout } = spawnSync("nvim", ["--version"], { encoding: "utf8" });
  const [, major, minor] = /NVIM v(\d+)\.(\d+)/.exec(stdout ?? "") ?? [];
  if (major === undefined || (major === "0" && Number(minor) < 8)) {
    t.diagnostic(`Not run: ${major === undefined ? "nvim is not on the path" : `nvim is too old (0.${minor})`}.`);
    return;
  }
  const folder = temporaryFolder();
  t.after(() => folder.remove());
  for (const name of [".git", "bin"]) mkdirSync(join(folder.path, name));
  const write = (name: string, text: string) => writeFileSync(join(folder.path, name), text);
  write("companies.json", '[{ "id": "1", "name": "Bolt" }]');
  write(
    "clients.csv",
    "Company Name,Company ID,Site Name,Site ID,Country,City,State\nBolt,BOLT,HQ,HQ1,CH,Bern,BE\nNut,NUT,Hall,HQ2,DE,München,Bayern\n",
  );
  write(
    "config.lua",
    `vim.filetype.add({ extension = { csv = "csv" } })\n${documented(major === "0" ? Number(minor) : 99)}`,
  );
  write("bin/asio-import-server", `#!/bin/sh\nexec "${process.execPath}" "${server}" "$@"\n`);
  chmodSync(join(folder.path, "bin/asio-import-server"), 0o755);
  const driver = join(import.meta.dirname, "neovim.lua");
  const home = Object.fromEntries(
    ["HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"].map((name) => [name, folder.path]),
  );
  const run = spawnSync("nvim", ["--headless", "-u", "config.lua", "clients.csv", `+luafile ${driver}`], {
    cwd: folder.path,
    encoding: "utf8",
    timeout: 30_000,
    env: { ...process.env, ...home, PATH: [join(folder.path, "bin"), process.env.PATH].join(delimiter) },
  });
  assert.deepEqual(run.stdout.trim().split("\n"), [
    "found: 1:0 company-exists, 2:29 state-code",
    'action: Replace "Bayern" with "BY" (Bayern)',
    "row: Nut,NUT,Hall,HQ2,DE,München,BY",
    "left: 1:0 company-exists",
  ]);
});
