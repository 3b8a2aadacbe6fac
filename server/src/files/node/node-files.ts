import { stat } from "node:fs/promises";
import { URI } from "vscode-uri";
import { FileError, type Files, type FileToWrite, type FileVersion } from "../files.ts";
import { versionOf } from "./file-version.ts";
import { findFiles, isReallyWithin } from "./find-files.ts";
import { readRegularFile } from "./regular-file.ts";
import { type WrittenFile, writeBeside } from "./write-whole.ts";

/** The local files. `write` and `writeTogether` also accept text in pieces. */
export const nodeFiles = {
  async read(uri: string) {
    const path = URI.parse(uri).fsPath;
    try {
      return await readRegularFile(path);
    } catch (error) {
      throw fileError(path, "read", error);
    }
  },

  async write(uri: string, content: Content, replaced: FileVersion | undefined) {
    await nodeFiles.writeTogether([{ uri, content, replaced }]);
  },

  async writeTogether(files: readonly FileToWrite<Content>[]) {
    const written: [path: string, WrittenFile][] = [];
    try {
      for (const { uri, content, replaced } of files) {
        const path = URI.parse(uri).fsPath;
        written.push([path, await naming(path, () => writeBeside(path, content, replaced))]);
      }
      for (const [path, file] of written) await naming(path, () => file.check());
      for (const [path, file] of written) await naming(path, () => file.put());
    } finally {
      for (const [, file] of written) file.discard();
    }
  },

  async version(uri: string) {
    return await stat(URI.parse(uri).fsPath, { bigint: true }).then(versionOf, () => undefined);
  },

  async exists(uri: string) {
    return await stat(URI.parse(uri).fsPath).then(
      (entry) => entry.isFile(),
      () => false,
    );
  },

  async isWithin(uri: string, folders: readonly string[]) {
    return await isReallyWithin(
      URI.parse(uri).fsPath,
      folders.map((folder) => URI.parse(folder).fsPath),
    );
  },

  async find(folder: string, glob: string, within: string, signal?: AbortSignal) {
    const { paths, leftOut } = await findFiles(URI.parse(folder).fsPath, glob, URI.parse(within).fsPath, signal);
    return { uris: paths.map((path) => URI.file(path).toString()), leftOut };
  },
} satisfies Files;

type Content = Uint8Array | Iterable<string>;

/** Adds the path to an error of writing. */
async function naming<Result>(path: string, write: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    throw fileError(path, "written", error);
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
  EDQUOT: "the disk quota is used up",
  EFBIG: "it would be larger than a file may be",
  EIO: "the disk does not work",
  ENXIO: "nothing can be read from it",
  ERR_FS_FILE_TOO_LARGE: "it is too large",
};

/**
 * Converts an error of the file system to a sentence.
 * @param verb what could not be done with the file
 */
export function fileError(path: string, verb: "read" | "written", error: unknown): FileError {
  if (error instanceof FileError) return error;
  const { code = "", message = "" } = error as NodeJS.ErrnoException;
  const noFolder = code === "ENOENT" && verb === "written";
  const reason = reasons[noFolder ? "ENOTDIR" : code] ?? message.split("\n")[0] ?? code;
  return new FileError(`${path} cannot be ${verb}: ${reason}.`, code === "ENOENT");
}
