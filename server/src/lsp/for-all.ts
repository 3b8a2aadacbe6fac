import type { Checker } from "../checker/checker.ts";
import { type Alike, type AlikeCells, alikeCells, alikeIn, alikeKey, titleForAll } from "../fixes/alike.ts";
import { findingFixes } from "../fixes/fix-all.ts";
import type { Finding } from "../rules/rule.ts";
import type { Steps } from "../steps.ts";
import type { SharedSuggestion } from "./protocol.ts";

/** How few cells are better fixed one by one. */
const fewest = 2;

/** What can be done for many cells, of which one has one of these findings. */
export function* sharedBy(findings: readonly Finding[], checker: Checker): Steps<SharedSuggestion[]> {
  const shared = new Map<string, SharedSuggestion>();
  for (const finding of findings) {
    yield;
    const alike = alikeIn(finding, yield* findingFixes(finding, checker), checker);
    if (!alike) continue;
    const key = alikeKey(alike);
    const cells = shared.has(key) ? undefined : (yield* alikeCells(checker)).get(key);
    if (cells && cells.fit >= fewest) shared.set(key, suggestionOf(cells, checker));
  }
  return [...shared.values()];
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
