import { NotificationType, ProgressType } from "vscode-jsonrpc";
import type { Summary } from "../checker/tally.ts";
import type { Verdict } from "../checker/verdict.ts";
import type { Range } from "../document/positions.ts";
import type { Alike } from "../fixes/alike.ts";
import type { FileSetting } from "../settings/settings.ts";
import { ClientNotification, ClientRequest } from "./message.ts";
import { anything, count, flag, listOf, object, oneOf, optional, pairOf, type Shape, text, uri } from "./shapes.ts";

/** The state of the check for existing companies. */
export interface ExistingStatus {
  /** Paths of the exports that were read, relative to the workspace folder if they are inside it. */
  files: string[];
  companies: number;
  /** Why configured exports could not be read, one sentence each. */
  problems: string[];
  /** Why exports are incomplete, one sentence each; left out if there is no sign of that. */
  partial?: string[];
}

/** The state of a whole file. */
export interface FileStatus extends Omit<Summary, "refusals" | "doubts"> {
  verdict: Verdict;
  /** The verdict as one sentence. */
  sentence: string;
  /** The part of `sentence` on why the platform may refuse the whole file; left out if no warning says so. */
  doubt?: string;
  /** Whether it is a response file, which is no import file. */
  isResponse?: true;
  existing: ExistingStatus;
  /** Notices about the check, one sentence each: a template that could not be read, problems not shown. */
  notices: string[];
}

/** Client options that the server reads from `initializationOptions`. */
export interface InitializationOptions {
  /** Whether the client has the commands of code actions (`asioImport.turnOffRule` and others). */
  commands?: boolean;
  /** Whether the client answers the file requests below, for files that are not on the local disk. */
  files?: boolean;
  /** Whether the client wants `asioImport/status` notifications. */
  status?: boolean;
  /** Settings of section `asioImport`, from a client that does not support `workspace/configuration`. */
  settings?: unknown;
  /** URL of a rule's documentation, with the placeholder `{code}`. */
  ruleDocumentation?: string;
  /** For a client that counts bytes without offering `general.positionEncodings`. */
  positionEncoding?: "utf-8";
}

/**
 * A client with workspace trust adds this to section `asioImport`: the names of the settings for files that an
 * untrusted workspace has set, such as `existing.files`. Their files are read only inside the workspace.
 */
export interface RestrictedSettings {
  restricted?: FileSetting[];
}

/** The shapes of these options. An option of another shape counts as left out. */
export const initializationOptions: { readonly [K in keyof InitializationOptions]-?: Shape<unknown> } = {
  commands: flag,
  files: flag,
  status: flag,
  settings: anything,
  ruleDocumentation: text,
  positionEncoding: oneOf("utf-8"),
};

/** Of an open document, from this version of the server. */
export interface DocumentStatus {
  uri: string;
  /** Null if it is not an import file. */
  status: FileStatus | null;
  serverVersion: string;
}

/** Server → client: the state of an open document, after each check. */
export const statusNotification = new NotificationType<DocumentStatus>("asioImport/status");

/** More ranges than are ever visible at once. */
const maxStretches = 100;

/**
 * Client → server: the visible lines (from 0, both inclusive) of a document, in all its editors. If not all problems
 * can be shown, those of visible lines come first.
 */
export const visibleRowsNotification = new ClientNotification(
  "asioImport/visibleRows",
  object<{ uri: string; ranges: [first: number, last: number][] }>({
    uri,
    ranges: listOf(pairOf(count), maxStretches),
  }),
);

export interface ValidateResult extends FileStatus {
  /** URI of the response file that was written, if rows fail. */
  response?: string;
  /**
   * URI of an existing response file that was not replaced, because it was corrected, has unsaved edits, or belongs to
   * another import file. A notice says why.
   */
  keptResponse?: string;
  /** URI of a response file of an earlier run, if no row fails now. */
  outdatedResponse?: string;
}

/** Data of the error for another program's CSV, on which there is no verdict. */
export interface ForeignFile {
  foreign: true;
}

export interface ValidateParams {
  uri: string;
  /** Return null, and write nothing, if the file is not an import file. For validating a whole folder. */
  importFilesOnly?: boolean;
  /** Replace even a response file that would be kept. */
  overwrite?: boolean;
  /** Keep comparing the file with those of the last `compareRequest`. */
  together?: boolean;
}

/**
 * Client → server: validate a whole file, open (with its unsaved edits) or from disk, and write its response file.
 * Fails with a message for the user if the file cannot be read, or with {@link ForeignFile} too if it is no import file.
 * A notice says why a response file cannot be written.
 */
