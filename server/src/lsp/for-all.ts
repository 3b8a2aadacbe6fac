import type { Checker } from "../checker/checker.ts";
import { type Alike, type AlikeCells, alikeCells, alikeKey, titleForAll } from "../fixes/alike.ts";
import type { Steps } from "../steps.ts";
import type { SharedSuggestion } from "./protocol.ts";

/** How few cells are better fixed one by one. */
const fewest = 2;

/** What can be done for many cells, of which one is of one of these kinds. */
export function* sharedBy(kinds: readonly Alike[], checker: Checker): Steps<SharedSuggestion[]> {
  const shared: SharedSuggestion[] = [];
  for (const key of new Set(kinds.map(alikeKey))) {
    const cells = (yield* alikeCells(checker)).get(key);
    if (cells && cells.fit >= fewest) shared.push(suggestionOf(cells, checker));
  }
  return shared;
}

/** What can be done for many cells of a file, besides its safe fixes. */
export function* suggestions(checker: Checker): Steps<SharedSuggestion[]> {
  const many = [...(yield* alikeCells(checker)).values()].filter(({ fit, safe }) => fit >= fewest && !safe);
  const columnOf = ({ cell }: Alike) => cell ?? Number.POSITIVE_INFINITY;
  // What is filled in from the left makes what is filled in further right: a Company ID, then Site IDs.
  const inOrder = many.sort((a, b) => Number(a.from !== "") - Number(b.from !== "") || columnOf(a) - columnOf(b));
  return inOrder.map((cells) => suggestionOf(cells, checker));
}

function suggestionOf(cells: AlikeCells, checker: Checker): SharedSuggestion {
  const { code, cell, from, to } = cells;
  const alike = { code, from, ...(cell === undefined ? {} : { cell }), ...(to === undefined ? {} : { to }) };
  return { title: titleForAll(checker, cells), alike };
}
