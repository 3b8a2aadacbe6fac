import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readlinkSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Folder, header, program, type Run, row } from "./cli.ts";

const good = row("Bolt,BOLT,HQ,HQ2,US");
const bad = row("Acme,ACME,HQ,HQ1,USA");
const mixed = `${header}\n${bad}\n${good}\n`;
const fixed = mixed.replace("USA", "US");

/** An import file with this many rows, each with one fixable problem. */
function large(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => row(`Acme${index},ACME${index},HQ,HQ${index},USA`));
  return `${[header, ...lines].join("\n")}\n`;
}

/** Runs a shell command in a folder, where `$cli` is the command line. */
function shell(folder: Folder, line: string): Run {
  const env = { ...process.env, node: process.execPath, cli: program };
  const script = `cli() { "$node" "$cli" "$@"; }; ${line}`;
  const options = { cwd: folder.path, encoding: "utf8", env, timeout: 60_000 } as const;
  const { status, stdout, stderr } = spawnSync("sh", ["-c", script], options);
  return { status, stdout, stderr };
}

const full = "asio-import: standard output cannot be written: the disk is full.\n";
const hasFullDevice = existsSync("/dev/full");

describe("standard output", () => {
  test("that is full makes every command print one line and exit with 2", { skip: !hasFullDevice }, (t) => {
    const folder = new Folder(t, {
      "a.csv": mixed,
      "big.csv": large(2_000),
      "r.csv": `${header},Status\n${bad},Failed\n`,
    });
    for (const line of [
      "--help",
      "--version",
      "new",
      "fix a.csv",
      "fix big.csv",
      "ready a.csv",
      "retry r.csv",
      "map a.csv",
      "validate a.csv",
      "validate big.csv --format json",
      "validate big.csv --format sarif",
    ]) {
      assert.deepEqual(shell(folder, `cli ${line} > /dev/full`), { status: 2, stdout: "", stderr: full }, line);
    }
  });

  test("that becomes full during a write makes the command fail", (t) => {
    const folder = new Folder(t, { "big.csv": large(2_000) });
    for (const line of ["fix big.csv", "validate big.csv"]) {
      const { status, stderr } = shell(folder, `ulimit -f 64; cli ${line} > out`);
      assert.equal(stderr, "asio-import: standard output cannot be written: it would be larger than a file may be.\n");
      assert.equal(status, 2);
    }
  });

  test("receives a large output completely, in a file and through a pipe", (t) => {
    const text = large(5_000);
    const folder = new Folder(t, { "big.csv": text });
    assert.equal(shell(folder, "cli fix big.csv > out").status, 0);
    assert.equal(shell(folder, "cli fix big.csv | cat > piped").status, 0);
    for (const name of ["out", "piped"]) assert.equal(folder.read(name), text.replaceAll("USA", "US"));
  });

  test("is complete even if a pipe is full and does not wait for its reader", (t) => {
    const text = large(2_000);
    const folder = new Folder(t, { "big.csv": text });
    const hook = `import fs from "node:fs";
      import { syncBuiltinESMExports } from "node:module";
      const { writeSync } = fs;
      let calls = 0;
      fs.writeSync = (descriptor, bytes, offset) => {
        if (calls++ === 2) throw Object.assign(new Error("full"), { code: "EAGAIN", syscall: "write" });
        return writeSync(descriptor, bytes, offset, 1000);
      };
      syncBuiltinESMExports();`;
    const imported = `--import=data:text/javascript,${encodeURIComponent(hook)}`;
    const { stdout } = spawnSync(process.execPath, [imported, program, "fix", "big.csv"], {
      cwd: folder.path,
      encoding: "utf8",
    });
    assert.equal(stdout, text.replaceAll("USA", "US"));
  });

  test("that is closed early is not an error", (t) => {
    const folder = new Folder(t, { "big.csv": large(20_000) });
    const line = "{ cli validate big.csv --format json; echo $? >&2; } | head -c 10 > out";
    assert.deepEqual(shell(folder, line), { status: 0, stdout: "", stderr: "1\n" });
  });

  test("that is closed early does not change what is said about the whole output", (t) => {
    const text = large(20_000);
    const rules = '{"rules": {"country-code": "off"}}';
    const folder = new Folder(t, { "big.csv": text, "r.csv": text.replace("\n", ",Status\n"), "rules.json": rules });
    for (const line of ["map big.csv", "retry r.csv", "ready big.csv --config rules.json"]) {
      const { stderr } = shell(folder, `cli ${line} > all`);
      assert.match(stderr, /20,000 /, line);
      assert.deepEqual(shell(folder, `cli ${line} | head -c 10 > out`), { status: 0, stdout: "", stderr }, line);
      assert.equal(folder.read("out"), folder.read("all").slice(0, 10));
    }
  });

  test("is complete even if standard error is full", { skip: !hasFullDevice }, (t) => {
    const folder = new Folder(t, { "a.csv": mixed });
    assert.deepEqual(shell(folder, "cli fix a.csv 2> /dev/full"), { status: 0, stdout: fixed, stderr: "" });
  });
});

