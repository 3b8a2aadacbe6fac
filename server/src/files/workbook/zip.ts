import { Inflate } from "fflate";
import { checksum } from "./checksum.ts";
import { damaged, tooLarge } from "./workbook-error.ts";

interface Entry {
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly checksum: number;
  /** In bytes, packed and unpacked. */
  readonly packed: number;
  readonly unpacked: number;
  /** Offset of its local header. */
  readonly start: number;
}

const stored = 0;
const deflated = 8;

/** Packed bytes that are unpacked at a time: at most a thousand times as many, in a few milliseconds. */
const stretch = 1 << 14;

/** The largest part of a workbook, unpacked, in bytes. A sheet of a million rows and twelve columns has half of that. */
export const largestPart = 2 ** 31;

/**
 * The files in a ZIP archive, by its directory at the end. They are unpacked piece by piece, because a server must not
 * be busy with one of them for long; fflate itself unpacks a file of an archive at once, or trusts what comes before it.
 */
export class Zip {
  readonly name: string;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  /** By name, in lower case and with slashes, as Office looks them up. */
  readonly #entries: ReadonlyMap<string, Entry>;

  /**
   * @param name for messages
   * @throws FileError if this is no complete archive
   */
  constructor(bytes: Uint8Array, name: string) {
    this.name = name;
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    try {
      this.#entries = new Map(this.#directory());
    } catch {
      throw damaged(name);
    }
  }

  has(path: string): boolean {
    return this.#entries.has(keyOf(path));
  }

  /**
   * Unpacks a file.
   * @param most how many bytes it may have
   * @throws FileError if it is missing, damaged or larger
   */
  *pieces(path: string, most: number): Generator<Uint8Array> {
    const entry = this.#entries.get(keyOf(path));
    if (!entry || entry.isEncrypted) throw damaged(this.name);
    if (entry.unpacked > most) throw tooLarge(this.name);
    let length = 0;
    let sum = 0;
    for (const piece of this.#unpacking(entry)) {
      length += piece.length;
      if (length > entry.unpacked) throw damaged(this.name);
      sum = checksum(piece, sum);
      yield piece;
    }
    if (length !== entry.unpacked || sum !== entry.checksum) throw damaged(this.name);
  }

  *#unpacking(entry: Entry): Generator<Uint8Array> {
    const packed = this.#packed(entry);
    let pieces: Uint8Array[] = [];
    const inflate = new Inflate((piece) => pieces.push(piece));
    for (let from = 0; from < packed.length; from += stretch) {
      const piece = packed.subarray(from, from + stretch);
      if (entry.method === stored) {
        yield piece;
        continue;
      }
      try {
        inflate.push(piece, from + stretch >= packed.length);
      } catch {
        throw damaged(this.name);
      }
      yield* pieces;
      pieces = [];
    }
  }

  #packed({ start, packed, method }: Entry): Uint8Array {
    if (method !== stored && method !== deflated) throw damaged(this.name);
    try {
      if (this.#view.getUint32(start, true) !== 0x04034b50) throw damaged(this.name);
      const from = start + 30 + this.#view.getUint16(start + 26, true) + this.#view.getUint16(start + 28, true);
      if (from + packed <= this.#bytes.length) return this.#bytes.subarray(from, from + packed);
    } catch {
      // Outside the file.
    }
    throw damaged(this.name);
  }

  /** @throws RangeError if something is outside the file, or another error if it is no directory */
  *#directory(): Generator<[string, Entry]> {
    let { at, count } = this.#place();
    for (; count > 0; count--) {
      if (this.#view.getUint32(at, true) !== 0x02014b50) throw new RangeError();
      const nameStart = at + 46;
      const nameEnd = nameStart + this.#view.getUint16(at + 28, true);
      const extraEnd = nameEnd + this.#view.getUint16(at + 30, true);
      const name = new TextDecoder().decode(this.#bytes.subarray(nameStart, nameEnd));
      const [unpacked = 0, packed = 0, start = 0] = this.#wide(nameEnd, extraEnd, [at + 24, at + 20, at + 42]);
      const isEncrypted = (this.#view.getUint16(at + 8, true) & 1) !== 0;
      const method = this.#view.getUint16(at + 10, true);
      yield [
        keyOf(name),
        { method, isEncrypted, checksum: this.#view.getUint32(at + 16, true), packed, unpacked, start },
      ];
      at = extraEnd + this.#view.getUint16(at + 32, true);
    }
  }

  /** Where the directory begins, and how many entries it has. */
  #place(): { at: number; count: number } {
    let end = this.#bytes.length - 22;
    // A comment of at most 65,535 bytes may follow.
    while (this.#view.getUint32(end, true) !== 0x06054b50)
      if (--end < this.#bytes.length - 22 - 0xffff) throw new RangeError();
    const count = this.#view.getUint16(end + 10, true);
    const at = this.#view.getUint32(end + 16, true);
    if (count !== 0xffff && at !== unknown) return { at, count };
    if (this.#view.getUint32(end - 20, true) !== 0x07064b50) return { at, count };
    const wideEnd = this.#long(end - 12);
    return { at: this.#long(wideEnd + 48), count: this.#long(wideEnd + 32) };
  }

  /** Numbers of 32 bits at these offsets, or of 64 bits, in the extra field, where they do not fit. */
  #wide(extraStart: number, extraEnd: number, offsets: readonly number[]): number[] {
    let at = extraStart;
    while (at + 4 < extraEnd && this.#view.getUint16(at, true) !== 1) at += 4 + this.#view.getUint16(at + 2, true);
    at += 4;
    return offsets.map((offset) => {
      const number = this.#view.getUint32(offset, true);
      if (number !== unknown || at + 8 > extraEnd) return number;
      at += 8;
      return this.#long(at - 8);
    });
  }

  #long(offset: number): number {
    return Number(this.#view.getBigUint64(offset, true));
  }
}

/** A number that does not fit into 32 bits. */
const unknown = 0xffffffff;

function keyOf(path: string): string {
  return path.replaceAll("\\", "/").replace(/^\/+/, "").toLowerCase();
}
