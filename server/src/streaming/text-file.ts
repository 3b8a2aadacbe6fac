import { carriageReturn, lineFeed } from "../document/characters.ts";
import type { CodePage } from "../document/encoding.ts";
import { headSize, likelyEncoding } from "../files/likely-encoding.ts";
import { decodeBytes, encodingOf, startsWithMark } from "../files/text.ts";
import type { ByteFile } from "./disk-file.ts";

/** A piece of a file's text. Where it can, it ends with a line. */
export interface Piece {
  readonly text: string;
  /** The byte behind it. */
  readonly end: number;
  /** Whether no other piece follows. */
  readonly last: boolean;
}

/** How many bytes are read at once: enough to make it cheap, and few enough to stay near the processor. */
const usualSize = 1 << 20;

/** The most bytes that may be left of a character that is cut: three of four, or a surrogate and a half. */
const partOfCharacter = 3;

/** A text file that is read piece by piece: it may be longer than a string can be. */
export class TextFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Whether it starts with a byte order mark. */
  readonly mark: boolean;
  readonly #bytes: ByteFile;
  /** Whether characters of what was read so far are lost (U+FFFD). */
  hasLost = false;
  /** Its name in the WHATWG Encoding standard. */
  readonly encoding: string;
  readonly #pieceSize: number;
  /** What pieces are read into, while nobody does. */
  #spare: Uint8Array | undefined;

  /**
   * @param given what the file is encoded in, where that is known and not UTF-8; a byte order mark knows better
   * @throws FileError where the file cannot be read, or is no text
   */
  constructor(bytes: ByteFile, given?: string, pieceSize = usualSize) {
    this.name = bytes.name;
    this.size = bytes.size;
    this.#bytes = bytes;
    this.#pieceSize = pieceSize;
    const head = new Uint8Array(Math.min(headSize, bytes.size));
    bytes.read(0, head);
    this.encoding = encodingOf(head, bytes.name, given);
    this.mark = startsWithMark(head);
  }

  /**
   * The text between two bytes at which characters begin, without the byte order mark; at least one piece.
   * @throws FileError where the file cannot be read any more, or has characters that no text can be written with
   */
  *pieces(from = 0, to = this.size): Generator<Piece> {
    for (const { bytes, start, last } of this.#stretches(from, to)) {
      // Only a mark at the start of the file is none of its text.
      const text = decodeBytes(bytes, this.encoding, this.name, start > 0);
      this.hasLost ||= text.includes("\uFFFD");
      yield { text, end: start + bytes.length, last };
    }
  }

  /** The encoding in which nothing of the file is lost, where it can be known; all of it is read for that. */
  likelyEncoding(): "utf-8" | CodePage | undefined {
    return likelyEncoding(this.bytes());
  }

  /** All bytes, piece by piece. They are written over as the next ones are read. */
  *bytes(): Generator<Uint8Array> {
    for (const { bytes } of this.#stretches(0, this.size)) yield bytes;
  }

  /** Bytes of whole characters, and where they begin. They are written over as the next ones are read. */
  *#stretches(from: number, to: number): Generator<{ bytes: Uint8Array; start: number; last: boolean }> {
    const buffer = this.#spare ?? new Uint8Array(Math.min(this.#pieceSize, this.size) + partOfCharacter + 1);
    this.#spare = undefined;
    let held = 0;
    for (let start = from; ; ) {
      held += this.#bytes.read(start + held, buffer.subarray(held, Math.min(buffer.length, to - start)));
      const last = start + held >= to;
      const cut = last ? held : cutOf(buffer.subarray(0, held), this.encoding);
      yield { bytes: buffer.subarray(0, cut), start, last };
      if (last) break;
      buffer.copyWithin(0, cut, held);
      held -= cut;
      start += cut;
    }
    this.#spare = buffer;
  }
}

/** Where bytes can be cut: behind the last line, or else behind the last character that is whole. */
function cutOf(bytes: Uint8Array, encoding: string): number {
  const lines = behindLast(bytes, lineFeed, encoding) || behindLast(bytes, carriageReturn, encoding);
  if (lines > 0) return lines;
  if (encoding === "utf-8") return wholeUtf8(bytes);
  return isUtf16(encoding) ? wholeUtf16(bytes, encoding) : wholeOther(bytes);
}

function isUtf16(encoding: string): boolean {
  return encoding.startsWith("utf-16");
}

/**
 * Behind the last byte that is a character by itself in every encoding: in those with two bytes a character (Shift JIS,
 * GB 18030 …) none below 0x30 is part of another.
 */
function wholeOther(bytes: Uint8Array): number {
  return bytes.findLastIndex((byte) => byte < 0x30) + 1 || bytes.length;
}

/** Offset behind the last character of this ASCII code, or 0. */
function behindLast(bytes: Uint8Array, code: number, encoding: string): number {
  if (!isUtf16(encoding)) return bytes.lastIndexOf(code) + 1;
  const [low, high] = bytesOfUnit(encoding);
  for (let unit = (bytes.length & ~1) - 2; unit >= 0; unit -= 2) {
    if (bytes[unit + low] === code && bytes[unit + high] === 0) return unit + 2;
  }
  return 0;
}

/** A byte that continues no character ends the one before, right or wrong: it can be cut there. */
function wholeUtf8(bytes: Uint8Array): number {
  for (let at = bytes.length - 1; at >= Math.max(0, bytes.length - partOfCharacter); at--) {
    const byte = bytes[at] as number;
    if (byte < 0x80) return at + 1;
    if (byte >= 0xc0) return at;
  }
  return bytes.length;
}

function wholeUtf16(bytes: Uint8Array, encoding: string): number {
  const whole = bytes.length & ~1;
  const [, high] = bytesOfUnit(encoding);
  const isHighSurrogate = whole > 0 && ((bytes[whole - 2 + high] as number) & 0xfc) === 0xd8;
  return isHighSurrogate ? whole - 2 : whole;
}

/** Where the low and the high byte of a UTF-16 unit stand in it. */
function bytesOfUnit(encoding: string): [low: number, high: number] {
  return encoding === "utf-16le" ? [0, 1] : [1, 0];
}
