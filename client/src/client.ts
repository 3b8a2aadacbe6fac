import { type Disposable, type ExtensionContext, languages, type TextDocument, Uri, workspace } from "vscode";
import { type BaseLanguageClient, type LanguageClientOptions, RevealOutputChannelOn } from "vscode-languageclient";
import { csvGlob } from "../../server/src/files/files.ts";
import type { InitializationOptions } from "../../server/src/lsp/protocol.ts";
import { plainLists } from "./plain-lists.ts";
import { rulePageAddress } from "./rule-pages.ts";
import { showError } from "./show.ts";
import { addRestrictedSettings } from "./trust.ts";

/**
 * The documents that are sent to the server, which decides if they are import files. A `.csv` file may have any
 * language: `csv` needs another extension, and without one, VS Code uses `plaintext` unless the first line decides.
 */
export const candidates = [{ language: "asio-csv" }, { language: "csv" }, { pattern: `**/${csvGlob}` }];

/** The scheme of read-only documents with texts that files may get. */
export const previewScheme = "asio-import-preview";

/** A language client, on any platform. */
export type Client = BaseLanguageClient;

/** The client's ID and name. */
export const clientName = ["asioImport", "Asio Import"] as const;

export function clientOptions(context: ExtensionContext): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    commands: true,
    files: true,
    status: true,
    ruleDocumentation: rulePageAddress(context),
  };
  return {
    documentSelector: candidates,
    initializationOptions,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // The bundle has no library for patterns, with which the client would compare documents that are not open.
    diagnosticPullOptions: { onChange: true, match: (_, { path }) => /\.csv$/i.test(path) },
    middleware: {
      ...plainLists,
      workspace: addRestrictedSettings,
      didOpen: async (document, next) => {
        if (document.uri.scheme !== previewScheme) await next(document);
      },
      // The Git extension shows old versions as documents, whose problems nobody can fix.
      provideDiagnostics: (document, previous, token, next) => {
        const { scheme } = document instanceof Uri ? document : document.uri;
        return scheme === "git" ? undefined : next(document, previous, token);
      },
    },
  };
}

/** Makes a client show its errors as one sentence. The stack trace goes to the log. */
export function withShortErrors(client: Client): Client {
  const log = client.error.bind(client);
  client.error = (message, data, show = true) => {
    log(message, data, false);
    if (show !== "force") return;
    void showError(`${message} Existing problems are not updated.`, "Show log").then((chosen) => {
      if (chosen) client.outputChannel.show(true);
    });
  };
  return client;
}

/** Starts the server when the first candidate is opened. The first request of a command starts it too. */
export function startWithFirstFile(client: Client): Disposable {
  const start = (document: TextDocument) => {
    if (languages.match(candidates, document) === 0) return;
    listener.dispose();
    // The client itself shows why it could not start.
    client.start().catch(() => {});
  };
  const listener = workspace.onDidOpenTextDocument(start);
  workspace.textDocuments.forEach(start);
  return listener;
}
