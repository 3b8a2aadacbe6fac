import { percentile, type Round } from "./figures.ts";

/** Milliseconds that a piece of work takes. */
export function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Milliseconds that the processor has worked for this thread: what else the machine does is not in it. */
export function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/**
 * A work and its yardstick in turn, so that a slow moment of the machine meets both. Garbage is not collected by force
 * in between: that would throw away compiled code, too, which no long-running program loses so often.
 */
export function inTurn(rounds: number, work: () => unknown, yardstick: () => unknown): Round[] {
  const both = () => ({ work: time(work), yardstick: time(yardstick) });
  // The first rounds warm up.
  for (let i = 0; i < 3; i++) both();
  return Array.from({ length: rounds }, both);
}

/** The times of many small works and of their yardsticks as one round: what 95 of 100 stay below. */
export function p95(strokes: readonly Required<Round>[]): Required<Round> {
  return {
    work: percentile(
      strokes.map((stroke) => stroke.work),
      0.95,
    ),
    yardstick: percentile(
      strokes.map((stroke) => stroke.yardstick),
      0.95,
    ),
  };
}
