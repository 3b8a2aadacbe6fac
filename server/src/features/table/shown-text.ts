/** The text that a cell shows: line breaks of the value are a character, because it has one line. */
export function oneLine(value: string): string {
  return value.includes("\n") || value.includes("\r") ? value.replaceAll(/\r\n|[\r\n]/g, "⏎") : value;
}

/** The text that a cell shows, by which it is found: in capitals, because the small letter of Σ depends on its neighbours. */
export function inCapitals(value: string): string {
  return oneLine(value.toUpperCase());
}
