import { type Connection, ResponseError } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { FileError, type Files, maxFound, moreFound } from "../files/files.ts";
import { isWithin } from "../files/places.ts";
import { fromBase64, toBase64 } from "../platform.ts";
import { fileVersionRequest, findFilesRequest, readFileRequest, writeFileRequest } from "./file-protocol.ts";
import { sendRequest } from "./typed.ts";

/**
 * Selects the files by the scheme of their URI: `own` for those that the server accesses directly, the client for all
 * others.
 * @param answers whether the client answers file requests; known once the connection is initialized
 */
export function clientFiles(connection: Connection, own: ReadonlyMap<string, Files>, answers: () => boolean): Files {
  const ask = async <T>(uri: string, request: () => Promise<T>): Promise<T> => {
    if (!answers()) throw new FileError(`${uri} is not on this disk.`);
    try {
      return await request();
    } catch (error) {
      if (error instanceof ResponseError) throw new FileError(error.message);
      throw error;
    }
  };
  const remote: Files = {
    read: async (uri) => fromBase64((await ask(uri, () => sendRequest(connection, readFileRequest, { uri }))).base64),
    write: (uri, bytes, replaced) =>
      ask(uri, () =>
        sendRequest(connection, writeFileRequest, { uri, base64: toBase64(bytes), replaced: replaced ?? null }),
      ),
    // VS Code's file systems can only write one file at a time.
    writeTogether: async (files) => {
      for (const { uri, content, replaced } of files) await remote.write(uri, content, replaced);
    },
    version: async (uri) => {
      const version = await ask(uri, () => sendRequest(connection, fileVersionRequest, { uri })).catch(() => null);
      return version ?? undefined;
    },
    exists: async (uri) => (await remote.version(uri)) !== undefined,
    // Links can be resolved only on the local disk.
    isWithin: async (uri, folders) => folders.some((folder) => isWithin(uri, folder)),
    find: async (folder, glob) => {
      const uris = await ask(folder, () => sendRequest(connection, findFilesRequest, { folder, glob }));
      return { uris: uris.slice(0, maxFound), leftOut: uris.length > maxFound ? [moreFound] : [] };
    },
  };
  const of = (uri: string) => own.get(URI.parse(uri).scheme) ?? remote;
  return {
    read: (uri) => of(uri).read(uri),
    write: (uri, bytes, replaced) => of(uri).write(uri, bytes, replaced),
    writeTogether: async (files) => {
      const [first] = files;
      if (first) await of(first.uri).writeTogether(files);
    },
    version: (uri) => of(uri).version(uri),
    exists: (uri) => of(uri).exists(uri),
    isWithin: (uri, folders) => of(uri).isWithin(uri, folders),
    find: (folder, glob, within, signal) => of(folder).find(folder, glob, within, signal),
  };
}
