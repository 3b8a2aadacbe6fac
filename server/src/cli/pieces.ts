import { withoutControls } from "../document/controls.ts";

/** How long a text is, in UTF-16 units, that is worth being written by itself. */
const worthWriting = 65_536;

/** Pieces joined to larger ones, since each is written by itself. */
export function* joined(pieces: Iterable<string>): Generator<string> {
  let text = "";
  for (const piece of pieces) {
    text += piece;
    if (text.length < worthWriting) continue;
    yield text;
    text = "";
  }
  if (text !== "") yield text;
}

/** What is written, with no control that a terminal would obey; a file or another program gets all as it is. */
export function* forOutput(pieces: Iterable<string>, output: { readonly isTTY: boolean }): Generator<string> {
  for (const piece of pieces) yield output.isTTY ? withoutControls(piece) : piece;
}
