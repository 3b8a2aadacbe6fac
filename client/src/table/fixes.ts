import { commands, type TextDocument, workspace } from "vscode";
import { type CodeAction, CodeActionRequest, CodeActionResolveRequest } from "vscode-languageclient";
import type { KnownList, ProblemPlace } from "../../../server/src/features/table/shown.ts";
import { tablePlaceRequest } from "../../../server/src/lsp/table-protocol.ts";
import type { Client } from "../client.ts";
import { Failure } from "../failure.ts";
import { showPick } from "../show.ts";
import { tableView } from "./messages.ts";

/**
 * Offers the fixes that the text editor offers for a cell, or for a whole row (cell -1), and applies the chosen one.
 * @param isAuto applies the preferred one, as VS Code's *Auto Fix* does in the text
 * @throws Failure if there is none
 */
export async function offerFixes(
  client: Client,
  document: TextDocument,
  known: KnownList,
  place: ProblemPlace,
  isAuto: boolean,
): Promise<void> {
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const { version } = document;
  const range = await client.sendRequest(tablePlaceRequest, { uri, ...known, place });
  if (!range) throw new Failure("There is nothing to fix here.");
  const params = { textDocument: { uri }, range, context: { diagnostics: [] } };
  const found = (await client.sendRequest(CodeActionRequest.type, params)) ?? [];
  const actions = found.filter(
    (action): action is CodeAction => "title" in action && typeof action.command !== "string",
  );
  if (actions.length === 0) throw new Failure("There is nothing to fix here.");
  const preferred = actions.find(({ isPreferred }) => isPreferred);
  if (isAuto && !preferred) throw new Failure("No fix is certain here. Choose one with Ctrl+. instead.");
  const items = actions.map((action) => ({
    label: action.title,
    ...(action.isPreferred ? { description: "preferred" } : {}),
    action,
  }));
  const texts = { title: "Fixes", placeHolder: "Fix" };
  const action = isAuto ? preferred : (await showPick(items, texts))?.action;
  if (!action) return;
  const { command } = action;
  if (command) {
    const given = command.arguments ?? [];
    const goesToRow = /\.goTo(?:Import|Response)Row$/.test(command.command);
    await commands.executeCommand(command.command, ...given, ...(goesToRow ? [tableView] : []));
    return;
  }
  const resolved = action.edit ? action : await client.sendRequest(CodeActionResolveRequest.type, action);
  if (!resolved.edit) return;
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(resolved.edit);
  // The file may have changed while the fixes were shown.
  if (document.version !== version) throw new Failure("The file has just changed. Try again.");
  await workspace.applyEdit(edit);
}
