import { Selection, window, workspace } from "vscode";
import { newImportRequest } from "../../../server/src/lsp/protocol.ts";
import { settingsFolder } from "../settings.ts";
import type { Command } from "./command.ts";

/**
 * Opens a new import file, not saved yet, with the template's header row.
 * @returns its URI
 */
export const newImport: Command = async ({ client }) => {
  const folder = settingsFolder()?.uri;
  const params = folder ? { folder: client.code2ProtocolConverter.asUri(folder) } : {};
  const { text } = await client.sendRequest(newImportRequest, params);
  const document = await workspace.openTextDocument({ language: "asio-csv", content: text });
  const editor = await window.showTextDocument(document);
  const end = document.lineAt(document.lineCount - 1).range.end;
  editor.selection = new Selection(end, end);
  return document.uri;
};
