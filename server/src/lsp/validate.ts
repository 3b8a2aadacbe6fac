import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { checkedInMemory } from "../checker/checked.ts";
import { Checker } from "../checker/checker.ts";
import { doubtOf } from "../checker/verdict.ts";
import { CsvDocument } from "../document/document.ts";
import { codePageNames } from "../document/encoding.ts";
import { checkpointFor } from "../features/cancellation.ts";
import { FileError, type Files, type FileToWrite } from "../files/files.ts";
import { nameOf, sibling } from "../files/places.ts";
import { decoding, encoding, startsWithMark } from "../files/text.ts";
import { pause } from "../platform.ts";
import { partName, responseFileName, retryName } from "../response/names.ts";
import { makingReady, readyParts } from "../response/ready-rows.ts";
import { refuseResponse, respondingTo } from "../response/response-file.ts";
import { splittingOf } from "../response/split-companies.ts";
import { makingRetry } from "../response/template-file.ts";
import type { CreatedCompanies, Misread } from "../rules/context.ts";
import { foreignFile } from "../rules/support/wording.ts";
import type { Configured } from "../settings/context.ts";
import { inSlices } from "../steps.ts";
import { headerTest } from "../template/layout.ts";
import type { ForeignFile, ValidateParams, ValidateResult } from "./protocol.ts";
import type { Responses } from "./responses.ts";
import type { MadeFile, MakeFileParams, ReadyFile, ReadyFiles } from "./round-trip-protocol.ts";
import { contextOf, fileStatus, isForeign, isImport, judgingMisread, type Session } from "./session.ts";
import type { Workspace } from "./workspace.ts";

/** The open document with its unsaved edits, or else the file on disk. */
export interface WholeFile {
  readonly document: CsvDocument & { readonly checker?: Checker | undefined };
  readonly configured: Configured;
  /** Whether the file on disk starts with a byte order mark. For an open document, the file is read to find out. */
  readonly hasMark: () => Promise<boolean>;
  /** The encoding of the file on disk, if characters were lost because it was read as UTF-8. */
  readonly misread: Misread | undefined;
  /** Throws if the request was cancelled or the open document has changed. */
  readonly checkpoint: () => void;
}

/** Finds the companies of a file that were created with other rows. */
type CreatedOf = (own: Checker) => Promise<readonly CreatedCompanies[]>;

/**
 * Validates a file and, if rows fail, writes its response file.
 * @param createdOf which companies of a file that is not open were created with other rows, see {@link Session.setCreated}
 */
export async function validateFile(
  { uri, importFilesOnly, overwrite = false }: ValidateParams,
  session: Session | undefined,
  workspace: Workspace,
  files: Files,
  responses: Responses,
  token: CancellationToken,
  createdOf: CreatedOf,
): Promise<ValidateResult | null> {
  const file = await wholeFile(uri, session, workspace, files, token);
  const { document, configured, checkpoint } = file;
  if (importFilesOnly && !isImport(document, configured)) return null;
  if (isForeign(document, configured)) {
    const data: ForeignFile = { foreign: true };
    throw new ResponseError(LSPErrorCodes.RequestFailed, foreignFile(nameOf(uri)), data);
  }
  // Cancellation is a message too, and is received only during a pause.
  await pause();
  checkpoint();
  const checker = await checkerBeside(file, createdOf);
  // A response file has the headers of an import file too.
  if (importFilesOnly && checker.layout.isResponse) return null;
  const known = fileStatus(checker, configured);
  if (known.isResponse) return known;
  const split = await inSlices(splittingOf(checkedInMemory(checker)), checkpoint);
  const status = { ...known, sentence: [known.sentence, ...split].join(" ") };
  const { fileName, rows } = configured.settings.response;
  const text = await inSlices(respondingTo(checker, rows), checkpoint);
  await pause();
  checkpoint();
  // The response file would lack the characters that were lost.
  if (file.misread) return status;
  if (URI.parse(uri).scheme === "untitled") {
    return text === undefined
      ? status
      : { ...status, notices: [...status.notices, "Save the file first to get a response file next to it."] };
  }
  const answered = { uri, checker, mark: await file.hasMark(), checkpoint };
  try {
    const name = responseFileName(fileName, nameOf(uri));
    const target = sibling(uri, name);
    if (text === undefined) {
      return (await responses.isOutdated(target, answered)) ? { ...status, outdatedResponse: target } : status;
    }
    const why = await responses.write(target, name, text, answered, overwrite);
    if (why === undefined) return { ...status, response: target };
    return { ...status, keptResponse: target, notices: [...status.notices, `${name} ${why}, so it is not replaced.`] };
  } catch (error) {
    // The verdict is right without a response file.
    if (!(error instanceof FileError)) throw error;
    return { ...status, notices: [...status.notices, `No response file was written. ${error.message}`] };
  }
}

/** Writes `<name>.retry.csv` next to a response file. */
export async function createRetry(
  { uri, overwrite }: MakeFileParams,
  session: Session | undefined,
  workspace: Workspace,
  files: Files,
  token: CancellationToken,
): Promise<MadeFile> {
  const name = nameOf(uri);
  const file = await fileToConvert(uri, session, workspace, files, token);
  const { hasMark, checkpoint, configured } = file;
  const { text, rows, notes, nothing } = await inSlices(makingRetry(await checkerOf(file), name), checkpoint);
  const target = sibling(uri, retryName(configured.settings.response.fileName, name));
  if (nothing !== undefined) return { uri: target, rows, written: false, notes, nothing };
  const replaced = await files.version(target);
  if (replaced && !overwrite) return { uri: target, rows, written: false, notes };
  await files.write(target, await inSlices(encoding({ text, mark: await hasMark() }), checkpoint), replaced);
  return { uri: target, rows, written: true, notes };
}

