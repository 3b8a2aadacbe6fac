/**
 * A number from `least` on that is free, but the one before it is taken: how to continue where things are numbered. It
 * needs few calls even if thousands are taken, so it may skip a gap among those.
 */
export function freeNumber(least: number, isFree: (number: number) => boolean): number {
  if (isFree(least)) return least;
  let taken = least;
  let free = least + 1;
  for (let step = 1; !isFree(free); step *= 2) {
    taken = free;
    free += step;
  }
  while (free - taken > 1) {
    const middle = Math.floor((taken + free) / 2);
    if (isFree(middle)) free = middle;
    else taken = middle;
  }
  return free;
}
