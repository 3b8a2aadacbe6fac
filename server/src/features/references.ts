import { type DocumentHighlight, DocumentHighlightKind, type Location } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import type { Position, Range } from "../document/document.ts";
import { companyCellAt, valueRange } from "./company-cells.ts";

/**
 * Where the company at the cursor is named, or its ID stands.
 * @param declaration whether its first row is among them
 */
export function references(checker: Checker, position: Position, declaration: boolean): Location[] {
  const { uri } = checker.document;
  return rangesOf(checker, position)
    .slice(declaration ? 0 : 1)
    .map((range) => ({ uri, range }));
}

/** The same places as marks in the text. */
export function documentHighlights(checker: Checker, position: Position): DocumentHighlight[] {
  return rangesOf(checker, position).map((range) => ({ range, kind: DocumentHighlightKind.Text }));
}

function rangesOf(checker: Checker, position: Position): Range[] {
  const company = companyCellAt(checker, position);
  return company?.members.map(({ row }) => valueRange(checker, row, company.role)) ?? [];
}
