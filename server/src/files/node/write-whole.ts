import { type BigIntStats, closeSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { access, constants, lstat, realpath, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { FileError, type FileVersion } from "../files.ts";
import { temporaryName } from "../temporary-name.ts";
import { versionOf } from "./file-version.ts";
import { holdTemporary, releaseTemporary } from "./temporary-files.ts";
import { writeAll } from "./write-all.ts";

/**
 * Writes a file whole or not at all. A device or a pipe, such as /dev/null, takes the bytes as they come.
 * @param content bytes, or a text in pieces, which are asked for as they are written
 * @param replaced the file that is there, as it was looked at; undefined where there was none
 * @throws FileError where another file is there by now, or where a link leads nowhere; else what the file system throws,
 *   or the pieces do
 */
export async function writeWhole(
  path: string,
  content: Uint8Array | Iterable<string>,
  replaced: FileVersion | undefined,
): Promise<void> {
  const there = await entryAt(path);
  // A folder says that it is one.
  if (there && !there.isFile()) await writeFile(path, content);
  else if (!there) await replace(path, content, replaced);
  else {
    // Renaming would replace a write-protected file too.
    await access(path, constants.W_OK);
    await replace(await realpath(path), content, replaced, Number(there.mode) & 0o7777);
  }
}

/** What stands at a path, behind links. A link that leads nowhere is not written through: it would make a file there. */
async function entryAt(path: string): Promise<BigIntStats | undefined> {
  try {
    return await stat(path, { bigint: true });
  } catch (error) {
    const isLink = await lstat(path).then(
      (entry) => entry.isSymbolicLink(),
      () => false,
    );
    if (isLink) throw new FileError(`${path} cannot be written: it is a link to a file that does not exist.`);
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Writes a file beside its place and then renames it, so that nobody ever sees half a file.
 * @param mode permissions of the file that is replaced
 */
async function replace(
  path: string,
  content: Uint8Array | Iterable<string>,
  replaced: FileVersion | undefined,
  mode?: number,
): Promise<void> {
  const temporary = join(dirname(path), temporaryName());
  holdTemporary(temporary);
  try {
    // Made at once, and not aside, where it could come to be after a signal has removed all there are.
    const descriptor = openSync(temporary, "wx", mode ?? 0o666);
    try {
      for (const piece of content instanceof Uint8Array ? [content] : content) {
        await writeAll(descriptor, typeof piece === "string" ? Buffer.from(piece) : piece);
      }
      if (mode !== undefined) fchmodSync(descriptor, mode);
      // Some disks tell only now that they are full.
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    refuseOther(path, replaced);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    releaseTemporary(temporary);
  }
}

/** @throws FileError where a file is not the one that is to be replaced */
function refuseOther(path: string, replaced: FileVersion | undefined): void {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  if ((stats && versionOf(stats))?.tag === replaced?.tag) return;
  throw new FileError(`${path} ${replaced ? "was changed" : "was created"} in the meantime, so it is not replaced.`);
}
