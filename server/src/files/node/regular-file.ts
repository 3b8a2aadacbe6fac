import { constants, type Stats } from "node:fs";
import { open, stat } from "node:fs/promises";
import { FileError } from "../files.ts";

/** The size limit of files that are read as a whole, in bytes: the 512 MB of the message, and the limit of a string. */
const largestFile = 512 * 2 ** 20;

/** Bytes per read. Reading a large file in one call would block a thread of Node's pool, for long on a slow disk. */
const pieceSize = 2 ** 24;

/**
 * Reads a file whose path may come from others: only a regular file, and at most `largestFile` bytes. Reading a pipe or
 * a device may block forever or never end.
 * @throws FileError if it is not a regular file or is too large, or an error of the file system
 */
export async function readRegularFile(path: string): Promise<Uint8Array> {
  // Check before opening, because opening a device can have effects, and again afterwards, in case it was replaced.
  refuseOther(path, await stat(path));
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
  try {
    const stats = await handle.stat();
    refuseOther(path, stats);
    const buffer = new FileBuffer(path, stats.size);
    for (let room = buffer.room(); ; room = buffer.room()) {
      // Before Node.js 20.12, it reads nothing unless it is told how much.
      if (!buffer.add((await handle.read(room, 0, room.length)).bytesRead)) break;
    }
    return buffer.bytes();
  } finally {
    await handle.close();
  }
}

/** @throws FileError if this is not a regular file or is too large */
function refuseOther(path: string, stats: Stats): void {
  if (!stats.isFile()) throw unreadable(path, `it is ${kindOf(stats)}`);
  if (stats.size > largestFile) throw tooLarge(path);
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return "a folder";
  if (stats.isFIFO()) return "a pipe";
  return stats.isSocket() ? "a socket" : "a device";
}

/** Collects up to `largestFile` bytes. There may be more than the file's size, which is 0 for all files in /proc. */
export class FileBuffer {
  readonly #path: string;
  #buffer: Uint8Array;
  #length = 0;

  /** @param size the expected number of bytes */
  constructor(path: string, size: number) {
    this.#path = path;
    // One more, so that the read after the last byte has room and finds the end.
    this.#buffer = new Uint8Array(Math.min(size, largestFile) + 1);
  }

  /** The space to read the next bytes into. */
  room(): Uint8Array {
    if (this.#length === this.#buffer.length) {
      const larger = new Uint8Array(Math.min(2 * this.#length + 2 ** 16, largestFile + 1));
      larger.set(this.#buffer);
      this.#buffer = larger;
    }
    return this.#buffer.subarray(this.#length, this.#length + pieceSize);
  }

  /**
   * Adds bytes that were read into `room()`. Returns whether there can be more.
   * @throws FileError if there are too many
   */
  add(count: number): boolean {
    this.#length += count;
    if (this.#length > largestFile) throw tooLarge(this.#path);
    return count > 0;
  }

  bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }
}

function tooLarge(path: string): FileError {
  return unreadable(path, "it has more than 512 MB");
}

export function unreadable(path: string, reason: string): FileError {
  return new FileError(`${path} cannot be read: ${reason}.`);
}
