import { spawn, spawnSync } from "node:child_process";
import { atExit } from "./at-exit.ts";
import { PlainFailure } from "./failure.ts";

/** A running program with everything that it said, whose children end with it. */
export interface Child {
  /** Standard output and standard error so far, in the order of arrival. */
  output(): string;
  /** Calls `listener` each time that something was said. */
  onOutput(listener: () => void): void;
  /** Settles with the exit code, or the signal's name, once the program has ended. */
  readonly ended: Promise<number | string>;
  /** Ends the program and all that it started; settles when it is gone and its output complete. */
  stop(): Promise<void>;
}

/** How long (in milliseconds) a program may take to end of its own after it was asked to. */
const GRACE = 5_000;

/**
 * Starts a program in a process group of its own, so that it can be ended together with its children: VS Code's server
 * starts extension hosts, which start language servers. It ends with this process at the latest.
 */
export function startChild(
  command: string,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Child {
  const windows = process.platform === "win32";
  const child = spawn(command, args, {
    ...options,
    stdio: ["ignore", "pipe", "pipe"],
    detached: !windows,
    windowsHide: true,
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => said.push(text));
  const signalAll = (signal: NodeJS.Signals) => {
    if (child.pid === undefined) return;
    try {
      if (windows) spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
      else process.kill(-child.pid, signal);
    } catch {
      // No process of the group is left: what was wanted.
    }
  };
  const forget = atExit(() => signalAll("SIGKILL"));
  const { promise: ended, resolve } = Promise.withResolvers<number | string>();
  const { promise: allSaid, resolve: saidAll } = Promise.withResolvers<void>();
  child.on("close", () => saidAll());
  child.on("error", (error) => {
    said.push(`${error.message}\n`);
    resolve(error.message);
  });
  child.on("exit", (code, signal) => resolve(code ?? signal ?? "nothing"));
  return {
    output: () => said.join(""),
    onOutput: (listener) => {
      child.stdout.on("data", listener);
      child.stderr.on("data", listener);
    },
    ended,
    async stop() {
      signalAll("SIGTERM");
      const timer = setTimeout(() => signalAll("SIGKILL"), GRACE);
      await ended;
      clearTimeout(timer);
      // What the program left behind of its group, such as a language server that is still busy.
      signalAll("SIGKILL");
      forget();
      await allSaid;
    },
  };
}

/** Runs a program to its end; throws with the last lines of what it said where it fails. */
export async function runToEnd(
  command: string,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  const child = startChild(command, args, options);
  const end = await child.ended;
  await child.stop();
  if (end !== 0)
    throw new PlainFailure(`${command} ${args.join(" ")} exited with ${end}:\n${lastLines(child.output(), 40)}`);
  return child.output();
}

/**
 * The last `count` lines of a log that say something: no blank ones, no steps of a stack trace, and
 * nothing of VS Code's search for the logger that was not compiled.
 */
export function lastLines(log: string, count: number): string {
  const telling = log.split(/\r?\n/).filter((line) => !/^\s*(at .*)?$|spdlog/.test(line));
  return telling.slice(-count).join("\n");
}
