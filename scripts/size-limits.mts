import { stat } from "node:fs/promises";

/** Maximum sizes in bytes. The limits are tight, so that growth is noticed. */
export const sizeLimits = {
  "dist/extension.js": 400_000,
  "dist/server.js": 1_500_000,
  "dist/cli.js": 1_130_000,
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
