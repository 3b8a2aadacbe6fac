import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { URI, Utils } from "vscode-uri";
import { Checker } from "../checker/checker.ts";
import { CsvDocument } from "../document/document.ts";
import { FileError, type Files } from "../files/files.ts";
import { decodeFile, encodeFile, startsWithMark } from "../files/text.ts";
import { responseFileName, siblingName } from "../response/names.ts";
import { isEarlierResponse, responseFile, writeResponse } from "../response/response-file.ts";
import { readyFile, retryFile, type TemplateFile } from "../response/template-file.ts";
import { isResponseHeader } from "../template/response-columns.ts";
import type { MadeFile, MakeFileParams, ValidateParams, ValidateResult } from "./protocol.ts";
import { fileStatus, isImport, type Session } from "./session.ts";
import type { Configured, Workspace } from "./workspace.ts";

/** A whole file: the open document with its unsaved edits, else what is on disk. */
interface WholeFile {
  readonly document: CsvDocument;
  readonly configured: Configured;
  /** Whether the file on disk starts with a byte order mark. */
  readonly mark: boolean;
  /** Whether characters of the file on disk were lost, because it is not UTF-8. */
  readonly lossy: boolean;
}

/** Validates a file and writes its response file where rows fail. */
export async function validateFile(
  { uri, importFilesOnly }: ValidateParams,
  session: Session | undefined,
  workspace: Workspace,
  files: Files,
  token: CancellationToken,
): Promise<ValidateResult | null> {
  const { document, configured, mark } = await wholeFile(uri, session, workspace, files);
  if (importFilesOnly && !isImport(document, configured)) return null;
  await stopIfCancelled(token);
  await session?.settle();
  const checker = checkerOf(document, configured);
  // A response file shows the headers of an import file too.
  if (importFilesOnly && isResponseHeader(checker.layout.headers.map((cell) => cell.text))) return null;
  const status = fileStatus(checker, configured);
  const { fileName, rows } = configured.settings.response;
  const text = responseFile(checker, rows);
  await stopIfCancelled(token);
  if (URI.parse(uri).scheme === "untitled") {
    return text === undefined
      ? status
      : { ...status, notices: [...status.notices, "Save the file first to get a response file beside it."] };
  }
  const name = responseFileName(fileName, nameOf(uri));
  const target = sibling(uri, name);
  if (text === undefined) {
    return (await isEarlierResponse(files, target)) ? { ...status, outdatedResponse: target } : status;
  }
  await writeResponse(files, target, name, { text, mark });
  return { ...status, response: target };
}

async function stopIfCancelled(token: CancellationToken): Promise<void> {
  // The wish to cancel is a message too, which is only read when nothing else is done.
  await new Promise((resolve) => setTimeout(resolve));
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled.");
}

/** Writes `<name>.retry.csv` beside a response file. */
export async function makeRetry(
  params: MakeFileParams,
  session: Session | undefined,
  workspace: Workspace,
  files: Files,
): Promise<MadeFile> {
  const { document, configured, mark, lossy } = await wholeFile(params.uri, session, workspace, files);
  if (lossy) throw new FileError(`${nameOf(params.uri)} is not UTF-8, and characters would be lost: save it as UTF-8.`);
  const checker = checkerOf(document, configured);
  if (!isResponseHeader(checker.layout.headers.map((cell) => cell.text))) {
    throw new FileError(`${nameOf(params.uri)} is no response file: it has no column of status or reasons.`);
  }
  return await make(params, "retry", retryFile(checker), mark, files);
}

/** Writes `<name>.ready.csv`: the rows that pass. */
export async function makeReady(
  params: MakeFileParams,
  session: Session | undefined,
  workspace: Workspace,
  files: Files,
): Promise<MadeFile> {
  const { document, configured, mark, lossy } = await wholeFile(params.uri, session, workspace, files);
  if (lossy) throw new FileError(`${nameOf(params.uri)} is not UTF-8, and characters would be lost: save it as UTF-8.`);
  return await make(params, "ready", readyFile(checkerOf(document, configured)), mark, files);
}

async function make(
  { uri, overwrite }: MakeFileParams,
  part: "retry" | "ready",
  { text, rows }: TemplateFile,
  mark: boolean,
  files: Files,
): Promise<MadeFile> {
  const target = sibling(uri, siblingName(nameOf(uri), part));
  if (!overwrite && (await files.exists(target))) return { uri: target, rows, written: false };
  await files.write(target, encodeFile({ text, mark }));
  return { uri: target, rows, written: true };
}

async function wholeFile(
  uri: string,
  session: Session | undefined,
  workspace: Workspace,
  files: Files,
): Promise<WholeFile> {
  const configured = await workspace.configured(uri);
  if (session) {
    session.configure(configured);
    const bytes = await files.read(uri).catch(() => new Uint8Array());
    // The last to wait for: what is edited meanwhile is checked too.
    await session.settle();
    return { document: session, configured, mark: startsWithMark(bytes), lossy: false };
  }
  const name = nameOf(uri);
  const { text, mark, lossy } = decodeFile(await files.read(uri), name);
  const languageId = /\.asio\.csv$/i.test(name) ? "asio-csv" : "csv";
  return { document: new CsvDocument(uri, languageId, 0, text), configured, mark, lossy };
}

/** The check of an open import file as it is kept up to date, else a new one. */
function checkerOf(
  document: CsvDocument & { readonly checker?: Checker | undefined },
  configured: Configured,
): Checker {
  return document.checker ?? new Checker(document, configured.loaded.context);
}

function nameOf(uri: string): string {
  return Utils.basename(URI.parse(uri));
}

function sibling(uri: string, name: string): string {
  return Utils.joinPath(Utils.dirname(URI.parse(uri)), name).toString();
}
