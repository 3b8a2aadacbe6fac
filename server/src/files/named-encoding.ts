import { codePageNames, decodeWindows1252, encodingName } from "../document/encoding.ts";
import { FileError } from "./files.ts";
import { utf16Of, utf16Pattern } from "./likely-encoding.ts";

/**
 * Holds the encoding that a person named for a file against what its bytes say for certain: in a wrong one its text
 * would come out garbled, and nothing in it would tell.
 * @param pieces the file's bytes one after the other, cut anywhere; they may be written over afterwards
 * @param given its name in the WHATWG Encoding standard
 * @param name the file, as the message should call it
 * @throws FileError where they contradict it
 */
export function confirmEncoding(pieces: Iterable<Uint8Array>, given: string, name: string): void {
  const named = encodingName(given);
  const [asUtf8, asGiven] = [new Reading("utf-8"), new Reading(given)];
  let isFirst = true;
  for (const bytes of pieces) {
    if (isFirst) confirmStart(bytes, given, name);
    isFirst = false;
    asUtf8.add(bytes);
    asGiven.add(bytes);
  }
  asUtf8.end();
  asGiven.end();
  const isUtf16 = given.startsWith("utf-16");
  // A CSV has cells and lines, in whatever script its text is; and letters of other code pages hardly ever make whole characters of UTF-8.
  const isOther = isUtf16 ? !asGiven.looksLikeCsv : given !== "utf-8" && !asUtf8.isAscii;
  if (isOther && asUtf8.isWhole) throw new FileError(`${name} is UTF-8, not ${named}: leave --encoding out.`);
  if (isUtf16 && isOther) throw new FileError(`${name} is not ${named}.`);
  if (isUtf16 && !asGiven.isWhole) {
    throw new FileError(`${name} is ${named} with damaged characters: export it again as UTF-8.`);
  }
  if (!asGiven.isWhole) throw new FileError(`${name} is not ${named}, and characters would be lost.`);
}

/** What the first bytes say: a byte order mark, or where NUL bytes stand. */
function confirmStart(bytes: Uint8Array, given: string, name: string): void {
  const named = encodingName(given);
  const isMarkedUtf8 = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const marked = isMarkedUtf8 ? "utf-8" : utf16Of(bytes);
  if (marked === given) return;
  if (marked) {
    throw new FileError(
      `${name} begins with the byte order mark of ${encodingName(marked)}, not ${named}: leave --encoding out.`,
    );
  }
  const likely = utf16Pattern(bytes);
  if (likely && likely !== given) {
    throw new FileError(`${name} is ${codePageNames[likely]}, not ${named}: read it with --encoding ${likely}.`);
  }
}

/** What comes of bytes when they are read in an encoding. */
class Reading {
  /** Whether all bytes are characters, and those of a text. */
  isWhole = true;
  isAscii = true;
  #length = 0;
  #asciiLength = 0;
  readonly #encoding: string;
  readonly #decoder: TextDecoder;

  constructor(encoding: string) {
    this.#encoding = encoding;
    this.#decoder = new TextDecoder(encoding, { fatal: true });
  }

  /** Of fifty characters one is ASCII at least. A stray NUL byte makes a comma of UTF-16 too, but no more than that. */
  get looksLikeCsv(): boolean {
    return 50 * this.#asciiLength >= this.#length;
  }

  add(bytes: Uint8Array): void {
    if (!this.isWhole) return;
    const text = this.#textOf(bytes);
    this.isAscii &&= !/\P{ASCII}/u.test(text);
    this.#length += text.length;
    this.#asciiLength += text.replace(/\P{ASCII}+/gu, "").length;
  }

  end(): void {
    if (this.isWhole) this.#textOf();
  }

  /** The text of bytes that continue the ones before; of none, where the bytes end. */
  #textOf(bytes?: Uint8Array): string {
    // Node's decoder knows nothing of the five bytes that stand for no character.
    if (this.#encoding === "windows-1252") return this.#lacking("\uFFFD", decodeWindows1252(bytes ?? new Uint8Array()));
    try {
      const text = this.#decoder.decode(bytes, { stream: bytes !== undefined });
      // In other encodings it is a character like others, which rules report.
      return this.#encoding.startsWith("utf-16") ? this.#lacking("\0", text) : text;
    } catch {
      this.isWhole = false;
      return new TextDecoder(this.#encoding).decode(bytes);
    }
  }

  /** Takes note of a sign that no text has. */
  #lacking(sign: string, text: string): string {
    this.isWhole = !text.includes(sign);
    return text;
  }
}
