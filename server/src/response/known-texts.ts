import { markOf } from "../existing/record-marks.ts";

/**
 * Remembers texts by 106 bits of hashes, because the texts of a million rows would take more memory than all else. That
 * any two of them share these bits by chance is out of the question.
 */
export class KnownTexts {
  readonly #marks = new Map<number, number>();

  /** Whether a text was not known yet. From now on it is. */
  add(text: string): boolean {
    const [mark, other] = [markOf([text]), markOf([], [text])];
    if (this.#marks.get(mark) === other) return false;
    this.#marks.set(mark, other);
    return true;
  }
}
