import { withoutControls } from "../document/controls.ts";

/** Removes control characters if the output is a terminal. Files and other programs get the text unchanged. */
export function* forOutput(pieces: Iterable<string>, output: { readonly isTTY: boolean }): Generator<string> {
  for (const piece of pieces) yield output.isTTY ? withoutControls(piece) : piece;
}
