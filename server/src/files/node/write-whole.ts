import {
  type BigIntStats,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { access, lstat, realpath, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { FileError, type FileVersion } from "../files.ts";
import { temporaryName } from "../temporary-name.ts";
import { encoded } from "./encoded.ts";
import { versionOf } from "./file-version.ts";
import { deleteOnExit, keepOnExit } from "./temporary-files.ts";
import { writePieces } from "./write-all.ts";

/** A file that is written completely, but is not in its place yet. */
export interface WrittenFile {
  /** @throws FileError if the file in its place is no longer the one to replace */
  check(): void;
  /** Puts it in its place. */
  put(): void;
  /** Deletes it, unless it is in its place. */
  discard(): void;
}

/**
 * Writes a file next to its place, so that putting it there is atomic. Writes directly to devices and pipes, such as
 * /dev/null.
 * @param content bytes, or text in pieces, which are iterated during writing
 * @param replaced the version of the existing file; undefined if there is none
 * @throws FileError if the place is a dangling link, or an error of the file system or of the pieces
 */
export async function writeBeside(
  path: string,
  content: Uint8Array | Iterable<string>,
  replaced: FileVersion | undefined,
): Promise<WrittenFile> {
  const existing = await entryAt(path);
  if (existing && !existing.isFile()) {
    // For a folder, this fails with EISDIR.
    await writeFile(path, content instanceof Uint8Array ? content : encoded(content));
    return { check() {}, put() {}, discard() {} };
  }
  if (!existing) return await writeTemporary(path, content, replaced);
  // Renaming would replace a write-protected file too.
  await access(path, constants.W_OK);
  return await writeTemporary(await realpath(path), content, replaced, Number(existing.mode) & 0o7777);
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

/** @param mode permissions of the file to replace */
async function writeTemporary(
  path: string,
  content: Uint8Array | Iterable<string>,
  replaced: FileVersion | undefined,
  mode?: number,
): Promise<WrittenFile> {
  const temporary = join(dirname(path), temporaryName());
  const discard = () => {
    rmSync(temporary, { force: true });
    keepOnExit(temporary);
  };
  deleteOnExit(temporary);
  try {
    // Synchronous, because an asynchronous call could create the file after a signal handler has deleted all of them.
    const descriptor = openSync(temporary, "wx", mode ?? 0o666);
    try {
      await writePieces(descriptor, content instanceof Uint8Array ? [content] : encoded(content));
      if (mode !== undefined) fchmodSync(descriptor, mode);
      // Some disks report only now that they are full.
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    discard();
    throw error;
  }
  return {
    check: () => refuseOther(path, replaced),
    put: () => renameSync(temporary, path),
    discard,
  };
}

/** @throws FileError if the file is not the version to replace */
function refuseOther(path: string, replaced: FileVersion | undefined): void {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  if ((stats && versionOf(stats))?.tag === replaced?.tag) return;
  throw new FileError(`${path} ${replaced ? "was changed" : "was created"} in the meantime, so it is not replaced.`);
}
