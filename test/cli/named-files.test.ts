import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Folder, header, program, type Run, row } from "./cli.ts";

const bolt = `${header}\n${row("Bolt,BOLT,HQ,HQ2,US")}\n`;
const files = { "a.csv": bolt, "c.json": '[{"name": "Bolt"}]', "t.csv": `${header},Notes\n` };

/** Runs a line of bash with `asio-import`. */
function inBash(folder: Folder, line: string): Run {
  const named = `asio-import() { '${process.execPath}' '${program}' "$@"; }`;
  const { status, stdout, stderr } = spawnSync("bash", ["-c", `${named}; ${line}`], {
    cwd: folder.path,
    encoding: "utf8",
    timeout: 60_000,
  });
  return { status, stdout, stderr };
}

describe("a pipe or standard input is accepted on the command line", () => {
  for (const [line, status, ...codes] of [
    ["asio-import validate a.csv --existing <(cat c.json)", 1, "company-exists"],
    ["asio-import validate a.csv --existing <(echo '[\"Nut\"]') --existing <(cat c.json)", 1, "company-exists"],
    ["asio-import validate a.csv --template <(cat t.csv)", 0, "header-missing"],
    ['asio-import validate a.csv --template t.csv --config <(echo \'{"rules": {"header-missing": "off"}}\')', 0],
    ["asio-import validate <(cat a.csv)", 0],
    ["asio-import validate <(cat a.csv) a.csv", 0, "duplicate-across-files"],
    ["asio-import validate /dev/stdin < a.csv", 0],
    ["cat a.csv | asio-import validate /dev/stdin", 0],
    ["cat c.json | asio-import validate a.csv --existing /dev/stdin", 1, "company-exists"],
    ["asio-import validate a.csv --existing /dev/null", 1, "existing-export"],
  ] as const) {
    test(line, (t) => {
      const run = inBash(new Folder(t, files), `${line} --format json`);
      assert.equal(run.stderr, "");
      const found: { code: string }[] = JSON.parse(run.stdout).files[0].findings;
      assert.deepEqual([run.status, ...found.map(({ code }) => code)], [status, ...codes]);
    });
  }

  test("by fix", (t) => {
    const run = inBash(new Folder(t, files), "asio-import fix <(cat a.csv)");
    assert.deepEqual([run.status, run.stdout], [0, bolt]);
    assert.equal(inBash(new Folder(t, files), "cat a.csv | asio-import fix /dev/stdin").stdout, bolt);
  });

  test("up to 512 MB", (t) => {
    for (const call of ["validate a.csv --existing /dev/stdin", "validate /dev/stdin"]) {
      assert.deepEqual(inBash(new Folder(t, files), `head -c 513M /dev/zero | asio-import ${call}`), {
        status: 2,
        stdout: "",
        stderr: "asio-import: /dev/stdin cannot be read: it has more than 512 MB.\n",
      });
    }
  });
});

describe("an endless device is rejected in one line", () => {
  for (const call of [
    ["validate", "/dev/zero"],
    ["fix", "/dev/zero"],
    ["validate", "a.csv", "--existing", "/dev/zero"],
    ["validate", "a.csv", "--template", "/dev/zero"],
    ["validate", "a.csv", "--config", "/dev/zero"],
  ]) {
    test(call.join(" "), (t) => {
      assert.deepEqual(new Folder(t, files).run(...call), {
        status: 2,
        stdout: "",
        stderr: "asio-import: /dev/zero cannot be read: it is a device.\n",
      });
    });
  }
});

describe("a file", () => {
  test("named in a configuration cannot be a pipe", (t) => {
    const folder = new Folder(t, {
      ...files,
      "e.json": '{"existing": {"files": ["pipe"]}}',
      "t.json": '{"template": {"file": "pipe"}}',
    });
    const pipe = join(folder.path, "pipe");
    execFileSync("mkfifo", [pipe]);
    const { status, stdout } = folder.run("validate", "a.csv", "--config", "e.json");
    assert.equal(status, 1);
    assert.match(
      stdout,
      /^a\.csv:1:1: error: Existing companies are not checked: .*\/pipe cannot be read: it is a pipe\. /,
    );
    assert.deepEqual(folder.run("validate", "a.csv", "--config", "t.json"), {
      status: 2,
      stdout: "",
      stderr: `asio-import: ${pipe} cannot be read: it is a pipe.\n`,
    });
  });

  test("must not exceed 512 MB if it is read into memory", (t) => {
    const folder = new Folder(t, { ...files, "large.csv": "" });
    const large = join(folder.path, "large.csv");
    truncateSync(large, 513 * 2 ** 20);
    const reason = `${large} cannot be read: it has more than 512 MB.`;
    assert.deepEqual(folder.run("fix", "large.csv"), { status: 2, stdout: "", stderr: `asio-import: ${reason}\n` });
    const { status, stdout } = folder.run("validate", "a.csv", "--existing", "large.csv");
    assert.equal(status, 1);
    assert.equal(
      stdout.split("\n")[0],
      `a.csv:1:1: error: Existing companies are not checked: ${reason} [existing-export]`,
    );
  });
});

describe("a glob", () => {
  test("on the command line can start anywhere", (t) => {
    const folder = new Folder(t, { ...files, "in/b.csv": bolt });
    const { stdout } = inBash(folder, "cd in && asio-import validate b.csv --existing '../c*.json'");
    assert.match(stdout, /^b\.csv:2:1: error: This company already exists: /);
  });

  test("in a configuration stays in its folder", (t) => {
    const folder = new Folder(t, { ...files, "in/s.json": '{"existing": {"files": ["../*.json"]}}' });
    assert.match(
      folder.run("validate", "a.csv", "--config", "in/s.json").stdout,
      /^a\.csv:1:1: error: Existing companies are not checked: \.\.\/\*\.json leads out of the workspace folder, which no glob pattern may do. List the files themselves\. /,
    );
  });
});
