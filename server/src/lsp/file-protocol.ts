import type { FileVersion } from "../files/files.ts";
import { MutualRequest, ServerRequest } from "./message.ts";
import { listOf, nothing, number, object, orNull, text, uri } from "./shapes.ts";

/** Server → client: the bytes of a file as Base64. Fails if it does not exist, is a folder, or is too large. */
export const readFileRequest = new ServerRequest<{ uri: string }, { base64: string }>(
  "asioImport/readFile",
  object({ base64: text }),
);

/** The version of a file; null if it does not exist. */
export const fileVersion = orNull(object<FileVersion>({ modified: number, tag: text }));

/**
 * Either direction: the current version of a file; null if it does not exist. The client asks for any file, the server
 * for those that it cannot access.
 */
export const fileVersionRequest = new MutualRequest<{ uri: string }, FileVersion | null>(
  "asioImport/fileVersion",
  object({ uri }),
  fileVersion,
);

export interface WriteFileParams {
  uri: string;
  base64: string;
  /** The version to replace; null if there was no file. The request fails if the file is no longer that version. */
  replaced: FileVersion | null;
}

/** Either direction: write or replace a file atomically. */
export const writeFileRequest = new MutualRequest<WriteFileParams, void>(
  "asioImport/writeFile",
  object<WriteFileParams>({ uri, base64: text, replaced: fileVersion }),
  nothing,
);

/**
 * Server → client: files below a folder that match a glob, at most 1,001: one over the limit shows that there are more.
 */
export const findFilesRequest = new ServerRequest<{ folder: string; glob: string }, string[]>(
  "asioImport/findFiles",
  listOf(uri),
);
