import { type CancellationToken, CompletionItemKind } from "vscode-languageserver";
import type { Checker } from "../../checker/checker.ts";
import { looseKey } from "../../document/fold.ts";
import { count } from "../../rules/support/wording.ts";
import type { RowView } from "../../rules/view.ts";
import { inSlices, type Steps } from "../../steps.ts";
import { checkpointFor } from "../cancellation.ts";
import type { CellPlace } from "../cursor.ts";
import { ByStretch } from "./stretches.ts";
import type { Suggestion } from "./suggestion.ts";

/** Site names in one list. Typing narrows it down. */
const maxNames = 100;

/** The site names of each stretch, with their numbers of rows. */
const namesByStretch = new ByStretch<ReadonlyMap<string, number>>((records) => {
  const names = new Map<string, number>();
  for (const record of records) {
    const name = record.valueOf("Site Name");
    if (name !== "") names.set(name, (names.get(name) ?? 0) + 1);
  }
  return names;
});

/**
 * The names of sites in the file that contain the typed text, those with the most rows first, without those that the
 * row's company has already. Before similar names comes the typed one, so that accepting the first suggestion of a list
 * that opened by itself changes nothing.
 */
export async function siteNameSuggestions(
  checker: Checker,
  place: CellPlace,
  token: CancellationToken,
): Promise<Suggestion[]> {
  const used = await inSlices(
    counting(checker, place.rowIndex),
    checkpointFor(token, () => checker.document),
  );
  const own = place.value.trim();
  // The row itself counts too.
  used.set(own, (used.get(own) ?? 1) - 1);
  for (const name of ownNames(checker, place.view)) if (name !== own) used.delete(name);
  const key = looseKey(place.before);
  const found = [...used].filter(([name, rows]) => name !== "" && rows > 0 && looseKey(name).includes(key));
  const shown = found.sort(([a, rowsOfA], [b, rowsOfB]) => rowsOfB - rowsOfA || compare(a, b)).slice(0, maxNames);
  const kind = CompletionItemKind.Value;
  const names = shown.map(([value, rows]) => ({ value, detail: `in ${count(rows, "row")}`, kind }));
  if (own === "" || names.length === 0 || names.some(({ value }) => value === own)) return names;
  return [{ value: own, detail: "as typed", kind, preselect: true }, ...names];
}

function* counting(checker: Checker, near: number): Steps<Map<string, number>> {
  const all = new Map<string, number>();
  for (const names of yield* namesByStretch.reading(checker, near)) {
    for (const [name, rows] of names) all.set(name, (all.get(name) ?? 0) + rows);
    yield;
  }
  return all;
}

/** The site names of the row's company in other rows. */
function ownNames(checker: Checker, view: RowView | undefined): string[] {
  const member = view?.member();
  if (!member || member.companyName === "") return [];
  const others = checker.sharing("company", member).filter(({ row }) => row !== member.row);
  return others.map(({ siteName }) => siteName);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}
