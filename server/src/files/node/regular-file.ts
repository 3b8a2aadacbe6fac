import { constants, type Stats } from "node:fs";
import { open, stat } from "node:fs/promises";
import { FileError } from "../files.ts";

/** The most bytes of a file that is read as a whole, as is told to a person: 512 MB. A string takes no more either. */
export const largestFile = 512 * 2 ** 20;

/** How much is asked for at once: one large read would keep a thread of Node's busy for all of a slow disk's file. */
const pieceSize = 2 ** 24;

/**
 * Reads a file that somebody else may have named: a regular one only, and not more than `largestFile` bytes of it. To
 * read a pipe or a device may wait or go on for ever.
 * @throws FileError where it is none, or is too large; else what the file system throws
 */
export async function readRegularFile(path: string): Promise<Uint8Array> {
  // Looked at before it is opened, since to open a device can do something, and again, since it may be another by then.
  refuseOther(path, await stat(path));
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
  try {
    const stats = await handle.stat();
    refuseOther(path, stats);
    const held = new HeldBytes(path, stats.size);
    while (held.add((await handle.read(held.room())).bytesRead));
    return held.bytes();
  } finally {
    await handle.close();
  }
}

/** @throws FileError where something is no regular file, or has more bytes than are read */
function refuseOther(path: string, stats: Stats): void {
  if (!stats.isFile()) throw unreadable(path, `it is ${kindOf(stats)}`);
  if (stats.size > largestFile) throw tooLarge(path);
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return "a folder";
  if (stats.isFIFO()) return "a pipe";
  return stats.isSocket() ? "a socket" : "a device";
}

/** Bytes as they are read, up to `largestFile`: there may be more than a file says, those of /proc have all a size of 0. */
export class HeldBytes {
  readonly #path: string;
  #buffer: Uint8Array;
  #length = 0;

  /** @param size how many there are likely to be; to be told their end, one more is asked for */
  constructor(path: string, size: number) {
    this.#path = path;
    this.#buffer = new Uint8Array(Math.min(size, largestFile) + 1);
  }

  /** Where the next ones go. */
  room(): Uint8Array {
    if (this.#length === this.#buffer.length) {
      const larger = new Uint8Array(Math.min(2 * this.#length + 2 ** 16, largestFile + 1));
      larger.set(this.#buffer);
      this.#buffer = larger;
    }
    return this.#buffer.subarray(this.#length, this.#length + pieceSize);
  }

  /**
   * Takes in what was read into the room; returns whether there can be more.
   * @throws FileError where there are too many
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

/** Says that a file cannot be read, and why. */
export function unreadable(path: string, reason: string): FileError {
  return new FileError(`${path} cannot be read: ${reason}.`);
}