/**
 * Writes `<name>.ready.csv` and `<name>.rest.csv` next to an import file: both, or the one that has rows.
 * @param createdOf as in {@link validateFile}
 * @param wanted which of them
 */
export async function writeReady(
  { uri, overwrite }: MakeFileParams,
  session: Session | undefined,
  workspace: Workspace,
  files: Files,
  token: CancellationToken,
  createdOf: CreatedOf,
  wanted: readonly ReadyFile["part"][] = readyParts,
): Promise<ReadyFiles> {
  const file = await fileToConvert(uri, session, workspace, files, token);
  const { document, hasMark, checkpoint, configured } = file;
  if (isForeign(document, configured)) throw new FileError(foreignFile(nameOf(uri)));
  const checker = await checkerBeside(file, createdOf);
  refuseResponse(checker.layout, nameOf(uri));
  const split = await inSlices(makingReady(checker, configured.settings.ready.split), checkpoint);
  const parts = wanted.filter((part) => split[part].rows > 0);
  const made: ReadyFile[] = [];
  const writes: FileToWrite[] = [];
  const mark = await hasMark();
  for (const part of parts) {
    const target = sibling(uri, partName(nameOf(uri), part));
    const replaced = await files.version(target);
    const content = await inSlices(encoding({ text: split.texts[part], mark }), checkpoint);
    made.push({ part, uri: target, ...split[part], existed: replaced !== undefined });
    writes.push({ uri: target, content, replaced });
  }
  const others = wanted
    .filter((part) => !parts.includes(part))
    .map((part) => ({ part, uri: sibling(uri, partName(nameOf(uri), part)) }));
  const exist = await Promise.all(others.map((other) => files.exists(other.uri)));
  const outdated = others.filter((other, index) => exist[index] && other.uri !== uri);
  const written = overwrite === true || made.every(({ existed }) => !existed);
  if (written) await files.writeTogether(writes);
  const { nothing } = split;
  const notes = [...split.notes, ...(await doubtsOf(split.texts.ready, checker, file))];
  return {
    files: made,
    written,
    notes,
    ...(nothing === undefined ? {} : { nothing }),
    ...(outdated.length > 0 ? { outdated } : {}),
  };
}

/** What may make the platform refuse the ready rows of a retry or rest file whose companies were created with other rows. */
async function doubtsOf(ready: string, { context }: Checker, { document, checkpoint }: WholeFile): Promise<string[]> {
  if (!context.created?.length) return [];
  const isHeader = headerTest(context.template);
  const text = await inSlices(CsvDocument.read(document.uri, document.languageId, ready, isHeader), checkpoint);
  const doubt = doubtOf(await inSlices(Checker.check(text, context), checkpoint));
  return doubt === "" ? [] : [doubt];
}

/** A file to make another one from. */
export async function fileToConvert(...[uri, ...of]: Parameters<typeof wholeFile>): Promise<WholeFile> {
  const file = await wholeFile(uri, ...of);
  if (file.misread) throw lossError(nameOf(uri), file.misread);
  return file;
}

/** Reads a file, or takes the open document. */
export async function wholeFile(
  uri: string,
  session: Session | undefined,
  workspace: Workspace,
  files: Files,
  token: CancellationToken,
): Promise<WholeFile> {
  const configured = await workspace.configured(uri);
  if (session) {
    await session.look(files);
    session.configure(configured);
    await session.settle();
    const checkpoint = checkpointFor(token, () => session);
    const hasMark = async () => startsWithMark(await files.read(uri).catch(() => new Uint8Array()));
    return { document: session, configured, hasMark, misread: session.misread, checkpoint };
  }
  const name = nameOf(uri);
  const bytes = await files.read(uri);
  const checkpoint = checkpointFor(token);
  const { text, mark, lossy } = await inSlices(decoding(bytes, name), checkpoint);
  const languageId = /\.asio\.csv$/i.test(name) ? "asio-csv" : "csv";
  const isHeader = headerTest(configured.loaded.context.template);
  const document = await inSlices(CsvDocument.read(uri, languageId, text, isHeader), checkpoint);
  const misread = lossy ? await inSlices(judgingMisread(bytes), checkpoint) : undefined;
  return { document, configured, hasMark: async () => mark, misread, checkpoint };
}

/** Refuses to convert a file whose characters were lost in decoding. */
export function lossError(name: string, { codePage }: Misread): FileError {
  const saved = codePage
    ? `is saved as ${codePageNames[codePage]}, not as UTF-8: reopen it with that encoding, then save it as UTF-8.`
    : "is not UTF-8, and characters would be lost: save it as UTF-8.";
  return new FileError(`${name} ${saved}`);
}

/** Like `checkerOf`, but the check of a file that is not open knows the files beside it. */
async function checkerBeside(file: WholeFile, createdOf: CreatedOf): Promise<Checker> {
  const checker = await checkerOf(file);
  if (file.document.checker) return checker;
  const created = await createdOf(checker);
  return created.length > 0 ? await checkerOf(file, created) : checker;
}

/** The existing check of an open import file, or else a new one. */
export async function checkerOf(
  { document, configured, misread, checkpoint }: WholeFile,
  created: readonly CreatedCompanies[] = [],
): Promise<Checker> {
  const context = { ...contextOf(configured, misread), created };
  return document.checker ?? (await inSlices(Checker.check(document, context), checkpoint));
}
