import { stat } from "node:fs/promises";

/**
 * Maximum sizes in bytes. The limits are tight, so that growth is noticed. A bundle loads its chunks at once, and its other
 * parts when they are needed. Those with `web` in their names are for browsers, which load the chunks, too.
 */
export const sizeLimits = {
  "dist/extension.js": 23_000,
  "dist/extension-web.js": 2_500,
  "dist/extension-main-web.js": 10_000,
  "dist/extension-chunk.js": 356_000,
  "dist/extension-chunk2.js": 12_000,
  "dist/extension-commands.js": 73_200,
  "dist/server.js": 6_000,
  "dist/server-program.js": 36_000,
  "dist/server-web.js": 10_000,
  "dist/server-reading.js": 155_000,
  "dist/server-sheets.js": 138_000,
  "dist/server-chunk.js": 1_093_000,
  "dist/server-chunk2.js": 121_900,
  "dist/server-chunk3.js": 42_000,
  "dist/server-chunk4.js": 2_500,
  "dist/server-chunk5.js": 2_000,
  "dist/cli.js": 5_500,
  "dist/cli-program.js": 709_000,
  "dist/cli-reading.js": 140_000,
  "dist/cli-sheets.js": 138_000,
  "dist/cli-chunk.js": 143_000,
  "dist/cli-chunk2.js": 41_500,
  "dist/cli-chunk3.js": 2_500,
  "dist/cli-chunk4.js": 2_000,
  "dist/country-names.json": 290_000,
  "dist/table.js": 206_500,
  "dist/table.css": 12_400,
  "asio-import.vsix": 800_000,
};

/**
 * Compares the size of a file with its limit.
 * @returns a sentence about its size
 * @throws Error if it is larger than the limit
 */
export async function checkSize(path: string, name: keyof typeof sizeLimits): Promise<string> {
  const { size } = await stat(path);
  const limit = sizeLimits[name];
  const more = size - limit;
  const sentence = `${name} is ${bytes(size)}, ${bytes(Math.abs(more))} ${more > 0 ? "over" : "under"} its limit`;
  if (more > 0) throw new Error(`${sentence} of ${bytes(limit)} in scripts/size-limits.mts.`);
  return `${sentence}.`;
}

function bytes(count: number): string {
  return `${count.toLocaleString("en")} bytes`;
}
