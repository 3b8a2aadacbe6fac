import { withoutControls } from "../document/controls.ts";

/** Minimum length of a piece to write, in UTF-16 units. */
const minWriteLength = 65_536;

/** Joins small pieces to larger ones, to save system calls. */
export function* joined(pieces: Iterable<string>): Generator<string> {
  let text = "";
  for (const piece of pieces) {
    text += piece;
    if (text.length < minWriteLength) continue;
    yield text;
    text = "";
  }
  if (text !== "") yield text;
}

/** Removes control characters if the output is a terminal. Files and other programs get the text unchanged. */
export function* forOutput(pieces: Iterable<string>, output: { readonly isTTY: boolean }): Generator<string> {
  for (const piece of pieces) yield output.isTTY ? withoutControls(piece) : piece;
}
