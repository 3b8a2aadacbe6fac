import { withoutControls } from "../document/controls.ts";

/** JSON that is safe for a terminal. JSON itself escapes only some control characters. */
export function json(value: unknown): string {
  return withoutControls(JSON.stringify(value));
}

/** An item of a JSON array, with the comma after the item before it. */
export function item(value: unknown): string {
  return `,\n${json(value)}`;
}

/** The items of a JSON array, in pieces: the first one needs no comma. */
export function* array(lists: readonly Iterable<string>[]): Generator<string> {
  let isFirst = true;
  for (const items of lists) {
    for (const piece of items) {
      if (piece === "") continue;
      yield isFirst ? piece.slice(1) : piece;
      isFirst = false;
    }
  }
}
