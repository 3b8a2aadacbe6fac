import type { Checker } from "../../checker/checker.ts";
import { decodeCell } from "../../document/cells.ts";
import type { Steps } from "../../steps.ts";
import type { TableList } from "./lists.ts";
import { indexIn, maxColumns, sizeOf } from "./rows.ts";
import type { FindWay, FoundCell, ProblemPlace } from "./shown.ts";
import { inCapitals, oneLine } from "./shown-text.ts";

/**
 * Finds a cell of a list that shows a text, and counts all that do. After the last comes the first.
 * @returns undefined if there is none
 */
export function* findText(
  checker: Checker,
  list: TableList,
  text: string,
  { row, cell }: ProblemPlace,
  way: FindWay,
): Steps<FoundCell | undefined> {
  const { rows } = checker.document;
  const view = checker.view(checker.header);
  const wanted = inCapitals(text);
  const size = wanted === "" ? 0 : sizeOf(checker, list);
  let first: Hit | undefined;
  let last: Hit | undefined;
  let found: Hit | undefined;
  for (let at = 0; at < size; at++) {
    yield;
    const own = rows.at(indexIn(checker, list, at) ?? rows.size);
    if (!own) break;
    const { content } = view.load(own);
    const capitals = content.toUpperCase();
    // A row is written with the texts of all its values. Only quotes are written in other ways.
    if (!wanted.includes('"') && !oneLine(capitals).includes(wanted)) continue;
    const isAsLong = capitals.length === content.length;
    for (let each = 0; each < Math.min(view.cellCount, maxColumns); each++) {
      const { start, end, kinds } = view.at(each);
      const value = isAsLong ? oneLine(decodeCell(capitals.slice(start, end), kinds)) : inCapitals(view.value(each));
      if (!value.includes(wanted)) continue;
      last = { row: at, cell: each, number: (last?.number ?? 0) + 1 };
      first ??= last;
      const by = at - row || each - cell;
      if (way === "previous" ? by < 0 : !found && (by > 0 || (by === 0 && way === "here"))) found = last;
    }
  }
  found ??= way === "previous" ? last : first;
  return found && last && { ...found, count: last.number };
}

type Hit = Omit<FoundCell, "count">;
