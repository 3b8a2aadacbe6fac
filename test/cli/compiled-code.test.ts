import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, test } from "node:test";
import { server, until } from "../stdio/client.ts";
import { Folder, header, program, row } from "./cli.ts";

const files = { "a.csv": `${header}\n${row("Acme,ACME,HQ,HQ1,US")}\n` };
const accepted =
  "a.csv: Accepted: the one row would be created. Existing companies are not checked: no export is chosen.\n";
const current = join("asio-import", "compiled", `node-${process.version}-${process.arch}`);

/** The user's folders are in `folder`, and nothing is said about compiled code but by `more`. */
function environment(folder: Folder, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return {
    ...process.env,
    HOME: folder.path,
    USERPROFILE: folder.path,
    LOCALAPPDATA: undefined,
    XDG_CACHE_HOME: undefined,
    NODE_DISABLE_COMPILE_CACHE: undefined,
    ...more,
  };
}

/** Runs the command line, which must print the verdict and nothing else. */
function run(folder: Folder, more?: NodeJS.ProcessEnv, cli = program, expected = accepted): void {
  const options = { cwd: folder.path, env: environment(folder, more), encoding: "utf8" } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, "validate", "a.csv"], options);
  assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: expected, stderr: "" });
}

/** The files of compiled code in a folder of the user's, each with its number on the disk. */
function kept(folder: Folder, cache = "cache"): Map<string, number> {
  const path = join(folder.path, cache, current);
  const names = existsSync(path) ? readdirSync(path).sort() : [];
  return new Map(names.map((name) => [join(path, name), statSync(join(path, name)).ino]));
}

/** How many files end in the number of the process that did not finish them. */
function unfinished(folder: Folder): number {
  return [...kept(folder).keys()].filter((path) => /-\d+$/.test(path)).length;
}

