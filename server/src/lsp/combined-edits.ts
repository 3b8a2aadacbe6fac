import type { CodedEdit } from "../fixes/chosen-edits.ts";
import { editedBetween, type OffsetEdit } from "../fixes/edits.ts";
import type { Steps } from "../steps.ts";

/** An edit and the codes of all rules whose fixes contributed to it. Edits share equal arrays. */
export interface CombinedEdit extends OffsetEdit {
  readonly codes: readonly string[];
}

/**
 * Combines two successive sets of edits into edits of the original text. Edits that touch are merged.
 * @param first edits of the original text, in its order
 * @param between the text after `first`
 * @param second edits of `between`, in its order
 */
export function* combining(
  first: readonly CombinedEdit[],
  between: string,
  second: readonly CodedEdit[],
): Steps<CombinedEdit[]> {
  const combined: CombinedEdit[] = [];
  const codeLists = new CodeLists();
  /** Offset in `between` minus offset in the original text, after the edits of `first` passed so far. */
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
    // Edits may overlap in a chain, so go on until none touches the stretch.
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

/** Interns lists of codes: lists built in the same order are the same array. */
class CodeLists {
  readonly none: readonly string[] = [];
  readonly #longer = new Map<readonly string[], Map<string, readonly string[]>>();

  /** Appends a code to a list that does not contain it yet. */
  with(list: readonly string[], code: string): readonly string[] {
    if (list.includes(code)) return list;
    const longer = this.#longer.get(list) ?? new Map<string, readonly string[]>();
    const next = longer.get(code) ?? [...list, code];
    this.#longer.set(list, longer.set(code, next));
    return next;
  }
}
