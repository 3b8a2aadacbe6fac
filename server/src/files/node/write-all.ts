import { write } from "node:fs";
import { promisify } from "node:util";

const writeSome = promisify(write);

/**
 * Writes all bytes to what is open for writing. Where a disk has room for a part of them, one call writes that part and
 * fails not before the next.
 */
export async function writeAll(descriptor: number, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    written += (await writeSome(descriptor, bytes, written, bytes.length - written)).bytesWritten;
  }
}
