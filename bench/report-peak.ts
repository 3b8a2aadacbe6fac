/** Loaded into a program before it starts: at its end, writes the most memory that it had, in bytes, to channel 3. */
import { readFileSync, writeSync } from "node:fs";

/**
 * On Linux the figure of `getrusage` includes the process that forked this one, so the kernel's own mark is read there.
 */
function peak(): number {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS * 1024;
  const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}

process.on("exit", () => writeSync(3, String(peak())));
