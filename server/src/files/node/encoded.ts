/** How many bytes are written at a time, at least: fewer would take many system calls. */
const bytesPerWrite = 1 << 16;

/** The UTF-8 bytes of pieces of a text, in larger pieces. */
export function* encoded(pieces: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let bytes = new Uint8Array(2 * bytesPerWrite);
  let held = 0;
  for (const piece of pieces) {
    // Encoding each piece by itself takes a quarter of the time of joining them first.
    for (let at = 0; at < piece.length; ) {
      const { read, written } = encoder.encodeInto(at === 0 ? piece : piece.slice(at), bytes.subarray(held));
      at += read;
      held += written;
      if (held < bytesPerWrite) continue;
      yield bytes.subarray(0, held);
      bytes = new Uint8Array(2 * bytesPerWrite);
      held = 0;
    }
  }
  if (held > 0) yield bytes.subarray(0, held);
}
