import { write } from "node:fs";
import { promisify } from "node:util";

const writeSome = promisify(write);

/**
 * Writes all bytes to an open file. If a disk has room for only a part of them, one call writes that part, and only the
 * next call fails.
 */
async function writeAll(descriptor: number, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    written += (await writeSome(descriptor, bytes, written, bytes.length - written)).bytesWritten;
  }
}

/**
 * Writes pieces to an open file. While one is written, the next is made, in which another buffer is used.
 * @throws an error of writing, or of the pieces
 */
export async function writePieces(descriptor: number, pieces: Iterable<Uint8Array>): Promise<void> {
  let writing = Promise.resolve();
  try {
    for (const bytes of pieces) {
      await writing;
      writing = writeAll(descriptor, bytes);
    }
  } finally {
    // The descriptor may be closed only after that.
    await writing;
  }
}
