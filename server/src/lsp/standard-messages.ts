import type { CodeActionContext, TextDocumentIdentifier } from "vscode-languageserver";
import type { TextChange } from "../document/document.ts";
import type { SuggestionData } from "../features/completion/suggestion.ts";
import type { ActionData, FixAllScope, FixPlace, OfVersion } from "./code-actions.ts";
import { maxPositions, position, range } from "./place-shapes.ts";
import { alike } from "./protocol.ts";
import {
  anything,
  count,
  either,
  flag,
  integer,
  listOf,
  object,
  oneOf,
  optional,
  type Shape,
  text,
  uri,
} from "./shapes.ts";

const textDocument = object<TextDocumentIdentifier>({ uri });
const inDocument = object({ textDocument });
const atPosition = object({ textDocument, position });
const inRange = object({ textDocument, range });

const folder = object<{ uri: string; name?: string }>({ uri, name: optional(text) });

/** The `data` of a completion item. */
const suggestion = object<SuggestionData>({
  uri,
  about: oneOf<SuggestionData["about"]>("header", "country", "company"),
  value: text,
});

/** The `data` of a code action. */
const later = either<ActionData>(
  "what the action was listed with",
  object<OfVersion & FixPlace>({ uri, version: integer, row: integer, finding: count, fix: count }),
  object<OfVersion & FixAllScope>({
    uri,
    version: integer,
    all: either<FixAllScope["all"]>("the code of a rule, true, or cells that are alike", text, oneOf(true), alike),
  }),
);

const id = either<string | number>("a text or a whole number", text, integer);

/** All LSP requests that the server handles, with the shapes of the parameters that it reads. */
export const standardRequests: Readonly<Record<string, Shape<unknown>>> = {
  initialize: object({
    processId: optional(count),
    rootUri: optional(uri),
    workspaceFolders: optional(listOf(folder)),
    capabilities: object({}),
    initializationOptions: anything,
  }),
  shutdown: anything,
  "workspace/executeCommand": object({
    command: text,
    arguments: optional(listOf(anything)),
    workDoneToken: optional(id),
  }),
  "workspace/symbol": object({ query: text }),
  "textDocument/diagnostic": object({ textDocument, previousResultId: optional(text) }),
  "textDocument/codeAction": object({
    textDocument,
    range,
    context: object<Pick<CodeActionContext, "only">>({ only: optional(listOf(text)) }),
  }),
  "codeAction/resolve": object({ title: text, data: optional(later) }),
  "textDocument/codeLens": inDocument,
  "textDocument/completion": object({
    textDocument,
    position,
    context: optional(object({ triggerKind: optional(count), triggerCharacter: optional(text) })),
  }),
  "completionItem/resolve": object({ label: text, data: optional(suggestion) }),
  "textDocument/definition": atPosition,
  "textDocument/documentHighlight": atPosition,
  "textDocument/documentSymbol": inDocument,
  "textDocument/foldingRange": inDocument,
  "textDocument/hover": atPosition,
  "textDocument/inlayHint": inRange,
  "textDocument/prepareRename": atPosition,
  "textDocument/references": object({ textDocument, position, context: object({ includeDeclaration: flag }) }),
  "textDocument/rename": object({ textDocument, position, newName: text }),
  "textDocument/selectionRange": object({ textDocument, positions: listOf(position, maxPositions) }),
  "textDocument/semanticTokens/full": inDocument,
  "textDocument/semanticTokens/range": inRange,
  "textDocument/signatureHelp": object({
    textDocument,
    position,
    context: optional(object({ isRetrigger: optional(flag), triggerCharacter: optional(text) })),
  }),
};

/** All LSP notifications that the server handles, with the shapes of the parameters that it reads. */
export const standardNotifications: Readonly<Record<string, Shape<unknown>>> = {
  initialized: anything,
  exit: anything,
  "$/cancelRequest": object({ id }),
  "$/progress": object({ token: id }),
  "$/setTrace": object({ value: text }),
  "window/workDoneProgress/cancel": object({ token: id }),
  "workspace/didChangeConfiguration": object({ settings: anything }),
  "workspace/didChangeWatchedFiles": object({ changes: listOf(object({ uri })) }),
  "workspace/didChangeWorkspaceFolders": object({ event: object({ added: listOf(folder), removed: listOf(folder) }) }),
  "textDocument/didOpen": object({ textDocument: object({ uri, languageId: text, version: integer, text }) }),
  "textDocument/didChange": object({
    textDocument: object({ uri, version: integer }),
    contentChanges: listOf(object<TextChange>({ range: optional(range), text })),
  }),
  "textDocument/didClose": inDocument,
  "textDocument/didSave": inDocument,
};
