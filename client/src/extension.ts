import type { ExtensionContext } from "vscode";
import { node } from "../../server/src/platform.node.ts";
import { runOn } from "../../server/src/platform.ts";
import { type Api, createApi } from "./api.ts";
import { type Client, createClient, startWithFirstFile } from "./client.ts";
import { registerCommands } from "./commands.ts";
import { answerFileRequests } from "./files.ts";
import { offerToPasteCells } from "./paste.ts";
import { showRulePages } from "./rule-pages.ts";
import { ImportStatus } from "./status.ts";
import { reportTrust } from "./trust.ts";
import { reportVisibleRows } from "./visible-rows.ts";

let client: Client | undefined;

/** Called once, for the first CSV or the first command. The server starts in the background. */
export function activate(context: ExtensionContext): Api {
  runOn(node);
  client = createClient(context);
  const status = new ImportStatus(client);
  answerFileRequests(client);
  context.subscriptions.push(
    status,
    registerCommands({ client, status, extensionUri: context.extensionUri }),
    offerToPasteCells(client, status),
    reportVisibleRows(client),
    reportTrust(client),
    showRulePages(context),
    startWithFirstFile(client),
  );
  return createApi(client);
}

export async function deactivate(): Promise<void> {
  if (client?.isRunning()) await client.stop();
}
