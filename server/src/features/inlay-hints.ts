import { type InlayHint, InlayHintKind } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { positionIn, type Range } from "../document/positions.ts";

/** Rows per request. A screen shows fewer, but a client may ask for the whole file. */
const maxRows = 500;

/** Shows the header before each cell of the records in a range. */
export function inlayHints(checker: Checker, { start, end }: Range): InlayHint[] {
  const { layout, document } = checker;
  const { rows } = document;
  const first = rows.atLine(start.line);
  const hints: InlayHint[] = [];
  if (!first || layout.headers.length === 0) return hints;
  const view = checker.view(first.row);
  for (const { row, index, line } of rows.places(first.index)) {
    if (index === first.index + maxRows || line > end.line) break;
    if (index <= document.headerIndex || view.load(row).isBlank) continue;
    for (let cell = 0; cell < Math.min(view.cellCount, layout.headers.length); cell++) {
      const text = layout.headers[cell]?.text.trim();
      if (!text) continue;
      const position = positionIn(row, view.at(cell).start, line);
      hints.push({ position, label: `${text}:`, kind: InlayHintKind.Parameter, paddingRight: true });
    }
  }
  return hints;
}
