import { type BigIntStats, closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { isatty } from "node:tty";
import { FileError } from "../files/files.ts";
import { versionOf } from "../files/node/file-version.ts";
import { fileError } from "../files/node/node-files.ts";
import { FileBuffer, unreadable } from "../files/node/regular-file.ts";

/** Bytes that are read in stretches, and more than once. */
export interface ByteFile {
  /** What messages call it. */
  readonly name: string;
  readonly size: number;
  /**
   * Reads bytes from an offset on into a buffer: as many as it takes, or as there are.
   * @returns how many
   * @throws FileError where they cannot be read
   */
  read(offset: number, into: Uint8Array): number;
}

/** Bytes in memory. */
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

/** A file on disk, which must stay as it was when it was first looked at. */
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
      // Looked at behind the reading, so that no change before it is missed.
      if (versionOf(fstatSync(descriptor, { bigint: true }))?.tag === this.#version) return held;
    } finally {
      closeSync(descriptor);
    }
    throw new FileError(`${this.name} changed while it was checked. Run the command again.`);
  }
}

/**
 * A file to be read in stretches. What can be read only once, such as a pipe, is read at once.
 * @throws FileError where it cannot be read
 */
export function openFile(path: string): ByteFile {
  const stats = attempt(path, () => statSync(path, { bigint: true }));
  // A file that has no size may have a content all the same, as those of /proc have.
  return stats.isFile() && stats.size > 0n ? new DiskFile(path, stats) : new MemoryFile(path, readAtOnce(path));
}

/**
 * The bytes of what a person has named, whatever it is: a pipe or a terminal is read to its end.
 * @throws FileError where it cannot be read, is too large, or has no end
 */
export function readAtOnce(path: string): Uint8Array {
  const descriptor = attempt(path, () => openSync(path, "r"));
  try {
    const held = new FileBuffer(path, 0);
    // Of a device that is no terminal, /dev/null alone has an end.
    const isEndless = isDevice(descriptor) && !isatty(descriptor);
    while (held.add(attempt(path, () => readSync(descriptor, held.room())))) {
      if (isEndless) throw unreadable(path, "it is a device");
    }
    return held.bytes();
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
