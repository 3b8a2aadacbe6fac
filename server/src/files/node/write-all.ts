import { write } from "node:fs";
import { promisify } from "node:util";

const writeSome = promisify(write);

/**
 * Writes all bytes to an open file. If a disk has room for only a part of them, one call writes that part, and only the
 * next call fails.
 */
export async function writeAll(descriptor: number, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    written += (await writeSome(descriptor, bytes, written, bytes.length - written)).bytesWritten;
  }
}
