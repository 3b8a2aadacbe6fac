/** Number of records that take a few milliseconds to read, also while the code for it is new. */
const piece = 500;

/** Whether to let other work run after the record at an index, from 0. */
export function isPieceEnd(index: number): boolean {
  return index % piece === piece - 1;
}
