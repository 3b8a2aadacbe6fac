import { isAscii } from "node:buffer";
import type { CodePage } from "../document/encoding.ts";
import { headSize, likelyEncoding } from "../files/likely-encoding.ts";
import { decodeBytes, encodingOf, isLossy, startsWithMark } from "../files/text.ts";
import { cutOf, partOfCharacter } from "../files/whole-characters.ts";
import type { ByteFile } from "./disk-file.ts";

/** A piece of a file's text. Ends after a line if possible. */
export interface Piece {
  /** Where there is `ascii`, it is made from that on request, so ask before the next piece. */
  readonly text: string;
  /** The bytes of the text, if all of it is ASCII. The next piece overwrites them. */
  readonly ascii?: Uint8Array;
  /** Byte offset after it. */
  readonly end: number;
  /** Whether it is the last piece. */
  readonly last: boolean;
}

/** Bytes per piece: enough for few reads, and few enough for the processor's cache. */
const defaultPieceSize = 1 << 20;

/** A text file that is read in pieces, so it may be larger than the maximum length of a string. */
export class TextFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Whether the file starts with a byte order mark. */
  readonly mark: boolean;
  readonly #bytes: ByteFile;
  /** Whether the text that was read so far contains U+FFFD. */
  hasLost = false;
  /** Its name in the WHATWG Encoding standard. */
  readonly encoding: string;
  readonly #pieceSize: number;
  /** The buffer for pieces, while it is not in use. */
  #spare: Uint8Array | undefined;

  /**
   * @param given the file's encoding, if known and not UTF-8; a byte order mark has priority
   * @throws FileError if the file cannot be read, or is not text
   */
  constructor(bytes: ByteFile, given?: string, pieceSize = defaultPieceSize) {
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
   * The text between two byte offsets, at each of which a character begins, without the byte order mark. At least one
   * piece.
   * @throws FileError if the file can no longer be read, or contains characters that text does not have
   */
  *pieces(from = 0, to = this.size): Generator<Piece> {
    for (const { bytes, start, last } of this.#stretches(from, to)) {
      const { encoding, name } = this;
      const end = start + bytes.length;
      // A mark after the start of the file is part of the text.
      const decode = () => decodeBytes(bytes, encoding, name, start > 0);
      if ((encoding === "utf-8" || encoding === "windows-1252") && isAscii(bytes)) {
        yield {
          ascii: bytes,
          end,
          last,
          get text() {
            return decode();
          },
        };
        continue;
      }
      const text = decode();
      this.hasLost ||= text.includes("\uFFFD");
      yield { text, end, last };
    }
  }

  /**
   * Whether some bytes are invalid, so that writing the text would lose them. Reads the whole file.
   * @throws FileError if it contains characters that text does not have
   */
  isLossy(): boolean {
    for (const { bytes, start } of this.#stretches(0, this.size)) {
      if (isLossy(decodeBytes(bytes, this.encoding, this.name, start > 0), bytes, this.encoding)) return true;
    }
    return false;
  }

  /** The encoding in which no character is lost, if it can be known. Reads the whole file. */
  likelyEncoding(): "utf-8" | CodePage | undefined {
    return likelyEncoding(this.bytes());
  }

  /** All bytes, in pieces. The next piece overwrites the previous one. */
  *bytes(): Generator<Uint8Array> {
    for (const { bytes } of this.#stretches(0, this.size)) yield bytes;
  }

  /** Lets go of the memory that makes the next reading faster. */
  release(): void {
    this.#spare = undefined;
  }

  /** Pieces of whole characters, with their byte offsets. The next piece overwrites the previous one. */
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
