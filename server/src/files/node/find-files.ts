import type { Dirent } from "node:fs";
import { opendir, realpath, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";
import { pause } from "../../platform.ts";
import { maxFound, moreFound } from "../files.ts";
import { GlobPlace } from "../glob.ts";

/** Files and folders to look at for one glob, which takes about a second. */
const maxSeen = 100_000;

/** Folders that nobody means. */
const ignored: ReadonlySet<string> = new Set(["node_modules", ".git"]);

/** Milliseconds between pauses. */
const slice = 20;

/** Like `FoundFiles`, with paths. */
export interface FoundPaths {
  readonly paths: readonly string[];
  readonly leftOut: readonly string[];
}

/**
 * Searches a folder for the files that match a glob. Existing libraries either follow all links or ignore all of them,
 * and never end in an endless tree.
 *
 * Does not follow links to folders. Includes a link to a file if that file is inside `within`. Ignores `node_modules` and
 * `.git`.
 * @param called what messages call `within`
 */
export async function findFiles(
  folder: string,
  glob: string,
  within: string,
  signal?: AbortSignal,
  called = "the workspace folder",
): Promise<FoundPaths> {
  const paths: string[] = [];
  const linksOutside: string[] = [];
  let seen = 0;
  let lastPause = performance.now();
  const walk = async (names: readonly string[], place: GlobPlace): Promise<void> => {
    for (const entry of await entriesOf(join(folder, ...names), maxSeen + 1 - seen)) {
      if (paths.length > maxFound || ++seen > maxSeen || signal?.aborted) return;
      if (performance.now() - lastPause > slice) {
        await pause();
        lastPause = performance.now();
      }
      const path = [...names, entry.name];
      const here = place.after(entry.name);
      const below = here.after("/");
      const mayContain = below.isOpen && !ignored.has(entry.name);
      if (entry.isSymbolicLink()) {
        if (here.isMatch || mayContain) await lookAtLink(path.join("/"), here.isMatch, mayContain);
      } else if (entry.isDirectory()) {
        if (mayContain) await walk(path, below);
      } else if (here.isMatch && entry.isFile()) paths.push(join(folder, ...path));
    }
  };
  const lookAtLink = async (name: string, isMatch: boolean, mayContain: boolean): Promise<void> => {
    const link = join(folder, name);
    const target = await stat(link).catch(() => undefined);
    if (!(target?.isFile() ? isMatch : target?.isDirectory() && mayContain)) return;
    if (!(await isReallyWithin(link, [within]))) linksOutside.push(name);
    else if (target?.isFile()) paths.push(link);
  };
  const isInside = await isReallyWithin(folder, [within]);
  if (isInside) await walk([], GlobPlace.startOf(glob));
  const leftOut = [
    ...(isInside ? [] : [`leads through a link out of ${called}, which is not followed`]),
    ...(paths.length > maxFound ? [moreFound] : []),
    ...(seen > maxSeen ? ["was looked for among 100,000 files and folders, and there are more"] : []),
    ...(linksOutside.length > 0 ? [`follows no link out of ${called}, such as ${linksOutside[0]}`] : []),
  ];
  return { paths: paths.slice(0, maxFound).sort(), leftOut };
}

/** Up to `most` entries of a folder, sorted by name; none if it cannot be read. */
async function entriesOf(folder: string, most: number): Promise<readonly Dirent[]> {
  const entries: Dirent[] = [];
  try {
    for await (const entry of await opendir(folder, { bufferSize: 1_000 })) {
      if (entries.push(entry) >= most) break;
    }
  } catch {
    // A folder that cannot be read counts as empty.
  }
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether a path is inside one of these folders after links are resolved. */
export async function isReallyWithin(path: string, folders: readonly string[]): Promise<boolean> {
  const place = await realPlace(path);
  for (const folder of folders) {
    const fromFolder = relative(await realPlace(folder), place);
    if (fromFolder !== ".." && !fromFolder.startsWith(`..${sep}`) && !isAbsolute(fromFolder)) return true;
  }
  return false;
}

/** Resolves the links in a path, whose last parts need not exist. */
async function realPlace(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : join(await realPlace(folder), basename(path));
  }
}
