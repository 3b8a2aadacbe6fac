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
