import type { Position, Range } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";

/** A text without its cursor marks, and their positions. */
export interface MarkedText {
  readonly text: string;
  /** The positions of `‸`. */
  readonly cursors: readonly Position[];
  /** The first of them. */
  readonly cursor: Position;
}

/** The shortest valid header row. */
export const required = "Company Name,Company ID,Site Name,Site ID,Country";

/** Removes the cursor marks (`‸`) from a text. */
export function unmark(marked: string): MarkedText {
  const parts = marked.split("‸");
  const document = documentOf(parts.join(""));
  let offset = 0;
  const cursors = parts.slice(0, -1).map((part) => {
    offset += part.length;
    return document.positionAt(offset);
  });
  return { text: document.getText(), cursors, cursor: cursors[0] ?? { line: 0, character: 0 } };
}

/** Marks ranges in a text as `⟦…⟧`. */
export function mark(text: string, ranges: readonly Range[]): string {
  const edits = ranges.flatMap(({ start, end }) => [
    { range: { start, end: start }, newText: "⟦" },
    { range: { start: end, end }, newText: "⟧" },
  ]);
  return TextDocument.applyEdits(documentOf(text), edits);
}

/** The text that a range covers. */
export function textIn(text: string, range: Range): string {
  return documentOf(text).getText(range);
}

function documentOf(text: string): TextDocument {
  return TextDocument.create("", "csv", 0, text);
}
