import { type CodePage, codePageNames, decodeWindows1252 } from "../document/encoding.ts";
import { allAtOnce, type Steps } from "../steps.ts";
import { FileError } from "./files.ts";
import { headSize, isValid, utf16Of, utf16Pattern } from "./likely-encoding.ts";
import { wholePieces } from "./whole-characters.ts";

/** A file's text without its byte order mark. */
export interface FileText {
  readonly text: string;
  /** Whether the file starts with a byte order mark. */
  readonly mark: boolean;
}

/** A file's text as it was read. */
export interface DecodedFile extends FileText {
  /** What it was read as, by its name in the WHATWG Encoding standard. */
  readonly encoding: string;
  /** Whether bytes were none of that encoding: to write the text back would lose them for good. */
  readonly lossy: boolean;
}

/** A file that another encoding would read. */
export class EncodingError extends FileError {
  readonly encoding: CodePage;

  constructor(message: string, encoding: CodePage) {
    super(message);
    this.encoding = encoding;
  }
}

const encoder = new TextEncoder();

const nulByte = 0;

/** How a ZIP archive begins: a workbook is one. */
const archive = [0x50, 0x4b, 3, 4];

/**
 * Decodes a text file: UTF-8, or UTF-16 with a byte order mark, unless it is said to be in another encoding. Bytes that
 * are none of it become U+FFFD, which a rule reports where it stands.
 * @param name the file, as the message should call it
 * @param given what the file is encoded in; a byte order mark knows better
 * @throws FileError where the bytes are no text
 */
export function decodeFile(bytes: Uint8Array, name: string, given?: string): DecodedFile {
  return allAtOnce(decoding(bytes, name, given));
}

/** As `decodeFile`, step by step. */
export function* decoding(bytes: Uint8Array, name: string, given?: string): Steps<DecodedFile> {
  const encoding = encodingOf(bytes, name, given);
  const texts: string[] = [];
  let lossy = false;
  for (const piece of wholePieces(bytes, encoding)) {
    const text = decodeBytes(piece, encoding, name, texts.length > 0);
    // Windows-1252 has no such character of its own.
    lossy ||= text.includes("\uFFFD") && (encoding === "windows-1252" || !isValid(piece, encoding));
    texts.push(text);
    yield;
  }
  return { text: joined(texts, name), mark: startsWithMark(bytes), encoding, lossy };
}

function joined(texts: readonly string[], name: string): string {
  try {
    return texts.join("");
  } catch {
    throw tooLong(name);
  }
}

/**
 * The beginning of a text file, decoded as `decodeFile` does: 65,536 UTF-16 units at least, where it has so many.
 * @throws FileError where its bytes are no text
 */
export function decodeBeginning(bytes: Uint8Array, name: string): string {
  const encoding = encodingOf(bytes, name);
  const [piece = bytes] = wholePieces(bytes, encoding);
  return decodeBytes(piece, encoding, name);
}

/** An encoding's name in the WHATWG Encoding standard, by any of its labels; undefined for what is none. */
export function encodingNamed(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/**
 * How a text file is encoded, by its first bytes (`headSize` of them, where it has so many).
 * @throws FileError where they are no text
 */
export function encodingOf(bytes: Uint8Array, name: string, given?: string): string {
  const utf16 = utf16Of(bytes);
  if (utf16) return utf16;
  if (startsWithMark(bytes)) return "utf-8";
  if (archive.every((byte, index) => bytes[index] === byte)) {
    throw new FileError(`${name} is a workbook or another archive: save it as CSV first.`);
  }
  if (given?.startsWith("utf-16")) return given;
  if (bytes.subarray(0, headSize).includes(nulByte)) {
    const likely = utf16Pattern(bytes);
    if (!likely) throw new FileError(`${name} is not a text file.`);
    throw new EncodingError(`${name} is ${codePageNames[likely]} without a byte order mark: save it as UTF-8.`, likely);
  }
  return given ?? "utf-8";
}

/**
 * The text of bytes that begin and end with whole characters, without a byte order mark at its start.
 * @param encoding its name in the WHATWG Encoding standard
 * @param inside whether the bytes are not a file's first ones, so that a mark is a character like any other
 * @throws FileError where it is longer than a text can be, or has characters that no text can be written with
 */
export function decodeBytes(bytes: Uint8Array, encoding: string, name: string, inside = false): string {
  const isUtf16 = encoding.startsWith("utf-16");
  let text: string;
  try {
    text =
      encoding === "windows-1252"
        ? decodeWindows1252(bytes)
        : new TextDecoder(encoding, { ignoreBOM: inside, fatal: isUtf16 }).decode(bytes);
  } catch (error) {
    if (isUtf16 && error instanceof TypeError) throw damaged(name);
    // Faulty bytes of other encodings do not throw: the text is longer than a string can be.
    throw tooLong(name);
  }
  if (isUtf16 && text.includes("\0")) throw damaged(name);
  return text;
}

function tooLong(name: string): FileError {
  return new FileError(`${name} is too large.`);
}

function damaged(name: string): FileError {
  return new FileError(
    `${name} is UTF-16 with damaged characters (U+0000, or half of a surrogate pair): export it again as UTF-8.`,
  );
}

/** Whether bytes begin with a byte order mark. */
export function startsWithMark(bytes: Uint8Array): boolean {
  return utf16Of(bytes) !== undefined || (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf);
}

/** Whether a file has the bytes of UTF-8 as it is: text of plain ASCII has them in any code page. */
export function isOfUtf8({ text, encoding }: DecodedFile): boolean {
  return encoding === "utf-8" || !(encoding.startsWith("utf-16") || /\P{ASCII}/u.test(text));
}

/** As `encoding`, all at once. */
export function encodeFile(file: FileText): Uint8Array {
  return allAtOnce(encoding(file));
}

/** The bytes of a text in UTF-8. */
export function* encoding({ text, mark }: FileText): Steps<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for (const stretch of stretchesOf(mark ? `\uFEFF${text}` : text)) {
    pieces.push(encoder.encode(stretch));
    yield;
  }
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** UTF-16 units that are encoded in a few milliseconds. */
const stretchSize = 1 << 18;

/** A text in stretches of whole characters. */
export function* stretchesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    let end = start + stretchSize;
    const endsWithHighSurrogate = (text.charCodeAt(end - 1) & 0xfc00) === 0xd800;
    if (endsWithHighSurrogate) end++;
    yield text.slice(start, end);
    start = end;
  }
}
