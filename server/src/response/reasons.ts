import type { Checker } from "../checker/checker.ts";
import type { Row } from "../document/rows.ts";
import type { HeaderCell } from "../template/layout.ts";
import { isAddedColumn, isReasonColumn } from "../template/response-columns.ts";
import { isReason } from "./row-outcomes.ts";

/** One reason of a response file, on the cell of its row that it speaks of. */
export interface ShownReason {
  /** UTF-16 offsets from the row's start. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What stands between the reasons of a row. */
const separator = "; ";

/**
 * Several reasons as one text: none ends with a full stop, which would stand before the `; ` behind it, nor has a
 * semicolon with a space, as a value that it quotes may have.
 */
export function joinReasons(reasons: readonly string[]): string {
  return reasons.map((reason) => reason.replace(/\.$/, "").replace(/;\s+/g, ";")).join(separator);
}

/** Tells the reasons of each row of a response file, each on the column that it names, else on the cell that gives it. */
export function reasonsIn(checker: Checker): (row: Row) => ShownReason[] {
  const { headers } = checker.layout;
  const columns = headers.filter((cell) => !cell.column && isReasonColumn(cell.text));
  const namedHeader = headerNamer(headers);
  const view = checker.view(checker.header);
  return (row) => {
    if (row === checker.header) return [];
    view.load(row);
    return columns.flatMap(({ index }) =>
      view
        .value(index)
        .split(separator)
        .filter(isReason)
        .map((text): ShownReason => {
          const named = namedHeader(text)?.index ?? index;
          const { start, end } = view.at(named < view.cellCount ? named : index);
          return { start, end, text };
        }),
    );
  };
}

/** Tells the header that a text speaks of: of those in it as words of their own, the first, the longest at one place. */
export function headerNamer(headers: readonly HeaderCell[]): (text: string) => HeaderCell | undefined {
  // What a response file adds is called by everyday words: row, status, message.
  const cells = headers.filter(({ column, text }) => text.trim() !== "" && (column || !isAddedColumn(text)));
  if (cells.length === 0) return () => undefined;
  const names = cells.map(({ text }) => text.trim()).sort((a, b) => b.length - a.length);
  const words = names.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|");
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, "iu");
  const byName = new Map(cells.toReversed().map((cell) => [cell.text.trim().toLowerCase(), cell]));
  return (text) => byName.get(pattern.exec(text)?.[0].toLowerCase() ?? "");
}
