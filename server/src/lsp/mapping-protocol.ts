import type { FileVersion } from "../files/files.ts";
import { fileVersion } from "./file-protocol.ts";
import { ClientRequest } from "./message.ts";
import { listOf, object, optional, text, uri } from "./shapes.ts";

/** A proposed mapping from another program's CSV to the template. */
export interface MappingProposal {
  /** The file's columns in file order, each with a few values. */
  sources: { name: string; samples: string[] }[];
  /** The template's columns in template order. */
  targets: {
    header: string;
    required: boolean;
    /** The column that is likely to fill it, with a confidence from 0 to 1 and a reason for the user. */
    proposal?: { source: string; confidence: number; reason: string };
    /** If its empty cells can be made from the other cells of the row: from which, to follow *made from*. */
    madeFrom?: string;
  }[];
  /** Sentences about rows that are no companies, or have no partner in the joined file, and about header rows in doubt. */
  notes: string[];
  /** Where mappings are remembered; left out if they are not. */
  memory?: MappingMemory;
}

/** The file in which a workspace remembers mappings. */
export interface MappingMemory {
  uri: string;
  /** Its path relative to the workspace folder, for the user. */
  name: string;
  /** Its version when it was read; null if it does not exist. */
  version: FileVersion | null;
  /** What is remembered for the header row of this file, and of the joined one. */
  found?: Omit<ApplyMappingParams, "uri" | "join"> & {
    on?: JoinParams["on"];
    /** The columns that it fills, but that the template does not have. */
    lost: string[];
  };
  /** If something is remembered only together with another file: that file's headers. */
  otherHeaders?: string[];
  /** Why it cannot be used, as a sentence. */
  problem?: string;
}

/** Another file whose columns are added. */
export interface JoinParams {
  uri: string;
  /** The columns of the first and the other file whose equal values say which rows belong together. */
  on: { left: string; right: string };
}

const join = optional(object<JoinParams>({ uri, on: object({ left: text, right: text }) }));

/** Client → server: a proposed mapping for any CSV, open (with its unsaved edits) or from disk. */
export const proposeMappingRequest = new ClientRequest<{ uri: string; join?: JoinParams }, MappingProposal>(
  "asioImport/proposeMapping",
  object({ uri, join }),
);

/** By which columns two files can be joined. */
export interface KeyProposals {
  /** The most likely first, each with a reason and pairs of rows that belong together. */
  keys: { left: string; right: string; reason: string; pairs: string[] }[];
  /** The columns of the first and the other file, each with a few values. */
  left: MappingProposal["sources"];
  right: MappingProposal["sources"];
}

/** Client → server: by which columns a CSV can be joined with another. */
export const proposeKeysRequest = new ClientRequest<{ uri: string; other: string }, KeyProposals>(
  "asioImport/proposeKeys",
  object({ uri, other: uri }),
);

export interface ApplyMappingParams {
  uri: string;
  join?: JoinParams;
  /** Names of columns, as in the proposal. One source may fill several targets. Targets without a source stay empty. */
  mapping: { source: string; target: string }[];
  /** Targets whose empty cells are made from the other cells of the row. */
  made?: string[];
  /** Values for the cells of targets that are still empty. */
  fixed?: { target: string; value: string }[];
}

const applyMappingMembers = {
  uri,
  join,
  mapping: listOf(object({ source: text, target: text })),
  made: optional(listOf(text)),
  fixed: optional(listOf(object({ target: text, value: text }))),
};
const applyMappingParams = object<ApplyMappingParams>(applyMappingMembers);

/** What a mapping would give, judged by the first rows of the file. */
export interface MappingPreview {
  /** For each target that can be made, chosen or not, a few examples: `Bolt → BOLT`. */
  made: { target: string; examples: string[] }[];
  /** Columns of the source that would be left out. */
  unmapped: string[];
}

/** Client → server: what a mapping would give. */
export const previewMappingRequest = new ClientRequest<ApplyMappingParams, MappingPreview>(
  "asioImport/previewMapping",
  applyMappingParams,
);

export interface MappedText {
  /** The file in the template's format. */
  text: string;
  /** Number of records. */
  rows: number;
  /** In how many rows each target was made, and then in how many it was given a fixed value. */
  made: { target: string; rows: number }[];
  fixed: { target: string; rows: number }[];
  /** Columns of the source that are left out. */
  unmapped: string[];
  /** A sentence about rows that are no companies, such as sums; empty if there are none. */
  leftOut: string;
}

/** Client → server: the text of a CSV converted to the template's format. Writes nothing. */
export const applyMappingRequest = new ClientRequest<ApplyMappingParams, MappedText>(
  "asioImport/applyMapping",
  applyMappingParams,
);

/** The sheets of a workbook that have rows, hidden ones last. */
export interface SheetList {
  /** Each with the first cells of its first row. */
  sheets: { name: string; samples: string[] }[];
}

/**
 * Client → server: the sheets of a workbook. All requests for mapping take a sheet as the fragment of the workbook's
 * URI, `clients.xlsx#Sites`, and otherwise read the first one with rows.
 */
export const listSheetsRequest = new ClientRequest<{ uri: string }, SheetList>(
  "asioImport/listSheets",
  object({ uri }),
);

/**
 * Client → server: remember a mapping for its header row, in place of the one before. Fails with a message for the user
 * if the file of mappings is no longer the given version, or cannot be written.
 */
export const rememberMappingRequest = new ClientRequest<
  ApplyMappingParams & { replaced: FileVersion | null },
  { name: string }
>("asioImport/rememberMapping", object({ ...applyMappingMembers, replaced: fileVersion }));

/** Client → server: forget the mapping for the header row of a file, and of the joined one. Fails in the same cases. */
export const forgetMappingRequest = new ClientRequest<
  { uri: string; join?: JoinParams; replaced: FileVersion | null },
  { name: string }
>("asioImport/forgetMapping", object({ uri, join, replaced: fileVersion }));
