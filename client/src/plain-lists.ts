import { type CompletionItem, DocumentSymbol, type SymbolInformation } from "vscode";
import type { Middleware } from "vscode-languageclient";
import { plainText } from "./plain-text.ts";

/** Escapes labels in the server's responses. They are values of the file, in which VS Code would draw icons. */
export const plainLists: Middleware = {
  async provideCompletionItem(document, position, context, token, next) {
    const found = await next(document, position, context, token);
    const items = Array.isArray(found) ? found : (found?.items ?? []);
    for (const item of items) item.label = plainLabel(item.label);
    return found;
  },
  async provideDocumentSymbols(document, token, next) {
    const symbols = await next(document, token);
    makePlain(symbols ?? []);
    return symbols;
  },
  async provideWorkspaceSymbols(query, token, next) {
    const symbols = await next(query, token);
    makePlain(symbols ?? []);
    return symbols;
  },
};

function plainLabel(label: CompletionItem["label"]): CompletionItem["label"] {
  return typeof label === "string" ? plainText(label) : { ...label, label: plainText(label.label) };
}

function makePlain(symbols: readonly (DocumentSymbol | SymbolInformation)[]): void {
  for (const symbol of symbols) {
    symbol.name = plainText(symbol.name);
    if (symbol instanceof DocumentSymbol) makePlain(symbol.children);
  }
}
