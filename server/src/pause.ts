import { setImmediate } from "node:timers/promises";

/** Lets other messages have their turn, between two pieces of long work. */
export function pause(): Promise<void> {
  return setImmediate();
}
