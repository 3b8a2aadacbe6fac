import { pause } from "./platform.ts";

/** Long work, step by step, each of which takes a few milliseconds at most. What it returns is what came of it. */
export type Steps<Result> = Generator<void, Result, void>;

/** How long other messages wait for their turn, in milliseconds. */
const slice = 5;

/** Does all steps at once. */
export function allAtOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * Does the steps in slices of time, between which other messages have their turn.
 * @param goOn is called before each further slice; what it throws ends the work
 */
export async function inSlices<Result>(steps: Steps<Result>, goOn: () => void = () => {}): Promise<Result> {
  for (let end = performance.now() + slice; ; ) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() < end) continue;
    await pause();
    goOn();
    end = performance.now() + slice;
  }
}
