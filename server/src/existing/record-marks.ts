import { MarkSet } from "../mark-set.ts";
import { allAtOnce, type Steps } from "../steps.ts";
import { isPieceEnd } from "./pieces.ts";

/**
 * A fingerprint of a record's texts, to recognise it again: 53 bits of two FNV-1a hashes. With 100,000 records, about
 * one export in two million has a collision.
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
      // A separator between texts that is not a UTF-16 unit.
      high = Math.imul(high ^ 0x10000, 0x01000193);
      low = Math.imul(low ^ 0x10000, 0x5bd1e995);
    }
    high = Math.imul(high ^ 0x20000, 0x01000193);
    low = Math.imul(low ^ 0x20000, 0x5bd1e995);
  }
  return (high >>> 0) * 2 ** 21 + (low >>> 11);
}

/** Counts the distinct records of lists, step by step. */
export function* countingRecords(lists: readonly (readonly number[])[]): Steps<number> {
  const known = new MarkSet();
  for (const marks of lists) {
    for (let at = 0; at < marks.length; at += 1) {
      known.add(marks[at] as number);
      if (isPieceEnd(at)) yield;
    }
  }
  return known.size;
}

interface Distinct {
  /** Number of distinct records. */
  readonly count: number;
  /** Number of lists that repeat an earlier one. */
  readonly copies: number;
}

/**
 * Counts distinct records by their marks: a page may have been fetched twice, and a record may be on two pages.
 * @param records the number of distinct records, if it is already known
 */
export function distinctOf(lists: readonly (readonly number[])[], records?: number): Distinct {
  const filled = lists.filter((marks) => marks.length > 0);
  const several = filled.length > 1 ? new Set(filled.map((marks) => marks.join())).size : filled.length;
  return { count: records ?? allAtOnce(countingRecords(lists)), copies: filled.length - several };
}
