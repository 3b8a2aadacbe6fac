import { pause } from "./platform.ts";

/** Long work that yields after each step of at most a few milliseconds, and returns its result. */
export type Steps<Result> = Generator<void, Result, void>;

/** Milliseconds of work between pauses. */
const slice = 5;

/** Runs all steps without a pause. */
export function allAtOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * Runs the steps in slices of time, with pauses in which the event loop handles other messages.
 * @param checkpoint called after each pause; may throw to end the work
 */
export async function inSlices<Result>(steps: Steps<Result>, checkpoint: () => void = () => {}): Promise<Result> {
  for (let end = performance.now() + slice; ; ) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() < end) continue;
    await pause();
    checkpoint();
    end = performance.now() + slice;
  }
}
