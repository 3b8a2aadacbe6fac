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

/**
 * A value that is free: the given one, or its beginning with a number at the end.
 * @param limit of its length, in UTF-16 units
 * @param least the least number; 1 is not written
 */
export function freeValue(value: string, limit: number, isFree: (value: string) => boolean, least = 1): string {
  const numbered = (number: number) => {
    const suffix = number === 1 ? "" : String(number);
    return value.slice(0, Math.max(0, limit - suffix.length)) + suffix;
  };
  return numbered(freeNumber(least, (number) => isFree(numbered(number))));
}