describe("a full disk", () => {
  test("leaves the file unchanged and no other files", (t) => {
    const text = large(2_000);
    const folder = new Folder(t, { "big.csv": text });
    for (const [line, name] of [
      ["fix big.csv --write", "big.csv"],
      ["validate big.csv --response", "big.response.csv"],
      ["ready big.csv --config rules.json -o ready.csv", "ready.csv"],
    ] as const) {
      folder.write("rules.json", '{"rules": {"country-code": "off"}}');
      const { status, stderr } = shell(folder, `ulimit -f 64; cli ${line} > /dev/null`);
      const path = `${folder.path}/${name}`;
      assert.equal(stderr, `asio-import: ${path} cannot be written: it would be larger than a file may be.\n`);
      assert.equal(status, 2);
      assert.equal(folder.read("big.csv"), text);
      assert.deepEqual(readdirSync(folder.path).toSorted(), ["big.csv", "rules.json"]);
    }
  });

  const canMount = spawnSync("unshare", ["-rm", "true"]).status === 0;
  test("is reported as such", { skip: !canMount }, (t) => {
    const folder = new Folder(t, { "disk/.keep": "", "big.csv": large(2_000) });
    const inside = [
      "mount -t tmpfs -o size=160k tmpfs disk",
      "cp big.csv disk/a.csv",
      "cd disk",
      '"$node" "$cli" fix a.csv > out; echo "$?" >&2; rm out',
      '"$node" "$cli" fix a.csv --write; echo "$?" >&2',
      '"$node" "$cli" validate a.csv --response > ../report; echo "$?" >&2',
      "cmp a.csv ../big.csv && ls -A >&2",
    ].join("\n");
    const { stderr } = shell(folder, `unshare -rm sh -c '${inside}'`);
    const disk = join(folder.path, "disk");
    assert.deepEqual(stderr.split("\n"), [
      "asio-import: standard output cannot be written: the disk is full.",
      "2",
      `asio-import: ${disk}/a.csv cannot be written: the disk is full.`,
      "2",
      `asio-import: ${disk}/a.response.csv cannot be written: the disk is full.`,
      "2",
      "a.csv",
      "",
    ]);
  });
});

