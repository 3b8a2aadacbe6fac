import type { Checker } from "../checker/checker.ts";
import type { RowEdit } from "../document/row-edit.ts";
import type { Steps } from "../steps.ts";

/** A change of the text between two UTF-16 offsets. */
export interface OffsetEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Edits of rows as edits of the whole text, in its order; what else they say they keep. */
export function offsetEdits<Edit extends RowEdit>(
  checker: Checker,
  edits: readonly Edit[],
): (Omit<Edit, "row"> & OffsetEdit)[] {
  const offsets = new Map<RowEdit["row"], number>();
  const offsetOf = (row: RowEdit["row"]) => {
    const known = offsets.get(row) ?? checker.placeOf(row).offset;
    offsets.set(row, known);
    return known;
  };
  return edits
    .map(({ row, ...edit }) => ({ ...edit, start: offsetOf(row) + edit.start, end: offsetOf(row) + edit.end }))
    .sort((a, b) => a.start - b.start);
}

/** A text with edits applied; they must be in order and must not overlap. */
export function applyEdits(text: string, edits: readonly OffsetEdit[]): string {
  return editedBetween(text, 0, text.length, edits);
}

/** What stands between two offsets of a text with the edits applied that lie there. */
export function editedBetween(text: string, from: number, to: number, edits: readonly OffsetEdit[]): string {
  let result = "";
  let at = from;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at, to);
}

/** Edits that are applied in a step. */
const few = 1_000;

/** As `applyEdits`. */
export function* applying(text: string, edits: readonly OffsetEdit[]): Steps<string> {
  const parts: string[] = [];
  let at = 0;
  for (let from = 0; from < edits.length; from += few) {
    const next = edits.slice(from, from + few);
    const to = next.at(-1)?.end ?? at;
    parts.push(editedBetween(text, at, to, next));
    at = to;
    yield;
  }
  parts.push(text.slice(at));
  return parts.join("");
}
