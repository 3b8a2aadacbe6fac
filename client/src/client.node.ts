import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { type Client, clientName, clientOptions, withShortErrors } from "./client.ts";

/** Creates a client for the server in `dist/server.js`, without starting it. */
export function nodeClient(context: ExtensionContext): Client {
  const module = Uri.joinPath(context.extensionUri, "dist", "server.js").fsPath;
  // The server keeps its compiled code here, which makes later starts faster.
  const env = { NODE_COMPILE_CACHE: Uri.joinPath(context.globalStorageUri, "compiled").fsPath };
  const run = { module, transport: TransportKind.ipc, options: { env } };
  const debug = { ...run, options: { env, execArgv: ["--nolazy", "--inspect=6009"] } };
  return withShortErrors(new LanguageClient(...clientName, { run, debug }, clientOptions(context)));
}
