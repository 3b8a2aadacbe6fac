import { type Connection, ResponseError } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { FileError, type Files } from "../files/files.ts";
import { fileVersionRequest, findFilesRequest, readFileRequest, writeFileRequest } from "./protocol.ts";
import { sendRequest } from "./typed.ts";

/**
 * Files by the scheme of their URI: some the server reaches itself, all others through the client.
 * @param answers whether the client answers requests for files; known once the connection is initialized
 */
export function clientFiles(
  connection: Connection,
  own: Readonly<Record<string, Files>>,
  answers: () => boolean,
): Files {
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
    version: async (uri) => {
      const version = await ask(uri, () => sendRequest(connection, fileVersionRequest, { uri })).catch(() => null);
      return version ?? undefined;
    },
    exists: async (uri) => (await remote.version(uri)) !== undefined,
    find: (folder, glob) => ask(folder, () => sendRequest(connection, findFilesRequest, { folder, glob })),
  };
  const of = (uri: string) => own[URI.parse(uri).scheme] ?? remote;
  return {
    read: (uri) => of(uri).read(uri),
    write: (uri, bytes, replaced) => of(uri).write(uri, bytes, replaced),
    version: (uri) => of(uri).version(uri),
    exists: (uri) => of(uri).exists(uri),
    find: (folder, glob) => of(folder).find(folder, glob),
  };
}

/** Bytes as messages carry them. */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
