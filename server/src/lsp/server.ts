import {
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DocumentDiagnosticReportKind,
  InlayHintRefreshRequest,
  PositionEncodingKind,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { stopIfCancelled } from "../features/cancellation.ts";
import type { Files } from "../files/files.ts";
import { resolve } from "../files/places.ts";
import { fromBase64 } from "../platform.ts";
import { newFile } from "../response/template-file.ts";
import { answer } from "./answer.ts";
import { clientFiles } from "./client-files.ts";
import { type ClientSupport, supportOf } from "./client-support.ts";
import { fixAllKind } from "./code-actions.ts";
import { serveComparison } from "./compare.ts";
import { createdBeside, isBeside } from "./created-beside.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import { featureCapabilities, serveFeatures } from "./features.ts";
import { fileVersionRequest, writeFileRequest } from "./file-protocol.ts";
import { serveFixes } from "./fixes.ts";
import { serveInspection } from "./inspect.ts";
import { serveMapping } from "./mapping.ts";
import type { PositionEncoding } from "./position-encoding.ts";
import {
  documentTextRequest,
  type FileStatus,
  newImportRequest,
  statusNotification,
  visibleRowsNotification,
} from "./protocol.ts";
import { Responses } from "./responses.ts";
import { serveRoundTrip } from "./round-trip.ts";
import { initialSettings } from "./sent-settings.ts";
import { serveCommands, serverCommands } from "./server-commands.ts";
import { fileStatus, Session } from "./session.ts";
import { serveTable } from "./table.ts";
import { sendNotification } from "./typed.ts";
import { serveTyping } from "./typing.ts";
import { Workspace } from "./workspace.ts";

/** What differs between platforms. */
export interface Runtime {
  /** Files that the server accesses itself, by URI scheme. The client accesses all others. */
  readonly files: ReadonlyMap<string, Files>;
  /** URL of a rule's documentation, with the placeholder `{code}`. Clients can override it. */
  readonly ruleDocumentation: string;
  /** The server's own. */
  readonly version: string;
  /** Called whenever the diagnostics of an import file are made. */
  readonly onDiagnostics?: () => void;
}

const pulledDiagnostics = { identifier: "asio-import", interFileDependencies: false, workspaceDiagnostics: false };

/** Milliseconds between edits that compare exports and templates with the disk. */
const rereadAfter = 1_000;

/** Serves a connection, whose messages go through `positions`, until it closes. */
export function startServer(connection: Connection, positions: PositionEncoding, runtime: Runtime): void {
  const files = clientFiles(connection, runtime.files, () => client.answersFiles);
  const workspace = new Workspace(connection, files, () => inBackground(configureAll()));
  const documents = new TextDocuments<Session>({
    create: (uri, languageId, version, text) => new Session(uri, languageId, version, text),
    update(document, changes, version) {
      const last = changes.at(-1);
      if (!client.isExtension && last) {
        document.lookAt("range" in last ? last.range.start.line : document.firstDifference(last.text));
      }
      if (!document.edit(changes, version)) {
        const { uri, version: known } = document;
        connection.console.info(`${uri}: a change of version ${version} is left out, as version ${known} is there.`);
      } else if (workspace.change(document.uri)) inBackground(configureAll());
      return document;
    },
  });
  const responses = new Responses(files, (uri) => documents.get(uri)?.getText());
  let client!: ClientSupport;
  /** When exports and templates were last compared with the disk. */
  let reread = 0;

  connection.onInitialize((params) => {
    client = supportOf(params, runtime.ruleDocumentation);
    const { workspaceFolders, rootUri } = params;
    const folders = workspaceFolders ?? (rootUri ? [{ uri: rootUri, name: "" }] : []);
    workspace.initialize(folders, client.workspace, initialSettings(params.initializationOptions));
    if (client.countsBytes) positions.countBytes({ documentOf, files });
    return {
      serverInfo: { name: "asio-import", version: runtime.version },
      capabilities: {
        ...(client.countsBytes ? { positionEncoding: PositionEncodingKind.UTF8 } : {}),
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        ...(client.pulls ? { diagnosticProvider: pulledDiagnostics } : {}),
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: true },
        ...featureCapabilities(client.isExtension),
        // The extension has its own commands.
        ...(client.isExtension
          ? {}
          : { executeCommandProvider: { commands: Object.values(serverCommands), workDoneProgress: true } }),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    if (client.registersConfiguration) {
      inBackground(connection.client.register(DidChangeConfigurationNotification.type, { section: "asioImport" }));
    }
    if (!client.folders) return;
    connection.workspace.onDidChangeWorkspaceFolders(() => inBackground(changeFolders()));
  });

  connection.onDidChangeConfiguration(({ settings }) => {
    workspace.forget(settings);
    inBackground(configureAll());
  });

  connection.onDidChangeWatchedFiles(({ changes }) => inBackground(changeFiles(changes.map((change) => change.uri))));

  documents.onDidOpen(({ document }) => inBackground(open(document).then(() => rereadChanged(true))));

  documents.onDidChangeContent(({ document }) => {
    if (Date.now() - reread > rereadAfter) inBackground(rereadChanged(false));
    if (!document.configuredWith) return;
    if (document.isLookedAt && (document.checker?.isComplete ?? true)) publish(document);
    else inBackground(open(document));
  });

  // Saving may have made lost characters permanent, or restored them.
  documents.onDidSave(({ document }) => {
    inBackground(rereadChanged(true));
    for (const other of documents.all()) {
      if (isBeside(document.uri, other)) inBackground(lookBeside(other).then(() => showAgain(other)));
    }
    if (!document.forgetDisk()) return;
    if (client.pulls) refresh();
    inBackground(open(document));
  });

  documents.onDidClose(({ document }) => {
    workspace.close(document.uri);
    if (!client.pulls) inBackground(connection.sendDiagnostics({ uri: document.uri, diagnostics: [] }));
    if (client.wantsStatus) tellStatus(document.uri, null);
  });

  connection.onNotification(visibleRowsNotification, ({ uri, ranges }) => {
    const document = documents.get(uri);
    if (document?.show(ranges)) showAgain(document);
  });

  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
    const document = documents.get(textDocument.uri);
    if (!document) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    await configure(document);
    stopIfCancelled(token);
    return document.report(previousResultId, () => diagnose(document));
  });

  const { planned } = serveFixes(connection, {
    checkerOf,
    documentOf,
    options: () => client.actions,
    askedAbout,
  });

  serveTyping(connection, { checkerOf, documentOf });

  serveTable(connection, { checkerOf, documentOf });

  serveFeatures(connection, {
    files,
    checkerOf,
    all: allCheckers,
    configuredOf: (uri) => documents.get(uri)?.configuredWith,
    typing: () => client.typing,
    askedAbout,
  });

  const roundTrip = serveRoundTrip(connection, {
    documentOf,
    workspace,
    files,
    responses,
    beforeValidation: async (uri, together) => {
      if (!together && workspace.leave(uri)) await configureAll();
      await rereadChanged(true);
      await lookBeside(documents.get(uri));
    },
  });
  const openFiles = async () => (await allCheckers()).map(({ document }) => document.uri);
  serveCommands(connection, { openFiles, planned, ...roundTrip });
  connection.onRequest(documentTextRequest, async ({ uri }) => {
    const document = documents.get(uri);
    return document ? { version: document.version, text: document.getText() } : null;
  });
  connection.onRequest(fileVersionRequest, ({ uri }) => answer(async () => (await files.version(uri)) ?? null));
  connection.onRequest(writeFileRequest, ({ uri, base64, replaced }) =>
    answer(() => files.write(uri, fromBase64(base64), replaced ?? undefined)),
  );
  serveMapping(connection, { workspace, files, documentOf });
  connection.onRequest(newImportRequest, ({ folder }) =>
    answer(async () => {
      const place = folder ? resolve(folder, "new.csv") : "untitled:new.csv";
      const { loaded } = await workspace.configured(place);
      return { text: newFile(loaded.context.template) };
    }),
  );
  serveComparison(connection, {
    workspace,
    files,
    documentOf,
    checkAgain: configureAll,
  });
  serveInspection(connection, { workspace, files });

  async function open(document: Session): Promise<void> {
    await configure(document);
    publish(document);
  }

  async function changeFolders(): Promise<void> {
    workspace.setFolders((await connection.workspace.getWorkspaceFolders()) ?? []);
    await configureAll();
  }

  async function changeFiles(uris: readonly string[]): Promise<void> {
    let changed = await workspace.forgetFiles(uris);
    // What an open document contains is told by its changes.
    for (const uri of uris) if (!documents.get(uri) && (await workspace.changeOnDisk(uri))) changed = true;
    if (changed) await configureAll();
  }

  /**
   * Reads exports and templates again if they have changed, whatever the client watches. The extension always tells.
   * @param thoroughly whether to search for new files too
   */
  async function rereadChanged(thoroughly: boolean): Promise<void> {
    reread = Date.now();
    if (!client.isExtension && (await workspace.forgetChanged(thoroughly))) await configureAll();
  }

  async function configure(document: Session): Promise<void> {
    const configured = await workspace.configured(document.uri);
    await document.look(files);
    if (documents.get(document.uri) === document) document.configure(configured);
    await document.settle();
    const own = document.checker;
    if (!own) return;
    document.lookBeside ??= createdBeside(own, { documentOf, workspace, files })
      .then((created) => document.setCreated(created))
      .catch((error) => connection.console.error(String(error)));
    await document.lookBeside;
    await document.settle();
  }

  /** Looks at the files beside a document again. */
  async function lookBeside(document: Session | undefined): Promise<void> {
    if (!document) return;
    document.lookBeside = undefined;
    await configure(document);
  }

  function documentOf(uri: string): Session | undefined {
    return documents.get(uri);
  }

  async function checkerOf(uri: string): Promise<Checker | undefined> {
    const document = documents.get(uri);
    if (document) await configure(document);
    return document?.checker;
  }

  /** The checkers of all import and response files that are open. */
  async function allCheckers(): Promise<Checker[]> {
    const checkers = await Promise.all(Array.from(documents.keys(), checkerOf));
    return checkers.filter((checker) => checker !== undefined);
  }

  /** Checks all open documents again, after settings or exports have changed. */
  async function configureAll(): Promise<void> {
    for (const document of documents.all()) await open(document);
    if (client.pulls) refresh();
    if (client.refreshesLenses) inBackground(connection.sendRequest(CodeLensRefreshRequest.method));
    if (client.refreshesHints) inBackground(connection.sendRequest(InlayHintRefreshRequest.method));
  }

  /** Asks the client to pull diagnostics again. */
  function refresh(): void {
    inBackground(connection.sendRequest(DiagnosticRefreshRequest.method));
  }

  /** Sends a document's diagnostics again, because other rows are visible. */
  function showAgain(document: Session): void {
    if (client.pulls) refresh();
    else publish(document);
  }

  /** Lines that a client asks about count as visible, if it does not tell which ones are. */
  function askedAbout(uri: string, line: number): void {
    const document = documents.get(uri);
    if (!client.isExtension && document?.lookAt(line)) showAgain(document);
  }

  function diagnose({ checker, configuredWith, visible }: Session): Diagnostic[] {
    if (!checker || !configuredWith) return [];
    runtime.onDiagnostics?.();
    return diagnosticsOf(checker, configuredWith.settings.maxProblems, visible, client.actions.ruleDocumentation);
  }

  /** Sends a document's diagnostics if the client does not pull them, and its status if it wants to know. */
  function publish(document: Session): void {
    const { uri, version, checker, configuredWith } = document;
    if (documents.get(uri) !== document) return;
    if (!client.pulls) inBackground(connection.sendDiagnostics({ uri, version, diagnostics: diagnose(document) }));
    if (!client.wantsStatus) return;
    tellStatus(uri, checker && configuredWith ? fileStatus(checker, configuredWith) : null);
  }

  function tellStatus(uri: string, status: FileStatus | null): void {
    sendNotification(connection, statusNotification, { uri, status, serverVersion: runtime.version });
  }

  /** Runs work in the background and logs its errors. */
  function inBackground(work: Promise<unknown>): void {
    work.catch((error) => connection.console.error(String(error)));
  }

  documents.listen(connection);
  connection.listen();
}
