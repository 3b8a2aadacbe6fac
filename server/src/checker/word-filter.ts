import { alphanumeric, beyondAscii } from "../document/characters.ts";

/** How many other characters may be around a word or between its letters. */
const maxOthers = 8;

/** A fast test for words: true for every cell that is one of them, and for few others. Allocates nothing. */
export class WordFilter {
  /** By the first and last character of a word: the lengths of such words, as bits. */
  readonly #lengths = new Int32Array(beyondAscii * beyondAscii);
  readonly #longest: number;
  /** The length of the shortest word with both letters and digits. */
  readonly #shortestMixed: number;

  /** @param words letters and digits in lower case, at most 30 each */
  constructor(words: readonly string[]) {
    this.#longest = Math.max(...words.map((word) => word.length));
    const mixed = words.filter((word) => /\d/.test(word) && /\D/.test(word));
    this.#shortestMixed = Math.min(...mixed.map((word) => word.length));
    for (const word of words) {
      const at = place(word.charCodeAt(0), word.charCodeAt(word.length - 1));
      this.#lengths[at] = (this.#lengths[at] as number) | (1 << word.length);
    }
  }

  /**
   * Whether the letters and digits between two offsets may be one of the words. Also true if there are none.
   * @param codes the text, as from `codesOf`
   * @param kinds `Kind` bits of the characters
   */
  mayHold(codes: Uint8Array, start: number, end: number, kinds: number): boolean {
    // Small enough to be inlined in the loop over all cells.
    if ((kinds & alphanumeric) === alphanumeric && end - start < this.#shortestMixed) return false;
    return this.#mayHold(codes, start, end, kinds);
  }

  #mayHold(codes: Uint8Array, start: number, end: number, kinds: number): boolean {
    if ((kinds & alphanumeric) === 0) return true;
    if (end - start > this.#longest + maxOthers) return false;
    let first = start;
    let last = end - 1;
    if ((kinds & ~alphanumeric) === 0) {
      const lengths = this.#lengths[place(lower(codes[first]), lower(codes[last]))] as number;
      return ((lengths >> (end - start)) & 1) === 1;
    }
    while (!isAlphanumeric(codes[first])) first++;
    while (!isAlphanumeric(codes[last])) last--;
    const lengths = this.#lengths[place(lower(codes[first]), lower(codes[last]))] as number;
    if (lengths === 0) return false;
    let length = 0;
    for (let at = first; at <= last; at++) if (isAlphanumeric(codes[at])) length++;
    // The word may be repeated: `N/A, N/A`.
    for (let times = 1; times <= length; times++) {
      if (length % times === 0 && ((lengths >> (length / times)) & 1) === 1) return true;
    }
    return false;
  }
}

function place(first: number, last: number): number {
  return first * beyondAscii + last;
}

/** The code of an upper-case letter in lower case; other codes unchanged. */
function lower(code = 0): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

function isAlphanumeric(code = 0): boolean {
  const letter = lower(code);
  return (letter >= 97 && letter <= 122) || (letter >= 48 && letter <= 57);
}
