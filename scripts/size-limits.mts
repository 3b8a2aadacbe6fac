import { stat } from "node:fs/promises";

/** Most bytes of what people get. A bundle has little room, so that it does not grow unseen. */
export const sizeLimits = {
  "dist/extension.js": 520_000,
  "dist/server.js": 1_440_000,
  "dist/cli.js": 1_055_000,
  "asio-import.vsix": 800_000,
};

/**
 * Says how large a file is.
 * @param name the file's name among the limits
 * @throws Error that says by how much the file is larger than its limit
 */
export async function checkSize(path: string, name: keyof typeof sizeLimits): Promise<string> {
  const { size } = await stat(path);
  const limit = sizeLimits[name];
  const more = size - limit;
  const sentence = `${name} has ${bytes(size)}, ${bytes(Math.abs(more))} ${more > 0 ? "more" : "less"} than its limit`;
  if (more > 0) throw new Error(`${sentence} of ${bytes(limit)} in scripts/size-limits.mts.`);
  return `${sentence}.`;
}

function bytes(count: number): string {
  return `${count.toLocaleString("en")} bytes`;
}
