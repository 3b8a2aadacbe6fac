import { rmSync } from "node:fs";

/*
 * Temporary files that are deleted when the process exits or a signal ends it. A process with a signal handler ends only
 * when the event loop is free, so the handlers are installed only while there are such files.
 */

const paths = new Set<string>();
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Deletes a file when the process ends. Must be called before the file is created. */
export function deleteOnExit(path: string): void {
  if (paths.size === 0) {
    process.on("exit", removeAll);
    for (const signal of signals) process.on(signal, end);
  }
  paths.add(path);
}

/** Reverts `deleteOnExit`, after the file was renamed or deleted. */
export function keepOnExit(path: string): void {
  paths.delete(path);
  if (paths.size > 0) return;
  process.off("exit", removeAll);
  for (const signal of signals) process.off(signal, end);
}

function removeAll(): void {
  for (const path of [...paths]) {
    rmSync(path, { force: true });
    keepOnExit(path);
  }
}

/** Ends the process with the signal's default action, so that a shell sees the usual exit code (130, 143, 129). */
function end(signal: NodeJS.Signals): void {
  removeAll();
  process.kill(process.pid, signal);
}