describe("compiled code", () => {
  test("is kept in the user's cache folder, where nobody else can put any", (t) => {
    const folder = new Folder(t, files);
    run(folder);
    const cache = { win32: "AppData/Local", darwin: "Library/Caches" }[process.platform as string] ?? ".cache";
    assert.ok(kept(folder, cache).size > 1);
    if (process.platform === "win32") return;
    assert.equal(statSync(join(folder.path, cache, "asio-import")).mode & 0o777, 0o700);
    assert.equal(statSync(join(folder.path, cache, current)).mode & 0o777, 0o700);
  });

  test("is kept in XDG_CACHE_HOME and used by the next run, for each command", (t) => {
    const folder = new Folder(t, files);
    const hook = `import vm from "node:vm";
      import { syncBuiltinESMExports } from "node:module";
      const { Script } = vm;
      vm.Script = class extends Script {
        constructor(text, options) {
          super(text, options);
          if (options.cachedData && !this.cachedDataRejected) console.error("used");
        }
      };
      syncBuiltinESMExports();`;
    const imported = `--import=data:text/javascript,${encodeURIComponent(hook)}`;
    const options = {
      cwd: folder.path,
      env: environment(folder, { XDG_CACHE_HOME: join(folder.path, "cache") }),
      encoding: "utf8",
    } as const;
    const used = (...args: string[]) => {
      const { stderr } = spawnSync(process.execPath, [imported, program, ...args], options);
      return stderr.split("\n").filter((line) => line === "used").length;
    };
    assert.deepEqual([used("validate", "a.csv"), used("validate", "a.csv")], [0, 3]);
    assert.equal(kept(folder).size, 3);
    // It sets a flag of V8, with which no code could be used.
    assert.deepEqual([used("fix", "a.csv"), used("fix", "a.csv")], [0, 3]);
    assert.equal(kept(folder).size, 6);
  });

  test("that is damaged is not used", (t) => {
    const folder = new Folder(t, files);
    const env = { XDG_CACHE_HOME: join(folder.path, "cache") };
    run(folder, env);
    const whole = kept(folder);
    for (const damage of [
      (code: Buffer) => code.subarray(0, code.length >> 1),
      (code: Buffer) => code.fill(0, 1000, 2000),
      (code: Buffer) => code.fill(~code.readUInt8(code.length >> 2), code.length >> 2, (code.length >> 2) + 1),
      () => Buffer.alloc(0),
    ]) {
      for (const path of whole.keys()) writeFileSync(path, damage(readFileSync(path)));
      const damaged = kept(folder);
      run(folder, env);
      for (const [path, number] of kept(folder)) assert.notEqual(number, damaged.get(path));
    }
  });

  test("of another version of the program in the same place is not used", (t) => {
    const folder = new Folder(t, files);
    const env = { XDG_CACHE_HOME: join(folder.path, "cache") };
    cpSync(dirname(program), join(folder.path, "dist"), { recursive: true });
    const cli = join(folder.path, "dist", "cli.js");
    run(folder, env, cli);
    const part = join(folder.path, "dist", "cli-program.js");
    writeFileSync(part, readFileSync(part, "utf8").replaceAll("Accepted:", "Welcomed:"));
    run(folder, env, cli, accepted.replace("Accepted", "Welcomed"));
  });

  test("is not kept in a folder that is not absolute", (t) => {
    const folder = new Folder(t, files);
    run(folder, { XDG_CACHE_HOME: "cache" });
    assert.ok(!existsSync(join(folder.path, "cache")));
    run(folder, { XDG_CACHE_HOME: undefined, HOME: "home", USERPROFILE: "home" });
    assert.ok(!existsSync(join(folder.path, "home")));
  });

  test("is not kept if it is switched off, and in another folder if Node.js is told one", (t) => {
    const folder = new Folder(t, files);
    const XDG_CACHE_HOME = join(folder.path, "cache");
    run(folder, { XDG_CACHE_HOME, NODE_DISABLE_COMPILE_CACHE: "1" });
    run(folder, { XDG_CACHE_HOME, NODE_COMPILE_CACHE: join(folder.path, "told") });
    assert.deepEqual(readdirSync(folder.path), ["a.csv", "told"]);
    assert.ok(kept(folder, "told").size > 1);
  });

  test("is not missed if nothing can be written", (t) => {
    const folder = new Folder(t, { ...files, file: "" });
    for (const name of ["file", "a.csv"]) run(folder, { XDG_CACHE_HOME: join(folder.path, name) });
    run(folder, { HOME: join(folder.path, "file"), USERPROFILE: join(folder.path, "file") });
    chmodSync(folder.path, 0o500);
    run(folder, { XDG_CACHE_HOME: join(folder.path, "cache") });
    chmodSync(folder.path, 0o700);
  });

  test("leaves no unfinished file when the disk is full", (t) => {
    if (process.platform === "win32") return;
    const folder = new Folder(t, files);
    const options = {
      cwd: folder.path,
      env: environment(folder, { XDG_CACHE_HOME: join(folder.path, "cache") }),
      encoding: "utf8",
    } as const;
    const line = `ulimit -f 64; "${process.execPath}" "${program}" validate a.csv`;
    const { status, stdout, stderr } = spawnSync("sh", ["-c", line], options);
    assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: accepted, stderr: "" });
    assert.ok(existsSync(join(folder.path, "cache", current)));
    assert.equal(unfinished(folder), 0);
  });

  test("leaves no unfinished file when a signal comes while it is kept", (t) => {
    if (process.platform === "win32") return;
    const hook = `const fs = require("fs"), { writeFileSync } = fs;
      fs.writeFileSync = (...file) => (writeFileSync(...file), process.kill(process.pid, "SIGTERM"));`;
    const folder = new Folder(t, { ...files, "hook.cjs": hook });
    run(folder, { XDG_CACHE_HOME: join(folder.path, "cache"), NODE_OPTIONS: "--require=./hook.cjs" });
    assert.equal(kept(folder).size, 3);
    assert.equal(unfinished(folder), 0);
  });

  test("is not taken from a folder that others can replace", (t) => {
    if (process.platform === "win32") return;
    const folder = new Folder(t, files);
    const [cache, path] = [join(folder.path, "cache"), join(folder.path, "cache", current)];
    mkdirSync(path, { recursive: true, mode: 0o700 });
    for (let open = path; open !== folder.path; open = dirname(open)) {
      chmodSync(open, 0o777);
      run(folder, { XDG_CACHE_HOME: cache });
      assert.equal(kept(folder).size, 0, open);
      chmodSync(open, 0o700);
    }
    // A group may share the user's cache folder.
    chmodSync(cache, 0o775);
    run(folder, { XDG_CACHE_HOME: cache });
    assert.equal(kept(folder).size, 3);
  });

  test("for other versions of Node.js is removed a month after it was first used", (t) => {
    const folder = new Folder(t, files);
    const compiled = join(folder.path, "cache", "asio-import", "compiled");
    for (const [name, days] of [
      ["node-v22.1.0", 31],
      ["node-v22.2.0", 29],
    ] as const) {
      mkdirSync(join(compiled, name), { recursive: true, mode: 0o700 });
      writeFileSync(join(compiled, name, "code"), "");
      const then = Date.now() / 1000 - days * 24 * 60 * 60;
      utimesSync(join(compiled, name), then, then);
    }
    run(folder, { XDG_CACHE_HOME: join(folder.path, "cache") });
    assert.deepEqual(readdirSync(compiled).sort(), ["node-v22.2.0", basename(current)].sort());
  });

  test("that a killed process did not finish is removed a day later", (t) => {
    const folder = new Folder(t, files);
    const path = join(folder.path, "cache", current);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    for (const [name, hours] of [
      ["cli-program-A1.validate.x0z-123", 25],
      ["cli-program-A1.validate.x0z-124", 23],
      ["cli-chunk-12.validate.x0z", 25],
    ] as const) {
      writeFileSync(join(path, name), "");
      const then = Date.now() / 1000 - hours * 60 * 60;
      utimesSync(join(path, name), then, then);
    }
    run(folder, { XDG_CACHE_HOME: join(folder.path, "cache") });
    const left = readdirSync(path).filter((name) => name.includes("x0z"));
    assert.deepEqual(left.sort(), ["cli-chunk-12.validate.x0z", "cli-program-A1.validate.x0z-124"]);
  });

  test("of a server is kept once it has checked a file, although it is killed", async (t) => {
    const folder = new Folder(t, files);
    const env = environment(folder, { XDG_CACHE_HOME: join(folder.path, "cache") });
    const child = spawn(process.execPath, [server, "--stdio"], { env, stdio: ["pipe", "ignore", "inherit"] });
    t.after(() => child.kill("SIGKILL"));
    const send = (method: string, params: object, id?: number) => {
      const json = JSON.stringify({ jsonrpc: "2.0", method, params, id });
      child.stdin.write(`Content-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`);
    };
    const textDocument = { uri: "untitled:a", languageId: "asio-csv", version: 1, text: files["a.csv"] };
    send("initialize", { processId: null, rootUri: null, capabilities: {} }, 1);
    send("initialized", {});
    send("textDocument/didOpen", { textDocument });
    await until(() => kept(folder).size > 1);
  });
});
