/** Loaded into a server before its program: answers the message "memory" of the process that started it. */
import { setTimeout as sleep } from "node:timers/promises";

process.on("message", async () => {
  // Node hands memory back to the system in the background, little by little.
  await sleep(2_000);
  const settled = process.memoryUsage.rss();
  for (let i = 0; i < 3; i++) {
    globalThis.gc?.();
    await sleep(200);
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ settled, collected: rss, held: heapUsed + external });
});
process.channel?.unref();
