import type { Checker } from "../../checker/checker.ts";
import { errorMarks, type Row } from "../../document/rows.ts";
import type { TableList } from "./lists.ts";
import { indexIn, maxColumns, placeIn, sizeOf } from "./rows.ts";
import type { ProblemPlace, ShownPart } from "./shown.ts";

/**
 * The next cell of a list with a problem, or the previous one. After the last comes the first.
 * @returns undefined if there is none
 */
export function nextProblem(
  checker: Checker,
  list: TableList,
  { row, cell }: ProblemPlace,
  back: boolean,
): ProblemPlace | undefined {
  const size = sizeOf(checker, list);
  const step = back ? -1 : 1;
  const isPast = (other: number) => (back ? other < cell : other > cell);
  const here = cellsIn(checker, list, row).filter(isPast);
  const [next] = back ? here.reverse() : here;
  if (next !== undefined) return { row, cell: next };
  for (let passed = 1, at = row; passed <= size; passed++) {
    at = (at + step + size) % size;
    const cells = cellsIn(checker, list, at);
    const found = back ? cells.at(-1) : cells[0];
    if (found !== undefined) return { row: at, cell: found };
  }
  return undefined;
}

/** The cells of a row that have problems, in ascending order. */
function cellsIn(checker: Checker, list: TableList, at: number): number[] {
  const row = rowIn(checker, list, at);
  if (!row || row.marks === 0) return [];
  const cells = checker.findingsOf(row).map(({ cell }) => (cell < maxColumns ? cell : -1));
  return [...new Set(cells)].sort((a, b) => a - b);
}

function rowIn(checker: Checker, list: TableList, at: number): Row | undefined {
  const index = indexIn(checker, list, at);
  return index === undefined ? undefined : checker.document.rows.at(index);
}

/** Where in a list there are problems, for a picture of `count` parts. */
export function problemParts(checker: Checker, list: TableList, count: number): ShownPart[] {
  const size = sizeOf(checker, list);
  const parts = new Array<ShownPart>(Math.min(count, size)).fill("");
  const { rows } = checker.document;
  for (const row of rows.marked()) {
    const index = rows.indexOf(row);
    const at = placeIn(checker, list, index);
    if (indexIn(checker, list, at) !== index) continue;
    const part = Math.floor((at * parts.length) / size);
    if (row.marks & errorMarks) parts[part] = "error";
    else parts[part] ||= "problem";
  }
  return parts;
}
