import assert from "node:assert/strict";
import { test } from "node:test";
import { Folder, header } from "./cli.ts";

/** Clears the screen, sets the window title (in C0 and C1) and reverses the text direction. */
const poison = "\u001b[2J\u001b]0;owned\u0007\u009b31m\u202e";
const steering = /(?![\t\n])[\p{Cc}\p{Bidi_Control}]/u;

const file = `${header},${poison}\n${poison},A${poison},Main,S1,${poison},,,,,,,,${poison},,,${poison},,,x\n`;

test("control characters in files, names, settings and exports do not reach the terminal", (t) => {
  const folder = new Folder(t, {
    "a.csv": file,
    [`${poison}.csv`]: file,
    "clean.csv": `${header}\n`,
    "export.json": JSON.stringify([{ name: poison }, { name: `A${poison}`, id: poison }]),
    "error.json": JSON.stringify({ error: poison, message: poison }),
    "template.csv": `${header},${poison}\n`,
    "no-template.csv": `${poison}\n`,
    "settings.json": JSON.stringify({ rules: { [poison]: "off" }, [poison]: 1 }),
    "text.json": poison,
  });
  const runs: readonly (readonly string[])[] = [
    ["validate", "a.csv", `${poison}.csv`, "--existing", "export.json"],
    ["validate", "a.csv", "--existing", "error.json", "--template", "template.csv"],
    ["validate", "a.csv", "--format", "json", "--existing", "export.json"],
    ["validate", "a.csv", "--format", "sarif"],
    ["validate", `${poison}.csv`, "--format", "github"],
    ["validate", "a.csv", "--max-warnings", poison],
    ["validate", "clean.csv", "--template", "no-template.csv"],
    ["validate", "clean.csv", "--existing", "text.json"],
    ["validate", "clean.csv", "--config", "settings.json"],
    ["validate", "clean.csv", "--config", "text.json"],
    ["validate", `${poison}no.csv`],
    ["validate", "clean.csv", "--existing", `${poison}*.json`],
    ["retry", `${poison}.csv`],
    ["map", "a.csv", "--map", `${poison}=Company Name`],
    ["map", "a.csv", "--map", `Company Name=${poison}`],
    ["map", `${poison}.csv`, "-o", "made.csv"],
    [poison],
    ["validate", `--${poison}`],
    ["validate", "a.csv", "--format", poison],
    ["validate", "a.csv", "--encoding", poison],
  ];
  for (const args of runs) {
    const { stdout, stderr } = folder.run(...args);
    assert.doesNotMatch(stderr, steering, args.join(" "));
    if (!["map", "retry"].includes(args[0] ?? "")) assert.doesNotMatch(stdout, steering, args.join(" "));
    assert.notEqual(stdout + stderr, "", args.join(" "));
  }
});

test("a report prints any file name on one line", (t) => {
  const name = "a\nb.csv: Accepted: all rows would be created.csv";
  const folder = new Folder(t, { [name]: file });
  const { stdout } = folder.run("validate", name);
  for (const line of stdout.trimEnd().split("\n")) assert.ok(line.startsWith("a\\u000ab.csv"), line);
});

test("JSON escapes control characters and keeps values complete", (t) => {
  const folder = new Folder(t, { "a.csv": file });
  const { stdout } = folder.run("validate", "a.csv", "--format", "json");
  const [checked] = JSON.parse(stdout).files;
  const found = checked.findings.find(({ header }: { header: string }) => header === "Company Name");
  assert.equal(found.value, poison);
});
