import { type BigIntStats, closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { isatty } from "node:tty";
import { FileError } from "../files/files.ts";
import { versionOf } from "../files/node/file-version.ts";
import { fileError } from "../files/node/node-files.ts";
import { FileBuffer, unreadable } from "../files/node/regular-file.ts";

/** A file that is read in ranges, possibly more than once. */
export interface ByteFile {
  /** Its name in messages. */
  readonly name: string;
  readonly size: number;
  /**
   * Reads bytes from an offset into a buffer, until it is full or the file ends.
   * @returns the number of bytes read
   * @throws FileError if they cannot be read
   */
  read(offset: number, into: Uint8Array): number;
}

export class MemoryFile implements ByteFile {
  readonly name: string;
  readonly #bytes: Uint8Array;

  constructor(name: string, bytes: Uint8Array) {
    this.name = name;
    this.#bytes = bytes;
  }

  get size(): number {
    return this.#bytes.length;
  }

  read(offset: number, into: Uint8Array): number {
    const bytes = this.#bytes.subarray(offset, offset + into.length);
    into.set(bytes);
    return bytes.length;
  }
}

/** A file on disk, which must not change after it was opened. */
class DiskFile implements ByteFile {
  readonly name: string;
  readonly size: number;
  readonly #version: string | undefined;

  constructor(path: string, stats: BigIntStats) {
    this.name = path;
    this.size = Number(stats.size);
    this.#version = versionOf(stats)?.tag;
  }

  read(offset: number, into: Uint8Array): number {
    const descriptor = attempt(this.name, () => openSync(this.name, "r"));
    try {
      let held = 0;
      for (let count = -1; count !== 0 && held < into.length; held += count) {
        count = attempt(this.name, () => readSync(descriptor, into, held, into.length - held, offset + held));
      }
      // Compared after reading, so that a change during it is noticed.
      if (versionOf(fstatSync(descriptor, { bigint: true }))?.tag === this.#version) return held;
    } finally {
      closeSync(descriptor);
    }
    throw new FileError(`${this.name} changed while it was read. Run the command again.`);
  }
}

/**
 * Opens a file for reading in ranges. Reads it into memory if it can be read only once, such as a pipe.
 * @throws FileError if it cannot be read
 */
export function openFile(path: string): ByteFile {
  const stats = attempt(path, () => statSync(path, { bigint: true }));
  // A file of size 0 may have content, such as those in /proc.
  return stats.isFile() && stats.size > 0n ? new DiskFile(path, stats) : new MemoryFile(path, readAtOnce(path));
}

/**
 * Reads any file completely, also a pipe or a terminal.
 * @throws FileError if it cannot be read, is too large, or has no end
 */
export function readAtOnce(path: string): Uint8Array {
  const descriptor = attempt(path, () => openSync(path, "r"));
  try {
    const buffer = new FileBuffer(path, 0);
    // Except terminals, the only device with an end is /dev/null.
    const isEndless = isDevice(descriptor) && !isatty(descriptor);
    while (buffer.add(attempt(path, () => readSync(descriptor, buffer.room())))) {
      if (isEndless) throw unreadable(path, "it is a device");
    }
    return buffer.bytes();
  } finally {
    closeSync(descriptor);
  }
}

function isDevice(descriptor: number): boolean {
  const stats = fstatSync(descriptor);
  return stats.isCharacterDevice() || stats.isBlockDevice();
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw fileError(path, "read", error);
  }
}
