import { type CancellationToken, type SymbolInformation, SymbolKind } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { forEachCompany } from "./companies.ts";
import { roleRange } from "./places.ts";

/** A longer query narrows the list down. */
const maxSymbols = 1_000;

/** The companies of the open import files whose name or ID contains the letters of the query, in that order. */
export async function workspaceSymbols(
  checkers: readonly Checker[],
  query: string,
  token: CancellationToken,
): Promise<SymbolInformation[]> {
  const wanted = query.toLowerCase().replace(/\s+/g, "");
  const symbols: SymbolInformation[] = [];
  for (const checker of checkers) {
    const { uri } = checker.document;
    await forEachCompany(checker, token, (name, record) => {
      const id = record.view.valueOf("Company ID");
      if (symbols.length >= maxSymbols || !(hasLetters(name, wanted) || hasLetters(id, wanted))) return;
      const location = { uri, range: roleRange(record, "Company Name") };
      symbols.push({ name, kind: SymbolKind.Class, location, containerName: id });
    });
  }
  return symbols;
}

/** Whether a text contains the letters in this order, with others in between. Editors filter the result further. */
function hasLetters(text: string, letters: string): boolean {
  const lower = text.toLowerCase();
  let at = 0;
  for (const letter of letters) {
    at = lower.indexOf(letter, at) + letter.length;
    if (at < letter.length) return false;
  }
  return true;
}
