import { randomUUID } from "node:crypto";
import { access, chmod, constants, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { URI } from "vscode-uri";
import { FileError, type Files } from "./files.ts";
import { findFiles, isReallyWithin } from "./find-files.ts";
import { readRegularFile } from "./regular-file.ts";

/** The files of this machine, through Node.js. */
export const nodeFiles: Files = {
  async read(uri) {
    const path = URI.parse(uri).fsPath;
    try {
      return await readRegularFile(path);
    } catch (error) {
      throw fileError(path, "read", error);
    }
  },

  async write(uri, bytes) {
    await writeWhole(URI.parse(uri).fsPath, bytes);
  },

  async exists(uri) {
    return await stat(URI.parse(uri).fsPath).then(
      (entry) => entry.isFile(),
      () => false,
    );
  },

  async isWithin(uri, folders) {
    return await isReallyWithin(
      URI.parse(uri).fsPath,
      folders.map((folder) => URI.parse(folder).fsPath),
    );
  },

  async find(folder, glob, within, signal) {
    const { paths, leftOut } = await findFiles(URI.parse(folder).fsPath, glob, URI.parse(within).fsPath, signal);
    return { uris: paths.map((path) => URI.file(path).toString()), leftOut };
  },
};

/**
 * Writes a file whole or not at all.
 * @param content bytes, or a text in pieces, which are asked for as they are written
 * @throws FileError where it cannot be written, or as the pieces do
 */
export async function writeWhole(path: string, content: Uint8Array | Iterable<string>): Promise<void> {
  try {
    const old = await stat(path).catch(() => undefined);
    // A device or a pipe, such as /dev/null, takes the bytes itself; a folder says that it is one.
    if (old && !old.isFile()) await writeFile(path, content);
    else if (old) await replace(await realpath(path), content, old.mode);
    else await replace(path, content);
  } catch (error) {
    throw fileError(path, "written", error);
  }
}

/**
 * Writes a file beside its place and then renames it, so that nobody ever sees half a file.
 * @param mode permissions of the file that is replaced
 */
async function replace(path: string, content: Uint8Array | Iterable<string>, mode?: number): Promise<void> {
  // Renaming would replace a write-protected file too.
  if (mode !== undefined) await access(path, constants.W_OK);
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, content, { flag: "wx", mode: mode ?? 0o666 });
    if (mode !== undefined) await chmod(temporary, mode);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

const reasons: Record<string, string> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such folder",
  EISDIR: "it is a folder",
  EACCES: "access is denied",
  EPERM: "access is denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  ENXIO: "nothing can be read from it",
  ERR_FS_FILE_TOO_LARGE: "it is too large",
};

/** What the file system says, as one sentence. `verb`: what could not be done with the file. */
export function fileError(path: string, verb: "read" | "written", error: unknown): FileError {
  if (error instanceof FileError) return error;
  const { code = "", message = "" } = error as NodeJS.ErrnoException;
  const noFolder = code === "ENOENT" && verb === "written";
  const reason = reasons[noFolder ? "ENOTDIR" : code] ?? message.split("\n")[0] ?? code;
  return new FileError(`${path} cannot be ${verb}: ${reason}.`, code === "ENOENT");
}
