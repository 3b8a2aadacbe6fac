import { type Disposable, type ExtensionContext, languages, type TextDocument, Uri, workspace } from "vscode";
import { LanguageClient, RevealOutputChannelOn, TransportKind } from "vscode-languageclient/node";
import type { InitializationOptions } from "../../server/src/lsp/protocol.ts";
import { plainLists } from "./plain-lists.ts";
import { rulePageAddress } from "./rule-pages.ts";
import { showError } from "./show.ts";
import { addRestrictedSettings } from "./trust.ts";

/**
 * The documents that are sent to the server, which decides if they are import files. A `.csv` file may have any
 * language: `csv` needs another extension, and without one, VS Code uses `plaintext` unless the first line decides.
 */
export const candidates = [{ language: "asio-csv" }, { language: "csv" }, { pattern: "**/*.{csv,CSV}" }];

/** A language client that shows its errors as one sentence. The stack trace goes to the log. */
export class Client extends LanguageClient {
  override error(message: string, data?: unknown, show: boolean | "force" = true): void {
    super.error(message, data, false);
    if (show !== "force") return;
    void showError(`${message} Existing problems are not updated.`, "Show log").then((chosen) => {
      if (chosen) this.outputChannel.show(true);
    });
  }
}

/** Creates a client for the server in `dist/server.js`, without starting it. */
export function createClient(context: ExtensionContext): Client {
  const module = Uri.joinPath(context.extensionUri, "dist", "server.js").fsPath;
  // Node caches the compiled server here, which makes later starts faster.
  const env = { NODE_COMPILE_CACHE: Uri.joinPath(context.globalStorageUri, "compiled").fsPath };
  const run = { module, transport: TransportKind.ipc, options: { env } };
  const initializationOptions: InitializationOptions = {
    commands: true,
    files: true,
    status: true,
    ruleDocumentation: rulePageAddress(context),
  };
  return new Client(
    "asioImport",
    "Asio Import",
    { run, debug: { ...run, options: { env, execArgv: ["--nolazy", "--inspect=6009"] } } },
    {
      documentSelector: candidates,
      initializationOptions,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      // The bundle has no library for patterns, with which the client would compare documents that are not open.
      diagnosticPullOptions: { onChange: true, match: (_, { path }) => /\.csv$/i.test(path) },
      middleware: {
        ...plainLists,
        workspace: addRestrictedSettings,
        // The Git extension shows old versions as documents, whose problems nobody can fix.
        provideDiagnostics: (document, previous, token, next) => {
          const { scheme } = document instanceof Uri ? document : document.uri;
          return scheme === "git" ? undefined : next(document, previous, token);
        },
      },
    },
  );
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
