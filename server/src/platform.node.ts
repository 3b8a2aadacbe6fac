import { homedir } from "node:os";
import { setImmediate } from "node:timers/promises";
import type { Platform } from "./platform.ts";

/** Faster than the defaults in Node.js: a timer waits at least a millisecond, and `btoa` takes ten times as long. */
export const node: Platform = {
  home() {
    try {
      return homedir();
    } catch {
      // A container may run as a user that the system does not know.
      return undefined;
    }
  },
  pause: () => setImmediate(),
  toBase64: ({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength).toString("base64"),
  fromBase64: (text) => Buffer.from(text, "base64"),
};
