/** Records that are read in a few milliseconds. */
const piece = 4_000;

/** Whether other work is to get its turn behind a record, counted from 0. */
export function isPieceEnd(index: number): boolean {
  return index % piece === piece - 1;
}
