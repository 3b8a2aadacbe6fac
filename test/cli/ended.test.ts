import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { Folder, header, program, row } from "./cli.ts";

/** How often each command is interrupted. `ENDINGS=100` tries more. */
const endings = Number(process.env.ENDINGS ?? 4);
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const rows = Array.from({ length: 20_000 }, (_, i) => row(`Acme${i},ACME${i},HQ,HQ${i},${i % 2 ? "US" : "USA"}`));
const text = `${[header, ...rows].join("\n")}\n`;

/** Runs the command line, optionally interrupting it once it has a temporary file or after some milliseconds. */
async function run(folder: Folder, args: readonly string[], when?: "temporary" | number, signal?: NodeJS.Signals) {
  const child = spawn(process.execPath, [program, ...args], { cwd: folder.path, stdio: "ignore" });
  const ended = once(child, "exit");
  if (when === "temporary") {
    while (child.exitCode === null && temporaryFiles(folder).length === 0) await wait(0);
  } else if (when !== undefined) await Promise.race([wait(when), ended]);
  if (signal) child.kill(signal);
  const [code, by] = await ended;
  return by ?? code;
}

function temporaryFiles(folder: Folder): string[] {
  return readdirSync(folder.path).filter((name) => name.endsWith(".tmp"));
}

describe("an interrupted command leaves the old or the new file and no temporary file", () => {
  for (const [args, name, old] of [
    [["fix", "a.csv", "--write"], "a.csv", text],
    [["validate", "a.csv", "--response"], "a.response.csv", `${header},Row,Status,Reason for Failure\n`],
    [["ready", "a.csv", "-o", "ready.csv", "--force"], "ready.csv", "old\n"],
    [["ready", "a.csv", "-o", "ready.csv", "--rest", "rest.csv", "--force"], "rest.csv", "old\n"],
    [["retry", "r.csv", "-o", "retry.csv", "--force"], "retry.csv", "old\n"],
    [["map", "a.csv", "-o", "mapped.csv", "--force"], "mapped.csv", "old\n"],
  ] as const) {
    test(args.slice(0, -1).join(" "), async (t) => {
      const folder = new Folder(t);
      const restore = () => {
        folder.write("a.csv", text);
        folder.write("r.csv", text.replace("\n", ",Status\n"));
        folder.write(name, old);
      };
      restore();
      const begin = performance.now();
      const code = await run(folder, args);
      const time = performance.now() - begin;
      const made = folder.read(name);
      assert.notEqual(made, old);
      let caught = 0;
      for (let i = 0; i < endings; i++) {
        restore();
        // Every second time, wait for a temporary file, because a random moment rarely hits one.
        const moment = i % 2 === 0 ? "temporary" : Math.random() * time;
        const signal = signals[(i >> 1) % signals.length];
        const outcome = await run(folder, args, moment, signal);
        assert.ok(outcome === code || outcome === signal, `${outcome} by ${signal}`);
        if (outcome === signal) caught++;
        assert.deepEqual(temporaryFiles(folder), [], `after ${signal} at ${moment}`);
        const left = folder.read(name);
        assert.ok(left === old || left === made, `${name} is neither old nor new after ${signal} at ${moment}`);
        assert.ok(outcome !== code || left === made);
      }
      t.diagnostic(`${caught} of ${endings} ended by their signal`);
      assert.ok(existsSync(join(folder.path, name)));
    });
  }
});
