import type { BigIntStats } from "node:fs";
import type { FileVersion } from "../files.ts";

/** The version of a local file; undefined for a folder, a pipe or a device. */
export function versionOf(stats: BigIntStats): FileVersion | undefined {
  if (!stats.isFile()) return undefined;
  const { dev, ino, size, mtimeNs } = stats;
  return { modified: Number(mtimeNs) / 1e6, tag: [dev, ino, size, mtimeNs].join() };
}
