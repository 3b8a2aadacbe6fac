import type { CancellationToken } from "vscode-languageserver";
import type { Checker } from "../../checker/checker.ts";
import { valuesFor } from "../completion/completion.ts";
import type { Suggestion } from "../completion/suggestion.ts";
import { type CellPlace, cellAt } from "../cursor.ts";
import { rangeAt } from "../places.ts";
import type { TableList } from "./lists.ts";
import { indexIn } from "./rows.ts";
import type { ProblemPlace, ShownValue } from "./shown.ts";

/** More values than a person reads. */
const maxValues = 300;

/** What a cell may contain, by what is typed into it. A row that is short, or does not exist yet, has all its cells. */
export async function shownValues(
  checker: Checker,
  list: TableList,
  place: ProblemPlace,
  typed: string,
  token: CancellationToken,
): Promise<ShownValue[]> {
  const at = placeOf(checker, list, place);
  const suggestions = at ? await valuesFor(checker, at, typed, token) : [];
  const wanted = typed.trim().toLowerCase();
  const found = suggestions.filter(
    ({ value, label = "", filter = value }) => value !== "" && `${filter} ${label}`.toLowerCase().includes(wanted),
  );
  return found.slice(0, maxValues).map((suggestion) => shown(suggestion, place.cell));
}

function shown({ value, label, detail, whole, fills = [] }: Suggestion, cell: number): ShownValue {
  const others = fills.filter((filled) => filled.cell !== cell);
  return {
    value: fills.find((filled) => filled.cell === cell)?.value ?? value,
    ...(whole && label ? { label } : {}),
    about: detail ?? (label === value ? "" : (label ?? "")),
    ...(others.length > 0 ? { fills: others } : {}),
  };
}

function placeOf(checker: Checker, list: TableList, { row: at, cell }: ProblemPlace): CellPlace | undefined {
  const { rows } = checker.document;
  const index = indexIn(checker, list, at);
  if (index === undefined || cell < 0) return undefined;
  const row = rows.at(index);
  const view = row && checker.view(row);
  const hasCell = view !== undefined && cell < view.cellCount;
  const offset = hasCell ? view.at(cell).start : (view?.contentEnd ?? 0);
  const position = row ? rangeAt(rows.placeOf(row), offset, offset).start : { line: rows.lines, character: 0 };
  const place = cellAt(checker, position);
  if (!place || hasCell) return place;
  const { layout } = checker;
  return { ...place, cell, column: layout.columns[cell], header: layout.headers[cell]?.text, quotes: "none" };
}
