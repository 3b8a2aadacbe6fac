import { editedBetween, type OffsetEdit } from "../fixes/edits.ts";
import type { CodedEdit } from "../fixes/fix-all.ts";
import type { Steps } from "../steps.ts";

/** A change of a text, and the codes of all rules whose fixes went into it: of many edits the same array. */
export interface CombinedEdit extends OffsetEdit {
  readonly codes: readonly string[];
}

/**
 * What two steps change, as edits of the text before the first one. Edits that touch become one.
 * @param first edits of the text before, in its order
 * @param between the text after `first`
 * @param second edits of the text between, in its order
 */
export function* combining(
  first: readonly CombinedEdit[],
  between: string,
  second: readonly CodedEdit[],
): Steps<CombinedEdit[]> {
  const combined: CombinedEdit[] = [];
  const codeLists = new CodeLists();
  /** How much further on a place between is than the same place before: behind all of `first` that was passed. */
  let shift = 0;
  const [early, late] = [first.values(), second.values()];
  let one = early.next().value;
  let other = late.next().value;
  while (one || other) {
    yield;
    const oneStart = one ? one.start + shift : Number.POSITIVE_INFINITY;
    const otherStart = other ? other.start : Number.POSITIVE_INFINITY;
    const from = Math.min(oneStart, otherStart);
    const start = from - shift;
    let codes = codeLists.none;
    const changes: CodedEdit[] = [];
    let to = from;
    // All that touches what was taken already, and so on: a chain of edits may overlap one after the other.
    for (;;) {
      if (one && one.start + shift <= to) {
        to = Math.max(to, one.start + shift + one.text.length);
        shift += one.text.length - (one.end - one.start);
        for (const code of one.codes) codes = codeLists.with(codes, code);
        one = early.next().value;
      } else if (other && other.start <= to) {
        to = Math.max(to, other.end);
        codes = codeLists.with(codes, other.code);
        changes.push(other);
        other = late.next().value;
      } else break;
    }
    combined.push({ start, end: to - shift, text: editedBetween(between, from, to, changes), codes });
  }
  return combined;
}

/** Lists of codes, each of which is there once: two that come about in one way are the same array. */
class CodeLists {
  readonly none: readonly string[] = [];
  readonly #longer = new Map<readonly string[], Map<string, readonly string[]>>();

  /** The list with a code behind its others, where it has not got it. */
  with(list: readonly string[], code: string): readonly string[] {
    if (list.includes(code)) return list;
    const longer = this.#longer.get(list) ?? new Map<string, readonly string[]>();
    const next = longer.get(code) ?? [...list, code];
    this.#longer.set(list, longer.set(code, next));
    return next;
  }
}
