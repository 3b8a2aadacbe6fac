import { Selection, window } from "vscode";
import { newImportRequest } from "../../../server/src/lsp/protocol.ts";
import { settingsFolder } from "../settings.ts";
import type { Command } from "./command.ts";
import { newDocument } from "./new-document.ts";
import { enterCell } from "./next-cell.ts";

/**
 * Opens an unsaved import file with the template's header row.
 * @returns its URI
 */
export const newImport: Command = async (tools) => {
  const { client } = tools;
  const folder = settingsFolder()?.uri;
  const params = folder ? { folder: client.code2ProtocolConverter.asUri(folder) } : {};
  const { text } = await client.sendRequest(newImportRequest, params);
  // The document has its text before it is shown, so that typing at once continues after it.
  const document = await newDocument(folder, "import", text);
  const end = document.lineAt(document.lineCount - 1).range.end;
  await window.showTextDocument(document, { selection: new Selection(end, end) });
  await enterCell(tools, []);
  return document.uri;
};
