import type { Checker } from "../checker/checker.ts";
import type { RowChange } from "../document/document.ts";
import type { Steps } from "../steps.ts";
import type { OffsetEdit } from "./edits.ts";

/** For more edits, reading and checking the whole text again is hardly dearer, and needs no memory for old rows. */
const maxEdits = 2_000;

/** So few that reading and checking their rows takes a few milliseconds. */
const editsPerStep = 64;

/** Whether edits are so few that {@link updating} a check is cheaper than a new one. */
export function isWorthUpdating(edits: readonly OffsetEdit[]): boolean {
  return edits.length <= maxEdits;
}

/**
 * Applies edits to a document and brings its check up to date, in steps: only the rows that they touch are read and
 * checked, and the groups that these rows left or joined.
 * @param checker a complete check in pieces, of a document that nobody else uses
 * @param edits of its text, sorted by offset; must not overlap
 */
export function* updating(checker: Checker, edits: readonly OffsetEdit[]): Steps<void> {
  const { document } = checker;
  document.version++;
  // From the end to the start, the offsets stay right.
  for (let end = edits.length; end > 0; end -= editsPerStep) {
    const changes: RowChange[] = [];
    for (let at = end - 1; at >= Math.max(0, end - editsPerStep); at--) {
      const edit = edits[at] as OffsetEdit;
      changes.push(document.replace(edit.start, edit.end, edit.text));
    }
    checker.update(changes);
    yield;
  }
  while (!checker.step()) yield;
}
