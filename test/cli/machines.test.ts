import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Folder, header, program, type Run, row } from "./cli.ts";
import { clean, message, mixed } from "./import-file.ts";

const accepted = "Accepted: the one row would be created.";
const open = "Existing companies are not checked: no export is chosen.";

/** A file with one error (the country) and two warnings (spaces in names). */
const warned = `${header}\n${row("Acme Inc,ACME,Head Office,HQ1,USA")}\n`;
const spaces = (header: string, right: string) =>
  `${header} contains a space, but the vendor's guide says "strictly alphanumeric". Write "${right}", or turn off this rule if your imports accept spaces.`;

describe("--format github", () => {
  test("prints the verdict and each finding as a workflow command", (t) => {
    const folder = new Folder(t, { "in/a.csv": warned, "clean.csv": clean });
    assert.deepEqual(folder.run("validate", "./in/a.csv", "clean.csv", "--format", "github"), {
      status: 1,
      stdout: [
        "::error file=in/a.csv,title=Validate import::1 of 1 row would fail.",
        `::warning file=in/a.csv,line=2,endLine=2,col=5,endColumn=6,title=spaces::${spaces("Company Name", "AcmeInc")}`,
        `::warning file=in/a.csv,line=2,endLine=2,col=19,endColumn=20,title=spaces::${spaces("Site Name", "HeadOffice")}`,
        `::error file=in/a.csv,line=2,endLine=2,col=31,endColumn=34,title=country-code::${message}`,
        `::notice file=clean.csv,title=Validate import::${accepted} ${open}`,
        "",
      ].join("\n"),
      stderr: "",
    });
  });

  test("names files from the root of the repository, as in a workflow with a working directory", (t) => {
    const folder = new Folder(t, { "in/a.csv": mixed });
    const env = { ...process.env, GITHUB_WORKSPACE: folder.path };
    const cwd = join(folder.path, "in");
    const args = [program, "validate", "a.csv", "--format", "github"];
    const { stdout } = spawnSync(process.execPath, args, { cwd, env, encoding: "utf8" });
    assert.match(stdout, /^::error file=in\/a\.csv,title=/);
  });

  test("escapes texts of files, and gives no columns for a range of several lines", (t) => {
    const name = "100%,a:b\r\n.csv";
    const folder = new Folder(t, {
      [name]: `${header}\n${row('"A\nB",A1,HQ,HQ1,1%\u001b]0;x\u0007')}\n`,
    });
    const { stdout } = folder.run("validate", name, "--format", "github");
    const escapedName = "100%25%2Ca%3Ab%0D%0A.csv";
    const lines = stdout.trimEnd().split("\n");
    for (const line of lines) assert.ok(/^::(?:error|warning) file=100%25%2Ca%3Ab%0D%0A\.csv,/.test(line), line);
    const lineBreak = `file=${escapedName},line=2,endLine=3,title=line-break::`;
    assert.ok(
      lines.some((line) => line.startsWith(`::error ${lineBreak}Company Name contains a line break`)),
      stdout,
    );
    assert.ok(lines.at(-1)?.includes('title=country-code::Country "1%25]0;x" is not'), stdout);
  });
});

describe("--quiet", () => {
  const folderWith = (t: test.TestContext) => new Folder(t, { "a.csv": warned });

  test("reports errors and the verdict only", (t) => {
    const folder = folderWith(t);
    assert.deepEqual(folder.run("validate", "a.csv", "--quiet"), {
      status: 1,
      stdout: `a.csv:2:31: error: ${message} [country-code]\na.csv: 1 of 1 row would fail.\n`,
      stderr: "",
    });
    const github = folder.run("validate", "a.csv", "--quiet", "--format", "github").stdout;
    assert.deepEqual(
      github.split("\n").map((line) => line.split(" ")[0]),
      ["::error", "::error", ""],
    );
    const { results } = JSON.parse(folder.run("validate", "a.csv", "--quiet", "--format", "sarif").stdout).runs[0];
    assert.deepEqual(
      results.map(({ ruleId }: { ruleId: string }) => ruleId),
      ["country-code"],
    );
    const [json] = JSON.parse(folder.run("validate", "a.csv", "--quiet", "--format", "json").stdout).files;
    assert.deepEqual(
      json.findings.map(({ code }: { code: string }) => code),
      ["country-code"],
    );
    assert.deepEqual(json.counts, { error: 1, warning: 2, information: 0, hint: 0 });
  });

  test("leaves the response file complete", (t) => {
    const folder = folderWith(t);
    assert.equal(folder.run("validate", "a.csv", "--quiet", "--response").status, 1);
    assert.match(folder.read("a.response.csv"), /USA.*,2,Failed,/);
  });
});

