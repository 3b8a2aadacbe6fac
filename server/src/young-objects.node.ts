import { setFlagsFromString } from "node:v8";

const few = "--semi-space-growth-factor=1";
const usual = "--semi-space-growth-factor=2";

/**
 * Keeps V8's space for young objects as small as it is now. Where many objects survive, as when a whole file is held in
 * memory, it grows to 128 MB. V8 keeps what it took, and little time is saved. V8 reads this flag whenever the space could
 * grow. It cannot be set for a program that is started by its name, and the maximum size is fixed at the start.
 */
export function keepYoungObjectsFew(): void {
  setFlagsFromString(few);
  // V8 uses compiled code only with the flags with which it was kept. This is the default.
  process.prependListener("exit", () => setFlagsFromString(usual));
}

/** Does work for which V8 must have its usual flags, after `keepYoungObjectsFew`. */
export function withUsualFlags(work: () => void): void {
  setFlagsFromString(usual);
  work();
  setFlagsFromString(few);
}
