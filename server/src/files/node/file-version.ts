import type { BigIntStats } from "node:fs";
import type { FileVersion } from "../files.ts";

/** What a file of this machine is, by what `stat` says of it; undefined for a folder, a pipe or a device. */
export function versionOf(stats: BigIntStats): FileVersion | undefined {
  if (!stats.isFile()) return undefined;
  const { dev, ino, size, mtimeNs } = stats;
  return { modified: Number(mtimeNs) / 1e6, tag: [dev, ino, size, mtimeNs].join() };
}
