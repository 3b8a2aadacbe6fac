import { type FileStat, FileSystemError, FileType, RelativePattern, Uri, workspace } from "vscode";
import { LSPErrorCodes, ResponseError } from "vscode-languageclient/node";
import type { FileVersion } from "../../server/src/files/files.ts";
import { temporaryName } from "../../server/src/files/temporary-name.ts";
import {
  fileVersionRequest,
  findFilesRequest,
  readFileRequest,
  writeFileRequest,
} from "../../server/src/lsp/protocol.ts";
import type { Client } from "./client.ts";
import { Failure } from "./failure.ts";

/** Gives the server VS Code's view of files, so that remote, virtual and unsaved places work as local ones do. */
export function answerFileRequests(client: Client): void {
  const { asUri } = client.protocol2CodeConverter;
  client.onRequest(readFileRequest, async ({ uri }) => {
    const place = asUri(uri);
    const bytes = await telling(place, "read", () => workspace.fs.readFile(place));
    return { base64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64") };
  });
  client.onRequest(fileVersionRequest, async ({ uri }) => (await versionOf(asUri(uri))) ?? null);
  client.onRequest(writeFileRequest, async ({ uri, base64, replaced }) => {
    const place = asUri(uri);
    await telling(place, "written", () => writeWhole(place, Buffer.from(base64, "base64"), replaced ?? undefined));
  });
  client.onRequest(findFilesRequest, async ({ folder, glob }) => {
    // No excludes: what a setting names counts even where the explorer hides it.
    const found = await workspace.findFiles(new RelativePattern(asUri(folder), glob), null);
    return found.map((each) => client.code2ProtocolConverter.asUri(each)).sort();
  });
}

/** Writes a file beside its place and then moves it there, so that no reader ever meets half of it. */
async function writeWhole(place: Uri, bytes: Uint8Array, replaced: FileVersion | undefined): Promise<void> {
  // Renaming would put a file in the place of a link.
  if (((await statOf(place))?.type ?? 0) & FileType.SymbolicLink) throw new Failure("it is a link.");
  const draft = Uri.joinPath(place, "..", temporaryName());
  try {
    await workspace.fs.writeFile(draft, bytes);
    if ((await versionOf(place))?.tag !== replaced?.tag) throw new Failure("it was changed meanwhile.");
    await workspace.fs.rename(draft, place, { overwrite: true });
  } catch (error) {
    // It may not have come to be.
    await workspace.fs.delete(draft).then(undefined, () => {});
    throw error;
  }
}

/** What a file is now; undefined where there is none. */
async function versionOf(place: Uri): Promise<FileVersion | undefined> {
  const stat = await statOf(place);
  if (!stat || !(stat.type & FileType.File)) return undefined;
  return { modified: stat.mtime, tag: `${stat.mtime},${stat.size}` };
}

async function statOf(place: Uri): Promise<FileStat | undefined> {
  return await workspace.fs.stat(place).then(undefined, () => undefined);
}

async function telling<Result>(place: Uri, done: string, work: () => PromiseLike<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const path = workspace.asRelativePath(place);
    const missing = error instanceof FileSystemError && error.code === "FileNotFound" && done === "read";
    const reason = error instanceof Error ? error.message.split("\n", 1)[0] : String(error);
    throw new ResponseError(
      LSPErrorCodes.RequestFailed,
      missing ? `There is no file ${path}.` : `${path} cannot be ${done}: ${reason}`,
    );
  }
}
