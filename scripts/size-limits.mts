import { stat } from "node:fs/promises";

/**
 * Maximum sizes in bytes. The limits are tight, so that growth is noticed. A bundle loads its `-chunk`s at once, and its
 * other parts when they are needed.
 */
export const sizeLimits = {
  "dist/extension.js": 12_000,
  "dist/extension-chunk.js": 388_000,
  "dist/extension-commands.js": 36_000,
  "dist/server.js": 1_020_000,
  "dist/server-reading.js": 155_000,
  "dist/server-chunk.js": 155_000,
  "dist/cli.js": 668_000,
  "dist/cli-reading.js": 140_000,
  "dist/cli-sheets.js": 122_000,
  "dist/cli-chunk.js": 41_500,
  "dist/cli-chunk-reading.js": 136_000,
  "dist/cli-chunk-sheets.js": 3_500,
  "dist/country-names.json": 290_000,
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
