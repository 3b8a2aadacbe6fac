import { type BigIntStats, closeSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { access, constants, lstat, realpath, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { FileError, type FileVersion } from "../files.ts";
import { temporaryName } from "../temporary-name.ts";
import { encoded } from "./encoded.ts";
import { versionOf } from "./file-version.ts";
import { deleteOnExit, keepOnExit } from "./temporary-files.ts";
import { writeAll } from "./write-all.ts";

/**
 * Writes a file atomically. Writes directly to devices and pipes, such as /dev/null.
 * @param content bytes, or text in pieces, which are iterated during writing
 * @param replaced the version of the existing file; undefined if there is none
 * @throws FileError if the file is no longer that version or is a dangling link, or an error of the file system or of
 * the pieces
 */
export async function writeWhole(
  path: string,
  content: Uint8Array | Iterable<string>,
  replaced: FileVersion | undefined,
): Promise<void> {
  const existing = await entryAt(path);
  // For a folder, this fails with EISDIR.
  if (existing && !existing.isFile()) await writeFile(path, content instanceof Uint8Array ? content : encoded(content));
  else if (!existing) await replace(path, content, replaced);
  else {
    // Renaming would replace a write-protected file too.
    await access(path, constants.W_OK);
    await replace(await realpath(path), content, replaced, Number(existing.mode) & 0o7777);
  }
}

/** The entry at a path, with links resolved. Refuses dangling links, because writing would create their target. */
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
 * Writes a temporary file in the same folder and renames it, so that no reader sees half a file.
 * @param mode permissions of the file to replace
 */
async function replace(
  path: string,
  content: Uint8Array | Iterable<string>,
  replaced: FileVersion | undefined,
  mode?: number,
): Promise<void> {
  const temporary = join(dirname(path), temporaryName());
  deleteOnExit(temporary);
  try {
    // Synchronous, because an asynchronous call could create the file after a signal handler has deleted all of them.
    const descriptor = openSync(temporary, "wx", mode ?? 0o666);
    try {
      for (const bytes of content instanceof Uint8Array ? [content] : encoded(content)) {
        await writeAll(descriptor, bytes);
      }
      if (mode !== undefined) fchmodSync(descriptor, mode);
      // Some disks report only now that they are full.
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
    keepOnExit(temporary);
  }
}

/** @throws FileError if the file is not the version to replace */
function refuseOther(path: string, replaced: FileVersion | undefined): void {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  if ((stats && versionOf(stats))?.tag === replaced?.tag) return;
  throw new FileError(`${path} ${replaced ? "was changed" : "was created"} in the meantime, so it is not replaced.`);
}
