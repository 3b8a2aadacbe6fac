import type { Checker } from "../checker/checker.ts";
import type { Row } from "../document/rows.ts";
import type { HeaderCell } from "../template/layout.ts";
import { isReasonColumn } from "../template/response-columns.ts";

/** One reason of a response file, on the cell of its row that it speaks of. */
export interface ShownReason {
  /** UTF-16 offsets from the row's start. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What stands between the reasons of a row. */
export const reasonSeparator = "; ";

/** Tells the reasons of each row of a response file, each on the column that it names, else on the cell that gives it. */
export function reasonsIn(checker: Checker): (row: Row) => ShownReason[] {
  const { headers } = checker.layout;
  const columns = headers.filter((cell) => !cell.column && isReasonColumn(cell.text));
  const view = checker.view(checker.header);
  return (row) => {
    if (row === checker.header) return [];
    view.load(row);
    return columns.flatMap(({ index }) =>
      view
        .value(index)
        .split(reasonSeparator)
        .filter((text) => text.trim() !== "")
        .map((text): ShownReason => {
          const named = namedHeader(text, headers)?.index ?? index;
          const { start, end } = view.at(named < view.cellCount ? named : index);
          return { start, end, text };
        }),
    );
  };
}

/** The header that a text speaks of: of those in it as words of their own, the first, and the longest at one place. */
export function namedHeader(text: string, headers: readonly HeaderCell[]): HeaderCell | undefined {
  let best: { cell: HeaderCell; at: number } | undefined;
  for (const cell of headers) {
    const at = cell.column ? wordsAt(text, cell.text) : -1;
    if (at === -1) continue;
    const isBetter = !best || at < best.at || (at === best.at && cell.text.length > best.cell.text.length);
    if (isBetter) best = { cell, at };
  }
  return best?.cell;
}

/** Where words stand in a text, in any case and not as parts of longer ones; -1 where they do not. */
function wordsAt(text: string, words: string): number {
  const escaped = words.trim().replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return escaped === "" ? -1 : text.search(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "iu"));
}
