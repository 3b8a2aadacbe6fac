import type {
  CancellationToken,
  Connection,
  Position,
  ServerCapabilities,
  TextDocumentIdentifier,
} from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { checkpointFor, stopIfCancelled } from "../features/cancellation.ts";
import { codeLenses } from "../features/code-lens.ts";
import { completions, resolveCompletion } from "../features/completion/completion.ts";
import type { SuggestionData } from "../features/completion/suggestion.ts";
import { cellTriggers } from "../features/cursor.ts";
import { definition } from "../features/definition.ts";
import { documentSymbols } from "../features/document-symbols.ts";
import { foldingRanges } from "../features/folding.ts";
import { hover } from "../features/hover.ts";
import { inlayHints } from "../features/inlay-hints.ts";
import { documentHighlights, references } from "../features/references.ts";
import { prepareRename, rename } from "../features/rename.ts";
import { selectionRanges } from "../features/selection-ranges.ts";
import { semanticTokens, semanticTokensIn, tokenTypes } from "../features/semantic-tokens.ts";
import { newRowTrigger, signatureHelp } from "../features/signature-help.ts";
import { workspaceSymbols } from "../features/workspace-symbols.ts";
import type { Files } from "../files/files.ts";
import type { Configured } from "../settings/context.ts";
import { inSlices, type Steps } from "../steps.ts";

/** What features need from the server. */
export interface OpenFiles {
  readonly files: Files;
  /** The completed check of an open document; undefined if it is not an import file. */
  checkerOf(uri: string): Promise<Checker | undefined>;
  /** The checks of all open import files. */
  all(): Promise<Checker[]>;
  /** The settings that an open document was last checked with. */
  configuredOf(uri: string): Configured | undefined;
  typing(): TypingSupport;
  /** Called with the line, from 0, of each request about a place. */
  askedAbout(uri: string, line: number): void;
}

/** The client's capabilities for completion, signature help and hovers. */
export interface TypingSupport {
  readonly snippets: boolean;
  /** Whether it has the extension's commands. */
  readonly commands: boolean;
  /** Whether a choice must begin with what is typed. */
  readonly needsPrefix: boolean;
  /** Whether parameter labels of signatures may be offsets. */
  readonly labelOffsets: boolean;
  /** Whether hovers must include findings, because the client does not add its diagnostics. */
  readonly findingsInHovers: boolean;
  /** Where it takes plain text only, no Markdown. */
  readonly plain: { readonly hover: boolean; readonly completion: boolean; readonly signature: boolean };
}

/** The parameters of a request about a document, and a place in it if it is about one. */
interface InDocument {
  readonly textDocument: TextDocumentIdentifier;
  readonly position?: Position;
}

/** @param commands whether the client has the extension's commands */
export function featureCapabilities(commands: boolean): ServerCapabilities {
  return {
    ...(commands ? { codeLensProvider: {} } : {}),
    completionProvider: { triggerCharacters: cellTriggers, resolveProvider: true },
    definitionProvider: true,
    documentHighlightProvider: true,
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    hoverProvider: true,
    inlayHintProvider: true,
    referencesProvider: true,
    renameProvider: { prepareProvider: true },
    selectionRangeProvider: true,
    semanticTokensProvider: { legend: { tokenTypes, tokenModifiers: [] }, range: true, full: true },
    signatureHelpProvider: { triggerCharacters: [...cellTriggers, newRowTrigger], retriggerCharacters: cellTriggers },
    workspaceSymbolProvider: true,
  };
}

/** Registers the handlers of all features in `features/`. */
export function serveFeatures(connection: Connection, open: OpenFiles): void {
  /** Makes a handler that answers for open import files, and with `nothing` for other documents. */
  const inFile =
    <Params extends InDocument, Result>(
      nothing: Result,
      answer: (checker: Checker, params: Params, token: CancellationToken) => Result | Promise<Result>,
    ) =>
    async (params: Params, token: CancellationToken): Promise<Result> => {
      const checker = await open.checkerOf(params.textDocument.uri);
      stopIfCancelled(token);
      if (params.position) open.askedAbout(params.textDocument.uri, params.position.line);
      return checker ? answer(checker, params, token) : nothing;
    };

  /** Like `inFile`, for features that can take long. */
  const inSteps = <Params extends InDocument, Result>(
    nothing: Result,
    answer: (checker: Checker, params: Params) => Steps<Result>,
  ) =>
    inFile<Params, Result>(nothing, (checker, params, token) =>
      inSlices(
        answer(checker, params),
        checkpointFor(token, () => checker.document),
      ),
    );

  connection.onCodeLens(
    inFile([], (checker, { textDocument }, token) =>
      codeLenses(checker, open.configuredOf(textDocument.uri)?.settings.codeLens.sites ?? false, token),
    ),
  );
  connection.onCompletion(
    inFile(null, (checker, { position, context }, token) =>
      completions(checker, position, context, open.typing(), token),
    ),
  );
  connection.onCompletionResolve(async (item) => {
    const data = item.data as SuggestionData | undefined;
    return data ? resolveCompletion(await open.checkerOf(data.uri), item, open.typing().plain.completion) : item;
  });
  connection.onDefinition(
    inFile([], (checker, { textDocument, position }, token) => {
      const configured = open.configuredOf(textDocument.uri);
      return configured ? definition(checker, position, configured, open.files, token) : [];
    }),
  );
  connection.onDocumentHighlight(inSteps([], (checker, { position }) => documentHighlights(checker, position)));
  connection.onDocumentSymbol(inFile([], (checker, _params, token) => documentSymbols(checker, token)));
  connection.onFoldingRanges(inFile([], (checker, _params, token) => foldingRanges(checker, token)));
  connection.onHover(
    inFile(null, (checker, { position }) => {
      const { findingsInHovers, plain } = open.typing();
      return hover(checker, position, findingsInHovers, plain.hover);
    }),
  );
  connection.languages.inlayHint.on(
    inFile([], (checker, { textDocument, range }) =>
      open.configuredOf(textDocument.uri)?.settings.inlayHints ? inlayHints(checker, range) : [],
    ),
  );
  connection.onPrepareRename(inFile(null, (checker, { position }) => prepareRename(checker, position)));
  connection.onReferences(
    inSteps([], (checker, { position, context }) => references(checker, position, context.includeDeclaration)),
  );
  connection.onRenameRequest(inSteps(null, (checker, { position, newName }) => rename(checker, position, newName)));
  connection.onSelectionRanges(inSteps([], (checker, { positions }) => selectionRanges(checker, positions)));
  connection.languages.semanticTokens.on(
    inFile({ data: [] }, (checker, _params, token) => semanticTokens(checker, token)),
  );
  connection.languages.semanticTokens.onRange(
    inFile({ data: [] }, (checker, { range }) => semanticTokensIn(checker, range)),
  );
  connection.onSignatureHelp(
    inFile(null, (checker, { position, context }) => signatureHelp(checker, position, context, open.typing())),
  );
  connection.onWorkspaceSymbol(async ({ query }, token) => workspaceSymbols(await open.all(), query, token));
}
