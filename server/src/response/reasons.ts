import type { Checker } from "../checker/checker.ts";
import type { Row } from "../document/rows.ts";
import type { HeaderCell } from "../template/layout.ts";
import { isAddedColumn, isReasonColumn } from "../template/response-columns.ts";
import { isReason } from "./row-outcomes.ts";

/** One reason in a response file, located at the cell that it is about. */
export interface ShownReason {
  /** UTF-16 offsets from the row's start. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Separates the reasons of a row. */
const separator = "; ";

/**
 * Joins reasons into one text. Full stops at the end are removed, and so is the space after a semicolon in a reason (in
 * a quoted value, for example), because `; ` separates reasons.
 */
export function joinReasons(reasons: readonly string[]): string {
  return reasons.map(withoutSeparator).join(separator);
}

function withoutSeparator(reason: string): string {
  const open = reason.endsWith(".") ? reason.slice(0, -1) : reason;
  return open.includes(";") ? open.replace(/;\s+/g, ";") : open;
}

/** Finds the reasons of a row in a response file, each at the column that it names, or else at its own cell. */
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
        .filter((text) => isReason(text) && !isCount(text))
        .map((text): ShownReason => {
          const named = namedHeader(text)?.index ?? index;
          const { start, end } = view.at(named < view.cellCount ? named : index);
          return { start, end, text };
        }),
    );
  };
}

/** Whether a text is a number of errors, which says nothing about any of them. */
function isCount(text: string): boolean {
  return /^\s*\d+\s*$/.test(text);
}

/** Finds the header that a text mentions as whole words: the first one, and the longest at one position. */
export function headerNamer(headers: readonly HeaderCell[]): (text: string) => HeaderCell | undefined {
  // Excludes the columns that a response file adds, because their headers are everyday words: row, status, message.
  const cells = headers.filter(({ column, text }) => text.trim() !== "" && (column || !isAddedColumn(text)));
  if (cells.length === 0) return () => undefined;
  const names = cells.map(({ text }) => text.trim()).sort((a, b) => b.length - a.length);
  const words = names.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|");
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, "iu");
  const byName = new Map(cells.toReversed().map((cell) => [cell.text.trim().toLowerCase(), cell]));
  return (text) => byName.get(pattern.exec(text)?.[0].toLowerCase() ?? "");
}
