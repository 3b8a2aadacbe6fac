import { NotificationType, ProgressType } from "vscode-jsonrpc";
import type { Summary } from "../checker/tally.ts";
import type { Verdict } from "../checker/verdict.ts";
import type { Range } from "../document/positions.ts";
import type { FileVersion } from "../files/files.ts";
import type { FileSetting } from "../settings/settings.ts";
import { ClientNotification, ClientRequest, MutualRequest, ServerRequest } from "./message.ts";
import {
  anything,
  count,
  flag,
  listOf,
  nothing,
  number,
  object,
  optional,
  orNull,
  pairOf,
  type Shape,
  text,
  uri,
} from "./shapes.ts";

/** What stands behind the check for existing companies. */
export interface ExistingStatus {
  /** Paths of the exports that were read, relative to the workspace folder where they are inside it. */
  files: string[];
  companies: number;
  /** Why configured exports could not be read, a sentence each. */
  problems: string[];
  /** How exports that were read say that they are only a part, a sentence each; where some do. */
  partial?: string[];
}

/** What is known of a file as a whole. */
export interface FileStatus extends Omit<Summary, "refusals" | "doubts"> {
  verdict: Verdict;
  /** The verdict in one sentence, for a person. */
  sentence: string;
  /** Its part on why the platform may refuse the whole file all the same, where there are warnings of the kind. */
  doubt?: string;
  existing: ExistingStatus;
  /** What a person must know of the check, a sentence each: a template that could not be read, problems not shown. */
  notices: string[];
}

/** Client options that the server reads from `initializationOptions`. */
export interface InitializationOptions {
  /** The client has the commands that code actions name (`asioImport.turnOffRule` and its like). */
  commands?: boolean;
  /** The client answers the file requests below, for documents that are not on a local disk. */
  files?: boolean;
  /** Settings of section `asioImport`, for a client that does not answer `workspace/configuration`. */
  settings?: unknown;
  /** Address of a rule's documentation, with `{code}` in the place of its code. */
  ruleDocumentation?: string;
}

/**
 * What a client that knows of trust adds to section `asioImport` when it is asked for it: the names of those settings
 * that an untrusted workspace has set and that name files (`existing.files`). These are read in the workspace only.
 */
export interface RestrictedSettings {
  restricted?: FileSetting[];
}
/** What each of these options must be: one that is otherwise counts as left out. */
export const initializationOptions: { readonly [K in keyof InitializationOptions]-?: Shape<unknown> } = {
  commands: flag,
  files: flag,
  settings: anything,
  ruleDocumentation: text,
};

/** Server → client: the state of an open document, after each check; `status` is null for what is no import file. */
export const statusNotification = new NotificationType<{ uri: string; status: FileStatus | null }>("asioImport/status");

/** More stretches of one document than are ever on a screen. */
const mostStretches = 100;

/**
 * Client → server: the lines (from 0, both inclusive) of a document that are on the screen, in all its editors. Where
 * not all problems are shown, theirs come first.
 */
export const visibleRowsNotification = new ClientNotification(
  "asioImport/visibleRows",
  object<{ uri: string; ranges: [first: number, last: number][] }>({
    uri,
    ranges: listOf(pairOf(count), mostStretches),
  }),
);

export interface ValidateResult extends FileStatus {
  /** The response file that was written, where rows fail. */
  response?: string;
  /**
   * A response file that is there and was not replaced, as a notice says: it was corrected, has edits that are not
   * saved, or is another import file's.
   */
  keptResponse?: string;
  /** A response file of an earlier run that is still there although nothing fails now. */
  outdatedResponse?: string;
}

export interface ValidateParams {
  uri: string;
  /** Answer null, and write nothing, where the file is no import file: when a whole folder is validated. */
  importFilesOnly?: boolean;
  /** Replace a response file also where it would be kept. */
  overwrite?: boolean;
}

/**
 * Client → server: validate a whole file, open (with its unsaved edits) or from disk, and write its response file.
 * Fails with a message for a person where the file cannot be read or the response file cannot be written.
 */
export const validateRequest = new ClientRequest<ValidateParams, ValidateResult | null>(
  "asioImport/validate",
  object<ValidateParams>({ uri, importFilesOnly: optional(flag), overwrite: optional(flag) }),
);

/**
 * Client → server: an open document as the server has it; null for one that it was not told of. For diagnosis and
 * tests: whatever an editor did, it is to be the text that the editor shows.
 */
export const documentTextRequest = new ClientRequest<{ uri: string }, { version: number; text: string } | null>(
  "asioImport/documentText",
  object({ uri }),
);

/** How many problems a rule has found, and what one and several of them are called. */
export interface ProblemCount {
  number: number;
  noun: readonly [one: string, several: string];
}

/** The problems of a file by the codes of their rules; of rules that have some. */
export type ProblemCounts = Record<string, ProblemCount>;

/** A change of the text; `kind` says for a person what it mends. */
export interface PlannedEdit {
  range: Range;
  newText: string;
  kind: string;
}

/** What to fix all would change. */
export interface FixPlan {
  /** The version of the document that the edits are for. */
  version: number;
  /** How many lines change. */
  rows: number;
  /** In the order of the text; none where they were sent before, as partial results. */
  edits: PlannedEdit[];
  before: ProblemCounts;
  after: ProblemCounts;
}

export interface PlanFixesParams {
  uri: string;
  /** Only the fixes of this rule. */
  code?: string;
  /** As in LSP: the edits are sent by `$/progress` with this token, some at a time, before the plan. */
  partialResultToken?: string;
}

/**
 * Client → server: what the safe fixes of an open document would change, all of them or those of one rule; null for
 * what is no import file. Nothing is changed.
 */
