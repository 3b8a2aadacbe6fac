import type { CodePage } from "../document/encoding.ts";
import { headSize, likelyEncoding } from "../files/likely-encoding.ts";
import { decodeBytes, encodingOf, startsWithMark } from "../files/text.ts";
import { cutOf, partOfCharacter } from "../files/whole-characters.ts";
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
