import { type Disposable, type ExtensionContext, languages, type TextDocument, Uri, workspace } from "vscode";
import { LanguageClient, RevealOutputChannelOn, TransportKind } from "vscode-languageclient/node";
import type { InitializationOptions } from "../../server/src/lsp/protocol.ts";
import { plainLists } from "./plain-lists.ts";
import { rulePageAddress } from "./rule-pages.ts";
import { showError } from "./show.ts";
import { tellRestricted } from "./trust.ts";

/**
 * The documents that the server gets to see; which of them are import files it says itself. A `.csv` counts whatever
 * language it was given: `csv` by another extension, `plaintext` where there is none and the first line says nothing.
 */
export const candidates = [{ language: "asio-csv" }, { language: "csv" }, { pattern: "**/*.{csv,CSV}" }];

/** The language client, which tells a person of its failures in one sentence and keeps the stack for the log. */
export class Client extends LanguageClient {
  override error(message: string, data?: unknown, show: boolean | "force" = true): void {
    super.error(message, data, false);
    if (show !== "force") return;
    void showError(`${message} Existing problems are not updated.`, "Show log").then((chosen) => {
      if (chosen) this.outputChannel.show(true);
    });
  }
}

/** A client for the server in `dist/server.js`, not started. The server asks for its settings and files itself. */
export function createClient(context: ExtensionContext): Client {
  const module = Uri.joinPath(context.extensionUri, "dist", "server.js").fsPath;
  // Node keeps the compiled server here, so that it starts faster from the second time on.
  const env = { NODE_COMPILE_CACHE: Uri.joinPath(context.globalStorageUri, "compiled").fsPath };
  const run = { module, transport: TransportKind.ipc, options: { env } };
  const initializationOptions: InitializationOptions = {
    commands: true,
    files: true,
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
      middleware: {
        ...plainLists,
        workspace: tellRestricted,
        // Git shows old versions as documents of their own, whose problems nobody can mend.
        provideDiagnostics: (document, previous, token, next) => {
          const { scheme } = document instanceof Uri ? document : document.uri;
          return scheme === "git" ? undefined : next(document, previous, token);
        },
      },
    },
  );
}

/** Starts the server as soon as there is a document for it. A command starts it too, by its first request. */
export function startWithFirstFile(client: Client): Disposable {
  const start = (document: TextDocument) => {
    if (languages.match(candidates, document) === 0) return;
    listener.dispose();
    // The client has told why where it fails.
    client.start().catch(() => {});
  };
  const listener = workspace.onDidOpenTextDocument(start);
  workspace.textDocuments.forEach(start);
  return listener;
}