describe("a file that another program writes in the meantime", () => {
  /** Runs the command line while another program appends to a file as soon as a temporary file is created. */
  function during(folder: Folder, args: string[], name: string, added: string): Run {
    const hook = `import fs, { appendFileSync } from "node:fs";
      import { syncBuiltinESMExports } from "node:module";
      const { openSync } = fs;
      fs.openSync = (path, ...rest) => {
        if (String(path).endsWith(".tmp")) appendFileSync(${JSON.stringify(join(folder.path, name))}, ${JSON.stringify(added)});
        return openSync(path, ...rest);
      };
      syncBuiltinESMExports();`;
    const imported = `--import=data:text/javascript,${encodeURIComponent(hook)}`;
    const options = { cwd: folder.path, encoding: "utf8" } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [imported, program, ...args], options);
    return { status, stdout, stderr };
  }

  test("keeps the added row, which fix has not read", (t) => {
    const folder = new Folder(t, { "a.csv": mixed });
    assert.deepEqual(during(folder, ["fix", "a.csv", "--write"], "a.csv", `${good}\n`), {
      status: 2,
      stdout: "",
      stderr: `asio-import: ${folder.path}/a.csv was changed in the meantime, so it is not replaced.\n`,
    });
    assert.equal(folder.read("a.csv"), `${mixed}${good}\n`);
    assert.deepEqual(readdirSync(folder.path), ["a.csv"]);
  });

  test("is not read on, and nothing is made of its beginning", (t) => {
    for (const [command, text] of [
      ["map", mixed],
      ["ready", mixed],
      ["retry", mixed.replace("\n", ",Status\n")],
    ] as const) {
      const folder = new Folder(t, { "a.csv": text, "b.csv": "old\n" });
      assert.deepEqual(during(folder, [command, "a.csv", "-o", "b.csv", "--force"], "a.csv", `${good}\n`), {
        status: 2,
        stdout: "",
        stderr: `asio-import: ${folder.path}/a.csv changed while it was read. Run the command again.\n`,
      });
      assert.equal(folder.read("b.csv"), "old\n");
      assert.deepEqual(readdirSync(folder.path).toSorted(), ["a.csv", "b.csv"]);
    }
  });

  test("is not replaced, even with --force", (t) => {
    const response = `${header},Row,Status,Reason for Failure\n`;
    for (const [args, name, earlier] of [
      [["validate", "a.csv", "--response"], "a.response.csv", undefined],
      [["validate", "a.csv", "--response"], "a.response.csv", response],
      [["ready", "a.csv", "-o", "ready.csv"], "ready.csv", undefined],
      [["ready", "a.csv", "-o", "ready.csv", "--force"], "ready.csv", "old\n"],
      [["ready", "a.csv", "-o", "ready.csv", "--rest", "rest.csv"], "rest.csv", undefined],
      [["ready", "a.csv", "-o", "ready.csv", "--rest", "rest.csv", "--force"], "rest.csv", "old\n"],
    ] as const) {
      const folder = new Folder(t, { "a.csv": mixed });
      if (earlier !== undefined) folder.write(name, earlier);
      const { status, stderr } = during(folder, [...args], name, "another's\n");
      const what = earlier === undefined ? "was created" : "was changed";
      const why =
        earlier === response
          ? "changed while it was read. Run the command again."
          : `${what} in the meantime, so it is not replaced.`;
      assert.equal(stderr, `asio-import: ${folder.path}/${name} ${why}\n`);
      assert.equal(status, 2);
      // Appended for each temporary file.
      assert.match(folder.read(name), new RegExp(`^${earlier ?? ""}(?:another's\n){1,2}$`));
      assert.deepEqual(readdirSync(folder.path).toSorted(), ["a.csv", name]);
    }
  });
});

test("a dangling link is neither followed nor replaced", (t) => {
  const folder = new Folder(t, { "a.csv": mixed });
  symlinkSync("nowhere.csv", join(folder.path, "a.response.csv"));
  symlinkSync("a.retry.csv", join(folder.path, "a.retry.csv"));
  const reason = "cannot be written: it is a link to a file that does not exist.";
  for (const [args, name] of [
    [["validate", "a.csv", "--response"], "a.response.csv"],
    [["new", "-o", "a.response.csv"], "a.response.csv"],
    [["new", "-o", "a.retry.csv", "--force"], "a.retry.csv"],
  ] as const) {
    const { status, stderr } = folder.run(...args);
    assert.equal(stderr, `asio-import: ${folder.path}/${name} ${reason}\n`);
    assert.equal(status, 2);
  }
  assert.equal(readlinkSync(join(folder.path, "a.response.csv")), "nowhere.csv");
  assert.deepEqual(readdirSync(folder.path).toSorted(), ["a.csv", "a.response.csv", "a.retry.csv"]);
});
