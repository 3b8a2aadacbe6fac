import { alphanumeric, beyondAscii } from "./characters.ts";

/** How many other characters may be around a word or between its letters. */
const maxOthers = 8;

const highestBit = 31;

const letters = "0123456789abcdefghijklmnopqrstuvwxyz";

/** For each ASCII code: the letter's or digit's index in `letters`, in either case; -1 for other characters. */
const letterOf = Int8Array.from({ length: beyondAscii + 1 }, (_, code) =>
  code === beyondAscii ? -1 : letters.indexOf(String.fromCharCode(code).toLowerCase()),
);

/** A fast test for words: true for every cell that is one of them, and for few others. Allocates nothing. */
export class WordFilter {
  /**
   * By the first and last letter of a word: the lengths of such words, as bits, the highest for all longer ones. Small,
   * for the processor's cache. Words with both letters and digits have a table of their own.
   */
  readonly #lengths = new Int32Array(letters.length * letters.length);
  readonly #mixedLengths = new Int32Array(letters.length * letters.length);
  readonly #longest: number;
  /** The length of the shortest word with both letters and digits. */
  readonly #shortestMixed: number;

  /** @param words letters and digits in lower case */
  constructor(words: readonly string[]) {
    this.#longest = Math.max(...words.map((word) => word.length));
    const isMixed = (word: string) => /\d/.test(word) && /\D/.test(word);
    this.#shortestMixed = Math.min(...words.filter(isMixed).map((word) => word.length));
    for (const word of words) {
      const lengths = isMixed(word) ? this.#mixedLengths : this.#lengths;
      const at = place(letters.indexOf(word.charAt(0)), letters.indexOf(word.charAt(word.length - 1)));
      lengths[at] = (lengths[at] as number) | (1 << Math.min(word.length, highestBit));
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
      return ((this.#lengthsOf(codes, first, last, kinds) >> Math.min(end - start, highestBit)) & 1) === 1;
    }
    while (letterAt(codes, first) < 0) first++;
    while (letterAt(codes, last) < 0) last--;
    const lengths = this.#lengthsOf(codes, first, last, kinds);
    for (let rest = lengths; rest !== 0; rest &= rest - 1) {
      const shortest = highestBit - Math.clz32(rest & -rest);
      if (shortest === highestBit) return last - first >= highestBit - 1;
      if (mayRepeat(codes, first, last, shortest)) return true;
    }
    return false;
  }

  /** The lengths of words of these kinds with the letters at two offsets as their first and last, as bits. */
  #lengthsOf(codes: Uint8Array, first: number, last: number, kinds: number): number {
    const lengths = (kinds & alphanumeric) === alphanumeric ? this.#mixedLengths : this.#lengths;
    return lengths[place(letterAt(codes, first), letterAt(codes, last))] as number;
  }
}

/** Whether the letters and digits from one offset to another may be a word of a length, or repeat it: `N/A, N/A`. */
function mayRepeat(codes: Uint8Array, first: number, last: number, length: number): boolean {
  let before = first;
  let count = 0;
  for (let at = first; at <= last; at++) {
    const letter = letterAt(codes, at);
    if (letter < 0 || ++count <= length) continue;
    while (letterAt(codes, before) < 0) before++;
    if (letterAt(codes, before++) !== letter) return false;
  }
  return count % length === 0;
}

function place(first: number, last: number): number {
  return first * letters.length + last;
}

function letterAt(codes: Uint8Array, offset: number): number {
  return letterOf[codes[offset] as number] as number;
}
