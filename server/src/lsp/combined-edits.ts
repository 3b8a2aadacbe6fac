import { applyEdits, type OffsetEdit } from "../fixes/edits.ts";
import type { CodedEdit } from "../fixes/fix-all.ts";

/** A change of a text, and the codes of all rules whose fixes went into it. */
export interface CombinedEdit extends OffsetEdit {
  readonly codes: ReadonlySet<string>;
}

/**
 * What two steps change, as edits of the text before the first one. Edits that touch become one.
 * @param first edits of the text before, in its order
 * @param between the text after `first`
 * @param second edits of the text between, in its order
 */
export function combineEdits(
  first: readonly CombinedEdit[],
  between: string,
  second: readonly CodedEdit[],
): CombinedEdit[] {
  const combined: CombinedEdit[] = [];
  /** How much further on a place between is than the same place before: behind all of `first` that was passed. */
  let shift = 0;
  const [early, late] = [first.values(), second.values()];
  let one = early.next().value;
  let other = late.next().value;
  while (one || other) {
    const oneStart = one ? one.start + shift : Number.POSITIVE_INFINITY;
    const otherStart = other ? other.start : Number.POSITIVE_INFINITY;
    const from = Math.min(oneStart, otherStart);
    const start = from - shift;
    const codes = new Set<string>();
    const changes: CodedEdit[] = [];
    let to = from;
    // All that touches what was taken already, and so on: a chain of edits may overlap one after the other.
    for (;;) {
      if (one && one.start + shift <= to) {
        to = Math.max(to, one.start + shift + one.text.length);
        shift += one.text.length - (one.end - one.start);
        for (const code of one.codes) codes.add(code);
        one = early.next().value;
      } else if (other && other.start <= to) {
        to = Math.max(to, other.end);
        codes.add(other.code);
        changes.push({ ...other, start: other.start - from, end: other.end - from });
        other = late.next().value;
      } else break;
    }
    combined.push({ start, end: to - shift, text: applyEdits(between.slice(from, to), changes), codes });
  }
  return combined;
}
