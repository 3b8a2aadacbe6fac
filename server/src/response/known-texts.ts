import { markOf } from "../existing/record-marks.ts";
import { MarkSet } from "../mark-set.ts";

/**
 * Remembers texts by two marks of each, because the texts of a million rows would take more memory than all else. That a
 * text has both marks of others by chance is out of the question.
 */
export class KnownTexts {
  readonly #marks = new MarkSet();
  readonly #otherMarks = new MarkSet();

  /** Adds a text; returns whether it was not known. */
  add(text: string): boolean {
    const isNew = this.#marks.add(markOf([text]));
    return this.#otherMarks.add(markOf([], [text])) || isNew;
  }
}
