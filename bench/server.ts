import { spawn } from "node:child_process";
import { once } from "node:events";
import { withCompiledCode } from "./compiled-code.ts";
import type { Figure, Measure, Round } from "./figures.ts";
import { importFile, type Kind, kinds } from "./files.ts";
import { type Memory, ServerProcess } from "./server-process.ts";
import { p95 } from "./time.ts";
import { type Typing, typingInMiddle } from "./typing.ts";

const ROWS = 100_000;
const FEW_ROWS = 1_000;
const MEGABYTE = 1_000_000;

/** The bundled server, talked to over its standard input and output. */
export const serverMeasures: readonly Measure[] = [
  ...kinds.map((kind) => ({ name: `stdio ${kind}`, run: () => keystrokes(kind) })),
  ...kinds.map((kind) => ({ name: `memory ${kind}`, run: () => memory(kind) })),
];

export const startMeasure: Measure = { name: "start", run: start };

async function keystrokes(kind: Kind): Promise<Figure[]> {
  const [large, small] = [await OpenFile.open(kind, ROWS), await OpenFile.open(kind, FEW_ROWS)];
  const round = async () => {
    const strokes: Required<Round>[] = [];
    for (let i = 0; i <= large.typing.keystrokes.length; i++) {
      strokes.push({ work: await large.stroke(i), yardstick: await small.stroke(i) });
    }
    return p95(strokes);
  };
  await round();
  const rounds: Round[] = [];
  for (let i = 0; i < 7; i++) rounds.push(await round());
  for (const file of [large, small]) await file.server.stop();
  const work = `a keystroke in 100,000 rows over stdio, ${kind}, p95`;
  return [
    { work, unit: "ms", rounds, target: { most: 16 } },
    { work: `${work}, against a small file`, unit: "ms", rounds, yardstick: "1,000 rows", target: { times: 3 } },
  ];
}

/** A server with an open file, into which a row is typed. */
class OpenFile {
  readonly server: ServerProcess;
  readonly typing: Typing;

  private constructor(server: ServerProcess, typing: Typing) {
    this.server = server;
    this.typing = typing;
  }

  static async open(kind: Kind, rows: number): Promise<OpenFile> {
    const text = importFile(kind, rows);
    const file = new OpenFile(await ServerProcess.start(), typingInMiddle(text));
    await openAs(kind, file.server, text);
    await file.server.show(file.typing.screen);
    return file;
  }

  /** Makes keystroke `index`, or takes all back behind the last; resolves to the milliseconds until diagnostics came. */
  async stroke(index: number): Promise<number> {
    const change = this.typing.keystrokes[index] ?? this.typing.undo;
    const start = performance.now();
    await this.server.edit(change);
    return performance.now() - start;
  }
}

/** Opens a file and throws where it is not what it is measured as. */
async function openAs(kind: Kind, server: ServerProcess, text: string): Promise<void> {
  const diagnostics = await server.open(text);
  if (diagnostics !== (kind === "clean" ? 0 : 500)) {
    throw new Error(`Unexpected number of diagnostics for the ${kind} file: ${diagnostics}`);
  }
}

async function memory(kind: Kind): Promise<Figure[]> {
  const text = importFile(kind, ROWS);
  const over: Record<keyof Memory, Round[]> = { collected: [], held: [], settled: [] };
  for (let i = 0; i < 3; i++) {
    const server = await ServerProcess.start("memory");
    const idle = await server.memory();
    await openAs(kind, server, text);
    const open = await server.memory();
    await server.stop();
    for (const part of ["collected", "held", "settled"] as const) {
      over[part].push({ work: (open[part] - idle[part]) / MEGABYTE, yardstick: text.length / MEGABYTE });
    }
  }
  const line = { unit: "MB", yardstick: "the file" } as const;
  const work = `memory of the server with 100,000 rows open, ${kind}`;
  return [
    { ...line, work, rounds: over.collected, target: { times: 6 } },
    { ...line, work: "of it, Node's heap and what belongs to it", rounds: over.held },
    { ...line, work: "before garbage is collected", rounds: over.settled },
  ];
}

async function start(): Promise<Figure[]> {
  const text = importFile("failing", FEW_ROWS);
  const started = async (env: NodeJS.ProcessEnv) => {
    const server = await ServerProcess.start("nothing", undefined, env);
    await openAs("failing", server, text);
    return server;
  };
  const rounds = async (env: () => NodeJS.ProcessEnv): Promise<Round[]> => {
    const all: Round[] = [];
    for (let i = 0; i < 9; i++) {
      const begin = performance.now();
      const server = await started(env());
      const work = performance.now() - begin;
      await server.stop();
      all.push({ work, yardstick: await emptyProgram() });
    }
    return all;
  };
  const line = { unit: "ms", yardstick: "`node -e 0`" } as const;
  const work = "start of the server: first diagnostics of 1,000 rows";
  const before = async (env: NodeJS.ProcessEnv) => (await started(env)).exit();
  return await withCompiledCode(before, async ({ later, first }) => [
    { ...line, work, rounds: await rounds(() => later), target: { times: 4 } },
    { ...line, work: `${work}, started for the first time`, rounds: await rounds(first) },
  ]);
}

/** Milliseconds that Node.js takes to start and to end. */
async function emptyProgram(): Promise<number> {
  const begin = performance.now();
  await once(spawn(process.execPath, ["-e", "0"], { stdio: "ignore" }), "close");
  return performance.now() - begin;
}
