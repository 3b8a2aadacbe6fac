import { existsSync, rmSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { atExit } from "./at-exit.ts";

/** After this long (in milliseconds) an unfinished folder belongs to a run that was killed. */
const ABANDONED_AFTER = 60 * 60 * 1000;

/** Where the platform keeps what can be fetched again: large things that runs share, outside the checkout. */
function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME) return join(XDG_CACHE_HOME, "asio-import");
  if (process.platform === "win32") return join(LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "asio-import");
  return join(homedir(), process.platform === "darwin" ? "Library/Caches" : ".cache", "asio-import");
}

/**
 * The folder `name` of the cache; where it is missing, `fill` is given an empty folder to fill, and `announce` is said
 * on standard error. A folder comes in by one rename, whole or not at all; of two runs that fill it at once, the later
 * one takes the earlier one's and drops its own.
 */
export async function cached(name: string, announce: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const cache = cacheFolder();
  const wanted = join(cache, name);
  if (existsSync(wanted)) return wanted;
  await mkdir(cache, { recursive: true });
  await removeAbandoned(cache);
  process.stderr.write(`${announce} (once, into ${wanted}) …\n`);
  const unfinished = await mkdtemp(join(cache, `${name}.unfinished-`));
  const removeUnfinished = () => rmSync(unfinished, { recursive: true, force: true });
  const forget = atExit(removeUnfinished);
  try {
    await fill(unfinished);
    await rename(unfinished, wanted).catch((error: unknown) => {
      if (!existsSync(wanted)) throw error;
    });
  } finally {
    forget();
    removeUnfinished();
  }
  return wanted;
}

async function removeAbandoned(cache: string): Promise<void> {
  for (const entry of await readdir(cache)) {
    if (!entry.includes(".unfinished-")) continue;
    const path = join(cache, entry);
    // Another run may finish it, and so take it away, at any moment.
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > ABANDONED_AFTER) await rm(path, { recursive: true, force: true });
  }
}
