import { carriageReturn, lineFeed } from "../document/characters.ts";
import { type Encoding, encodingOf, headSize, startsWithMark } from "../files/text.ts";
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
  readonly #encoding: Encoding;
  readonly #pieceSize: number;
  /** What pieces are read into, while nobody does. */
  #spare: Uint8Array | undefined;

  /** @throws FileError where the file cannot be read, or is no text */
  constructor(bytes: ByteFile, pieceSize = usualSize) {
    this.name = bytes.name;
    this.size = bytes.size;
    this.#bytes = bytes;
    this.#pieceSize = pieceSize;
    const head = new Uint8Array(Math.min(headSize, bytes.size));
    bytes.read(0, head);
    this.#encoding = encodingOf(head, bytes.name);
    this.mark = startsWithMark(head);
  }

  /**
   * The text between two bytes at which characters begin, without the byte order mark; at least one piece.
   * @throws FileError where the file cannot be read any more
   */
  *pieces(from = 0, to = this.size): Generator<Piece> {
    const buffer = this.#spare ?? new Uint8Array(Math.min(this.#pieceSize, this.size) + partOfCharacter + 1);
    this.#spare = undefined;
    let held = 0;
    for (let offset = from; ; ) {
      held += this.#bytes.read(offset + held, buffer.subarray(held, Math.min(buffer.length, to - offset)));
      const last = offset + held >= to;
      const cut = last ? held : cutOf(buffer.subarray(0, held), this.#encoding);
      // Only a mark at the start of the file is none of its text.
      const decoder = new TextDecoder(this.#encoding, { ignoreBOM: offset > 0 });
      yield { text: decoder.decode(buffer.subarray(0, cut)), end: offset + cut, last };
      if (last) break;
      buffer.copyWithin(0, cut, held);
      held -= cut;
      offset += cut;
    }
    this.#spare = buffer;
  }
}

/** Where bytes can be cut: behind the last line, or else behind the last character that is whole. */
function cutOf(bytes: Uint8Array, encoding: Encoding): number {
  const lines = behindLast(bytes, lineFeed, encoding) || behindLast(bytes, carriageReturn, encoding);
  if (lines > 0) return lines;
  return encoding === "utf-8" ? wholeUtf8(bytes) : wholeUtf16(bytes, encoding);
}

/** Offset behind the last character of this ASCII code, or 0. */
function behindLast(bytes: Uint8Array, code: number, encoding: Encoding): number {
  if (encoding === "utf-8") return bytes.lastIndexOf(code) + 1;
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

function wholeUtf16(bytes: Uint8Array, encoding: Encoding): number {
  const whole = bytes.length & ~1;
  const [, high] = bytesOfUnit(encoding);
  const isHighSurrogate = whole > 0 && ((bytes[whole - 2 + high] as number) & 0xfc) === 0xd8;
  return isHighSurrogate ? whole - 2 : whole;
}

/** Where the low and the high byte of a UTF-16 unit stand in it. */
function bytesOfUnit(encoding: Encoding): [low: number, high: number] {
  return encoding === "utf-16le" ? [0, 1] : [1, 0];
}
