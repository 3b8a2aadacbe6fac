import type { Checker } from "../checker/checker.ts";
import type { RowEdit } from "../document/row-edit.ts";
import type { Steps } from "../steps.ts";

/** Replaces the text between two UTF-16 offsets. */
export interface OffsetEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Converts edits of rows into edits of the whole text, sorted by offset. Keeps their other properties. */
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

/** Applies edits to a text. They must be sorted and must not overlap. */
export function applyEdits(text: string, edits: readonly OffsetEdit[]): string {
  return editedBetween(text, 0, text.length, edits);
}

/** The text between two UTF-16 offsets, with the edits in that range applied. They must be sorted and not overlap. */
export function editedBetween(text: string, from: number, to: number, edits: readonly OffsetEdit[]): string {
  let result = "";
  let at = from;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at, to);
}

const editsPerStep = 1_000;

/** Like {@link applyEdits}, in steps. */
export function* applying(text: string, edits: readonly OffsetEdit[]): Steps<string> {
  const parts: string[] = [];
  for (const part of editedParts(text, edits)) {
    parts.push(part);
    yield;
  }
  return parts.join("");
}

/** The parts of a text with edits applied, one after the other. They must be sorted and must not overlap. */
export function* editedParts(text: string, edits: readonly OffsetEdit[]): Generator<string> {
  let at = 0;
  for (let from = 0; from < edits.length; from += editsPerStep) {
    const next = edits.slice(from, from + editsPerStep);
    const to = next.at(-1)?.end ?? at;
    yield editedBetween(text, at, to, next);
    at = to;
  }
  yield text.slice(at);
}
