import { type DataTransfer, type Disposable, DocumentDropOrPasteEditKind, languages } from "vscode";
import { type Client, candidates } from "./client.ts";
import type { ImportStatus } from "./status.ts";

/**
 * Offers to paste cells copied from a spreadsheet as cells, with the plain text as the other choice. Any other text is
 * left to VS Code.
 */
export function offerToPasteCells(client: Client, status: ImportStatus): Disposable {
  const kind = DocumentDropOrPasteEditKind.Empty.append("asioImport", "cells");
  return languages.registerDocumentPasteEditProvider(
    candidates,
    {
      async provideDocumentPasteEdits(document, [range, another], transfer) {
        if (!range || another || !status.of(document.uri)) return undefined;
        const text = await copiedText(transfer);
        if (text === undefined) return undefined;
        const { pasteCells } = await import("./commands/commands.ts");
        return pasteCells(client, document, range, text, kind);
      },
    },
    { pasteMimeTypes: ["text/plain"], providedPasteEditKinds: [kind] },
  );
}

/** The copied text if it is cells: with tabs between them or, for a single column, with a table as HTML. */
async function copiedText(transfer: DataTransfer): Promise<string | undefined> {
  const text = await transfer.get("text/plain")?.asString();
  if (text?.includes("\t")) return text;
  return (await transfer.get("text/html")?.asString())?.includes("<table") ? text : undefined;
}
