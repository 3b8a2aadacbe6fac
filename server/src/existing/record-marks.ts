import { allAtOnce, type Steps } from "../steps.ts";
import { isPieceEnd } from "./pieces.ts";

/**
 * A number by which a record is known again, made of its texts: equal for equal texts, and for others as good as never
 * (53 bits of two FNV-1a hashes, of which 100,000 records have two alike by chance once in two million exports).
 */
export function markOf(...lists: readonly (readonly string[])[]): number {
  let [high, low] = [0x811c9dc5, 0x9747b28c];
  for (const texts of lists) {
    for (const text of texts) {
      for (let at = 0; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        high = Math.imul(high ^ code, 0x01000193);
        low = Math.imul(low ^ code, 0x5bd1e995);
      }
      // No character of a text: where one ends, and the next begins.
      high = Math.imul(high ^ 0x10000, 0x01000193);
      low = Math.imul(low ^ 0x10000, 0x5bd1e995);
    }
    high = Math.imul(high ^ 0x20000, 0x01000193);
    low = Math.imul(low ^ 0x20000, 0x5bd1e995);
  }
  return (high >>> 0) * 2 ** 21 + (low >>> 11);
}

/** Counts the records of lists, each once, step by step. */
export function* countingRecords(lists: readonly (readonly number[])[]): Steps<number> {
  const known = new Set<number>();
  for (const marks of lists) {
    for (let at = 0; at < marks.length; at += 1) {
      known.add(marks[at] as number);
      if (isPieceEnd(at)) yield;
    }
  }
  return known.size;
}

/** The records of lists, each counted once. */
interface Distinct {
  readonly count: number;
  /** How many of the lists stand there before already. */
  readonly copies: number;
}

/**
 * Counts records by their marks: a page may be there twice, and a record on two pages.
 * @param records how many there are, where they are counted already
 */
export function distinctOf(lists: readonly (readonly number[])[], records?: number): Distinct {
  const filled = lists.filter((marks) => marks.length > 0);
  const several = filled.length > 1 ? new Set(filled.map((marks) => marks.join())).size : filled.length;
  return { count: records ?? allAtOnce(countingRecords(lists)), copies: filled.length - several };
}
