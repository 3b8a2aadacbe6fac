import { type InlayHint, InlayHintKind } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { isBlank } from "../document/blank.ts";
import { positionIn, type Range } from "../document/positions.ts";

/** Rows that get hints at once. A screen has fewer, but a client may ask for the whole file. */
const mostRows = 500;

/** The header of each cell before the cell, for the records in a range of lines. */
export function inlayHints(checker: Checker, { start, end }: Range): InlayHint[] {
  const { layout, document, header } = checker;
  const { rows } = document;
  const first = rows.atLine(start.line);
  const hints: InlayHint[] = [];
  if (!first || layout.headers.length === 0) return hints;
  const view = checker.view(first.row);
  let { index, line } = first;
  const headerIndex = document.headerIndex;
  for (; index < first.index + mostRows && line <= end.line; index++) {
    const row = rows.at(index);
    if (!row) break;
    if (row !== header && index > headerIndex && !isBlank(row)) {
      view.load(row);
      for (let cell = 0; cell < Math.min(view.cellCount, layout.headers.length); cell++) {
        const text = layout.headers[cell]?.text.trim();
        if (!text) continue;
        const position = positionIn(row, view.at(cell).start, line);
        hints.push({ position, label: `${text}:`, kind: InlayHintKind.Parameter, paddingRight: true });
      }
    }
    line += row.lines;
  }
  return hints;
}
