import type { Checker } from "../checker/checker.ts";
import type { RowEdit } from "../rules/rule.ts";

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
  let result = "";
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/**
 * The edits that turn one text into another, line by line where both have as many lines, else the one stretch in
 * which they differ.
 */
export function difference(from: string, to: string): OffsetEdit[] {
  const [old, next] = [lines(from), lines(to)];
  if (old.length !== next.length) return changed(from, to, 0);
  const edits: OffsetEdit[] = [];
  let offset = 0;
  for (const [index, line] of old.entries()) {
    edits.push(...changed(line, next[index] as string, offset));
    offset += line.length;
  }
  return edits;
}

function lines(text: string): string[] {
  return text.split(/(?<=\n)/);
}

/** The stretch in which two texts differ. `offset`: where the first one starts. */
function changed(from: string, to: string, offset: number): OffsetEdit[] {
  if (from === to) return [];
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) start++;
  let tail = 0;
  while (tail < shorter - start && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
  return [{ start: offset + start, end: offset + from.length - tail, text: to.slice(start, to.length - tail) }];
}