describe("--max-warnings", () => {
  const warnedOnly = warned.replace("USA", "US");
  test("fails a run with more warnings, and says so", (t) => {
    const other = warnedOnly.replace("Acme Inc,ACME", "Nut Inc,NUT");
    const folder = new Folder(t, { "a.csv": warnedOnly, "b.csv": other });
    const run = (...args: string[]) => folder.run("validate", ...args);
    assert.equal(run("a.csv").status, 0);
    assert.deepEqual(pick(run("a.csv", "--max-warnings", "2")), [0, ""]);
    assert.deepEqual(pick(run("a.csv", "--max-warnings", "1")), [1, "2 warnings, more than --max-warnings 1.\n"]);
    // All files count together, and warnings that are not shown count too.
    const quiet = run("a.csv", "b.csv", "--max-warnings=3", "--quiet");
    assert.deepEqual(pick(quiet), [1, "4 warnings, more than --max-warnings 3.\n"]);
  });
  const pick = ({ status, stderr }: Run) => [status, stderr];

  test("takes a number", (t) => {
    const folder = new Folder(t, { "a.csv": clean });
    for (const given of ["-1", "1.5", "some"]) {
      assert.deepEqual(folder.run("validate", "a.csv", `--max-warnings=${given}`), {
        status: 2,
        stdout: "",
        stderr: `asio-import: --max-warnings takes a number, not "${given}" (see asio-import --help)\n`,
      });
    }
  });
});

describe("the progress line", () => {
  const rows = Array.from({ length: 2_000 }, (_, index) => row(`Acme${index},ACME${index},HQ,HQ${index},USA`));
  const large = `${[header, ...rows].join("\n")}\n`;

  /** Runs the command line with a clock by which everything takes long, and a standard error that is a terminal. */
  function onTerminal(folder: Folder, args: readonly string[], isTTY = true, env: Record<string, string> = {}): Run {
    const hook = `Object.defineProperty(process.stderr, "isTTY", { value: ${isTTY} });
      let time = 2;
      process.uptime = () => (time += 0.2);`;
    const imported = `--import=data:text/javascript,${encodeURIComponent(hook)}`;
    const { status, stdout, stderr } = spawnSync(process.execPath, [imported, program, ...args], {
      cwd: folder.path,
      encoding: "utf8",
      env: { ...process.env, TERM: "xterm", ...env },
    });
    return { status, stdout, stderr };
  }

  const line = (text: string) => `\r\u001b[?7l${text}\u001b[K\u001b[?7h`;
  const removed = "\r\u001b[K";

  test("is shown by every command whose work takes long, and removed at the end", (t) => {
    const folder = new Folder(t, {
      "a.csv": large,
      "r.csv": large.replace("\n", ",Status\n"),
      "off.json": '{"rules": {"country-code": "off"}}',
    });
    for (const [args, text] of [
      [["validate", "a.csv"], "Reading a.csv: 0%"],
      [["fix", "a.csv"], "Fixing a.csv"],
      [["map", "a.csv"], "Reading a.csv: 0%"],
      [["retry", "r.csv"], "Reading r.csv: 0%"],
      [["ready", "a.csv", "--config", "off.json"], "Reading a.csv: 0%"],
    ] as const) {
      const shown = onTerminal(folder, args);
      const plain = folder.run(...args);
      assert.ok(shown.stderr.startsWith(line(text)), `${args}: ${JSON.stringify(shown.stderr.slice(0, 100))}`);
      // What is said at the end stands on lines of its own.
      assert.ok(shown.stderr.endsWith(`${removed}${plain.stderr}`), `${args}: ${JSON.stringify(shown.stderr)}`);
      assert.equal(shown.stdout, plain.stdout);
      assert.equal(shown.status, plain.status);
      assert.ok(!plain.stderr.includes("\u001b"));
    }
  });

  test("is not shown elsewhere than on a terminal that can remove it", (t) => {
    const folder = new Folder(t, { "a.csv": large });
    assert.equal(onTerminal(folder, ["validate", "a.csv"], false).stderr, "");
    assert.equal(onTerminal(folder, ["validate", "a.csv"], true, { TERM: "dumb" }).stderr, "");
  });

  test("shows a file's name without its controls, and is removed before an error", (t) => {
    const folder = new Folder(t, { "a\u001b[2J.csv": "Foo,Bar\n1,2\n" });
    const { status, stderr } = onTerminal(folder, ["validate", "a\u001b[2J.csv"]);
    assert.equal(status, 2);
    const [shown, told, ...others] = stderr.split(removed);
    assert.ok(shown?.startsWith(line("Reading a\\u001b[2J.csv: 0%")), stderr);
    assert.match(told ?? "", /^asio-import: a\\u001b\[2J\.csv is no import file/);
    assert.deepEqual(others, []);
  });
});