export const planFixesRequest = new ClientRequest<PlanFixesParams, FixPlan | null>(
  "asioImport/planFixes",
  object<PlanFixesParams>({ uri, code: optional(text), partialResultToken: optional(text) }),
);

/** Server → client: edits of a plan, behind those that were sent before. */
export const plannedEditsProgress = new ProgressType<PlannedEdit[]>();

/** Client → server: the problems of an open document as it is now; null for what is no import file. */
export const countProblemsRequest = new ClientRequest<{ uri: string }, ProblemCounts | null>(
  "asioImport/countProblems",
  object({ uri }),
);

/** A file that a command makes from another one. */
export interface MakeFileParams {
  uri: string;
  /** Replace a file of that name. Without it such a file is left alone, and `written` is false. */
  overwrite?: boolean;
}

export interface MadeFile {
  uri: string;
  /** How many records it holds. */
  rows: number;
  written: boolean;
  /** That there is nothing for it to hold, so that it is not written, even with `overwrite`; a sentence. */
  nothing?: string;
  /** What a person must know before it is uploaded, a sentence each. */
  notes: readonly string[];
}

const makeFileParams = object<MakeFileParams>({ uri, overwrite: optional(flag) });

/** Client → server: write the rows of a response file as `<name>.retry.csv`, in the template's format. */
export const retryRequest = new ClientRequest<MakeFileParams, MadeFile>("asioImport/createRetry", makeFileParams);

/** Client → server: write the rows that pass as `<name>.ready.csv`, in the template's format. */
export const readyRequest = new ClientRequest<MakeFileParams, MadeFile>("asioImport/writeReady", makeFileParams);

/** Client → server: the text of a new import file, the template's header row, for a workspace folder or none. */
export const newImportRequest = new ClientRequest<{ folder?: string }, { text: string }>(
  "asioImport/newImport",
  object<{ folder?: string }>({ folder: optional(uri) }),
);

/** What is proposed to put a CSV of another program under the template's headers. */
export interface MappingProposal {
  /** The file's columns in its order, with the first few values that each has. */
  sources: { name: string; samples: string[] }[];
  /** The template's columns in its order. */
  targets: {
    header: string;
    required: boolean;
    /** The column that is likely to fill it: how likely (0 to 1), and why, for a person. */
    proposal?: { source: string; confidence: number; reason: string };
  }[];
}

/** Client → server: what could fill the template's columns, of any CSV, open (with its unsaved edits) or from disk. */
export const proposeMappingRequest = new ClientRequest<{ uri: string }, MappingProposal>(
  "asioImport/proposeMapping",
  object({ uri }),
);

export interface ApplyMappingParams {
  uri: string;
  /** Names of columns, as a proposal has them. One source may fill several targets; others stay empty. */
  mapping: { source: string; target: string }[];
}

export interface MappedText {
  /** The file in the template's format. */
  text: string;
  /** How many records it holds. */
  rows: number;
  /** Columns of the source that are left out. */
  unmapped: string[];
}

/** Client → server: a CSV under the template's headers, as text: nothing is written. */
export const applyMappingRequest = new ClientRequest<ApplyMappingParams, MappedText>(
  "asioImport/applyMapping",
  object<ApplyMappingParams>({ uri, mapping: listOf(object({ source: text, target: text })) }),
);

/** What a downloaded template holds. */
export interface TemplateContents {
  /** In its order; `role` is the default column that one takes the part of. */
  columns: { header: string; required: boolean; role?: string }[];
  /** Headers of the default columns of which it has none. */
  missing: string[];
}

/** Client → server: what a template holds, before it is chosen. Fails with a message for a person where it is none. */
export const inspectTemplateRequest = new ClientRequest<{ uri: string }, TemplateContents>(
  "asioImport/inspectTemplate",
  object({ uri }),
);

/**
 * Client → server: what exports hold, before they are chosen together. `problem` is a sentence where one cannot be relied
 * upon, beside the number of companies that could be read, `doubt` one where they may be only a part.
 */
export const inspectExportsRequest = new ClientRequest<
  { uris: string[] },
  { exports: { companies: number; nameKeys: string[]; idKeys: string[]; problem?: string }[]; doubt?: string }
>("asioImport/inspectExports", object({ uris: listOf(uri) }));

/** Server → client: bytes of a file, Base64. Fails where there is none, for a folder, and for one that is too large. */
export const readFileRequest = new ServerRequest<{ uri: string }, { base64: string }>(
  "asioImport/readFile",
  object({ base64: text }),
);

const fileVersion = orNull(object<FileVersion>({ modified: number, tag: text }));

/**
 * Either to the other: what a file is now; null where there is none. The client asks for files of any place, the server
 * for those that it cannot reach itself.
 */
export const fileVersionRequest = new MutualRequest<{ uri: string }, FileVersion | null>(
  "asioImport/fileVersion",
  object({ uri }),
  fileVersion,
);

export interface WriteFileParams {
  uri: string;
  base64: string;
  /** Null where there was none. Fails where it is another one by now. */
  replaced: FileVersion | null;
}

/** Either to the other: write a file whole or not at all, in the place of the one that was there, if any. */
export const writeFileRequest = new MutualRequest<WriteFileParams, void>(
  "asioImport/writeFile",
  object<WriteFileParams>({ uri, base64: text, replaced: fileVersion }),
  nothing,
);

/** Server → client: files below a folder that match a glob; a thousand and one at most, which tells that there are more. */
export const findFilesRequest = new ServerRequest<{ folder: string; glob: string }, string[]>(
  "asioImport/findFiles",
  listOf(uri),
);
