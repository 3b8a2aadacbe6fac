import { constants } from "node:os";

const undone = new Set<() => void>();
let listening = false;

/**
 * Has `undo` run when this process ends, Ctrl+C and polite kills included, so that no server, browser or temporary
 * folder outlives the run that made it. `undo` must do its work synchronously. Returns what takes the promise back.
 */
export function atExit(undo: () => void): () => void {
  if (!listening) {
    listening = true;
    process.on("exit", () => {
      for (const each of [...undone].reverse()) each();
    });
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => process.exit(128 + constants.signals[signal]));
    }
  }
  undone.add(undo);
  return () => undone.delete(undo);
}
