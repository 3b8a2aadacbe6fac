import { ClientRequest } from "./message.ts";
import type { PlannedEdit } from "./protocol.ts";
import { flag, object, optional, text, uri } from "./shapes.ts";

export interface MakeFileParams {
  uri: string;
  /** Replace an existing file. Otherwise it is kept, and `written` is false. */
  overwrite?: boolean;
}

export interface MadeFile {
  uri: string;
  /** Number of records. */
  rows: number;
  written: boolean;
  /** If there are no rows to write, a sentence that says so. The file is then not written, even with `overwrite`. */
  nothing?: string;
  /** What to know before uploading the file, one sentence each. */
  notes: readonly string[];
}

const makeFileParams = object<MakeFileParams>({ uri, overwrite: optional(flag) });

/** Client → server: write the rows of a response file as `<name>.retry.csv`, in the template's format. */
export const retryRequest = new ClientRequest<MakeFileParams, MadeFile>("asioImport/createRetry", makeFileParams);

/** One of the two files into which an import file is split, with its numbers of records and companies. */
export interface ReadyFile {
  part: "ready" | "rest";
  uri: string;
  rows: number;
  companies: number;
  /** Whether there was a file of this name. */
  existed: boolean;
}

export interface ReadyFiles {
  /** The files that have rows, the ready one first. */
  files: readonly ReadyFile[];
  /** Whether they were written: all or none. */
  written: boolean;
  /** If no row is ready, a sentence that says why. */
  nothing?: string;
  /** What to know before uploading the files, one sentence each. */
  notes: readonly string[];
  /** Existing files of these names for which there are no rows now; left out if there are none. */
  outdated?: readonly Pick<ReadyFile, "part" | "uri">[];
}

/**
 * Client → server: split an import file into `<name>.ready.csv`, which can be uploaded, and `<name>.rest.csv`, in the
 * template's format.
 */
export const readyRequest = new ClientRequest<MakeFileParams, ReadyFiles>("asioImport/writeReady", makeFileParams);

export interface FilesToMerge {
  /** The import file that the rows of this file belong to; left out if no such file is known. */
  into?: string;
  /** If this may be an import file itself: the files that were made from it, with rows to correct. */
  corrected: string[];
}

/** Client → server: what a file can be merged with. */
export const filesToMergeRequest = new ClientRequest<{ uri: string }, FilesToMerge>(
  "asioImport/filesToMerge",
  object({ uri }),
);

export interface MergeParams {
  /** The file with corrected rows. */
  uri: string;
  /** The import file that they belong to. */
  into: string;
  /** As in LSP: the edits are sent in chunks by `$/progress` with this token, before the answer. */
  partialResultToken?: string;
}

/** A row that cannot be placed. */
export interface RefusedRow {
  /** The first line of the row in the corrected file, from 0. */
  line: number;
  /** Its number in the corrected file, as in a spreadsheet. */
  number: number;
  /** Which company and site it means. */
  label: string;
  /** Why it cannot be placed, as the end of a sentence. */
  why: string;
}

export interface MergedCorrections {
  /** The version of the open import file that the edits are for; 0 if it is not open. */
  version: number;
  /** Edits of the import file, in text order; empty if they were sent as partial results. */
  edits: PlannedEdit[];
  /** Number of rows that change. */
  rows: number;
  /** In the order of the corrected file. */
  refused: RefusedRow[];
  /** What to know, one sentence each. */
  notes: readonly string[];
}

/**
 * Client → server: what the rows of a response, retry or rest file change in the import file. Changes nothing. Fails with
 * a message if no row can be found.
 */
export const mergeRequest = new ClientRequest<MergeParams, MergedCorrections>(
  "asioImport/mergeCorrections",
  object<MergeParams>({ uri, into: uri, partialResultToken: optional(text) }),
);
