/**
 * Loaded into a server before its program: answers each message of the process that started it with the longest stretch
 * in which no other message had its turn, since the last answer. It is told in milliseconds of the server's own processor
 * time, so that what else the machine does is not in it.
 */
import { processorTime } from "./time.ts";

let last = processorTime();
let longest = 0;

function look(): void {
  const now = processorTime();
  longest = Math.max(longest, now - last);
  last = now;
}

setInterval(look, 1).unref();
process.on("message", () => {
  look();
  process.send?.(longest);
  longest = 0;
});
process.channel?.unref();
