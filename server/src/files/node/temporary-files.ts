import { rmSync } from "node:fs";

/*
 * Temporary files that are gone with the process: where it exits, and where a signal ends it. Without a handler a signal
 * ends a process at once, with one not before the event loop has its turn: so there is one only while there is a file.
 */

const paths = new Set<string>();
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Has a file removed with the end of the process. To be called before there is one, so that none slips through. */
export function holdTemporary(path: string): void {
  if (paths.size === 0) {
    process.on("exit", removeAll);
    for (const signal of signals) process.on(signal, end);
  }
  paths.add(path);
}

/** Says that a temporary file has a name of its own now, or is gone. */
export function releaseTemporary(path: string): void {
  paths.delete(path);
  if (paths.size > 0) return;
  process.off("exit", removeAll);
  for (const signal of signals) process.off(signal, end);
}

function removeAll(): void {
  for (const path of [...paths]) {
    rmSync(path, { force: true });
    releaseTemporary(path);
  }
}

/** Ends the process as the signal does by itself, so that a shell sees which one it was (130, 143, 129). */
function end(signal: NodeJS.Signals): void {
  removeAll();
  process.kill(process.pid, signal);
}
