import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { temporaryFolder } from "../test/host/temporary.ts";
import { withCompiledCode } from "./compiled-code.ts";
import type { Figure, Measure, Round } from "./figures.ts";
import { importRows, responseRows } from "./files.ts";

const MEGABYTE = 1_000_000;
const million = 1_000_000;
const cli = join(import.meta.dirname, "..", "dist", "cli.js");
const papaParse = join(import.meta.dirname, "papa-parse.ts");
const papaStep = join(import.meta.dirname, "papa-step.ts");
/** Makes a program report its peak memory on channel 3. */
const reporting = `--import=${pathToFileURL(join(import.meta.dirname, "report-peak.ts")).href}`;

/** Whole runs of the program, on files on disk. */
export const commandLineMeasures: readonly Measure[] = [
  { name: "command line start", run: () => onFile(importRows("clean", 20), startUp) },
  { name: "command line validate", run: () => onFile(importRows("clean", million), validate) },
  { name: "command line response", run: () => onFile(importRows("failing", 100_000), respond) },
  {
    name: "command line fix",
    run: () => onFile(importRows("failing", 100_000), (path) => peak("fix", "100,000 failing rows", path, 300, 1)),
  },
  { name: "command line map", run: () => onFile(importRows("clean", million), map) },
  {
    name: "command line ready",
    run: () => onFile(importRows("clean", million), (path) => peak("ready", "1,000,000 rows", path)),
  },
  {
    name: "command line retry",
    run: () => onFile(responseRows(million), (path) => peak("retry", "1,000,000 rows", path)),
  },
];

async function onFile(lines: Iterable<string>, measure: (path: string) => Promise<Figure[]>): Promise<Figure[]> {
  const folder = temporaryFolder();
  const path = join(folder.path, "import.csv");
  try {
    await pipeline(Readable.from(lines), createWriteStream(path));
    return await measure(path);
  } finally {
    folder.remove();
  }
}

async function startUp(path: string): Promise<Figure[]> {
  const work = "`asio-import validate` of 20 rows";
  const yardstick = "`node -e 0`";
  const args = [cli, "validate", path];
  const before = (env: NodeJS.ProcessEnv) => run(args, 0, env);
  return await withCompiledCode(before, async ({ later, first }) => {
    const laterRuns = await inTurns(15, args, ["-e", "0"], { env: () => later });
    const firstRuns = await inTurns(9, args, ["-e", "0"], { env: first });
    return [
      { work, unit: "ms", rounds: laterRuns.time, yardstick, target: { times: 2.5 } },
      { work: `${work}, run for the first time`, unit: "ms", rounds: firstRuns.time, yardstick },
    ];
  });
}

async function validate(path: string): Promise<Figure[]> {
  const { time, peak } = await inTurns(
    5,
    [reporting, cli, "validate", path],
    [reporting, papaStep, path, String(million + 1)],
  );
  const work = "`asio-import validate` of 1,000,000 rows";
  const yardstick = "`Papa.parse` with `step`";
  return [
    { work, unit: "ms", rounds: time, yardstick, target: { times: 1.2 } },
    { work: `${work}, peak memory`, unit: "MB", rounds: peak, yardstick, target: { most: 250 } },
  ];
}

async function respond(path: string): Promise<Figure[]> {
  const args = [cli, "validate", path, "--response"];
  const { time } = await inTurns(5, args, [papaParse, path, String(100_001)], { code: 1 });
  const work = "`asio-import validate --response` of 100,000 failing rows";
  return [{ work, unit: "ms", rounds: time, yardstick: "`Papa.parse` in a process", target: { times: 5 } }];
}

/** The peak memory of a command. */
async function peak(command: string, rows: string, path: string, most?: number, code = 0): Promise<Figure[]> {
  const { peak } = await inTurns(3, [reporting, cli, command, path], ["-e", "0"], { code });
  const work = `\`asio-import ${command}\` of ${rows}, peak memory`;
  const rounds = peak.map(({ work }) => ({ work }));
  return [{ work, unit: "MB", rounds, ...(most === undefined ? {} : { target: { most } }) }];
}

async function map(path: string): Promise<Figure[]> {
  const { time, peak } = await inTurns(
    3,
    [reporting, cli, "map", path],
    [reporting, papaStep, path, String(million + 1)],
  );
  const work = "`asio-import map` of 1,000,000 rows";
  const yardstick = "`Papa.parse` with `step`";
  return [
    { work, unit: "ms", rounds: time, yardstick, target: { times: 3 } },
    { work: `${work}, peak memory`, unit: "MB", rounds: peak, yardstick, target: { most: 400 } },
  ];
}

/**
 * Runs two programs in turn, and measures the time and the peak memory of each run.
 * @param first the expected exit code of the first program, and its environment
 */
async function inTurns(
  count: number,
  ours: string[],
  theirs: string[],
  { code = 0, env = () => process.env }: { code?: number; env?: () => NodeJS.ProcessEnv } = {},
): Promise<Record<Part, Round[]>> {
  const rounds: Record<Part, Round[]> = { time: [], peak: [] };
  for (let i = 0; i < count; i++) {
    const work = await run(ours, code, env());
    const yardstick = await run(theirs, 0);
    for (const part of ["time", "peak"] as const) rounds[part].push({ work: work[part], yardstick: yardstick[part] });
  }
  return rounds;
}

/** Milliseconds, and megabytes. */
type Part = "time" | "peak";

/** Runs a program of Node from its start to its end. Throws if its exit code is not the expected one. */
async function run(args: string[], expected: number, env = process.env): Promise<Record<Part, number>> {
  const begin = performance.now();
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit", "pipe"] });
  const channel = child.stdio[3];
  if (!child.stdout || !(channel instanceof Readable)) throw new Error("The program has no channel 3.");
  const [output, peak, [code, signal]] = await Promise.all([
    beginningOf(child.stdout),
    text(channel),
    once(child, "close"),
  ]);
  if (code !== expected) throw new Error(`${args.join(" ")} ended with ${code ?? signal}: ${output}`);
  return { time: performance.now() - begin, peak: Number(peak) / MEGABYTE };
}

/** Reads all of a stream, and returns about its first 500 characters. */
async function beginningOf(stream: Readable): Promise<string> {
  let output = "";
  for await (const piece of stream) if (output.length < 500) output += piece;
  return output;
}
