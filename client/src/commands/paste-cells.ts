import {
  type DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  type Range,
  type TextDocument,
  TextEdit,
  WorkspaceEdit,
} from "vscode";
import { pasteCellsRequest } from "../../../server/src/lsp/typing-protocol.ts";
import type { Client } from "../client.ts";

/** Pastes cells that a spreadsheet has copied as cells of the CSV; undefined if they are pasted as any other text. */
export async function pasteCells(
  client: Client,
  document: TextDocument,
  range: Range,
  text: string,
  kind: DocumentDropOrPasteEditKind,
): Promise<DocumentPasteEdit[] | undefined> {
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const params = { uri, range: client.code2ProtocolConverter.asRange(range), text };
  const { version } = document;
  const pasted = await client.sendRequest(pasteCellsRequest, params);
  if (!pasted || document.version !== version) return undefined;
  const edit = new DocumentPasteEdit(pasted.text, "Paste as cells", kind);
  const { asRange } = client.protocol2CodeConverter;
  const others = pasted.edits.map((each) => TextEdit.replace(asRange(each.range), each.newText));
  if (others.length > 0) {
    edit.additionalEdit = new WorkspaceEdit();
    edit.additionalEdit.set(document.uri, others);
  }
  return [edit];
}
