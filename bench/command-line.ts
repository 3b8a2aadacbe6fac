import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { temporaryFolder } from "../test/host/temporary.ts";
import type { Figure, Measure, Round } from "./figures.ts";
import { importRows } from "./files.ts";

const ROWS = 1_000_000;
const MEGABYTE = 1_000_000;
const cli = join(import.meta.dirname, "..", "dist", "cli.js");
const papaStep = join(import.meta.dirname, "papa-step.ts");
const peakReporter = pathToFileURL(join(import.meta.dirname, "report-peak.ts")).href;

/** The command line over a file that is read from disk. */
export const commandLineMeasure: Measure = { name: "command line", run: validate };

async function validate(): Promise<Figure[]> {
  const folder = temporaryFolder();
  const path = join(folder.path, "import.csv");
  try {
    await pipeline(Readable.from(importRows("clean", ROWS)), createWriteStream(path));
    const [time, peak]: [Round[], Round[]] = [[], []];
    for (let i = 0; i < 5; i++) {
      const ours = await run([cli, "validate", path]);
      const theirs = await run([papaStep, path]);
      if (theirs.output.trim() !== String(ROWS + 1)) throw new Error(`PapaParse read ${theirs.output} rows.`);
      time.push({ work: ours.milliseconds, yardstick: theirs.milliseconds });
      peak.push({ work: ours.megabytes, yardstick: theirs.megabytes });
    }
    const work = "`asio-import validate` of 1,000,000 rows";
    const yardstick = "`Papa.parse` with `step`";
    return [
      { work, unit: "ms", rounds: time, yardstick, target: { times: 1.3 } },
      { work: `${work}, peak memory`, unit: "MB", rounds: peak, yardstick, target: { most: 400 } },
    ];
  } finally {
    folder.remove();
  }
}

/** A program of Node from its start to its end. Throws where it fails. */
async function run(args: string[]): Promise<{ output: string; milliseconds: number; megabytes: number }> {
  const begin = performance.now();
  const child = spawn(process.execPath, [`--import=${peakReporter}`, ...args], {
    stdio: ["ignore", "pipe", "inherit", "pipe"],
  });
  const channel = child.stdio[3];
  if (!child.stdout || !(channel instanceof Readable)) throw new Error("The process has no stdio channel 3.");
  const [output, peak, [code, signal]] = await Promise.all([text(child.stdout), text(channel), once(child, "close")]);
  if (code !== 0) throw new Error(`${args.join(" ")} exited with ${code ?? signal}: ${output.slice(0, 500)}`);
  return { output, milliseconds: performance.now() - begin, megabytes: Number(peak) / MEGABYTE };
}
