import type { ExtensionContext } from "vscode";
import { type Api, createApi } from "./api.ts";
import { type Client, startWithFirstFile } from "./client.ts";
import { registerCommands } from "./commands.ts";
import { answerFileRequests } from "./files.ts";
import { offerToPasteCells } from "./paste.ts";
import { showRulePages } from "./rule-pages.ts";
import { ImportStatus } from "./status.ts";
import { showTables } from "./table.ts";
import { reportTrust } from "./trust.ts";
import { reportVisibleRows } from "./visible-rows.ts";

let running: Client | undefined;

/** Registers everything with VS Code. The client starts its server when it is first needed. */
export function begin(context: ExtensionContext, client: Client): Api {
  running = client;
  const status = new ImportStatus(client);
  answerFileRequests(client);
  const { extension, extensionUri, workspaceState: memento } = context;
  const tools = { client, status, extensionUri, version: extension.packageJSON.version, memento };
  context.subscriptions.push(
    status,
    registerCommands(tools),
    offerToPasteCells(client, status),
    showTables(tools),
    reportVisibleRows(client),
    reportTrust(client),
    showRulePages(context),
    startWithFirstFile(client),
  );
  return createApi(client);
}

export async function deactivate(): Promise<void> {
  if (running?.isRunning()) await running.stop();
}
