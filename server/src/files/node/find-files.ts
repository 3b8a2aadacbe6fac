import type { Dirent } from "node:fs";
import { opendir, realpath, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";
import { pause } from "../../platform.ts";
import { moreFound, mostFound } from "../files.ts";
import { GlobPlace } from "../glob.ts";

/** How many files and folders are looked at for one glob: a second's work on a disk. */
const mostSeen = 100_000;

/** How long (in milliseconds) names are held against a glob before other work gets its turn. */
const turn = 20;

/** Paths that a glob finds, sorted, and what it leaves out as `FoundFiles.leftOut` has it. */
export interface FoundPaths {
  readonly paths: readonly string[];
  readonly leftOut: readonly string[];
}

/**
 * Walks a folder for the files that match a glob. No library is used for that: those that there are either follow
 * links or pass over all of them, and have no end in a tree that has none.
 *
 * Links to folders are not followed; a link to a file counts where that lies in `within`. `node_modules` is passed over.
 */
export async function findFiles(
  folder: string,
  glob: string,
  within: string,
  signal?: AbortSignal,
): Promise<FoundPaths> {
  const paths: string[] = [];
  const outward: string[] = [];
  let seen = 0;
  let rested = performance.now();
  const walk = async (names: readonly string[], place: GlobPlace): Promise<void> => {
    for (const entry of await entriesOf(join(folder, ...names), mostSeen + 1 - seen)) {
      if (paths.length > mostFound || ++seen > mostSeen || signal?.aborted) return;
      if (performance.now() - rested > turn) {
        await pause();
        rested = performance.now();
      }
      const path = [...names, entry.name];
      const here = place.after(entry.name);
      const below = here.after("/");
      const isWay = below.isOpen && entry.name !== "node_modules";
      if (entry.isSymbolicLink()) {
        if (here.isMatch || isWay) await lookAtLink(path.join("/"), here.isMatch, isWay);
      } else if (entry.isDirectory()) {
        if (isWay) await walk(path, below);
      } else if (here.isMatch && entry.isFile()) paths.push(join(folder, ...path));
    }
  };
  const lookAtLink = async (name: string, isMatch: boolean, isWay: boolean): Promise<void> => {
    const link = join(folder, name);
    const target = await stat(link).catch(() => undefined);
    if (!(target?.isFile() ? isMatch : target?.isDirectory() && isWay)) return;
    if (!(await isReallyWithin(link, [within]))) outward.push(name);
    else if (target?.isFile()) paths.push(link);
  };
  const isInside = await isReallyWithin(folder, [within]);
  if (isInside) await walk([], GlobPlace.startOf(glob));
  const leftOut = [
    ...(isInside ? [] : ["leads through a link out of the workspace folder, which is not followed"]),
    ...(paths.length > mostFound ? [moreFound] : []),
    ...(seen > mostSeen ? ["was looked for among 100,000 files and folders, and there are more"] : []),
    ...(outward.length > 0 ? [`follows no link out of the workspace folder, such as ${outward[0]}`] : []),
  ];
  return { paths: paths.slice(0, mostFound).sort(), leftOut };
}

/** What a folder holds, sorted by name, and not more of it than is asked for; nothing of one that cannot be read. */
async function entriesOf(folder: string, most: number): Promise<readonly Dirent[]> {
  const entries: Dirent[] = [];
  try {
    for await (const entry of await opendir(folder, { bufferSize: 1_000 })) {
      if (entries.push(entry) >= most) break;
    }
  } catch {
    // It holds nothing that could be read.
  }
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether a path leads into one of these folders, links followed. */
export async function isReallyWithin(path: string, folders: readonly string[]): Promise<boolean> {
  const place = await realPlace(path);
  for (const folder of folders) {
    const way = relative(await realPlace(folder), place);
    if (way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way)) return true;
  }
  return false;
}

/** Where a path leads in truth. What it ends with need not be there. */
async function realPlace(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : join(await realPlace(folder), basename(path));
  }
}
