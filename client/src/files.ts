import { type FileStat, FileSystemError, FileType, RelativePattern, Uri, workspace } from "vscode";
import { LSPErrorCodes, ResponseError } from "vscode-languageclient";
import { type FileVersion, maxFound } from "../../server/src/files/files.ts";
import { temporaryName } from "../../server/src/files/temporary-name.ts";
import {
  fileVersionRequest,
  findFilesRequest,
  readFileRequest,
  writeFileRequest,
} from "../../server/src/lsp/file-protocol.ts";
import { fromBase64, toBase64 } from "../../server/src/platform.ts";
import type { Client } from "./client.ts";
import { Failure } from "./failure.ts";
import { isReadOnly } from "./writable.ts";

/** Gives the server access to VS Code's file systems, so that remote and virtual files work like local ones. */
export function answerFileRequests(client: Client): void {
  const { asUri } = client.protocol2CodeConverter;
  client.onRequest(readFileRequest, async ({ uri }) => {
    return { base64: toBase64(await readFile(asUri(uri))) };
  });
  client.onRequest(fileVersionRequest, async ({ uri }) => (await versionOf(asUri(uri))) ?? null);
  client.onRequest(writeFileRequest, async ({ uri, base64, replaced }) => {
    const place = asUri(uri);
    await withFileErrors(place, "written", () => writeWhole(place, fromBase64(base64), replaced ?? undefined));
  });
  client.onRequest(findFilesRequest, async ({ folder, glob }, token) => {
    const pattern = new RelativePattern(asUri(folder), glob);
    // No excludes: files that a setting names count even if the Explorer hides them.
    const found = await workspace.findFiles(pattern, null, maxFound + 1, token);
    return found.map((each) => client.code2ProtocolConverter.asUri(each)).sort();
  });
}

/** The size limit of files sent to the server, in bytes: as Base64, they must fit in a string. */
const largestSent = 256 * 2 ** 20;

/**
 * Reads a regular file. Reading a pipe or a device, which untrusted settings may name, could go on forever.
 * @throws ResponseError with a message for the user
 */
export function readFile(place: Uri): Promise<Uint8Array> {
  return withFileErrors(place, "read", async () => {
    const { type, size } = await workspace.fs.stat(place);
    if (type & FileType.Directory) throw new Error("it is a folder.");
    if (!(type & FileType.File)) throw new Error("it is not a regular file.");
    if (size > largestSent) throw new Error("it is larger than 256 MB.");
    return await workspace.fs.readFile(place);
  });
}

/** Writes a temporary file in the same folder and renames it, so that no reader sees half a file. */
async function writeWhole(place: Uri, bytes: Uint8Array, replaced: FileVersion | undefined): Promise<void> {
  // Renaming would replace the link itself.
  if (((await statOf(place))?.type ?? 0) & FileType.SymbolicLink) throw new Failure("it is a link.");
  const draft = Uri.joinPath(place, "..", temporaryName());
  try {
    await workspace.fs.writeFile(draft, bytes);
    if ((await versionOf(place))?.tag !== replaced?.tag) throw new Failure("it changed in the meantime.");
    await workspace.fs.rename(draft, place, { overwrite: true });
  } catch (error) {
    // The temporary file may not exist.
    await workspace.fs.delete(draft).then(undefined, () => {});
    throw error;
  }
}

/** The version of a file; undefined if there is none. */
async function versionOf(place: Uri): Promise<FileVersion | undefined> {
  const stat = await statOf(place);
  if (!stat || !(stat.type & FileType.File)) return undefined;
  return { modified: stat.mtime, tag: `${stat.mtime},${stat.size}` };
}

async function statOf(place: Uri): Promise<FileStat | undefined> {
  return await workspace.fs.stat(place).then(undefined, () => undefined);
}

async function withFileErrors<Result>(place: Uri, done: string, work: () => PromiseLike<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const path = workspace.asRelativePath(place);
    const missing = error instanceof FileSystemError && error.code === "FileNotFound" && done === "read";
    const reason = reasonOf(error, place, done);
    throw new ResponseError(
      LSPErrorCodes.RequestFailed,
      missing ? `${path} does not exist.` : `${path} cannot be ${done}: ${reason}`,
    );
  }
}

/** Why a file cannot be read or written, after a colon. VS Code's own message may name the temporary file. */
function reasonOf(error: unknown, place: Uri, done: string): string | undefined {
  if (done === "written" && isReadOnly(place)) return "its folder is read-only.";
  if (done === "written" && error instanceof FileSystemError && error.code === "NoPermissions") {
    return "you have no permission to write there.";
  }
  return error instanceof Error ? error.message.split("\n", 1)[0] : String(error);
}