export const validateRequest = new ClientRequest<ValidateParams, ValidateResult | null>(
  "asioImport/validate",
  object<ValidateParams>({ uri, importFilesOnly: optional(flag), overwrite: optional(flag), together: optional(flag) }),
);

export interface ComparedFiles {
  /** That not all companies could be compared, as a sentence. */
  notice?: string;
}

/**
 * Client → server: find companies that several files have, open or on disk, before these are validated `together`. Other
 * files than import files are left out. The findings stay until the file that they point to changes.
 */
export const compareRequest = new ClientRequest<{ uris: string[] }, ComparedFiles>(
  "asioImport/compare",
  object({ uris: listOf(uri) }),
);

/**
 * Client → server: an open document as the server has it; null if it is not open. For diagnosis and tests: the text
 * must always be the one that the editor shows.
 */
export const documentTextRequest = new ClientRequest<{ uri: string }, { version: number; text: string } | null>(
  "asioImport/documentText",
  object({ uri }),
);

/** The number of problems that a rule has found, and its noun for them. */
export interface ProblemCount {
  number: number;
  noun: readonly [one: string, several: string];
}

/** The problems of a file by rule code, without rules that found none. */
export type ProblemCounts = Record<string, ProblemCount>;

/** An edit of the text. `kind` is a label for what it fixes. */
export interface PlannedEdit {
  range: Range;
  newText: string;
  kind: string;
}

/** The changes of a fix-all. */
export interface FixPlan {
  /** The version of the document that the edits are for. */
  version: number;
  /** Number of lines that change. */
  rows: number;
  /** In text order; empty if they were sent as partial results. */
  edits: PlannedEdit[];
  before: ProblemCounts;
  after: ProblemCounts;
}

/** Cells of a file for which the same can be done, as in `fixes/alike.ts`. */
export const alike = object<Alike>({ code: text, cell: optional(count), from: text, to: optional(text) });

export interface PlanFixesParams {
  uri: string;
  /** Only the fixes of this rule. */
  code?: string;
  /** Instead of safe fixes, what a suggestion says for all of these cells. */
  alike?: Alike;
  /** As in LSP: the edits are sent in chunks by `$/progress` with this token, before the plan. */
  partialResultToken?: string;
}

/**
 * Client → server: the changes of all safe fixes of an open document, of those of one rule, or of a suggestion for many
 * cells; null if it is not an import file. Changes nothing.
 */
export const planFixesRequest = new ClientRequest<PlanFixesParams, FixPlan | null>(
  "asioImport/planFixes",
  object<PlanFixesParams>({ uri, code: optional(text), alike: optional(alike), partialResultToken: optional(text) }),
);

/** Server → client: the next edits of a plan. */
export const plannedEditsProgress = new ProgressType<PlannedEdit[]>();

/** Client → server: the current problems of an open document; null if it is not an import file. */
export const countProblemsRequest = new ClientRequest<{ uri: string }, ProblemCounts | null>(
  "asioImport/countProblems",
  object({ uri }),
);

/** A suggestion that can be taken for many cells, and its title. */
export interface SharedSuggestion {
  title: string;
  alike: Alike;
}

/**
 * Client → server: what suggestions can fill in or replace in many cells of an open document, in the order of its
 * columns; none if it is not an import file.
 */
export const suggestionsRequest = new ClientRequest<{ uri: string }, SharedSuggestion[]>(
  "asioImport/suggestions",
  object({ uri }),
);

/**
 * Client → server: the text of a new import file (the template's header row), with the settings of a folder, if any.
 */
export const newImportRequest = new ClientRequest<{ folder?: string }, { text: string }>(
  "asioImport/newImport",
  object<{ folder?: string }>({ folder: optional(uri) }),
);

export interface TemplateContents {
  /** In file order. `role` is the default column that it corresponds to. */
  columns: { header: string; required: boolean; role?: string }[];
  /** Headers of the default columns that the template lacks. */
  missing: string[];
}

/** Client → server: the columns of a template, before it is chosen. Fails with a message if it is not a template. */
export const inspectTemplateRequest = new ClientRequest<{ uri: string }, TemplateContents>(
  "asioImport/inspectTemplate",
  object({ uri }),
);

/**
 * Client → server: the companies in exports, before they are chosen together. `problem` is a sentence on why an export
 * cannot be relied on; `companies` then counts those that could be read. `doubt` is a sentence on why all of them
 * together may be incomplete.
 */
export const inspectExportsRequest = new ClientRequest<
  { uris: string[] },
  { exports: { companies: number; nameKeys: string[]; idKeys: string[]; problem?: string }[]; doubt?: string }
>("asioImport/inspectExports", object({ uris: listOf(uri) }));
