import type { Checker } from "../checker/checker.ts";
import type { RowEdit } from "../document/row-edit.ts";
import { placeholder } from "../rules/placeholder.ts";
import { required } from "../rules/required.ts";
import type { Finding, Fix } from "../rules/rule.ts";
import { inDigits, quoted } from "../rules/support/wording.ts";
import type { Steps } from "../steps.ts";
import { ClaimedIds } from "./claimed-ids.ts";
import { type OffsetEdit, offsetEdits } from "./edits.ts";
import { eachFixable, findingFixes } from "./fix-all.ts";
import { certainSuggestion } from "./suggested.ts";

/** What cells have in common for which the same can be done. */
export interface Alike {
  /** The code of the rule that found them. */
  readonly code: string;
  /** Index of their column, from 0; left out for all columns that need no value. */
  readonly cell?: number;
  /** The value that they have, without stray white space. */
  readonly from: string;
  /** The value that they get; left out for new IDs, which differ. */
  readonly to?: string;
}

/** Cells that are alike, as far as they were counted. */
export interface AlikeCells extends Alike {
  /** How many cells the suggestion fits. */
  readonly fit: number;
  /** How many cells of the column the rule found, whether the suggestion fits or not. */
  readonly all: number;
  /** Whether there may be more of them, because a long file is not counted to its end. */
  readonly mayBeMore: boolean;
  /** Whether all of it is done by *fix all* too. */
  readonly safe: boolean;
}

/** Findings for which fixes are computed to count cells. Editors ask at each move of the cursor. */
const maxCounted = 2_000;

/** The fix of a finding that other cells may have too: a safe one, or a suggestion that is certain or worth asking. */
function sharedFix(finding: Finding, fixes: readonly Fix[]): Fix | undefined {
  if (finding.doubted || finding.cell < 0) return undefined;
  const [first] = fixes;
  const fix = first?.safe ? first : (certainSuggestion(fixes) ?? fixes.find(({ forAll }) => forAll));
  return fix?.edits.length === 1 ? fix : undefined;
}

/** What a fix has in common with those of other cells; undefined if it is about more than its cell. */
function alikeOf({ rule, row, cell: index }: Finding, fix: Fix, checker: Checker): Alike | undefined {
  const cell = checker.view(row).at(index);
  const [edit] = fix.edits;
  if (row === checker.header || edit?.row !== row || edit.start !== cell.start || edit.end !== cell.end) {
    return undefined;
  }
  const from = cell.tidyValue;
  const place = { code: rule.code, cell: index, from };
  if (cell.column?.kind === "id" && (rule === required || rule === placeholder)) return edit.text ? place : undefined;
  if (edit.text !== "") return { ...place, to: edit.text };
  // An empty cell would only be another problem.
  return cell.column?.required || from === "" ? undefined : { code: rule.code, from, to: "" };
}

/** What a finding's best fix that other cells may have too has in common with theirs. */
export function alikeIn(finding: Finding, fixes: readonly Fix[], checker: Checker): Alike | undefined {
  const fix = sharedFix(finding, fixes);
  return fix && alikeOf(finding, fix, checker);
}

/** Distinguishes kinds of cells. */
export function alikeKey({ code, cell, from, to }: Alike): string {
  return JSON.stringify([code, cell, from, to]);
}

/** The last result of {@link alikeCells} for each check. */
const counted = new WeakMap<Checker, { readonly version: number; readonly cells: ReadonlyMap<string, AlikeCells> }>();

/** All kinds of cells of a file for which the same can be done, by their keys, in the order of the file. */
export function* alikeCells(checker: Checker): Steps<ReadonlyMap<string, AlikeCells>> {
  const { version } = checker.document;
  const before = counted.get(checker);
  if (before?.version === version) return before.cells;
  const cells = yield* countingAlike(checker);
  counted.set(checker, { version, cells });
  return cells;
}

function* countingAlike(checker: Checker): Steps<ReadonlyMap<string, AlikeCells>> {
  const fitting = new Map<string, { alike: Alike; fit: number; safe: boolean }>();
  const all = new Map<string, number>();
  const placeOf = (code: string, cell: number | undefined) => `${code}\n${cell}`;
  let asked = 0;
  let mayBeMore = false;
  for (const finding of eachFixable(checker)) {
    yield;
    if (asked++ === maxCounted) {
      mayBeMore = true;
      break;
    }
    const place = placeOf(finding.rule.code, finding.cell);
    all.set(place, (all.get(place) ?? 0) + 1);
    const fixes = yield* findingFixes(finding, checker);
    const alike = alikeIn(finding, fixes, checker);
    if (!alike) continue;
    const key = alikeKey(alike);
    const isSafe = fixes[0]?.safe === true;
    const known = fitting.get(key) ?? { alike, fit: 0, safe: true };
    fitting.set(key, { alike, fit: known.fit + 1, safe: known.safe && isSafe });
  }
  return new Map(
    [...fitting].map(([key, { alike, fit, safe }]) => {
      return [key, { ...alike, fit, all: all.get(placeOf(alike.code, alike.cell)) ?? fit, mayBeMore, safe }];
    }),
  );
}

/**
 * The edits that do for all cells of a kind what the suggestion says, sorted by offset. New IDs differ from each other
 * and from those in the file, but rows of one company or site get the same.
 */
export function* alikeEdits(checker: Checker, alike: Alike): Steps<OffsetEdit[]> {
  const key = alikeKey(alike);
  const file = new ClaimedIds(checker);
  const edits: RowEdit[] = [];
  for (const finding of eachFixable(checker)) {
    yield;
    if (finding.rule.code !== alike.code || (alike.cell ?? finding.cell) !== finding.cell) continue;
    const fixes = yield* findingFixes(finding, checker, file);
    const fix = sharedFix(finding, fixes);
    const found = fix && alikeOf(finding, fix, checker);
    const [edit] = fix?.edits ?? [];
    if (!edit || !found || alikeKey(found) !== key) continue;
    edits.push({ ...edit, text: file.claim(finding, edit.text) });
  }
  return offsetEdits(checker, edits);
}

/** What happens to cells that are alike, with their number, which is left out if it is unknown. */
export function titleForAll(checker: Checker, cells: AlikeCells): string {
  const { cell, from, to, fit, mayBeMore } = cells;
  const header = checker.layout.headers[cell ?? -1]?.text ?? "";
  const columns = severalOf(checker.layout.columns[cell ?? -1]?.header ?? header);
  const number = mayBeMore ? "" : ` ${inDigits(fit)}`;
  if (cell === undefined) return `Empty all${number} cells with ${quoted(from)}`;
  if (from === "") {
    const which = mayBeMore ? "all" : fit === cells.all ? `all${number}` : `${inDigits(fit)} of ${inDigits(cells.all)}`;
    return to === undefined ? `Fill in ${which} empty ${columns}` : `Set ${which} empty ${columns} to ${to}`;
  }
  const rows = mayBeMore ? "all rows" : `${inDigits(fit)} rows`;
  if (to === undefined) return `Replace ${quoted(from)} with new ${columns} in ${rows}`;
  return `Replace ${quoted(from)} with ${quoted(to)} in ${rows}`;
}

/** `Country` → `Countries`, `Site ID` → `Site IDs`. */
function severalOf(header: string): string {
  return /(?<!a|e|o|u)y$/i.test(header) ? `${header.slice(0, -1)}ies` : `${header}s`;
}
