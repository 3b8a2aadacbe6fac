import { type ClientCapabilities, type InitializeParams, PositionEncodingKind } from "vscode-languageserver";
import type { CodeActionOptions } from "./code-actions.ts";
import type { TypingSupport } from "./features.ts";
import { type InitializationOptions, initializationOptions } from "./protocol.ts";
import type { WorkspaceSupport } from "./workspace.ts";

/** The client's capabilities that the server uses. */
export interface ClientSupport {
  /** Whether it pulls diagnostics, again when they change. Otherwise the server pushes them. */
  readonly pulls: boolean;
  /** Whether it asked for the status of files. */
  readonly wantsStatus: boolean;
  /** Whether it answers requests for files. */
  readonly answersFiles: boolean;
  /** Whether it is the extension, which has its commands and tells which rows are visible. */
  readonly isExtension: boolean;
  /** Whether its positions count bytes of UTF-8. Otherwise they count UTF-16 units, which every client supports. */
  readonly countsBytes: boolean;
  readonly refreshesLenses: boolean;
  readonly refreshesHints: boolean;
  readonly registersConfiguration: boolean;
  readonly folders: boolean;
  readonly workspace: WorkspaceSupport;
  readonly actions: CodeActionOptions;
  readonly typing: TypingSupport;
}

/** @param ruleDocumentation the URL of a rule's documentation, unless the client has another one */
export function supportOf(
  { capabilities, initializationOptions: given }: InitializeParams,
  ruleDocumentation: string,
): ClientSupport {
  const options = optionsOf(given);
  const { workspace, textDocument } = capabilities;
  const isExtension = options.commands ?? false;
  const watching = workspace?.didChangeWatchedFiles;
  const edits = workspace?.workspaceEdit;
  return {
    pulls: textDocument?.diagnostic !== undefined && (workspace?.diagnostics?.refreshSupport ?? false),
    wantsStatus: options.status ?? false,
    answersFiles: options.files ?? false,
    isExtension,
    countsBytes: options.positionEncoding === "utf-8" || prefersBytes(capabilities.general),
    refreshesLenses: workspace?.codeLens?.refreshSupport ?? false,
    refreshesHints: workspace?.inlayHint?.refreshSupport ?? false,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    folders: workspace?.workspaceFolders ?? false,
    workspace: {
      configuration: workspace?.configuration ?? false,
      watching: watching?.dynamicRegistration ? (watching.relativePatternSupport ? "relative" : "glob") : undefined,
    },
    actions: {
      commands: isExtension,
      resolves: textDocument?.codeAction?.resolveSupport?.properties?.includes?.("edit") ?? false,
      appliesEdits: workspace?.applyEdit ?? false,
      edits: {
        versions: edits?.documentChanges ?? false,
        annotations: (edits?.documentChanges && edits.changeAnnotationSupport !== undefined) ?? false,
      },
      ruleDocumentation: options.ruleDocumentation ?? ruleDocumentation,
    },
    typing: typingOf(textDocument, isExtension),
  };
}

/** Whether a client offers UTF-8 before UTF-16. */
function prefersBytes(general: ClientCapabilities["general"]): boolean {
  const offered: unknown = general?.positionEncodings;
  if (!Array.isArray(offered)) return false;
  const known = [PositionEncodingKind.UTF8, PositionEncodingKind.UTF16];
  return offered.find((each) => known.includes(each)) === PositionEncodingKind.UTF8;
}

function typingOf(textDocument: ClientCapabilities["textDocument"], isExtension: boolean): TypingSupport {
  const item = textDocument?.completion?.completionItem;
  const signature = textDocument?.signatureHelp?.signatureInformation;
  return {
    snippets: item?.snippetSupport ?? false,
    commands: isExtension,
    // VS Code ranks what is similar; others may take only what begins as typed.
    needsPrefix: !isExtension,
    labelOffsets: signature?.parameterInformation?.labelOffsetSupport ?? false,
    // VS Code adds diagnostics to hovers itself.
    findingsInHovers: !isExtension,
    plain: {
      hover: isPlain(textDocument?.hover?.contentFormat),
      completion: isPlain(item?.documentationFormat),
      signature: isPlain(signature?.documentationFormat),
    },
  };
}

/** Whether a client takes plain text only. One that does not say takes Markdown. */
function isPlain(formats: readonly string[] | undefined): boolean {
  return Array.isArray(formats) && formats.length > 0 && !formats.includes("markdown");
}

/** The client's valid options. Invalid ones may be meant for another server and are ignored. */
function optionsOf(given: unknown): InitializationOptions {
  if (typeof given !== "object" || given === null) return {};
  const fitting = Object.entries(initializationOptions).flatMap(([name, shape]) => {
    const value = Object.hasOwn(given, name) ? (given as Record<string, unknown>)[name] : undefined;
    return value !== undefined && shape.fault(value, name) === undefined ? [[name, value]] : [];
  });
  return Object.fromEntries(fitting);
}
