/**
 * A number, from `least` on, that is free while the one before it is taken: the number to go on with where things were
 * numbered one after the other. Asks few times even where thousands are taken, so it may pass over a gap among those.
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
