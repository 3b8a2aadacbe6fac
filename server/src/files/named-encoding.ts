import { codePageNames, decodeWindows1252, encodingName } from "../document/encoding.ts";
import { FileError } from "./files.ts";
import { utf16Of, utf16Pattern } from "./likely-encoding.ts";

/**
 * Refuses a user's encoding for a file if the bytes prove it wrong. Otherwise, the text could be garbled unnoticed.
 * @param pieces the file's bytes in order, split anywhere; their buffers may be reused afterwards
 * @param given name of the encoding in the WHATWG Encoding standard
 * @param name the file's name for messages
 * @throws FileError if the bytes contradict the encoding
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
  // In any script, a CSV contains ASCII delimiters and line ends. Text in another code page is hardly ever valid UTF-8.
  const isOther = isUtf16 ? !asGiven.looksLikeCsv : given !== "utf-8" && !asUtf8.isAscii;
  if (isOther && asUtf8.isWhole) throw new FileError(`${name} is UTF-8, not ${named}: leave --encoding out.`);
  if (isUtf16 && isOther) throw new FileError(`${name} is not ${named}.`);
  if (isUtf16 && !asGiven.isWhole) {
    throw new FileError(`${name} is ${named} with damaged characters: export it again as UTF-8.`);
  }
  if (!asGiven.isWhole) throw new FileError(`${name} is not ${named}, and characters would be lost.`);
}

/** Checks the byte order mark and the pattern of NUL bytes. */
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

/** The result of decoding bytes in an encoding. */
class Reading {
  /** Whether all bytes are valid characters of text. */
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

  /**
   * At least one in fifty characters must be ASCII. A few may appear by chance, such as a comma from a stray NUL byte.
   */
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

  /** Decodes the next bytes; without bytes, ends the text. */
  #textOf(bytes?: Uint8Array): string {
    // Node's decoder accepts the five bytes that are not assigned to a character.
    if (this.#encoding === "windows-1252") return this.#lacking("\uFFFD", decodeWindows1252(bytes ?? new Uint8Array()));
    try {
      const text = this.#decoder.decode(bytes, { stream: bytes !== undefined });
      // In other encodings, U+0000 is a character that rules report.
      return this.#encoding.startsWith("utf-16") ? this.#lacking("\0", text) : text;
    } catch {
      this.isWhole = false;
      return new TextDecoder(this.#encoding).decode(bytes);
    }
  }

  /** Marks the bytes as invalid if the text contains the sign. */
  #lacking(sign: string, text: string): string {
    this.isWhole = !text.includes(sign);
    return text;
  }
}
